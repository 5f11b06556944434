//! What counts as success.

use complaint_widget::{
    backend::{Backend as _, Trouble},
    domain::{MediaType, Status},
};
use serde_json::{Value, json};

use super::{
    PAGE, PHOTO, answered, attempt, changing, complaint, created, draft, end, english, hotline, page, photo,
    reading, receipt, response, submission,
};
use crate::Reply;

const UNAVAILABLE: Trouble = Trouble::Unavailable { retry_after: None };

#[test]
fn good_replies_to_reading_operations_are_read() {
    let hotline = hotline();
    let capabilities = json!({
        "name": "Quiet Hills", "languages": ["en", "ar"], "classes": ["inquiry", "complaint"],
        "description_max": 900, "places": ["description"], "a_later_field": { "ignored": true },
    });
    let read = end(hotline.capabilities(&english()), answered(200, &capabilities)).unwrap();
    assert_eq!((read.name.as_str(), read.description_max, read.photos), ("Quiet Hills", 900, None));
    assert!(!read.rating && !read.idempotent_submit);

    let categories =
        json!({ "categories": [{ "code": "lamp", "name": "Lamp" }, { "code": "a b", "name": "B" }] });
    let read = end(hotline.categories(&english()), answered(200, &categories)).unwrap();
    assert_eq!(read.iter().map(|category| category.code.0.as_str()).collect::<Vec<_>>(), ["lamp", "a b"]);

    let districts = json!({ "districts": [{ "code": "n", "name": "North" }] });
    let read = end(hotline.districts(&english()), answered(200, &districts)).unwrap();
    assert_eq!(read[0].name, "North");

    let point = json!({ "latitude": 39.9, "longitude": 116.4 });
    let addresses = json!({ "addresses": [{ "label": "1 Gate Street", "point": point }, { "label": "2" }] });
    let read = end(hotline.search_addresses("gate", &english()), answered(200, &addresses)).unwrap();
    assert_eq!((read.len(), read[0].point.is_some(), read[1].point), (2, true, None));
}

#[test]
fn a_complaint_is_read_with_its_revision_also_with_words_that_are_new() {
    let body = complaint("QH-2026-000007").to_string();
    let reply = response(200, &[("etag", "\"r4\"")], body.as_bytes());
    let revised = end(hotline().read(&receipt(), Some("\"r3\""), &english()), reply).unwrap().unwrap();
    assert_eq!(revised.revision.as_deref(), Some("\"r4\""));
    assert_eq!(revised.value.status, Status::Other("waiting_for_parts".to_owned()));
    assert_eq!(revised.value.timeline.len(), 2);
}

#[test]
fn only_a_200_is_a_whole_answer_to_a_reading_operation() {
    let read = |status| {
        end(hotline().read(&receipt(), None, &english()), answered(status, &complaint("QH-2026-000007")))
    };
    assert!(read(200).is_ok());
    for status in [201, 203, 206] {
        assert_eq!(read(status), Err(UNAVAILABLE), "{status}");
    }
}

#[test]
fn an_unchanged_complaint_is_none_only_if_that_was_asked() {
    let read = |revision| end(hotline().read(&receipt(), revision, &english()), response(304, &[], b""));
    assert_eq!(read(Some("\"r3\"")), Ok(None));
    assert_eq!(read(None), Err(UNAVAILABLE));
}

#[test]
fn another_complaint_than_the_one_asked_for_is_never_shown() {
    let read =
        |reference| end(hotline().read(&receipt(), None, &english()), answered(200, &complaint(reference)));
    assert_eq!(read("QH-2026-000008"), Err(UNAVAILABLE));
    // Dashes and case are the citizen's; the hotline answers with its own form.
    assert!(read("qh2026-000007").is_ok());
}

