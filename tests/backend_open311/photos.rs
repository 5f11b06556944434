//! Photos: as a part of the report, by an address of their own, and whether they arrived.

use complaint_widget::{
    backend::{
        Accepted, Attempt, Backend as _, Body, Failure, Part, PartContent, Proof, Refusal, Reply, Trouble,
    },
    domain::{MediaType, PhotoId},
    form::{Draft, Field, Reason},
};
use serde_json::{Value, json};

use crate::{
    Walk, answered, attempt, field, page, receipt, response, server, submission,
    support::{PHOTO, draft, photo},
    walk,
};

const SECOND: &str = "0b1e7a7e-2f64-4a30-8d1b-9e6f3f1c2d02";

fn pictured(ids: &[&str]) -> Draft {
    Draft { photos: ids.iter().map(|id| photo(id)).collect(), ..draft() }
}

fn sent(settings: &Value, ids: &[&str], replies: Vec<Reply>) -> Walk<Accepted> {
    walk(server(settings).submit(&submission(&pictured(ids)), &attempt()), replies)
}

fn taken() -> Reply {
    answered(200, &json!([{ "service_request_id": 3, "service_notice": "" }]))
}

fn shown(item: &Value) -> Reply {
    let mut item = item.clone();
    item["service_request_id"] = json!(3);
    answered(200, &json!([item]))
}

fn id(id: &str) -> PhotoId {
    PhotoId(id.to_owned())
}

fn part(name: &str, id: &str) -> Part {
    let content = PartContent::Photo {
        id: self::id(id),
        media_type: MediaType::Jpeg,
        file_name: "photo.jpg".to_owned(),
    };
    Part { name: name.to_owned(), content }
}

fn by_part() -> Value {
    json!({ "photos": { "part": { "name": "media" } }, "photo_count": 2 })
}

fn by_upload() -> Value {
    json!({ "photos": { "upload": { "path": "../image", "part": "file", "field": "media_url" } }, "photo_count": 2 })
}

#[test]
fn a_photo_travels_as_the_last_part_of_a_multipart_report() {
    let walk = sent(
        &by_part(),
        &[PHOTO],
        vec![taken(), shown(&json!({ "media_url": "https://hotline.example/a.jpg" }))],
    );
    let Body::Multipart(parts) = &walk.requests[0].body else { panic!("expected parts") };
    let (last, texts) = parts.split_last().unwrap();
    assert_eq!(last, &part("media", PHOTO));
    let text = |name: &str| texts.iter().find(|part| part.name == name).map(|part| part.content.clone());
    assert_eq!(text("service_code"), Some(PartContent::Text("lamp".to_owned())));
    let words = "The lamp at the gate is dark\n\nThe dark lamp".to_owned();
    assert_eq!(text("description"), Some(PartContent::Text(words)));
    assert!(walk.requests[1].url.ends_with("/requests/3.json?extensions=true"), "{}", walk.requests[1].url);
    let accepted = walk.outcome.unwrap();
    assert_eq!(accepted.proof, Proof::Numbered(receipt("3")));
    assert_eq!(accepted.photos, [(id(PHOTO), Ok(()))]);
}

#[test]
fn a_report_without_photos_is_a_plain_form_and_is_not_read_back() {
    let walk = sent(&by_part(), &[], vec![taken()]);
    assert!(matches!(walk.requests[0].body, Body::Form(_)));
    assert_eq!(walk.outcome.unwrap().photos, []);
}

#[test]
fn a_photo_that_the_report_does_not_show_is_not_called_delivered() {
    for reply in [
        shown(&json!({ "media_url": null })),
        shown(&json!({ "media_url": "" })),
        shown(&json!({})),
        answered(200, &json!([{ "service_request_id": 4, "media_url": "https://hotline.example/a.jpg" }])),
        answered(200, &json!([])),
        page(200),
        page(404),
        Err(Failure::Broken),
    ] {
        let accepted = sent(&by_part(), &[PHOTO], vec![taken(), reply.clone()]).outcome.unwrap();
        assert_eq!(accepted.proof, Proof::Numbered(receipt("3")), "{reply:?}");
        assert_eq!(accepted.photos, [(id(PHOTO), Err(Trouble::Unknown))], "{reply:?}");
    }
}

#[test]
fn photos_are_found_in_a_text_a_list_with_commas_a_list_of_things_and_in_attachments() {
    let attachments = json!([{ " url": "/b.jpg", "mimetype": "image/jpeg" }]);
    for item in [
        json!({ "media_url": "https://hotline.example/a.jpg,https://hotline.example/b.jpg" }),
        json!({ "media_url": ["https://hotline.example/a.jpg", "https://hotline.example/b.jpg"] }),
        json!({ "media_url": [{ "id": 1, "url": "/a.jpg", "tags": [] }, { "id": 2, "url": "/b.jpg" }] }),
        json!({ "media_url": "/a.jpg", "extended_attributes": { "attachments": attachments } }),
    ] {
        let accepted = sent(&by_part(), &[PHOTO, SECOND], vec![taken(), shown(&item)]).outcome.unwrap();
        assert_eq!(accepted.photos, [(id(PHOTO), Ok(())), (id(SECOND), Ok(()))], "{item}");
    }
}

