//! What the hotline last said comes back from the phone's storage as it was, whichever version of the page reads it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use complaint_widget::{
    domain::{Capabilities, Category, Complaint, LanguageTag, Reference, Timestamp},
    keeping::{Form, Known, Record, Subject, Unreadable},
};
use serde_json::{Value, json};

const MOMENT: &str = "2026-11-24T09:12:00Z";

fn complaint() -> Value {
    json!({
        "reference": "PH-2026-000042",
        "category": "lamp",
        "category_name": "أضواء الشارع",
        "description": { "text": "Dark since Monday <b>\"", "language": "en" },
        "place": { "description": "路口" },
        "status": "awaiting_parts",
        "created_at": "2026-11-20T08:00:00Z",
        "updated_at": "2026-11-23T08:00:00Z",
        "photos": [{ "id": "p1", "received_at": "2026-11-20T08:01:00Z" }],
        "timeline": [{ "at": "2026-11-20T08:00:00Z", "kind": "status", "status": "received" }],
        "next_steps": { "add_information": true, "add_photo": false, "rate": false, "reopen": false }
    })
}

fn categories() -> Value {
    json!([{
        "code": "lamp",
        "name": "Street lights",
        "questions": [{ "code": "pole", "text": "Number of the pole", "required": true, "datatype": "string" }]
    }])
}

/// Fails unless `said` is the same after a night in the storage.
fn stays<T>(said: T)
where
    Known<T>: Form + Clone + PartialEq + std::fmt::Debug,
{
    let known = Known { confirmed_at: Timestamp::from_rfc3339(MOMENT).unwrap(), value: said };
    let text = Record::new(known.clone()).to_text().unwrap();
    assert_eq!(Record::<Known<T>>::from_text(&text).unwrap().value, known, "{text}");
}

#[test]
fn what_is_kept_comes_back_as_the_hotline_said_it() {
    stays(serde_json::from_value::<Complaint>(complaint()).unwrap());
    stays(serde_json::from_value::<Vec<Category>>(categories()).unwrap());
    stays(Capabilities { name: "平和区热线".to_owned(), events: true, ..Capabilities::default() });
}

#[test]
fn a_record_of_today_is_read_for_ever() {
    let text =
        json!({ "version": 1, "oldest_reader": 1, "confirmed_at": MOMENT, "value": complaint() }).to_string();
    let known = Record::<Known<Complaint>>::from_text(&text).unwrap().value;
    assert_eq!(known.confirmed_at.to_rfc3339(), MOMENT);
    assert_eq!(known.value, serde_json::from_value(complaint()).unwrap());
}

#[test]
fn what_cannot_be_understood_is_no_news() {
    let record = |version: u32, oldest_reader: u32, value: Value| {
        json!({ "version": version, "oldest_reader": oldest_reader, "confirmed_at": MOMENT, "value": value })
            .to_string()
    };
    let read = |text: &str| Record::<Known<Complaint>>::from_text(text).map(|record| record.value);
    assert!(read(&record(2, 1, complaint())).is_ok(), "a newer page that older ones understand");
    assert_eq!(read(&record(2, 2, complaint())), Err(Unreadable::TooNew));
    assert_eq!(read(&record(1, 1, categories())), Err(Unreadable::Broken));
    assert_eq!(read("{\"version\":1"), Err(Unreadable::Broken));
}

#[test]
fn each_subject_has_a_key_of_its_own() {
    let tags = ["en", "zh-Hans", "ar"].map(LanguageTag::new);
    let mut keys: BTreeSet<String> =
        tags.iter().cloned().map(|tag| Subject::Capabilities(tag).key()).collect();
    keys.extend(tags.into_iter().map(|tag| Subject::Categories(tag).key()));
    keys.extend(["en", "PH-1", "PH-2"].map(|number| Subject::Complaint(Reference(number.to_owned())).key()));
    assert_eq!(keys.len(), 9, "{keys:?}");
}
