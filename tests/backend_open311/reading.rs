//! A complaint as servers show it.

use complaint_widget::{
    backend::{Backend as _, Outcome, Refusal, Reply, Trouble},
    domain::{Complaint, LanguageTag, QuotedText, Status, TimelineEvent, Timestamp},
};
use serde_json::{Value, json};

use crate::{answered, end, english, page, plain, receipt, response, server};

fn read(reply: Reply) -> Outcome<Complaint> {
    end(plain().read(&receipt("7"), None, &english()), reply).map(|read| read.unwrap().value)
}

/// A complaint that has what each must have, and `more`.
fn complaint(more: &Value) -> Complaint {
    let mut item =
        json!({ "service_request_id": 7, "status": "open", "requested_datetime": "2026-11-24T09:00:00Z" });
    for (name, value) in more.as_object().unwrap() {
        item[name] = value.clone();
    }
    read(answered(200, &json!([item]))).unwrap()
}

fn moment(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).unwrap()
}

fn words(text: &str) -> QuotedText {
    QuotedText { text: text.to_owned(), language: None }
}

#[test]
fn a_complaint_is_read_in_any_packing() {
    let it =
        json!({ "service_request_id": "7", "status": "open", "requested_datetime": "2026-11-24T09:00:00Z" });
    for body in [
        json!([it]),
        it.clone(),
        json!({ "service_requests": [it] }),
        json!({ "service_requests": { "request": it } }),
        json!({ "results": [it] }),
        json!({ "requests": [{ "request": it }] }),
    ] {
        assert_eq!(read(answered(200, &body)).unwrap().reference.0, "7", "{body}");
    }
}

#[test]
fn a_missing_one_is_a_404_or_an_empty_list() {
    for reply in [
        page(404),
        answered(404, &json!([{ "code": 404, "description": "none" }])),
        answered(400, &json!([{ "code": 400, "description": "not an id" }])),
        answered(200, &json!([])),
        answered(200, &json!({})),
        answered(200, &json!({ "service_requests": [] })),
        answered(200, &json!({ "service_requests": {} })),
    ] {
        assert_eq!(read(reply.clone()), Err(Trouble::NotFound), "{reply:?}");
    }
}

#[test]
fn another_complaint_than_the_one_asked_for_is_never_shown() {
    let other =
        json!([{ "service_request_id": 8, "status": "open", "requested_datetime": "2026-11-24T09:00:00Z" }]);
    assert_eq!(read(answered(200, &other)), Err(Trouble::Unavailable { retry_after: None }));
}

#[test]
fn what_cannot_be_read_is_unavailable() {
    for reply in [
        page(200),
        page(500),
        response(200, "application/json", b""),
        response(200, "application/json", b"[{\"service_request_id\":7,"),
        answered(200, &json!([{ "service_request_id": 7, "status": "open" }])),
    ] {
        assert_eq!(read(reply.clone()), Err(Trouble::Unavailable { retry_after: None }), "{reply:?}");
    }
    assert_eq!(read(page(429)), Err(Trouble::Refused(Refusal::Throttled { retry_after: None })));
}

#[test]
fn dates_come_with_z_with_an_offset_with_microseconds_and_without_a_zone() {
    for (text, expected) in [
        ("2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"),
        ("2026-11-24T09:00:00+08:00", "2026-11-24T01:00:00Z"),
        ("2026-11-24T09:00:00-0500", "2026-11-24T14:00:00Z"),
        ("2026-11-24T09:00:00.123456Z", "2026-11-24T09:00:00.123Z"),
        ("2026-11-24T09:00:00.123456+00:00", "2026-11-24T09:00:00.123Z"),
        ("2026-11-24T09:00:00", "2026-11-24T09:00:00Z"),
        ("2026-11-24 09:00:00", "2026-11-24T09:00:00Z"),
    ] {
        assert_eq!(complaint(&json!({ "requested_datetime": text })).created_at, moment(expected), "{text}");
    }
}

#[test]
fn times_without_a_zone_are_by_the_servers_clock_where_that_is_known() {
    let eastern = server(&json!({ "utc_offset": "-05:00" }));
    for (text, expected) in [
        ("2026-11-24T09:00:00", "2026-11-24T14:00:00Z"),
        ("2026-11-24 09:00:00", "2026-11-24T14:00:00Z"),
        ("2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"),
        ("2026-11-24T09:00:00+08:00", "2026-11-24T01:00:00Z"),
    ] {
        let item = json!([{ "service_request_id": 7, "requested_datetime": text }]);
        let read = end(eastern.read(&receipt("7"), None, &english()), answered(200, &item)).unwrap().unwrap();
        assert_eq!(read.value.created_at, moment(expected), "{text}");
    }
}

#[test]
fn known_status_words_are_understood_and_unknown_ones_kept() {
    for (word, status) in [
        ("open", Status::Received),
        ("Open", Status::Received),
        ("assigned", Status::Forwarded),
        ("in_progress", Status::InProgress),
        ("In progress", Status::InProgress),
        ("closed", Status::Closed),
        ("Waiting for parts", Status::Other("Waiting for parts".to_owned())),
    ] {
        assert_eq!(complaint(&json!({ "status": word })).status, status, "{word}");
    }
    assert_eq!(complaint(&json!({ "status": null })).status, Status::Received);
}

