//! What is wrong with a file, all of it, and what becomes of the widget then.

use std::time::Duration;

use complaint_widget::embed::{Examined, Fault, examine};
use serde_json::{Value, json};

use crate::{plus, schema::judged, whole, with, without};

fn examined(file: &Value) -> Examined {
    examine(file.to_string().as_bytes())
}

/// The pointers and the sentences of all that is wrong.
fn faults(file: &Value) -> Vec<(String, String)> {
    examined(file).faults.into_iter().map(|Fault { pointer, message }| (pointer, message)).collect()
}

fn district(code: &str) -> Value {
    json!({ "code": code, "name": { "en": "North" } })
}

/// A file, where it is wrong, and what is said of that.
pub fn wrong() -> Vec<(Value, &'static str, &'static str)> {
    vec![
        (json!([]), "", "expected struct Config"),
        (json!("x"), "", "invalid type"),
        (without("backend"), "", "backend is missing"),
        (without("languages"), "", "languages is missing"),
        (without("name"), "", "name is missing"),
        (with("/backend", json!("native")), "/backend", "invalid type"),
        (with("/backend", json!({})), "/backend", "missing field `kind`"),
        (with("/backend/kind", json!("open312")), "/backend/kind", "unknown variant `open312`"),
        (with("/languages", json!("en")), "/languages", "invalid type"),
        (with("/languages", json!([])), "/languages", "at least one"),
        (with("/languages/1", json!(7)), "/languages/1", "invalid type"),
        (with("/languages", json!(["en", "../ar"])), "/languages", "BCP 47"),
        (with("/name", json!("Quiet Hills")), "/name", "invalid type"),
        (with("/name", json!({})), "/name", "at least one language"),
        (with("/name/ar", json!(" ")), "/name/ar", "the text is empty"),
        (plus("gateway", json!("yes")), "/gateway", "expected a boolean"),
        (with("/phones/hotline", json!(12345)), "/phones/hotline", "expected a string"),
        (with("/phones/hotline", json!("call us")), "/phones/hotline", "a telephone number"),
        (with("/phones/emergencies/1/kind", json!("pirates")), "/phones/emergencies/1/kind", "pirates"),
        (
            with("/phones/emergencies/1", json!({ "kind": "fire" })),
            "/phones/emergencies/1",
            "missing field `number`",
        ),
        (with("/phones", json!({ "hot~line/1": "1" })), "/phones/hot~0line~11", "unknown field"),
        (plus("shared_phone", json!(true)), "/shared_phone", "invalid type"),
        (
            plus("shared_phone", json!({ "forget_after_minutes": 0 })),
            "/shared_phone/forget_after_minutes",
            "a number of minutes above 0",
        ),
        (plus("backned", json!({})), "/backned", "unknown field `backned`, expected one of"),
        (plus("id", json!("Pinghe District")), "/id", "1 to 40 characters"),
        (plus("id", json!("x".repeat(41))), "/id", "1 to 40 characters"),
        (plus("start", json!("privacy")), "/start", "expected one of `home`, `report`, `track`"),
        (plus("districts", json!([{ "name": { "en": "N" } }])), "/districts/0", "missing field `code`"),
        (plus("districts", json!([district("1"), district("")])), "/districts/1/code", "the code is empty"),
        (
            plus("districts", json!([{ "code": "1", "name": {} }])),
            "/districts/0/name",
            "at least one language",
        ),
        (
            plus("districts", json!([{ "code": "1", "name": { "en": "" } }])),
            "/districts/0/name/en",
            "the text is empty",
        ),
        (plus("bounds", json!({ "south": 1, "west": 1, "north": 2 })), "/bounds", "missing field `east`"),
        (
            plus("bounds", json!({ "south": "1", "west": 1, "north": 2, "east": 2 })),
            "/bounds/south",
            "invalid type",
        ),
        (plus("bounds", json!({ "south": -91, "west": 1, "north": 2, "east": 2 })), "/bounds", "in degrees"),
        (plus("privacy", json!("http://district.example")), "/privacy", "begins with https://"),
        (plus("privacy", json!("javascript:alert(1)")), "/privacy", "begins with https://"),
        (plus("privacy", json!({ "ar": "data:text/html,x" })), "/privacy/ar", "begins with https://"),
        (plus("privacy", json!({})), "/privacy", "begins with https://"),
        (plus("privacy", json!(7)), "/privacy", "a link, or an object"),
        (plus("embedding", json!({})), "/embedding", "missing field `origins`"),
        (plus("embedding", json!({ "origins": ["*"] })), "/embedding/origins/0", "https://district.example"),
        (
            plus("embedding", json!({ "origins": ["https://a.example", "https://b.example/"] })),
            "/embedding/origins/1",
            "without a path",
        ),
        (
            plus("embedding", json!({ "origins": ["https://*.example"] })),
            "/embedding/origins/0",
            "https://*.city.example",
        ),
        (plus("theme", json!({ "mode": "blue" })), "/theme/mode", "`auto`, `light`, `dark`, `contrast`"),
        (plus("theme", json!({ "accent": 7 })), "/theme/accent", "expected a string"),
        (plus("theme", json!({ "accent": "navy" })), "/theme/accent", "#rrggbb"),
        (plus("theme", json!({ "radius": "2em" })), "/theme/radius", "24px"),
        (plus("theme", json!({ "font": "Comic Sans" })), "/theme/font", "rounded"),
        (plus("theme", json!({ "accent_ink": "#fff" })), "/theme/accent_ink", "`accentInk`"),
        (plus("limits", json!({ "photos": 1.5 })), "/limits/photos", "invalid type"),
        (plus("limits", json!({ "photos": -1 })), "/limits/photos", "invalid value"),
        (plus("limits", json!({ "photo_bytes": 1 })), "/limits/photo_bytes", "at least 100000 bytes"),
        (plus("limits", json!({ "description": 99 })), "/limits/description", "at least 100 characters"),
    ]
}

