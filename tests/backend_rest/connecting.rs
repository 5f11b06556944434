//! From `config.json` to the backend.

use complaint_widget::{
    backend::{Backend as _, Failure, Method, Trouble, connect},
    domain::{Demand, MediaType, PlaceKind, RequestClass},
    embed::Config,
};
use serde_json::{Value, json};

use super::{config, end, english, example, file, hotline, in_house, perform, response};
use crate::EXAMPLES;

#[test]
fn the_file_that_the_settings_name_is_fetched_and_describes_the_hotline() {
    let (requests, made) = perform(connect(&config()), [response(200, &file(EXAMPLES[0]))]);
    assert_eq!(
        (requests.len(), requests[0].method, requests[0].url.as_str()),
        (1, Method::Get, "./backend.json")
    );
    let (requests, capabilities) = perform(made.unwrap().unwrap().capabilities(&english()), []);
    assert!(requests.is_empty());
    assert_eq!(capabilities.unwrap().name, "Quiet Hills");
}

#[test]
fn a_file_that_cant_be_had_or_read_is_told_to_the_webmaster() {
    let made = |reply| end(connect(&config()), reply).map(|made| made.err().unwrap());
    for (reply, said) in [
        (response(404, b""), "for ./backend.json the server answers with status 404"),
        (response(200, b"{\n  \"base\": }"), "./backend.json: expected value at line 2 column 11"),
        (response(200, b"<!doctype html>"), "./backend.json: expected value at line 1 column 1"),
    ] {
        let fault = made(reply).unwrap();
        assert_eq!(fault.pointer, "/backend/file");
        assert!(fault.message.starts_with(said), "{fault:?}");
    }
    for failure in [Failure::NotSent, Failure::Broken] {
        assert_eq!(made(Err(failure)), Err(Trouble::Unavailable { retry_after: None }));
    }
}

#[test]
fn settings_that_name_no_file_are_told_to_the_webmaster() {
    for (settings, expected) in [
        (json!({ "kind": "rest" }), "missing field `file`"),
        (json!({ "kind": "rest", "file": "a.json", "url": "./api" }), "unknown field `url`"),
    ] {
        let text = json!({ "backend": settings, "languages": ["en"], "name": { "en": "Quiet Hills" } });
        let config = Config::from_json(text.to_string().as_bytes()).unwrap();
        let fault = perform(connect(&config), []).1.unwrap().err().unwrap();
        assert!(fault.pointer.starts_with("/backend") && fault.message.contains(expected), "{fault:?}");
    }
}

fn capabilities(description: &Value) -> complaint_widget::domain::Capabilities {
    perform(hotline(description).capabilities(&english()), []).1.unwrap()
}

#[test]
fn what_can_be_done_follows_from_the_operations_and_what_is_demanded_from_the_file() {
    let known = capabilities(&in_house());
    assert_eq!(known.classes.len(), RequestClass::ALL.len());
    assert_eq!((known.description_max, known.phone.as_deref()), (1_000, Some("12345")));
    assert_eq!(known.places, [PlaceKind::Point, PlaceKind::Description]);
    assert_eq!((known.contact.name, known.contact.phone), (Demand::Optional, Demand::Required));
    assert!(known.idempotent_submit && known.tracking && known.codes && known.reporting);
    assert!(known.add_information && known.rating && known.reopening);
    let photos = known.photos.unwrap();
    assert_eq!(
        (photos.max_count, photos.media_types, photos.only_with_report),
        (4, vec![MediaType::Jpeg], false)
    );

    let zammad = capabilities(&example(EXAMPLES[1]));
    assert!(!zammad.tracking && !zammad.codes && !zammad.rating && !zammad.idempotent_submit);
    assert!(!zammad.add_information && !zammad.reopening);
    assert!(zammad.photos.unwrap().only_with_report);
}

#[test]
fn what_an_answer_says_of_the_hotline_stands_over_the_file() {
    let mut description = in_house();
    description["operations"]["capabilities"] = json!({
        "request": { "method": "GET", "path": "/settings" },
        "answer": {
            "description_max": "/数据/字数", "photo_max_count": "/数据/照片/数量",
            "photo_max_bytes": "/数据/照片/字节", "phone": "/数据/电话",
        },
    });
    let ask = |data: Value| {
        let reply = super::answered(200, &json!({ "结果": "成功", "数据": data }));
        end(hotline(&description).capabilities(&english()), reply).unwrap()
    };
    let known = ask(json!({ "字数": "300", "照片": { "数量": 2, "字节": 9_000 }, "电话": 12_345_678 }));
    let photos = known.photos.unwrap();
    assert_eq!((known.description_max, photos.max_count, photos.max_bytes), (300, 2, 9_000));
    assert_eq!(known.phone.as_deref(), Some("12345678"));
    let known = ask(json!({ "字数": -1, "照片": { "数量": "many", "字节": 0 } }));
    let photos = known.photos.unwrap();
    assert_eq!((known.description_max, photos.max_count, photos.max_bytes), (1_000, 4, 500_000));
}
