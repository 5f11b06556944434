//! What a deployment can set.

use complaint_widget::{
    backend::{
        Backend as _, Exchange, Step, connect,
        open311::{Open311, ProfileName},
    },
    domain::{Demand, District, DistrictCode, LanguageTag, MediaType, PlaceKind, RequestClass},
    embed::Config,
    form::{Draft, DraftPlace},
};
use serde_json::json;

use crate::{
    attempt, end, english, fields, page, plain, server,
    support::{self, draft, judge},
    try_server, walk,
};

#[test]
fn config_json_alone_makes_the_backend() {
    let config = json!({
        "backend": { "kind": "open311", "url": "https://hotline.example/v2" },
        "languages": ["en"], "name": { "en": "Quiet Hills" },
    });
    let config = Config::from_json(config.to_string().as_bytes()).unwrap();
    let Exchange(Step::Done(Ok(Ok(backend)))) = connect(&config) else {
        panic!("expected a backend at once")
    };
    let capabilities = walk(backend.capabilities(&english()), []).outcome.unwrap();
    assert_eq!(capabilities.name, "Quiet Hills");
}

#[test]
fn a_plain_server_can_what_the_specification_can_and_no_more() {
    let can = walk(plain().capabilities(&english()), []).outcome.unwrap();
    assert!(can.reporting && can.tracking && can.public_list && can.published);
    assert!(!can.codes && !can.rating && !can.reopening && !can.add_information && !can.idempotent_submit);
    assert_eq!((can.photos, can.classes), (None, vec![RequestClass::Complaint]));
    assert!(can.place_rules.only_one && !can.place_rules.point_required);
    assert_eq!(can.languages.len(), 2);
}

#[test]
fn any_member_of_a_profile_can_be_overridden_one_by_one() {
    let settings = json!({
        "profile": "codefornl",
        "photos": { "upload": { "path": "../upload", "part": "file", "field": "media" } },
        "photo_count": 3, "photo_types": ["image/webp"], "contact": { "email": "required" },
        "report_fields": { "source": "widget" }, "point_required": true,
    });
    let can = walk(server(&settings).capabilities(&english()), []).outcome.unwrap();
    let photos = can.photos.unwrap();
    assert_eq!((photos.max_count, photos.media_types), (3, vec![MediaType::Webp]));
    assert_eq!(can.contact.email, Demand::Required);
    assert!(can.place_rules.point_required);
}

#[test]
fn a_wrong_setting_is_named_to_the_webmaster() {
    for (settings, pointer, said) in [
        (json!({ "url": " " }), "/backend/url", "the url is empty"),
        (json!({ "profile": "unheard_of" }), "/backend/profile", "unheard_of"),
        (json!({ "photo/cuont": 2 }), "/backend/photo~1cuont", "no setting"),
        (json!({ "photos": "pigeon" }), "/backend/photos", "pigeon"),
        (json!({ "photo_types": ["image/jpeg", 7] }), "/backend/photo_types/1", "invalid type"),
        (json!({ "utc_offset": "east" }), "/backend/utc_offset", "east"),
    ] {
        let fault = try_server(&settings).unwrap_err();
        assert_eq!(fault.pointer, pointer, "{fault:?}");
        assert!(fault.message.contains(said), "{fault:?}");
    }
}

#[test]
fn what_it_cannot_do_it_says_without_asking_the_server() {
    use complaint_widget::backend::Trouble;
    let server = plain();
    assert_eq!(walk(server.districts(&english()), []).outcome, Err(Trouble::Unsupported));
    assert_eq!(walk(server.search_addresses("x", &english()), []).outcome, Err(Trouble::Unsupported));
    assert!(end(server.categories(&english()), crate::answered(200, &json!([]))).unwrap().is_empty());
}

#[test]
fn every_setting_and_every_profile_is_documented() {
    let document = include_str!("../../docs/open311-backend.md");
    let members = serde_json::to_value(ProfileName::Plain.profile()).unwrap();
    let profiles =
        ["plain", "hotline", "fixmystreet", "codefornl", "libre311", "mark_a_spot", "boston", "seeclickfix"];
    let names = members.as_object().unwrap().keys().map(String::as_str).chain(profiles);
    for name in names {
        assert!(document.contains(&format!("`{name}`")), "{name}");
    }
    for profile in profiles {
        try_server(&json!({ "profile": profile })).unwrap();
    }
}

#[test]
fn districts_of_the_configuration_can_be_chosen_and_go_into_the_words_on_the_place() {
    let config = json!({
        "backend": { "kind": "open311", "url": "https://hotline.example/v2" },
        "languages": ["en", "ar"], "name": { "en": "Quiet Hills" },
        "districts": [{ "code": "1", "name": { "en": "North", "ar": "الشمال" } }],
    });
    let config = Config::from_json(config.to_string().as_bytes()).unwrap();
    let server = Open311::from_config(&config).unwrap();
    let can = walk(server.capabilities(&english()), []).outcome.unwrap();
    assert_eq!(can.places, [PlaceKind::Point, PlaceKind::Description, PlaceKind::District]);
    let offered = walk(server.districts(&LanguageTag::new("ar")), []).outcome.unwrap();
    assert_eq!(offered, [District { code: DistrictCode("1".to_owned()), name: "الشمال".to_owned() }]);
    let place = DraftPlace {
        district: Some(DistrictCode("1".to_owned())),
        description: "by the gate".to_owned(),
        ..DraftPlace::default()
    };
    let submission = judge(&Draft { place, ..draft() }, &can, &support::categories()).unwrap();
    let sent = walk(server.submit(&submission, &attempt()), [page(500)]).requests;
    let place = fields(&sent[0]).into_iter().find(|(name, _)| name == "address_string").unwrap().1;
    assert_eq!(place, "North\nby the gate");
}