#[test]
fn each_fault_is_told_with_its_place() {
    for (file, pointer, said) in wrong() {
        let faults = faults(&file);
        let [(at, message)] = &faults[..] else { panic!("{file}: {faults:?}") };
        assert_eq!(at, pointer, "{file}: {message}");
        assert!(message.contains(said), "{file}: {message}");
    }
}

/// What only more than one member can show.
const BEYOND_THE_SCHEMA: [(&str, &str); 2] = [
    (r#"[{ "code": "1", "name": { "en": "N" } }, { "code": "1", "name": { "en": "S" } }]"#, "/districts"),
    (r#"{ "south": 2, "west": 1, "north": 1, "east": 2 }"#, "/bounds"),
];

#[test]
fn each_fault_that_a_schema_can_tell_the_schema_tells_too() {
    for (file, pointer, _) in wrong() {
        assert_ne!(judged(&file), "", "{pointer}: {file}");
    }
    for (value, pointer) in BEYOND_THE_SCHEMA {
        let file = plus(&pointer[1..], serde_json::from_str(value).unwrap());
        assert_eq!(faults(&file)[0].0, pointer);
        assert_eq!(judged(&file), "", "the schema knows by now");
    }
}

#[test]
fn what_may_be_left_out_is_left_out_and_all_else_serves() {
    for (file, pointer, _) in wrong() {
        let config = examined(&file).config;
        let is_needed = ["", "/backend", "/backend/kind", "/languages", "/name"].contains(&pointer);
        assert_eq!(config.is_none(), is_needed, "{pointer}: {file}");
    }
}

#[test]
fn a_good_file_is_as_it_is() {
    let Examined { config, faults } = examined(&whole());
    assert_eq!(config, crate::read(&whole()).ok());
    assert_eq!(faults, []);
}

#[test]
fn all_faults_are_told_at_once_and_as_little_as_possible_is_left_out() {
    let mut file = whole();
    file["phones"] = json!({
        "hotline": "12345",
        "emergencies": [
            { "kind": "pirates", "number": "1" },
            { "kind": "police", "number": "110" },
            { "kind": "fire", "number": "" },
            { "kind": "fire", "number": "119", "of": "all" },
            { "number": "120" },
        ],
    });
    file["embedding"] = json!({ "origins": ["https://a.example", "http://b.example", "https://c.example"] });
    file["theme"] = json!({ "mode": "dark", "accent": 1, "ink": 2, "line": "#123" });
    file["bounds"] = json!({ "south": "a", "west": "b", "north": 1, "east": 1 });
    file["limit"] = json!({});
    let Examined { config, faults } = examined(&file);
    let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
    let expected = [
        "/bounds/south",
        "/bounds/west",
        "/embedding/origins/1",
        "/limit",
        "/phones/emergencies/0/kind",
        "/phones/emergencies/2/number",
        "/phones/emergencies/3/of",
        "/phones/emergencies/4",
        "/theme/accent",
        "/theme/ink",
    ];
    let mut sorted = pointers.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, expected, "{pointers:?}");
    let config = config.unwrap();
    let numbers: Vec<_> = config.phones.emergencies.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["110", "119"]);
    assert_eq!(config.phones.hotline.as_deref(), Some("12345"));
    assert_eq!(
        config.embedding.read().unwrap().origins.sources().collect::<Vec<_>>(),
        ["https://a.example", "https://c.example"]
    );
    assert_eq!(config.theme.read().unwrap().style.named().collect::<Vec<_>>(), [("line", "#123")]);
    assert_eq!(config.bounds.read(), None);
}

#[test]
fn a_phone_that_somehow_is_a_shared_one_forgets_all_the_same() {
    for wrong in [json!(true), json!({}), json!({ "forget_after_minutes": "ten" }), json!({ "after": 5 })] {
        let Examined { config, faults } = examined(&plus("shared_phone", wrong));
        assert_eq!(config.unwrap().shared_phone.unwrap().forget_after, Duration::from_secs(600));
        assert!(!faults.is_empty());
    }
}

#[test]
fn faults_beside_one_without_a_way_around_it_are_told_too() {
    let mut file = without("name");
    file["start"] = json!("x");
    file["backend"]["kind"] = json!("x");
    let Examined { config, faults } = examined(&file);
    let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!((config, pointers), (None, vec!["", "/backend/kind", "/start"]));
}

#[test]
fn what_only_the_text_shows_is_told_with_line_and_column() {
    for (text, said) in [
        (&b""[..], "EOF"),
        (b"\xFF\xFE", "line 1 column 1"),
        (b"{\n  \"backend\": }", "line 2 column 14"),
        (
            br#"{ "backend": { "kind": "native" }, "languages": ["en"], "name": { "en": "A" }, "id": "a", "id": "b" }"#,
            "duplicate field `id`",
        ),
    ] {
        let Examined { config, faults } = examine(text);
        let [Fault { pointer, message }] = &faults[..] else { panic!("{faults:?}") };
        assert_eq!((config, pointer.as_str()), (None, ""));
        assert!(message.contains(said), "{message}");
    }
}
