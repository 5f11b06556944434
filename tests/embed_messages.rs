//! The messages between the widget and the page around it: one form, the same as the types that pages are given.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use complaint_widget::{
    domain::RequestClass,
    embed::{
        FONTS, StyleSettings, ThemeMode,
        message::{Entrance, ErrorCode, FromPage, MAX_LENGTH, NotUnderstood, Place, Settings, ToPage},
    },
    ui::route::Route,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const TYPES: &str = include_str!("../public/embed.d.ts");

/// The declarations without their comments.
fn types() -> String {
    let mut types = String::new();
    for (index, part) in TYPES.split("/**").enumerate() {
        types.push_str(if index == 0 { part } else { part.split_once("*/").unwrap().1 });
    }
    types
}

/// What the declaration of the type `name` says, up to its end.
fn declared(name: &str) -> String {
    let types = types();
    let (_, rest) = types
        .split_once(&format!("type {name} ="))
        .or_else(|| types.split_once(&format!("interface {name} {{")))
        .unwrap_or_else(|| panic!("embed.d.ts has no {name}"));
    rest.split_once([';', '}'][usize::from(!types.contains(&format!("type {name} =")))]).unwrap().0.to_owned()
}

/// The texts in quotes that a union of texts allows.
fn words(name: &str) -> BTreeSet<String> {
    declared(name).split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The members of an interface, each with whether it may be missing.
fn members(name: &str) -> BTreeMap<String, bool> {
    let body = declared(name);
    let lines = body.split(';').filter_map(|line| line.split_once(':'));
    lines.map(|(member, _)| (member.trim().trim_end_matches('?').to_owned(), member.contains('?'))).collect()
}

fn set<'a>(words: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    words.into_iter().map(str::to_owned).collect()
}

/// One message of each type.
fn all_to_page() -> Vec<(&'static str, ToPage)> {
    let reference = Some("PH-1".to_owned());
    vec![
        ("Ready", ToPage::Ready),
        ("Resize", ToPage::Resize { height: 812 }),
        ("Opened", ToPage::Opened { screen: Route::Sent.name() }),
        ("Submitted", ToPage::Submitted { reference: reference.clone() }),
        ("Rated", ToPage::Rated { reference }),
        ("Closed", ToPage::Closed),
        ("Error", ToPage::Error { code: ErrorCode::Origin }),
    ]
}

fn value(message: &ToPage) -> Value {
    serde_json::from_str(&message.to_json()).unwrap()
}

fn read(message: &Value) -> Result<FromPage, NotUnderstood> {
    FromPage::from_json(&message.to_string())
}

fn message(kind: &str, members: Value) -> Value {
    let mut message = json!({ "namespace": "complaint-widget", "version": 1, "type": kind });
    message.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    message
}

#[test]
fn what_the_widget_says_has_the_declared_form() {
    let union: BTreeSet<_> = declared("FrameMessage")
        .split('|')
        .map(|name| name.trim().to_owned())
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(union, all_to_page().iter().map(|(name, _)| format!("{name}Message")).collect());
    for (name, message) in all_to_page() {
        let value = value(&message);
        let mut lower = name.to_owned();
        lower[..1].make_ascii_lowercase();
        assert!(declared(&format!("{name}Message")).contains(&format!("Message<\"{lower}\">")), "{name}");
        assert_eq!(value["type"], lower, "{name}");
        assert_eq!(value["namespace"], "complaint-widget");
        assert_eq!(value["version"], 1);
        let own: BTreeSet<_> = value.as_object().unwrap().keys().cloned().collect();
        let envelope = set(["namespace", "version", "type"]);
        let extra: BTreeSet<_> = own.difference(&envelope).cloned().collect();
        let expected = match name {
            "Resize" => set(["height"]),
            "Opened" => members("Opened").into_keys().collect(),
            "Submitted" | "Rated" => members("Referenced").into_keys().collect(),
            "Error" => set(["code"]),
            _ => BTreeSet::new(),
        };
        assert_eq!(extra, expected, "{name}");
    }
    assert_eq!(
        members("Message<Type extends string>").into_keys().collect::<BTreeSet<_>>(),
        set(["namespace", "version", "type"])
    );
    assert_eq!(value(&ToPage::Submitted { reference: None })["reference"], Value::Null);
}

#[test]
fn the_words_are_the_declared_ones() {
    let screens = set(Route::ALL.into_iter().filter(|route| *route != Route::Gallery).map(Route::name));
    let declared_screens = words("Screen").union(&words("ScreenToOpen")).cloned().collect();
    assert_eq!(screens, declared_screens);
    assert_eq!(words("Theme"), set(ThemeMode::ALL.map(ThemeMode::as_str)));
    assert_eq!(words("RequestClass"), set(RequestClass::ALL.map(RequestClass::as_str)));
    let codes = [ErrorCode::Config, ErrorCode::Origin, ErrorCode::Start]
        .map(|code| value(&ToPage::Error { code })["code"].as_str().unwrap().to_owned());
    let mut declared_codes = words("ErrorCode");
    assert!(declared_codes.remove("timeout"), "that is the element's own");
    assert_eq!(declared_codes, codes.into_iter().collect());
    for screen in words("ScreenToOpen") {
        let opened = read(&message("open", json!({ "screen": screen }))).unwrap();
        assert!(matches!(opened, FromPage::Open(Some(_))), "{screen}");
    }
}

