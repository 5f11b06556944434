//! `config.json`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod any_json;
mod faults;
mod members;
mod origins;
mod schema;
mod uses;

use std::time::Duration;

use complaint_widget::{
    backend::at_hand,
    domain::{EmergencyService, LanguageTag},
    embed::{BackendKind, Config, examine},
};
use serde_json::{Value, json};

fn whole() -> Value {
    json!({
        "backend": { "kind": "native", "url": "./api/v1" },
        "languages": ["en", "ar"],
        "name": { "en": "Quiet Hills", "ar": "التلال" },
        "phones": {
            "hotline": "12345",
            "emergencies": [{ "kind": "police", "number": "110" }, { "kind": "fire", "number": "119" }],
        },
    })
}

/// The configuration, if nothing at all is wrong with it.
fn read(value: &Value) -> Result<Config, String> {
    let text = value.to_string();
    let config = Config::from_json(text.as_bytes())?;
    match examine(text.as_bytes()).faults.first() {
        Some(fault) => Err(fault.in_file("config.json")),
        None => Ok(config),
    }
}

fn with(pointer: &str, value: Value) -> Value {
    let mut config = whole();
    *config.pointer_mut(pointer).unwrap() = value;
    config
}

/// With a member that it may have.
fn plus(name: &str, value: Value) -> Value {
    let mut config = whole();
    config[name] = value;
    config
}

fn without(name: &str) -> Value {
    let mut config = whole();
    config.as_object_mut().unwrap().remove(name);
    config
}

#[test]
fn a_whole_configuration_is_read() {
    let config = read(&whole()).unwrap();
    assert_eq!(config.backend.kind, BackendKind::Native);
    let settings: Value = serde_json::from_str(&config.backend.settings).unwrap();
    assert_eq!(settings, whole()["backend"], "a backend reads its own settings");
    assert_eq!(config.languages, [LanguageTag::new("en"), LanguageTag::new("ar")]);
    assert_eq!(config.phones.hotline.as_deref(), Some("12345"));
    let kinds: Vec<_> = config.phones.emergencies.iter().map(|number| number.kind).collect();
    assert_eq!(kinds, [EmergencyService::Police, EmergencyService::Fire]);
}

#[test]
fn a_shared_phone_forgets_after_some_minutes() {
    assert_eq!(read(&whole()).unwrap().shared_phone, None);
    let shared = |minutes: Value| {
        let mut config = whole();
        config["shared_phone"] = json!({ "forget_after_minutes": minutes });
        read(&config)
    };
    let forgets_after = |minutes| shared(minutes).unwrap().shared_phone.unwrap().forget_after;
    assert_eq!(forgets_after(json!(10)), Duration::from_secs(600));
    assert_eq!(forgets_after(json!(0.05)), Duration::from_secs(3));
    for wrong in [json!(0), json!(-1), json!("10"), json!(null), json!(1e300)] {
        let mistake = shared(wrong.clone()).unwrap_err();
        assert!(mistake.contains("line 1 column"), "{wrong}: {mistake}");
    }
    assert!(shared(json!(0)).unwrap_err().contains("forget_after_minutes"));
    let mut config = whole();
    config["shared_phone"] = json!({});
    assert!(read(&config).unwrap_err().contains("forget_after_minutes"));
}

#[test]
fn a_gateway_stands_before_the_hotline_only_where_the_file_says_so() {
    assert!(!read(&whole()).unwrap().gateway);
    let mut config = whole();
    config["gateway"] = json!(true);
    assert!(read(&config).unwrap().gateway);
}

#[test]
fn the_phone_numbers_may_be_left_out() {
    let config = read(&without("phones")).unwrap();
    assert_eq!((config.phones.hotline, config.phones.emergencies.len()), (None, 0));
}

#[test]
fn the_configuration_that_is_shipped_is_good() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/config.json");
    let config = Config::from_json(&std::fs::read(path).unwrap()).unwrap();
    for language in &config.languages {
        assert!(config.name.has(language), "no name in {language:?}");
    }
}

#[test]
fn the_name_is_in_the_language_asked_for_else_in_the_default_one_else_in_any() {
    let name = |config: &Value, tag: &str| read(config).unwrap().name_in(&LanguageTag::new(tag)).to_owned();
    assert_eq!(name(&whole(), "ar"), "التلال");
    assert_eq!(name(&whole(), "zh-Hans"), "Quiet Hills");
    assert_eq!(name(&with("/name", json!({ "fr": "Collines" })), "ar"), "Collines");
}

#[test]
fn the_first_thing_that_is_wrong_is_told_with_its_line_and_column() {
    let fault = Config::from_json(b"{\n  \"backend\": }").unwrap_err();
    assert!(fault.contains("line 2 column 14"), "{fault}");
    assert!(Config::from_json(b"").is_err());
    assert!(Config::from_json(b"\xFF\xFE").is_err());
}

#[test]
fn a_native_hotline_needs_its_address() {
    for settings in [
        json!({ "kind": "native" }),
        json!({ "kind": "native", "url": 7 }),
        json!({ "kind": "native", "url": " " }),
    ] {
        let fault = at_hand(&read(&with("/backend", settings)).unwrap()).unwrap().err().unwrap();
        assert_eq!(
            fault.in_file("config.json"),
            "config.json#/backend/url: say where the hotline's API begins, such as \"./api/v1\""
        );
    }
}