#[test]
fn when_one_of_two_photos_is_missing_nobody_knows_which() {
    let one = shown(&json!({ "media_url": "/a.jpg", "extended_attributes": { "media_urls": ["/a.jpg"] } }));
    let accepted = sent(&by_part(), &[PHOTO, SECOND], vec![taken(), one]).outcome.unwrap();
    assert_eq!(accepted.photos, [(id(PHOTO), Err(Trouble::Unknown)), (id(SECOND), Err(Trouble::Unknown))]);
}

#[test]
fn photos_of_a_report_whose_number_follows_are_unknown() {
    let token = || answered(200, &json!([{ "token": "t" }]));
    let accepted = sent(&by_part(), &[PHOTO], (0..6).map(|_| token()).collect()).outcome.unwrap();
    assert!(matches!(accepted.proof, Proof::NumberToFollow(_)));
    assert_eq!(accepted.photos, [(id(PHOTO), Err(Trouble::Unknown))]);
}

#[test]
fn photos_are_uploaded_first_and_the_report_names_where_they_lie() {
    let uploaded = |address: &str| response(200, "application/json", format!("\"{address}\"").as_bytes());
    let replies = vec![
        uploaded("https://hotline.example/m/1"),
        answered(
            201,
            &json!({ "mimetype": "image/jpeg", "path": "https://hotline.example/m/2", "name": "photo.jpg" }),
        ),
        taken(),
        shown(&json!({ "media_url": "https://hotline.example/m/1, https://hotline.example/m/2" })),
    ];
    let walk = sent(&by_upload(), &[PHOTO, SECOND], replies);
    for (request, id) in walk.requests.iter().zip([PHOTO, SECOND]) {
        assert_eq!(request.url, "https://hotline.example/image");
        assert_eq!(request.body, Body::Multipart(vec![part("file", id)]));
    }
    let report = &walk.requests[2];
    assert_eq!(
        field(report, "media_url").unwrap(),
        "https://hotline.example/m/1,https://hotline.example/m/2"
    );
    assert_eq!(walk.outcome.unwrap().photos, [(id(PHOTO), Ok(())), (id(SECOND), Ok(()))]);
}

#[test]
fn a_repeated_report_names_the_photos_that_are_there_already() {
    let server = server(&by_upload());
    let pictured = submission(&pictured(&[PHOTO, SECOND]));
    let sent = |key: &str, replies: Vec<Reply>| {
        let attempt = Attempt { key: key.to_owned(), insists: false };
        walk(server.clone().submit(&pictured, &attempt), replies)
    };
    let lies_at = |number: u8| answered(200, &json!(format!("https://hotline.example/m/{number}")));
    let broken = || Err(Failure::Broken);
    sent("a", vec![lies_at(1), broken()]);
    // Only the second photo is still missing, and then none.
    let first = sent("a", vec![lies_at(2), broken()]);
    let second = sent("a", vec![taken(), shown(&json!({ "media_url": "/m/1,/m/2" }))]);
    assert_eq!(first.requests[1], second.requests[0], "another report than before");
    assert!(field(&second.requests[0], "media_url").unwrap().ends_with("/m/1,https://hotline.example/m/2"));
    // Another attempt, and one after the report was taken, know nothing of them.
    for key in ["b", "a"] {
        assert_eq!(sent(key, vec![broken()]).requests[0].url, "https://hotline.example/image", "{key}");
    }
}

#[test]
fn an_address_may_come_without_quotation_marks() {
    let bare = response(200, "text/plain", b"https://hotline.example/m/1\n");
    let walk = sent(&by_upload(), &[PHOTO], vec![bare, taken(), shown(&json!({ "media_url": "/m/1" }))]);
    assert_eq!(field(&walk.requests[1], "media_url").unwrap(), "https://hotline.example/m/1");
}

#[test]
fn a_photo_that_is_not_taken_stops_everything_before_the_report() {
    let ends = |reply: Reply| sent(&by_upload(), &[PHOTO], vec![reply]).outcome.unwrap_err();
    for reply in [
        page(200),
        response(200, "application/json", b""),
        page(500),
        Err(Failure::Broken),
        answered(200, &json!("not an address")),
    ] {
        assert_eq!(ends(reply.clone()), Trouble::Unavailable { retry_after: None }, "{reply:?}");
    }
    assert_eq!(ends(page(429)), Trouble::Refused(Refusal::Throttled { retry_after: None }));
    let refused = answered(400, &json!({ "error": "Only pictures, please" }));
    let Trouble::Rejected(problems) = ends(refused) else { panic!("expected a rejection") };
    assert_eq!((&problems[0].field, problems[0].reason), (&Field::Photo(id(PHOTO)), Reason::WrongType));
    assert_eq!(problems[0].said.as_ref().unwrap().text, "Only pictures, please");
}