#[test]
fn what_a_page_sets_is_read_under_the_declared_names() {
    let style: BTreeMap<String, String> =
        members("Style").into_keys().map(|name| (name.clone(), format!("of {name}"))).collect();
    let settings = json!({
        "lang": "ar", "theme": "dark", "category": "roads", "class": "inquiry", "reference": "PH-1", "mode": "dialog",
        "config": "north", "style": style,
    });
    let named: BTreeSet<_> = settings.as_object().unwrap().keys().cloned().collect();
    assert_eq!(named, members("Settings").into_keys().collect());
    let Ok(FromPage::Hello(read_settings)) = read(&message("hello", json!({ "settings": settings }))) else {
        panic!("it is not understood")
    };
    assert_eq!(read_settings.style.named().count(), style.len(), "each of the style has its place");
    let Settings { mode, lang, theme, category, class, reference, config, style: _ } = read_settings;
    assert_eq!((mode, theme), (Place::Dialog, Some(ThemeMode::Dark)));
    let texts = [lang, category, class, reference, config].map(Option::unwrap);
    assert_eq!(texts, ["ar", "roads", "inquiry", "PH-1", "north"]);

    let few = json!({ "settings": { "mode": "inline", "style": {} } });
    let Ok(FromPage::SetConfig(settings)) = read(&message("setConfig", few)) else { panic!() };
    assert_eq!((settings.lang, settings.style), (None, StyleSettings::default()));
    let optional: BTreeSet<_> = members("Settings")
        .into_iter()
        .filter(|(_, may_be_missing)| !may_be_missing)
        .map(|(name, _)| name)
        .collect();
    assert_eq!(optional, set(["mode", "style"]));
}

#[test]
fn every_type_that_a_page_may_send_is_understood() {
    let union: BTreeSet<_> = declared("PageMessage")
        .split('|')
        .map(|name| name.trim().to_owned())
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(union, set(["HelloMessage", "SetConfigMessage", "OpenMessage", "ResetMessage"]));
    assert_eq!(read(&message("reset", json!({}))), Ok(FromPage::Reset));
    assert_eq!(read(&message("open", json!({}))), Ok(FromPage::Open(None)));
    assert_eq!(
        read(&message("open", json!({ "screen": "track", "more": 1 }))),
        Ok(FromPage::Open(Some(Entrance::Track)))
    );
}

#[test]
fn what_is_not_of_this_form_is_not_understood() {
    let settings = json!({ "mode": "inline", "style": {} });
    let long = "x".repeat(201);
    let bad = [
        json!(null),
        json!("reset"),
        json!([]),
        json!({}),
        json!({ "namespace": "complaint-widget", "type": "reset" }),
        json!({ "namespace": "complaint-widget", "version": 2, "type": "reset" }),
        json!({ "namespace": "complaint-widget", "version": "1", "type": "reset" }),
        json!({ "namespace": "other", "version": 1, "type": "reset" }),
        message("hello", json!({})),
        message("setConfig", json!({ "settings": null })),
        message("setConfig", json!({ "settings": { "style": {} } })),
        message("setConfig", json!({ "settings": { "mode": "page", "style": {} } })),
        message("setConfig", json!({ "settings": { "mode": "inline", "style": { "accent": 1 } } })),
        message("setConfig", json!({ "settings": { "mode": "inline", "lang": ["en"] } })),
        message("setConfig", json!({ "settings": { "mode": "inline", "category": long } })),
        message("setConfig", json!({ "settings": { "mode": "inline", "style": { "ink": long } } })),
        message("setConfig", json!({ "settings": { "mode": "inline", "theme": "sepia" } })),
        message("open", json!({ "screen": "complaint" })),
        message("open", json!({ "screen": 7 })),
        message("eval", json!({ "settings": settings })),
        message("reset", json!({ "padding": "x".repeat(MAX_LENGTH) })),
    ];
    for message in bad {
        assert_eq!(read(&message), Err(NotUnderstood), "{message}");
    }
}

#[test]
fn the_fonts_are_few_and_plain() {
    assert!(FONTS.iter().all(|font| font.bytes().all(|byte| byte.is_ascii_lowercase())));
}

/// Something like a message, more or less.
fn nearly() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "hello",
            "setConfig",
            "open",
            "reset",
            "ready",
            "complaint-widget",
            "inline",
            "dialog",
            "page",
            "home",
            "track",
            "dark",
            "auto",
            "en",
            "",
            "__proto__",
            "constructor",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2_i64..3).prop_map(Value::from),
        word.clone().prop_map(Value::from),
    ];
    let name = prop::sample::select(vec![
        "namespace",
        "version",
        "type",
        "settings",
        "screen",
        "mode",
        "style",
        "lang",
        "theme",
        "accent",
        "x",
    ]);
    leaf.prop_recursive(2, 12, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name.clone().prop_map(str::to_owned), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100_000))]

    #[test]
    fn whatever_comes_is_understood_or_not_and_nothing_else_happens(
        value in nearly(),
        kind in prop::sample::select(vec!["hello", "setConfig", "open", "reset", "ready", "x"]),
        is_enveloped: bool,
    ) {
        let value = match value {
            Value::Object(members) if is_enveloped => message(kind, Value::Object(members)),
            value => value,
        };
        if let Ok(understood) = read(&value) {
            prop_assert_eq!(&value["namespace"], "complaint-widget");
            prop_assert_eq!(&value["version"], 1);
            if let FromPage::Hello(settings) | FromPage::SetConfig(settings) = understood {
                prop_assert!(settings.style.named().all(|(_, text)| text.chars().count() <= 200));
            }
        }
    }
}
