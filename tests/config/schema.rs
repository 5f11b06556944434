//! `public/config.schema.json`: it takes what is good, and names the same members as the readers.

use std::fs;

use boon::{Compiler, Schemas};
use complaint_widget::{
    backend::{AnyBackend, Connection, Exchange, Response, Step, connect, open311::ProfileName},
    embed::{Examined, examine},
};
use serde_json::{Value, json};

use crate::{plus, whole, with};

fn file(path: &str) -> Value {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn schema() -> Value {
    file("public/config.schema.json")
}

/// What the schema says of a file; empty: nothing.
pub fn judged(config: &Value) -> String {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("config.schema.json", schema()).unwrap();
    let schema = compiler.compile("config.schema.json", &mut schemas).unwrap();
    schemas.validate(config, schema).err().map(|error| error.to_string()).unwrap_or_default()
}

/// A file that has every member there is.
fn everything() -> Value {
    let text = json!({ "en": "North", "ar": "الشمال" });
    let mut file = whole();
    for (name, value) in [
        ("$schema", json!("./config.schema.json")),
        ("gateway", json!(true)),
        ("shared_phone", json!({ "forget_after_minutes": 0.5 })),
        ("id", json!("quiet-hills")),
        ("start", json!("report")),
        ("districts", json!([{ "code": "1", "name": text }, { "code": "2", "name": text }])),
        ("bounds", json!({ "south": -1, "west": 1.5, "north": 2, "east": 2 })),
        ("privacy", json!({ "en": "https://district.example/privacy?lang=en" })),
        (
            "embedding",
            json!({ "origins": [
            "https://district.example", "https://a.b-c.example:8443", "https://*.city.example", "https://*.city.example:1",
            "http://localhost", "http://localhost:8080", "http://north.localhost", "http://127.0.0.1:1", "http://[::1]",
            "https://192.0.2.1", "https://[2001:db8::1]:99",
        ] }),
        ),
        (
            "theme",
            json!({
                "mode": "contrast", "accent": "#123", "accentInk": "#fff", "ink": "#000", "soft": "#333", "ground": "#eee",
                "card": "#fff", "line": "#999", "focus": "#00f", "radius": "4px", "spacing": "1rem", "font": "serif",
            }),
        ),
        ("limits", json!({ "photos": 0, "photo_bytes": 100_000, "description": 100 })),
    ] {
        file[name] = value;
    }
    file["phones"]["emergencies"][1]["number"] = json!("+86 (10) 119-0*#");
    file
}

/// Settings of every kind of backend, each with all it can have.
fn backends() -> Vec<Value> {
    let mut open311 = serde_json::to_value(ProfileName::MarkASpot.profile()).unwrap();
    let members = open311.as_object_mut().unwrap();
    members.retain(|_, value| !value.is_null());
    for (name, value) in [
        ("kind", json!("open311")),
        ("url", json!("https://hotline.example/v2")),
        ("profile", json!("boston")),
        ("language", json!("en")),
        ("utc_offset", json!("-05:00")),
        ("photos", json!({ "upload": { "path": "image", "part": "file", "field": "media_url" } })),
        ("jurisdiction_id", json!("x")),
        ("api_key", json!("x")),
        ("idempotency_field", json!("x")),
        ("language_field", json!("x")),
    ] {
        members.insert(name.to_owned(), value);
    }
    vec![
        json!({ "kind": "native", "url": "./api/v1" }),
        json!({ "kind": "rest", "file": "./backend-12345.json" }),
        json!({
            "kind": "signalen", "url": "/signals", "language": "nl", "prediction": "category/prediction",
            "bounds": { "south": 52, "west": 4, "north": 53, "east": 5 }, "address_search": "https://search.example/free",
            "photos": 2, "public_list": true, "feedback": false, "follow_up": false,
            "labels": { "place": "Where", "photo": "Photo" },
        }),
        open311,
        json!({ "kind": "open311", "url": "/v2", "photos": { "part": { "name": "media" } } }),
        json!({ "kind": "open311", "url": "/v2", "photos": "none" }),
    ]
}

/// What the backend says of its settings.
fn connected(file: &Value) -> Connection<AnyBackend> {
    let Exchange(step) = connect(&crate::read(file).unwrap());
    let step = match step {
        Step::Send(_, next) => {
            let body = include_bytes!("../../public/backend-12345.json").to_vec();
            next(Ok(Response { status: 200, headers: Vec::new(), body }))
        }
        step => step,
    };
    let Step::Done(Ok(connection)) = step else { panic!("more than one file") };
    connection
}

#[test]
fn what_is_good_is_good_for_both() {
    let mut files = vec![file("public/config.json"), whole(), everything()];
    files.push(plus("privacy", json!("https://district.example")));
    files.push(plus("districts", json!([])));
    files.push(plus("embedding", json!({ "origins": [] })));
    for name in ["phones", "theme", "limits"] {
        files.push(plus(name, json!({})));
    }
    files.extend(backends().into_iter().map(|backend| with("/backend", backend)));
    for file in files {
        assert_eq!(judged(&file), "", "{file}");
        let Examined { config, faults } = examine(file.to_string().as_bytes());
        assert!(config.is_some() && faults.is_empty(), "{file}: {faults:?}");
        assert_eq!(connected(&file).err(), None, "{file}");
    }
}

#[test]
fn a_backends_settings_that_are_wrong_are_wrong_for_both() {
    for (at, member, value) in [
        (0, "url", json!(" ")),
        (0, "url", json!(7)),
        (1, "file", json!(7)),
        (1, "url", json!("./api")),
        (2, "url", json!("")),
        (2, "photos", json!("three")),
        (2, "bounds", json!({ "south": 1 })),
        (2, "labels", json!({ "place": "Where" })),
        (2, "public-list", json!(true)),
        (3, "profile", json!("unheard_of")),
        (3, "photos", json!("pigeon")),
        (3, "photo_cuont", json!(2)),
        (3, "utc_offset", json!("8")),
        (3, "definitions", json!("sometimes")),
    ] {
        let mut backend = backends()[at].clone();
        backend[member] = value;
        let file = with("/backend", backend);
        assert_ne!(judged(&file), "", "{file}");
        let fault = connected(&file).err().unwrap();
        assert!(fault.pointer.starts_with(&format!("/backend/{member}")), "{file}: {fault:?}");
    }
}

/// The names in a sentence such as "unknown field `x`, expected one of `a`, `b`", sorted.
fn expected(told: &str) -> Vec<String> {
    let (_, expected) = told.split_once(", expected ").unwrap();
    let mut names: Vec<String> = expected.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    names.sort();
    names
}

/// The members of an object in the schema, sorted.
fn described(object: &Value) -> Vec<String> {
    assert_eq!(object["additionalProperties"], json!(false), "{object}");
    let mut names: Vec<String> = object["properties"].as_object().unwrap().keys().cloned().collect();
    names.sort();
    names
}

#[test]
fn the_schema_and_the_reader_name_the_same_members() {
    let schema = schema();
    for (at, in_schema) in [
        ("", ""),
        ("/phones", "/properties/phones"),
        ("/phones/emergencies/0", "/properties/phones/properties/emergencies/items"),
        ("/shared_phone", "/properties/shared_phone"),
        ("/districts/0", "/properties/districts/items"),
        ("/bounds", "/$defs/bounds"),
        ("/embedding", "/properties/embedding"),
        ("/theme", "/properties/theme"),
        ("/limits", "/properties/limits"),
    ] {
        let mut file = everything();
        file.pointer_mut(at).unwrap()["no such member"] = json!({});
        let faults = examine(file.to_string().as_bytes()).faults;
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(expected(&faults[0].message), described(schema.pointer(in_schema).unwrap()), "{at}");
    }
}

#[test]
fn the_schema_and_the_backends_name_the_same_settings() {
    let schema = schema();
    let signalen = with("/backend", json!({ "kind": "signalen", "url": "/signals", "no such setting": 1 }));
    assert_eq!(
        expected(&connected(&signalen).err().unwrap().message),
        described(&schema["$defs"]["signalen"])
    );
    let mut settings: Vec<String> = serde_json::to_value(ProfileName::Plain.profile())
        .unwrap()
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    settings.extend(["kind", "url", "profile", "language", "utc_offset"].map(str::to_owned));
    settings.sort();
    assert_eq!(settings, described(&schema["$defs"]["open311"]));
}

/// Calls `look` with every schema of a member, and its name.
fn each_member(schema: &Value, look: &mut impl FnMut(&str, &Value)) {
    match schema {
        Value::Object(parts) => {
            for (name, member) in parts.get("properties").and_then(Value::as_object).into_iter().flatten() {
                look(name, member);
            }
            parts.values().for_each(|part| each_member(part, look));
        }
        Value::Array(parts) => parts.iter().for_each(|part| each_member(part, look)),
        _ => {}
    }
}

#[test]
fn the_schema_explains_each_member() {
    let schema = schema();
    let mut explained = 0;
    each_member(&schema, &mut |name, member| {
        let definition =
            member["$ref"].as_str().map(|path| schema.pointer(path.trim_start_matches('#')).unwrap());
        let says = |schema: &Value| schema["description"].as_str().is_some_and(|text| text.len() > 10);
        // What stands in an alternative is explained with it.
        let is_in_alternative =
            ["part", "upload", "path", "field"].contains(&name) || member.get("const").is_some();
        let is_chosen = member == &json!({ "type": "string" });
        assert!(says(member) || definition.is_some_and(says) || is_in_alternative || is_chosen, "{name}");
        explained += 1;
    });
    assert!(explained > 80, "{explained}");
}
