//! Requests that come before another: tokens, and photos that go first.

use complaint_widget::{
    backend::{Backend as _, Body, Failure, Request, Trouble, rest::Rest},
    domain::PhotoId,
    form::{Draft, Field, Problem, Reason},
};
use serde_json::{Value, json};

use super::{
    answered, attempt, english, example, hotline, in_house, perform, photo, response, with, without,
};
use crate::{
    EXAMPLES,
    support::{PHOTO, full_draft, submission},
};

const OTHER: &str = "1c2f8b8f-3a75-4b41-9e2c-af7a4b2d3e12";

/// The in-house hotline, if it took photos first and then their numbers.
fn photos_first() -> Value {
    let step = json!({
        "for_each": "photos",
        "request": { "method": "POST", "path": "/files/{photo.file_name}", "body": "photo" },
        "take": { "id": "/数据/附件编号" },
    });
    let photos = json!({ "$each": "photos", "as": { "编号": "{before.id}", "说明": "{photo.description}" } });
    let description =
        with(without(in_house(), "/operations/photo"), "/operations/submit/before", json!([step]));
    with(description, "/operations/submit/request/body/json/照片", photos)
}

fn two_photos() -> Draft {
    let mut draft = full_draft();
    draft.photos.push(crate::support::photo(OTHER));
    draft
}

fn done(data: &Value) -> Value {
    json!({ "结果": "成功", "数据": data })
}

fn taken() -> Value {
    done(&json!({ "工单编号": "GD1", "查询密码": "480919", "分类代码": "lamp" }))
}

fn json_of(request: &Request) -> Value {
    let Body::Json(text) = &request.body else { panic!("expected JSON, not {:?}", request.body) };
    serde_json::from_str(text).unwrap()
}

#[test]
fn photos_that_go_first_are_named_in_the_report_and_have_arrived_with_it() {
    let hotline = hotline(&photos_first());
    assert!(perform(hotline.capabilities(&english()), []).1.unwrap().photos.unwrap().only_with_report);
    let file = |id: &str| answered(200, &done(&json!({ "附件编号": id })));
    let replies = [file("F1"), file("F2"), answered(200, &taken())];
    let (requests, end) = perform(hotline.submit(&submission(&two_photos()), &attempt()), replies);
    assert_eq!(requests[0].url, format!("./hotline/v2/files/{PHOTO}.jpg"));
    assert_eq!(
        (&requests[0].body, &requests[1].body),
        (&Body::Photo(photo()), &Body::Photo(PhotoId(OTHER.to_owned())))
    );
    let named = json!([{ "编号": "F1", "说明": "The dark lamp" }, { "编号": "F2", "说明": "The dark lamp" }]);
    assert_eq!(json_of(&requests[2])["照片"], named);
    assert_eq!(end.unwrap().photos, [(photo(), Ok(())), (PhotoId(OTHER.to_owned()), Ok(()))]);
}

#[test]
fn a_photo_that_fails_keeps_the_report_at_home() {
    let too_large = Problem::new(Field::Photo(photo()), Reason::TooLarge { max_bytes: None });
    for (reply, expected) in [
        (
            answered(200, &json!({ "结果": "失败", "错误码": "E1003" })),
            Trouble::Rejected(vec![too_large.clone()]),
        ),
        (response(413, b""), Trouble::Rejected(vec![too_large])),
        (response(500, b""), Trouble::Unavailable { retry_after: None }),
        (answered(200, &done(&json!({}))), Trouble::Unavailable { retry_after: None }),
        (Err(Failure::Broken), Trouble::Unavailable { retry_after: None }),
        (Err(Failure::Cancelled), Trouble::Cancelled),
    ] {
        let (requests, end) =
            perform(hotline(&photos_first()).submit(&submission(&two_photos()), &attempt()), [reply]);
        assert_eq!((requests.len(), end), (1, Err(expected)));
    }
}

/// Submits to a Zammad that gives this token, and answers so.
fn submit(
    zammad: &Rest,
    draft: &Draft,
    token: &str,
    reply: complaint_widget::backend::Reply,
) -> Vec<Request> {
    let replies = [answered(200, &json!({ "token": token })), reply.clone(), reply];
    perform(zammad.submit(&submission(draft), &attempt()), replies).0
}

#[test]
fn what_is_sent_once_more_is_the_very_same_request_unless_it_was_turned_away() {
    let zammad = hotline(&example(EXAMPLES[1]));
    let again = |reply| perform(zammad.submit(&submission(&full_draft()), &attempt()), [reply]).0;
    let first = submit(&zammad, &full_draft(), "t1", Err(Failure::Broken));
    // No other token is asked for.
    assert_eq!(again(Err(Failure::Broken)), first[1..]);
    // Offline and throttled: what went before may have arrived all the same.
    for reply in
        [Err(Failure::NotSent), answered(429, &json!({})), Err(Failure::Cancelled), response(404, b"")]
    {
        assert_eq!(again(reply), first[1..]);
    }
    // The token is too old.
    assert_eq!(again(response(403, b"")), first[1..]);
    let second = submit(&zammad, &full_draft(), "t2", Err(Failure::Broken));
    assert_eq!(second.len(), 2);
    // Also once it was taken: the gateway then answers with the same number.
    assert_eq!(again(answered(200, &json!({ "ticket": { "number": "7" } }))), second[1..]);
    assert_eq!(again(Err(Failure::Broken)), second[1..]);
    // Another content needs what is its own.
    let mut other = full_draft();
    other.description = "The lamp hums".to_owned();
    assert_eq!(submit(&zammad, &other, "t3", Err(Failure::Broken)).len(), 2);
}

#[test]
fn photos_that_went_first_are_not_sent_once_more() {
    let hotline = hotline(&photos_first());
    let file = |id: &str| answered(200, &done(&json!({ "附件编号": id })));
    let replies = [file("F1"), file("F2"), Err(Failure::Broken)];
    let (requests, end) = perform(hotline.submit(&submission(&two_photos()), &attempt()), replies);
    assert_eq!(end, Err(Trouble::Unknown));
    let replies = [answered(200, &taken())];
    let (again, end) = perform(hotline.submit(&submission(&two_photos()), &attempt()), replies);
    assert_eq!(again, requests[2..]);
    assert_eq!(end.unwrap().photos.len(), 2);
}
