//! `public/backend.schema.json`: it takes the examples, and names the same members as the reader.

use boon::{Compiler, Schemas};
use complaint_widget::backend::rest::Description;
use serde_json::{Value, json};

use super::{example, in_house, with, without};
use crate::EXAMPLES;

const SCHEMA: &str = "public/backend.schema.json";

/// What the schema says of `description`; empty: nothing.
fn judged(description: &Value) -> String {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("backend.schema.json", example(SCHEMA)).unwrap();
    let schema = compiler.compile("backend.schema.json", &mut schemas).unwrap();
    schemas.validate(description, schema).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn the_schema_takes_the_examples() {
    for path in EXAMPLES {
        assert_eq!(judged(&example(path)), "", "{path}");
    }
    assert_eq!(judged(&everything()), "");
}

#[test]
fn the_schema_turns_away_what_the_reader_cant_read() {
    for description in [
        without(in_house(), "/base"),
        with(in_house(), "/bass", json!(1)),
        with(in_house(), "/utc_offset", json!("8")),
        with(in_house(), "/envelope/error_if/0", json!("错误码")),
        with(in_house(), "/statuses/待受理", json!("new")),
        with(in_house(), "/operations/submit/request/method", json!("DELETE")),
        with(in_house(), "/operations/submit/request/body/json/补充问题/is", json!(1)),
        with(in_house(), "/operations/read/answer/timeline/kind/words/办理", json!("x")),
    ] {
        assert_ne!(judged(&description), "");
        assert!(Description::from_json(description.to_string().as_bytes()).is_err());
    }
}

/// A description that has every kind of object that there is.
fn everything() -> Value {
    let mut it = in_house();
    let get = json!({ "method": "GET", "path": "/x", "query": { "a": "b" } });
    let text = json!({ "en": "A" });
    it["capabilities"]["bounds"] = json!({ "south": 1, "west": 1, "north": 2, "east": 2 });
    it["categories"] = json!([{
        "code": "1", "name": text,
        "questions": [{ "code": "q", "datatype": "text", "text": text, "options": [{ "key": "k", "name": text }] }],
    }]);
    it["districts"] = json!([{ "code": "1", "name": "North" }]);
    it["operations"]["capabilities"] = json!({ "request": get, "answer": {} });
    it["operations"]["districts"] = json!({
        "request": get, "answer": { "list": "/a", "code": "/b", "name": "/c" },
        "before": [{ "request": get, "take": { "token": "/t" }, "envelope": {} }],
    });
    it["operations"]["questions"] = json!({
        "request": get, "answer": { "list": "/a", "code": "/b", "text": "/c", "options": {
            "list": "/a", "key": "/b", "name": "/c",
        } },
    });
    it["operations"]["list"] = json!({ "request": get, "answer": { "list": "/a", "status": "/b" } });
    it["operations"]["addresses"] = json!({ "request": get, "answer": { "list": "/a", "label": "/b" } });
    it["operations"]["number"] = json!({ "request": get, "answer": { "reference": "/a" }, "envelope": {} });
    it["operations"]["read"]["answer"]["answer"] = json!({ "text": "/a" });
    it
}

/// The members that the reader expects where it finds one that it doesn't know; `None` if any name will do.
fn read_members(description: &Value, at: &str) -> Option<Vec<String>> {
    let mut spoilt = description.clone();
    spoilt.pointer_mut(at).unwrap()["no such member"] = json!({});
    let told = Description::from_json(spoilt.to_string().as_bytes()).unwrap_err().remove(0).says;
    let (_, expected) = told.split_once("unknown field `no such member`, expected ")?;
    let mut names: Vec<String> = expected.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    names.sort();
    Some(names)
}

/// Compares the members at `at`, which `schema` describes, and at everything below.
fn compare(whole: &Value, schema: &Value, at: &str, here: &Value, compared: &mut usize) {
    let root = example(SCHEMA);
    let schema = match schema["$ref"].as_str() {
        Some(reference) => root.pointer(reference.trim_start_matches('#')).unwrap(),
        None => schema,
    };
    match here {
        Value::Object(members) if schema["properties"].is_object() => {
            let properties = schema["properties"].as_object().unwrap();
            if schema["additionalProperties"] == json!(false) {
                let mut known: Vec<String> = properties.keys().cloned().collect();
                known.sort();
                assert_eq!(read_members(whole, at), Some(known), "{at}");
                *compared += 1;
            }
            for (name, value) in members {
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                compare(whole, &properties[name], &at, value, compared);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                compare(whole, &schema["items"], &format!("{at}/{index}"), item, compared);
            }
        }
        _ => {}
    }
}

#[test]
fn the_schema_and_the_reader_name_the_same_members() {
    let mut compared = 0;
    compare(&everything(), &example(SCHEMA), "", &everything(), &mut compared);
    // Each object of the format at least once.
    assert!(compared >= 40, "only {compared} objects were compared");
}
