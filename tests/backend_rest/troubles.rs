//! Every way a server can misbehave, and what the citizen is told.

use std::time::Duration;

use complaint_widget::{
    backend::{Backend as _, Failure, Outcome, Refusal, Reply, Response, Trouble},
    domain::{LanguageTag, MediaType, QuotedText},
    form::{Field, Problem, Reason},
};
use serde_json::{Value, json};

use super::{
    answered, attempt, end, english, example, hotline, in_house, perform, photo, rating, receipt, response,
    with,
};
use crate::{
    EXAMPLES,
    support::{KEY, full_draft, submission},
};

const UNAVAILABLE: Trouble = Trouble::Unavailable { retry_after: None };
const PAGE: &[u8] = b"<!doctype html><title>Welcome</title><p>Log in to the network.";

/// The ends of every operation that changes something.
fn changing(reply: &Reply) -> [(&'static str, Outcome<()>); 5] {
    let hotline = hotline(&in_house());
    let reply = || reply.clone();
    [
        ("submit", end(hotline.submit(&submission(&full_draft()), &attempt()), reply()).map(|_| ())),
        ("photo", end(hotline.upload_photo(&receipt(), &photo(), MediaType::Jpeg), reply())),
        ("information", end(hotline.add_information(&receipt(), "Dark again", KEY), reply())),
        ("rating", end(hotline.rate(&receipt(), &rating()), reply())),
        ("reopening", end(hotline.reopen(&receipt(), "Still dark", KEY), reply())),
    ]
}

/// The ends of every operation that only reads.
fn reading(reply: &Reply) -> [(&'static str, Outcome<()>); 2] {
    let hotline = hotline(&in_house());
    [
        ("categories", end(hotline.categories(&english()), reply.clone()).map(|_| ())),
        ("complaint", end(hotline.read(&receipt(), None, &english()), reply.clone()).map(|_| ())),
    ]
}

fn failed(code: &str) -> Value {
    json!({ "结果": "失败", "错误码": code, "错误信息": "出错了" })
}

fn said(text: &str) -> Option<QuotedText> {
    Some(QuotedText { text: text.to_owned(), language: Some(LanguageTag::new("zh-Hans")) })
}

#[test]
fn what_proves_nothing_is_unknown_when_writing_and_unavailable_when_reading() {
    for (name, reply) in [
        ("a portal's page", response(200, PAGE)),
        ("an empty body", response(200, b"")),
        ("half a body", response(200, "{\"结果\": \"成功\", \"数据\": {\"工单".as_bytes())),
        ("not UTF-8", response(200, b"{\"a\": \"\xFF\"}")),
        ("an empty object", answered(200, &json!({}))),
        ("null", answered(200, &json!(null))),
        ("a page, created", response(201, PAGE)),
        ("no content", response(204, b"")),
        ("a redirection", response(302, PAGE)),
        ("a broken hotline", response(500, PAGE)),
        ("a broken hotline that speaks", answered(500, &json!({ "error": "x" }))),
        ("a gateway without its hotline", response(502, PAGE)),
        ("a gateway that waited", response(504, b"")),
        ("a proxy that waited", response(408, PAGE)),
        ("a proxy that waited and speaks", answered(408, &json!({ "message": "timeout" }))),
        ("out of order", response(503, PAGE)),
    ] {
        for (operation, end) in changing(&reply) {
            assert_eq!(end, Err(Trouble::Unknown), "{operation}: {name}");
        }
        for (operation, end) in reading(&reply) {
            assert_eq!(end, Err(UNAVAILABLE), "{operation}: {name}");
        }
    }
}

#[test]
fn a_connection_that_breaks_is_unknown_when_writing_unless_nothing_left() {
    for (failure, writing, read) in [
        (Failure::Broken, Trouble::Unknown, UNAVAILABLE),
        (Failure::NotSent, UNAVAILABLE, UNAVAILABLE),
        (Failure::Cancelled, Trouble::Cancelled, Trouble::Cancelled),
    ] {
        for (operation, end) in changing(&Err(failure)) {
            assert_eq!(end, Err(writing.clone()), "{operation}: {failure:?}");
        }
        for (operation, end) in reading(&Err(failure)) {
            assert_eq!(end, Err(read.clone()), "{operation}: {failure:?}");
        }
    }
}

#[test]
fn a_refusal_is_one_whatever_its_words() {
    for body in [PAGE, b"", b"{}", b"{\"error\": 1}"] {
        for (status, expected) in [
            (401, Trouble::Refused(Refusal::Forbidden)),
            (403, Trouble::Refused(Refusal::Forbidden)),
            (429, Trouble::Refused(Refusal::Throttled { retry_after: None })),
        ] {
            for (operation, end) in changing(&response(status, body)) {
                assert_eq!(end, Err(expected.clone()), "{operation}: {status}");
            }
            for (operation, end) in reading(&response(status, body)) {
                assert_eq!(end, Err(expected.clone()), "{operation}: {status}");
            }
        }
    }
}

#[test]
fn the_wait_that_a_throttle_asks_for_is_told() {
    let headers = vec![("retry-after".to_owned(), "30".to_owned())];
    let throttled = |status, body: Value| {
        let reply = Ok(Response { status, headers: headers.clone(), body: body.to_string().into_bytes() });
        end(hotline(&in_house()).submit(&submission(&full_draft()), &attempt()), reply)
    };
    let expected = Trouble::Refused(Refusal::Throttled { retry_after: Some(Duration::from_secs(30)) });
    assert_eq!(throttled(429, json!({})), Err(expected.clone()));
    assert_eq!(throttled(200, failed("E4290")), Err(expected));
}

#[test]
fn an_error_in_a_success_is_the_error_that_it_tells() {
    let ends = |code: &str| changing(&answered(200, &failed(code))).map(|(_, end)| end.unwrap_err());
    assert_eq!(ends("E4001"), [const { Trouble::Refused(Refusal::Forbidden) }; 5]);
    assert_eq!(ends("E4004"), [const { Trouble::NotFound }; 5]);
    assert_eq!(ends("E2003"), [const { Trouble::Refused(Refusal::WrongStatus) }; 5]);
    let too_large = Reason::TooLarge { max_bytes: None };
    let [submit, upload, ..] = ends("E1003");
    assert_eq!(submit, Trouble::Rejected(vec![Problem::new(Field::Other, too_large)]));
    assert_eq!(upload, Trouble::Rejected(vec![Problem::new(Field::Photo(photo()), too_large)]));
    let [_, upload, ..] = ends("E1004");
    assert_eq!(upload, Trouble::Rejected(vec![Problem::new(Field::Photo(photo()), Reason::WrongType)]));

    let [categories, complaint] = reading(&answered(200, &failed("E4004"))).map(|(_, end)| end.unwrap_err());
    assert_eq!((categories, complaint), (Trouble::NotFound, Trouble::NotFound));
    for (operation, end) in reading(&answered(200, &failed("E1001"))) {
        assert_eq!(end, Err(UNAVAILABLE), "{operation}: nobody is told to correct what was only asked for");
    }
}

#[test]
fn an_error_that_the_file_doesnt_know_is_a_rejection_in_the_hotlines_words() {
    let [submit, upload, information, rating, reopening] =
        changing(&answered(200, &failed("E9999"))).map(|(_, end)| end.unwrap_err());
    let rejected = |field| Trouble::Rejected(vec![Problem::new(field, Reason::Invalid).said(said("出错了"))]);
    assert_eq!((submit, rating), (rejected(Field::Other), rejected(Field::Other)));
    assert_eq!(upload, rejected(Field::Photo(photo())));
    assert_eq!((information, reopening), (rejected(Field::Information), rejected(Field::ReopeningReason)));
}

#[test]
fn faults_are_told_at_their_fields_in_the_hotlines_words() {
    let mut reply = failed("E1001");
    reply["字段"] = json!([
        { "名称": "电话", "说明": "不能为空" }, { "名称": "诉求内容" }, { "名称": "别的", "说明": ["一", "二"] }, 7,
    ]);
    let exchange = hotline(&in_house()).submit(&submission(&full_draft()), &attempt());
    let problem = |field, words| Problem::new(field, Reason::Invalid).said(said(words));
    assert_eq!(
        end(exchange, answered(200, &reply)),
        Err(Trouble::Rejected(vec![
            problem(Field::Phone, "不能为空"),
            problem(Field::Description, "出错了"),
            problem(Field::Other, "一\n二"),
            problem(Field::Other, "出错了"),
        ]))
    );
}

#[test]
fn zammads_errors_come_as_an_object_under_status_200() {
    let zammad = hotline(&example(EXAMPLES[1]));
    let submit = |status, reply: &Value| {
        let replies = [answered(200, &json!({ "token": "t0k" })), answered(status, reply)];
        perform(zammad.submit(&submission(&full_draft()), &attempt()), replies).1
    };
    let english = |text: &str| Some(QuotedText { text: text.to_owned(), language: Some(english()) });
    let problem = |field, words| Problem::new(field, Reason::Invalid).said(english(words));
    assert_eq!(
        submit(200, &json!({ "errors": { "email": "invalid", "name": "required" } })),
        Err(Trouble::Rejected(vec![problem(Field::Email, "invalid"), problem(Field::Name, "required")]))
    );
    assert_eq!(submit(403, &json!({ "error": "Not authorized" })), Err(Trouble::Refused(Refusal::Forbidden)));
    assert_eq!(
        submit(422, &json!({ "error": "Too long" })),
        Err(Trouble::Rejected(vec![problem(Field::Other, "Too long")]))
    );
}

#[test]
fn a_status_that_turns_away_means_what_http_says_if_the_hotline_said_it() {
    let said = json!({ "message": "no" });
    for (status, [submit, other]) in [
        (404, [UNAVAILABLE, Trouble::NotFound]),
        (409, [rejected(), Trouble::Refused(Refusal::WrongStatus)]),
        (400, [rejected(), Trouble::Rejected(vec![Problem::new(Field::Information, Reason::Invalid)])]),
    ] {
        let ends = changing(&answered(status, &said));
        assert_eq!((&ends[0].1, &ends[2].1), (&Err(submit), &Err(other)), "{status}");
        let [_, (_, complaint)] = reading(&answered(status, &said));
        let expected = if status == 409 { UNAVAILABLE } else { Trouble::NotFound };
        assert_eq!(complaint, Err(expected), "{status}");
        // Not in the hotline's words: something else answers at its address, and nothing was taken.
        for (operation, end) in changing(&response(status, PAGE)) {
            assert_eq!(end, Err(UNAVAILABLE), "{operation}: {status}");
        }
    }
    for (status, reason) in [(413, Reason::TooLarge { max_bytes: None }), (415, Reason::WrongType)] {
        for body in [PAGE, b"{}"] {
            let expected = Trouble::Rejected(vec![Problem::new(Field::Photo(photo()), reason)]);
            assert_eq!(changing(&response(status, body))[1].1, Err(expected), "{status}");
        }
    }
}

fn rejected() -> Trouble {
    Trouble::Rejected(vec![Problem::new(Field::Other, Reason::Invalid)])
}

#[test]
fn an_operation_can_have_an_envelope_of_its_own() {
    let own = json!({ "proof": { "/ok": true }, "error_if": ["/message"], "words": ["/message"] });
    let description = with(in_house(), "/operations/information/envelope", own);
    let hotline = hotline(&description);
    let add = |reply: Value| end(hotline.add_information(&receipt(), "Dark", KEY), answered(200, &reply));
    assert_eq!(add(json!({ "ok": true, "数据": { "工单编号": "GD2026112400001" } })), Ok(()));
    let words = Problem::new(Field::Information, Reason::Invalid).said(said("太长"));
    assert_eq!(add(json!({ "ok": false, "message": "太长" })), Err(Trouble::Rejected(vec![words])));
    assert_eq!(
        add(json!({ "结果": "成功", "数据": { "工单编号": "GD2026112400001" } })),
        Err(Trouble::Unknown)
    );
}

#[test]
fn an_operation_that_isnt_described_is_unsupported() {
    let zammad = hotline(&example(EXAMPLES[1]));
    assert_eq!(perform(zammad.rate(&receipt(), &rating()), []).1, Err(Trouble::Unsupported));
    assert_eq!(perform(zammad.read(&receipt(), None, &english()), []).1, Err(Trouble::Unsupported));
    assert_eq!(perform(zammad.districts(&english()), []).1, Err(Trouble::Unsupported));
}
