//! The request of every operation.

use complaint_widget::{
    backend::{Backend as _, Body, Method, Request, native::Native},
    domain::{Code, LanguageTag, MediaType, Receipt, Reference},
};
use serde_json::{Value, json};

use super::{
    KEY, PHOTO, attempt, draft, english, full_draft, hotline, photo, rating, receipt, single, submission,
};

const BEARER: (&str, &str) = ("Authorization", "Bearer 7KQ2M9XP4A");

fn assert_request(request: &Request, method: Method, url: &str, headers: &[(&str, &str)]) {
    assert_eq!(request.method, method, "{url}");
    assert_eq!(request.url, url);
    let mut expected = vec![("Accept", "application/json")];
    expected.extend(headers);
    let given: Vec<_> = request.headers.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect();
    assert_eq!(given, expected, "{url}");
}

fn json_of(request: &Request) -> Value {
    let Body::Json(text) = &request.body else { panic!("expected JSON, not {:?}", request.body) };
    serde_json::from_str(text).unwrap()
}

#[test]
fn reading_operations_ask_in_the_language_of_the_screen() {
    let hotline = hotline();
    let chinese = LanguageTag::new("zh-Hans");
    for (request, url) in [
        (single(hotline.capabilities(&chinese)).0, "./api/v1/capabilities?lang=zh-Hans"),
        (single(hotline.categories(&chinese)).0, "./api/v1/categories?lang=zh-Hans"),
        (single(hotline.districts(&chinese)).0, "./api/v1/districts?lang=zh-Hans"),
        (
            single(hotline.search_addresses("门 & a+b", &chinese)).0,
            "./api/v1/addresses?q=%E9%97%A8%20%26%20a%2Bb&lang=zh-Hans",
        ),
    ] {
        assert_request(&request, Method::Get, url, &[]);
        assert_eq!(request.body, Body::Empty);
    }
}

#[test]
fn a_final_slash_in_the_configured_address_makes_no_difference() {
    let hotline = Native::new("https://hotline.example/api/v1/");
    let (request, _) = single(hotline.categories(&english()));
    assert_eq!(request.url, "https://hotline.example/api/v1/categories?lang=en");
}

#[test]
fn a_complaint_is_read_by_its_code_in_a_header_and_only_if_it_changed() {
    let hotline = hotline();
    let url = "./api/v1/complaints/QH-2026-000007?lang=en";
    let (request, _) = single(hotline.read(&receipt(), None, &english()));
    assert_request(&request, Method::Get, url, &[BEARER]);
    let (request, _) = single(hotline.read(&receipt(), Some("\"r3\""), &english()));
    assert_request(&request, Method::Get, url, &[BEARER, ("If-None-Match", "\"r3\"")]);
}

#[test]
fn changes_are_followed_as_a_stream_of_events_opened_by_the_code() {
    let request = hotline().events(&receipt()).unwrap();
    assert_eq!((request.method, &request.body), (Method::Get, &Body::Empty));
    assert_eq!(request.url, "./api/v1/complaints/QH-2026-000007/events");
    let headers: Vec<_> =
        request.headers.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect();
    assert_eq!(headers, [BEARER, ("Accept", "text/event-stream")]);
}

#[test]
fn a_reference_as_typed_cannot_leave_its_place_in_the_address() {
    let receipt = Receipt { reference: Reference("../X?Y#Z/密".to_owned()), ..receipt() };
    let (request, _) = single(hotline().read(&receipt, None, &english()));
    assert_eq!(request.url, "./api/v1/complaints/..%2FX%3FY%23Z%2F%E5%AF%86?lang=en");
}

#[test]
fn a_code_that_no_header_can_carry_is_sent_encoded_so_that_the_hotline_can_refuse_it() {
    let receipt = Receipt { code: Code::from_typed("密码٣"), ..receipt() };
    let (request, _) = single(hotline().read(&receipt, None, &english()));
    let (_, value) = request.headers.iter().find(|(name, _)| *name == "Authorization").unwrap();
    assert_eq!(value, "Bearer %E5%AF%86%E7%A0%813");
}

