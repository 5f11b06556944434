//! The domain's own form on the wire: what the native profile shares.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod support;

use complaint_widget::domain::{
    AnswerProblem, AnswerValue, Capabilities, Complaint, Datatype, EmergencyService, MediaType, PlaceKind,
    QuotedText, Rating, RequestClass, Satisfaction, Status, TimelineEntry, TimelineEvent, Timestamp,
    check_answer,
};
use serde_json::{Value, json};

fn words(text: &str) -> QuotedText {
    QuotedText { text: text.to_owned(), language: None }
}

fn entry(event: TimelineEvent) -> TimelineEntry {
    TimelineEntry { at: Timestamp::from_unix_millis(0), event }
}

fn rating() -> Rating {
    Rating { contacted: true, solved: true, satisfaction: Satisfaction::new(5).unwrap(), words: None }
}

#[test]
fn what_happened_is_written_flat_and_read_back() {
    let at = "1970-01-01T00:00:00Z";
    for (event, wire) in [
        (
            TimelineEvent::Status { status: Status::Received, unit: None, message: None },
            json!({ "at": at, "kind": "status", "status": "received" }),
        ),
        (
            TimelineEvent::Status {
                status: Status::Other("waiting".to_owned()),
                unit: Some("Lighting".to_owned()),
                message: Some(words("Soon")),
            },
            json!({
                "at": at, "kind": "status", "status": "waiting", "unit": "Lighting",
                "message": { "text": "Soon" },
            }),
        ),
        (
            TimelineEvent::Information(words("Still dark")),
            json!({ "at": at, "kind": "information", "message": { "text": "Still dark" } }),
        ),
        (
            TimelineEvent::Reopened(words("Not solved")),
            json!({ "at": at, "kind": "reopened", "message": { "text": "Not solved" } }),
        ),
        (
            TimelineEvent::Rated(rating()),
            json!({
                "at": at, "kind": "rated",
                "rating": { "contacted": true, "solved": true, "satisfaction": 5 },
            }),
        ),
        (TimelineEvent::Unknown, json!({ "at": at, "kind": "unknown" })),
    ] {
        let entry = entry(event);
        assert_eq!(serde_json::to_value(&entry).unwrap(), wire);
        assert_eq!(serde_json::from_value::<TimelineEntry>(wire).unwrap(), entry);
    }
}

#[test]
fn an_entry_that_lacks_what_its_kind_needs_or_is_of_a_later_kind_is_unknown() {
    for kind in ["status", "information", "reopened", "rated", "merged"] {
        let wire = json!({ "at": "1970-01-01T00:00:00Z", "kind": kind, "more": [1] });
        let read: TimelineEntry = serde_json::from_value(wire).unwrap();
        assert_eq!(read, entry(TimelineEvent::Unknown), "{kind}");
    }
}

#[test]
fn every_status_and_class_is_its_word_and_a_new_status_is_kept() {
    for status in Status::KNOWN {
        assert_eq!(Status::from_word(status.as_str()), status);
        assert_eq!(serde_json::to_value(&status).unwrap(), json!(status.as_str()));
    }
    assert_eq!(
        serde_json::from_value::<Status>(json!("on_hold")).unwrap(),
        Status::Other("on_hold".to_owned())
    );
    for class in RequestClass::ALL {
        assert_eq!(RequestClass::from_word(class.as_str()), Some(class));
        assert_eq!(serde_json::to_value(class).unwrap(), json!(class.as_str()));
    }
    assert_eq!(RequestClass::from_word("praise"), None);
    for media_type in [MediaType::Jpeg, MediaType::Png, MediaType::Webp] {
        assert_eq!(serde_json::to_value(media_type).unwrap(), json!(media_type.as_str()));
    }
}

#[test]
fn a_complaint_is_open_while_the_hotline_owes_something() {
    for (status, is_open) in [
        (Status::Received, true),
        (Status::Answered, true),
        (Status::Reopened, true),
        (Status::Other("on_hold".to_owned()), true),
        (Status::Closed, false),
        (Status::OutOfScope, false),
    ] {
        assert_eq!(status.is_open(), is_open, "{status:?}");
    }
}