#[test]
fn a_submission_is_accepted_only_with_a_reference_and_a_code() {
    let submit = |reply| end(hotline().submit(&submission(&draft()), &attempt()), reply);
    for status in [200, 201] {
        let accepted = submit(answered(status, &created())).unwrap();
        assert_eq!(accepted.receipt(), Some(&receipt()));
        assert_eq!(accepted.deadline.unwrap().to_rfc3339(), "2026-12-01T09:00:00Z");
    }
    let mut without_code = created();
    without_code.as_object_mut().unwrap().remove("code");
    let with = |name: &str, value: Value| {
        let mut body = created();
        body[name] = value;
        body
    };
    for body in [
        without_code,
        with("reference", json!("")),
        with("code", json!("")),
        with("code", json!(null)),
        with("reference", json!(7)),
        json!([created()]),
        json!([created(), created()]),
        json!({ "complaint": created() }),
        json!({}),
        json!("QH-2026-000007"),
    ] {
        assert_eq!(submit(answered(201, &body)), Err(Trouble::Unknown), "{body}");
    }
}

#[test]
fn a_photo_has_arrived_only_if_the_hotline_names_it() {
    let upload = |body: &Value| {
        end(hotline().upload_photo(&receipt(), &photo(), MediaType::Jpeg), answered(201, body))
    };
    let received = |id: &str| json!({ "id": id, "received_at": "2026-11-24T09:00:05Z", "bytes": 800 });
    assert_eq!(upload(&received(PHOTO)), Ok(()));
    assert_eq!(upload(&received("another")), Err(Trouble::Unknown));
    assert_eq!(upload(&json!({})), Err(Trouble::Unknown));
    assert_eq!(upload(&json!([received(PHOTO)])), Err(Trouble::Unknown));
}

#[test]
fn words_and_ratings_are_recorded_only_if_the_hotline_names_the_complaint() {
    let recorded = |reference: &str| {
        let body =
            json!({ "reference": reference, "status": "reopened", "updated_at": "2026-11-24T09:30:00Z" });
        move || answered(200, &body)
    };
    for (operation, end) in &changing(recorded("QH-2026-000007"))[2..] {
        assert_eq!(end, &Ok(()), "{operation}");
    }
    for (operation, end) in &changing(|| answered(201, &complaint("QH-2026-000007")))[2..] {
        assert_eq!(end, &Ok(()), "{operation}: a whole complaint is a proof, too");
    }
    for (operation, end) in &changing(recorded("QH-2026-000008"))[2..] {
        assert_eq!(end, &Err(Trouble::Unknown), "{operation}");
    }
}

#[test]
fn a_success_without_proof_is_unknown_when_writing_and_unavailable_when_reading() {
    let json_type = [("content-type", "application/json")];
    let replies: [(&str, Reply); 13] = [
        ("a portal's page", page(200)),
        ("a page typed as JSON", response(200, &json_type, PAGE)),
        ("half a body", response(200, &json_type, b"{\"reference\": \"QH-20")),
        ("not UTF-8", response(200, &json_type, b"{\"name\": \"\xFF\"}")),
        ("an empty body", response(200, &[], b"")),
        ("an empty object", answered(200, &json!({}))),
        ("an empty list", answered(200, &json!([]))),
        ("null", answered(200, &json!(null))),
        ("created, a page", page(201)),
        ("accepted", answered(202, &created())),
        ("no content", response(204, &[], b"")),
        ("a redirection", page(302)),
        ("not modified", response(304, &[], b"")),
    ];
    for (name, reply) in replies {
        for (operation, end) in changing(|| reply.clone()) {
            assert_eq!(end, Err(Trouble::Unknown), "{operation}: {name}");
        }
        for (operation, end) in reading(|| reply.clone()) {
            assert_eq!(end, Err(UNAVAILABLE), "{operation}: {name}");
        }
    }
}

#[test]
fn a_right_body_under_a_wrong_content_type_is_still_the_proof() {
    let reply = response(201, &[("content-type", "text/html")], created().to_string().as_bytes());
    assert!(end(hotline().submit(&submission(&draft()), &attempt()), reply).is_ok());
}
