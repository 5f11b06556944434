//! What a deployment can say, and what follows for the screens.

use complaint_widget::{
    backend::{Backend as _, Trouble, connect, signalen::Signalen},
    domain::{Demand, DistrictCode, LanguageTag, MediaType, PlaceKind, RequestClass},
    embed::Config,
    form::{Draft, DraftPlace},
};
use serde_json::{Value, json};

use super::{
    LAMP, attempt, capabilities, config, english, hotline, json_of, page, reports::draft, run, settings,
};
use crate::support::{self, judge};

fn with(key: &str, value: Value) -> Value {
    let mut settings = settings();
    settings[key] = value;
    settings
}

#[test]
fn a_configuration_alone_makes_this_the_backend() {
    let (connection, requests) = run(connect(&config(&settings())), []);
    let backend = connection.unwrap().unwrap();
    assert!(requests.is_empty());
    let (_, requests) = run(backend.categories(&english()), [super::page(500)]);
    assert_eq!(requests[0].url, "https://hotline.example/signals/v1/public/terms/categories/");
}

#[test]
fn mistakes_in_the_settings_are_named() {
    for (settings, pointer, words) in [
        (json!({ "kind": "signalen" }), "", "missing field `url`"),
        (with("url", json!(" ")), "/url", "the url is empty"),
        (with("urls", json!("x")), "/urls", "unknown field `urls`"),
        (with("bounds", json!({ "south": 1 })), "/bounds", "missing field `west`"),
        (with("photos", json!("three")), "/photos", "invalid type"),
        (with("labels", json!({ "place": "Where" })), "/labels", "missing field `photo`"),
    ] {
        let fault = Signalen::from_config(&config(&settings)).err().unwrap();
        assert_eq!(fault.pointer, format!("/backend{pointer}"), "{fault:?}");
        assert!(fault.message.contains(words), "{fault:?}");
    }
}

#[test]
fn the_capabilities_say_what_signalen_demands_and_lacks() {
    let can = capabilities();
    assert_eq!((can.name.as_str(), can.languages), ("Quay City", vec![LanguageTag::new("nl")]));
    assert_eq!((can.classes, can.description_max), (vec![RequestClass::Complaint], 3_000));
    assert_eq!(can.places, [PlaceKind::Point, PlaceKind::Address, PlaceKind::Description]);
    assert!(can.place_rules.point_required && can.place_rules.bounds.is_some());
    let photos = can.photos.unwrap();
    assert_eq!(photos.media_types, [MediaType::Jpeg, MediaType::Png]);
    assert_eq!((photos.max_count, photos.max_bytes, photos.only_with_report), (3, 20_971_520, false));
    assert_eq!(
        (can.contact.name, can.contact.phone, can.contact.email),
        (Demand::Unsupported, Demand::Optional, Demand::Optional)
    );
    assert_eq!(can.contact.phone_max, Some(17));
    assert!(can.tracking && can.codes && can.feedback && can.follow_up && can.suggestions && can.public_list);
    assert!(!can.idempotent_submit && !can.add_information && !can.rating && !can.reopening);
}

#[test]
fn what_is_not_configured_is_not_asked_for() {
    let plain = json!({
        "kind": "signalen", "url": "/signals", "photos": 0, "feedback": false, "follow_up": false,
    });
    let plain = Signalen::from_config(&config(&plain)).unwrap();
    let can = run(plain.capabilities(&english()), []).0.unwrap();
    assert_eq!(can.places, [PlaceKind::Point, PlaceKind::Description]);
    assert!(can.photos.is_none() && can.place_rules.bounds.is_none() && can.place_rules.point_required);
    assert!(!can.suggestions && !can.public_list && !can.feedback && !can.follow_up);
    assert_eq!(run(plain.suggest_category("dark"), []).0, Err(Trouble::Unsupported));
    assert_eq!(run(plain.search_addresses("mill", &english()), []).0, Err(Trouble::Unsupported));
}

#[test]
fn no_request_has_a_header_that_the_preflight_would_refuse() {
    let allowed =
        ["accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"];
    let hotline = hotline();
    let mut requests = run(hotline.categories(&english()), [super::page(500)]).1;
    requests.extend(run(hotline.read(&super::receipt(), None, &english()), [super::page(500)]).1);
    let submission = super::reports::submission(&super::reports::draft());
    requests.extend(run(hotline.submit(&submission, &super::attempt()), [super::page(500)]).1);
    for request in requests {
        for (name, _) in request.headers {
            assert!(allowed.contains(&name.to_ascii_lowercase().as_str()), "{name}");
        }
    }
}

#[test]
fn districts_of_the_configuration_can_be_chosen_and_go_into_the_words_on_the_place() {
    let config = json!({
        "backend": settings(), "languages": ["en"], "name": { "en": "Quay City" },
        "districts": [{ "code": "1", "name": { "en": "North" } }],
    });
    let config = Config::from_json(config.to_string().as_bytes()).unwrap();
    let hotline = Signalen::from_config(&config).unwrap();
    let can = run(hotline.capabilities(&english()), []).0.unwrap();
    assert_eq!(can.places.last(), Some(&PlaceKind::District));
    assert_eq!(run(hotline.districts(&english()), []).0.unwrap()[0].name, "North");
    let draft = draft();
    let place = DraftPlace { district: Some(DistrictCode("1".to_owned())), ..draft.place };
    let submission = judge(&Draft { place, ..draft }, &can, &[support::category(LAMP, "Lamp", &[])]).unwrap();
    let (_, requests) = run(hotline.submit(&submission, &attempt()), [page(500)]);
    assert_eq!(json_of(&requests[0])["text_extra"], "Plaats: North");
}