#[test]
fn the_answer_is_the_latest_message_that_came_with_an_answer() {
    let at = "2026-11-24T09:00:00Z";
    let complaint = |timeline: Value| -> Complaint {
        let complaint = json!({
            "reference": "QH-1", "status": "answered", "created_at": at, "updated_at": at,
            "timeline": timeline,
        });
        serde_json::from_value(complaint).unwrap()
    };
    let status = |status: &str, text: &str| json!({ "at": at, "kind": "status", "status": status, "message": { "text": text } });
    let answer = |timeline| complaint(timeline).answer().map(|answer| answer.text.clone());
    assert_eq!(answer(json!([])), None);
    assert_eq!(answer(json!([status("forwarded", "To lighting")])), None);
    let timeline = json!([
        status("answered", "Repaired"),
        { "at": at, "kind": "reopened", "message": { "text": "No" } },
        status("answered", "Repaired now"),
        { "at": at, "kind": "status", "status": "closed" },
    ]);
    assert_eq!(answer(timeline).as_deref(), Some("Repaired now"));
    assert_eq!(
        answer(json!([status("out_of_scope", "Ask the railway")])).as_deref(),
        Some("Ask the railway")
    );
}

#[test]
fn a_newer_hotlines_words_do_not_silence_an_older_widget() {
    let capabilities: Capabilities = serde_json::from_value(json!({
        "name": "Quiet Hills", "languages": ["en"], "classes": ["praise", "inquiry"], "description_max": 900,
        "places": ["point", "plus_code"],
        "photos": { "max_count": 3, "max_bytes": 1000, "media_types": ["image/avif", "image/jpeg"] },
        "emergencies": [{ "kind": "coast_guard", "number": "1" }, { "kind": "fire", "number": "119" }],
    }))
    .unwrap();
    assert_eq!(capabilities.classes, [RequestClass::Inquiry]);
    assert_eq!(capabilities.places, [PlaceKind::Point]);
    assert_eq!(capabilities.photos.unwrap().media_types, [MediaType::Jpeg]);
    assert_eq!(capabilities.emergencies.len(), 1);
    assert_eq!(capabilities.emergencies[0].kind, EmergencyService::Fire);
}

#[test]
fn capabilities_are_read_back_as_written() {
    let capabilities = support::capabilities();
    let wire = serde_json::to_value(&capabilities).unwrap();
    assert_eq!(serde_json::from_value::<Capabilities>(wire).unwrap(), capabilities);
}

#[test]
fn satisfaction_is_one_to_five() {
    for step in [0, 6, 255] {
        assert_eq!(Satisfaction::new(step), None);
        assert!(serde_json::from_value::<Satisfaction>(json!(step)).is_err());
    }
    for step in 1..=5 {
        assert_eq!(serde_json::from_value::<Satisfaction>(json!(step)).unwrap().step(), step);
    }
    for wrong in [json!("5"), json!(4.5), json!(-1), json!(null)] {
        assert!(serde_json::from_value::<Satisfaction>(wrong).is_err());
    }
}

#[test]
fn answers_that_never_went_through_a_form_are_judged_too() {
    let question = |datatype| support::question("q", datatype, &["a", "b"]);
    let text = |text: &str| Some(AnswerValue::Text(text.to_owned()));
    for (datatype, value, expected) in [
        (Datatype::Number, Some(AnswerValue::Number(f64::INFINITY)), Err(AnswerProblem::NotANumber)),
        (Datatype::Number, Some(AnswerValue::Number(-1.5)), Ok(())),
        (Datatype::Number, text("5"), Err(AnswerProblem::WrongType)),
        (Datatype::Datetime, text("2026-11-24T09:00:00+08:00"), Ok(())),
        (Datatype::Datetime, text("2026-11-24T09:00"), Err(AnswerProblem::NotADatetime)),
        (Datatype::SingleValueList, text("c"), Err(AnswerProblem::NotAnOption)),
        (
            Datatype::SingleValueList,
            Some(AnswerValue::Keys(vec!["a".to_owned()])),
            Err(AnswerProblem::WrongType),
        ),
        (Datatype::MultiValueList, Some(AnswerValue::Keys(vec![])), Ok(())),
        (Datatype::String, Some(AnswerValue::Number(1.0)), Err(AnswerProblem::WrongType)),
        (Datatype::Notice, None, Ok(())),
        (Datatype::Notice, text("read"), Err(AnswerProblem::WrongType)),
        (Datatype::Notice, text(""), Err(AnswerProblem::WrongType)),
    ] {
        assert_eq!(check_answer(&question(datatype), value.as_ref()), expected, "{datatype:?} {value:?}");
    }
    let mut notice = question(Datatype::Notice);
    notice.required = true;
    assert_eq!(check_answer(&notice, None), Ok(()));
}