#[test]
fn coordinates_are_numbers_texts_or_missing() {
    let point = |more: &Value| complaint(more).place.point.map(|point| (point.latitude, point.longitude));
    assert_eq!(point(&json!({ "lat": 39.5, "long": 116.25 })), Some((39.5, 116.25)));
    assert_eq!(point(&json!({ "lat": "39.5", "long": " 116.25 " })), Some((39.5, 116.25)));
    for more in [
        json!({ "lat": null, "long": null }),
        json!({ "lat": "", "long": "" }),
        json!({ "lat": 39.5 }),
        json!({ "lat": 395, "long": 1 }),
        json!({ "lat": "NaN", "long": "inf" }),
        json!({}),
    ] {
        assert_eq!(point(&more), None, "{more}");
    }
}

#[test]
fn null_an_empty_text_and_a_missing_member_mean_the_same() {
    let without = complaint(&json!({}));
    for nothing in [Value::Null, json!(""), json!("  ")] {
        let empty = complaint(&json!({
            "status_notes": nothing, "service_code": nothing, "service_name": nothing, "description": nothing,
            "agency_responsible": nothing, "updated_datetime": nothing, "expected_datetime": nothing,
            "address": nothing, "lat": nothing, "long": nothing, "media_url": nothing, "notes": nothing,
        }));
        assert_eq!(empty, without);
    }
}

#[test]
fn what_the_citizen_reported_is_told_again() {
    let it = complaint(&json!({
        "service_code": 3, "service_name": "Lamps", "description": "Dark", "address": "1 Gate Street",
        "expected_datetime": "2026-12-01T09:00:00Z", "media_url": "https://hotline.example/a.jpg",
    }));
    assert_eq!(it.category.unwrap().0, "3");
    assert_eq!(it.category_name.as_deref(), Some("Lamps"));
    assert_eq!(it.description, Some(words("Dark")));
    assert_eq!(it.place.address.as_deref(), Some("1 Gate Street"));
    assert_eq!(it.deadline, Some(moment("2026-12-01T09:00:00Z")));
    assert_eq!(it.photos.len(), 1);
    assert_eq!(it.next_steps, complaint_widget::domain::NextSteps::default());
}

#[test]
fn the_words_on_the_end_are_the_answer_in_the_servers_language() {
    let dutch = server(&json!({ "language": "nl" }));
    let item = json!([{
        "service_request_id": 7, "status": "closed", "status_notes": "De lamp is vervangen.",
        "requested_datetime": "2026-11-24T09:00:00Z", "updated_datetime": "2026-11-25T09:00:00Z",
    }]);
    let read = end(dutch.read(&receipt("7"), None, &english()), answered(200, &item)).unwrap().unwrap().value;
    let answer =
        QuotedText { text: "De lamp is vervangen.".to_owned(), language: Some(LanguageTag::new("nl")) };
    assert_eq!((read.status.clone(), read.answer()), (Status::Closed, Some(&answer)));
    assert_eq!(read.updated_at, moment("2026-11-25T09:00:00Z"));
}

#[test]
fn words_on_an_open_complaint_are_told_but_are_no_answer() {
    let it = complaint(&json!({ "status": "in_progress", "status_notes": "A crew is on its way" }));
    assert_eq!(it.answer(), None);
    let TimelineEvent::Status { status, message, .. } = &it.timeline.last().unwrap().event else { panic!() };
    assert_eq!((status, message), (&Status::InProgress, &Some(words("A crew is on its way"))));
}

#[test]
fn notes_become_the_history_wherever_they_stand() {
    let notes = json!([
        { "datetime": "2026-11-24T11:00:00Z", "description": "Lamp ordered", "type": "in_progress" },
        { "datetime": "2026-11-24T10:00:00Z", "description": "Looked at it" },
        { "datetime": "2026-11-24T10:30:00Z", "description": "" },
    ]);
    for more in [json!({ "notes": notes }), json!({ "extended_attributes": { "notes": notes } })] {
        let it = complaint(&more);
        let told: Vec<_> = it
            .timeline
            .iter()
            .map(|entry| match &entry.event {
                TimelineEvent::Status { status, message, .. } => {
                    (status.clone(), message.as_ref().map_or("", |words| words.text.as_str()))
                }
                other => panic!("{other:?}"),
            })
            .collect();
        let expected = [
            (Status::Received, ""),
            (Status::Received, "Looked at it"),
            (Status::InProgress, "Lamp ordered"),
        ];
        assert_eq!(told, expected);
    }
}

#[test]
fn who_is_in_charge_is_a_text_or_a_list_of_recipients() {
    for agency in [
        json!("Lamps Office"),
        json!({ "recipient": ["Lamps Office"] }),
        json!({ "recipient": "Lamps Office" }),
    ] {
        let it = complaint(&json!({ "agency_responsible": agency }));
        let TimelineEvent::Status { unit, .. } = &it.timeline.last().unwrap().event else { panic!() };
        assert_eq!(unit.as_deref(), Some("Lamps Office"), "{agency}");
    }
}

#[test]
fn a_history_that_the_notes_tell_whole_is_told_once() {
    let it = complaint(&json!({
        "status": "closed", "status_notes": "Replaced.", "updated_datetime": "2026-11-25T12:00:00Z",
        "agency_responsible": "Lamps Office", "extended_attributes": { "status": "answered" },
        "notes": [
            { "datetime": "2026-11-24T09:00:00Z", "type": "received", "description": null },
            { "datetime": "2026-11-24T10:00:00Z", "type": "forwarded", "description": "" },
            { "datetime": "2026-11-25T12:00:00Z", "type": "answered", "description": "Replaced." },
        ],
    }));
    assert_eq!(it.status, Status::Answered);
    let told: Vec<&Status> = it
        .timeline
        .iter()
        .map(|entry| match &entry.event {
            TimelineEvent::Status { status, .. } => status,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(told, [&Status::Received, &Status::Forwarded, &Status::Answered]);
    assert_eq!(it.answer(), Some(&words("Replaced.")));
}