#[test]
fn a_submission_is_posted_whole_under_its_key() {
    let (request, _) = single(hotline().submit(&submission(&full_draft()), &attempt()));
    assert_request(&request, Method::Post, "./api/v1/complaints", &[("Idempotency-Key", KEY)]);
    assert_eq!(
        json_of(&request),
        json!({
            "class": "complaint",
            "category": "lamp",
            "description": "The lamp at the gate is dark",
            "language": "en",
            "answers": [
                { "code": "pole", "value": "A-17" },
                { "code": "height", "value": 4.5 },
                { "code": "since", "value": "2026-11-20T18:30:00Z" },
                { "code": "more", "value": "It hums" },
                { "code": "state", "value": "dark" },
                { "code": "damage", "value": ["glass", "cable"] },
            ],
            "place": {
                "point": { "latitude": 39.9, "longitude": 116.4, "accuracy_metres": 8.0 },
                "address": "1 Gate Street",
                "description": "North gate",
                "district": "north",
            },
            "contact": {
                "name": "Amal", "name_shown": true, "phone": "+20 100 123 4567", "email": "amal@example.org",
            },
            "photos": [{ "id": PHOTO, "description": "The dark lamp" }],
        })
    );
}

#[test]
fn what_a_citizen_left_out_is_not_sent() {
    let (request, _) = single(hotline().submit(&submission(&draft()), &attempt()));
    assert_eq!(
        json_of(&request),
        json!({
            "class": "complaint",
            "category": "lamp",
            "description": "The lamp at the gate is dark",
            "language": "en",
            "answers": [],
            "place": { "description": "North gate" },
            "contact": { "name_shown": false },
            "photos": [],
        })
    );
}

#[test]
fn a_photo_is_put_under_its_id_with_its_type() {
    let (request, _) = single(hotline().upload_photo(&receipt(), &photo(), MediaType::Webp));
    let url = format!("./api/v1/complaints/QH-2026-000007/photos/{PHOTO}");
    assert_request(&request, Method::Put, &url, &[BEARER, ("Content-Type", "image/webp")]);
    assert_eq!(request.body, Body::Photo(photo()));
}

#[test]
fn words_go_under_the_complaint_with_a_key_and_a_rating_without() {
    let hotline = hotline();
    let keyed = [BEARER, ("Idempotency-Key", KEY)];
    let (request, _) = single(hotline.add_information(&receipt(), "It is dark again", KEY));
    assert_request(&request, Method::Post, "./api/v1/complaints/QH-2026-000007/information", &keyed);
    assert_eq!(json_of(&request), json!({ "text": "It is dark again" }));
    let (request, _) = single(hotline.reopen(&receipt(), "Still dark", KEY));
    assert_request(&request, Method::Post, "./api/v1/complaints/QH-2026-000007/reopening", &keyed);
    assert_eq!(json_of(&request), json!({ "text": "Still dark" }));
    let (request, _) = single(hotline.rate(&receipt(), &rating()));
    assert_request(&request, Method::Put, "./api/v1/complaints/QH-2026-000007/rating", &[BEARER]);
    assert_eq!(json_of(&request), json!({ "contacted": true, "solved": false, "satisfaction": 2 }));
}

#[test]
fn no_secret_and_nothing_of_the_citizens_is_in_an_address() {
    let hotline = hotline();
    for request in [
        single(hotline.submit(&submission(&full_draft()), &attempt())).0,
        single(hotline.upload_photo(&receipt(), &photo(), MediaType::Jpeg)).0,
        single(hotline.read(&receipt(), None, &english())).0,
        single(hotline.add_information(&receipt(), "It is dark again", KEY)).0,
        single(hotline.rate(&receipt(), &rating())).0,
        single(hotline.reopen(&receipt(), "Still dark", KEY)).0,
    ] {
        for secret in ["7KQ2M9XP4A", "Amal", "amal", "123", "dark"] {
            assert!(!request.url.contains(secret), "{}", request.url);
        }
    }
}
