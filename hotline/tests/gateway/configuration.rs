//! The operator's file: the examples work, and what is wrong is said with its place.

use boon::{Compiler, Schemas};
use hotline::gateway::config::Config;
use serde_json::{Value, json};

use crate::common::file;

const OPEN311: &str = include_str!("../../gateway/open311.json");
const SIGNALEN: &str = include_str!("../../gateway/signalen.json");
const NATIVE: &str = include_str!("../../gateway/native.json");
const IN_HOUSE: &str = include_str!("../../gateway/rest-12345.json");
const ZAMMAD: &str = include_str!("../../gateway/rest-zammad.json");
const PAGE: &str = include_str!("../../../docs/gateway.md");

/// True when the schema takes the file.
fn fits(file: &Value) -> bool {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema = serde_json::from_str(include_str!("../../gateway/gateway.schema.json")).unwrap();
    compiler.add_resource("gateway.schema.json", schema).unwrap();
    let schema = compiler.compile("gateway.schema.json", &mut schemas).unwrap();
    schemas.validate(file, schema).is_ok()
}

#[test]
fn the_examples_can_be_read() {
    for (name, text) in [
        ("open311.json", OPEN311),
        ("signalen.json", SIGNALEN),
        ("native.json", NATIVE),
        ("rest-12345.json", IN_HOUSE),
        ("rest-zammad.json", ZAMMAD),
    ] {
        let config = Config::parse(name, text).unwrap();
        let once = config.routes.iter().any(|route| route.once);
        assert_eq!(once, name != "native.json", "{name} protects reports that the hotline doesn't");
        assert!(config.upstream.is_secure, "{name}");
        assert!(fits(&serde_json::from_str(text).unwrap()), "{name} and the schema");
    }
}

#[test]
fn the_page_shows_an_example_that_can_be_read() {
    let example = PAGE.split("```json\n{").nth(1).unwrap().split("```").next().unwrap();
    let example = format!("{{{example}");
    Config::parse("docs/gateway.md", &example).unwrap();
    // It has every member that there is.
    assert!(fits(&serde_json::from_str(&example).unwrap()));
}

#[test]
fn a_fault_is_named_by_file_line_and_pointer() {
    let text = "{\n  \"upstream\": \"https://city.example\",\n  \"routes\": [\n    { \"method\": \"FETCH\", \"path\": \"/\" }\n  ]\n}";
    let error = Config::parse("gateway.json", text).unwrap_err().to_string();
    assert!(error.starts_with("gateway.json: /routes/0/method: "), "{error}");
    assert!(error.contains("line 4") && error.contains("`GET`"), "{error}");
}

#[test]
fn each_fault_says_what_to_write() {
    type Change = fn(&mut Value);
    let table: [(Change, &str, &str); 16] = [
        (|file| file["upstream"] = json!("city.example"), "/upstream", "https://HOST/PATH"),
        (|file| file["upstream"] = json!("https://user:pass@city.example"), "/upstream", "without user"),
        (|file| file["upstream"] = json!("https://city.example/?key=1"), "/upstream", "query"),
        (|file| file["upstream"] = json!("ftp://city.example"), "/upstream", "https://HOST/PATH"),
        (|file| file["prefix"] = json!("upstream/"), "/prefix", "such as /upstream"),
        (|file| file["prefix"] = json!("/"), "/prefix", "such as /upstream"),
        (|file| file["key"]["in"] = json!("cookie"), "/key/in", "`header`, `query`, `form`"),
        (|file| file["key"]["secret"] = json!("x"), "/key/secret", "unknown field"),
        (|file| file["key"]["prefix"] = json!("Token "), "/key", "\"header\" only"),
        (|file| file["key"] = json!({ "in": "form", "name": "api_key" }), "/key", "`environment`"),
        (|file| file["routes"][0]["once"] = json!(true), "/routes/0", "POST only"),
        (|file| file["routes"][1]["path"] = json!("/a/../b"), "/routes/1/path", "without //"),
        (|file| file["routes"][4]["body_bytes"] = json!(0), "/routes/4/body_bytes", "nonzero"),
        (|file| file["request_headers"] = json!(["Cookie"]), "/request_headers/0", "never goes through"),
        (
            |file| file["response_headers"] = json!(["Set-Cookie"]),
            "/response_headers/0",
            "never goes through",
        ),
        (|file| file["unknown_minutes"] = json!(1_441), "/unknown_minutes", "between 1 and 1440"),
    ];
    assert!(fits(&file("https://city.example")));
    for (change, pointer, advice) in table {
        let mut file = file("https://city.example");
        change(&mut file);
        // The schema doesn't know paths as the gateway does.
        assert!(!fits(&file) || pointer == "/routes/1/path", "{pointer}: the schema takes it");
        let error = Config::parse("gateway.json", &file.to_string()).unwrap_err().to_string();
        assert!(error.starts_with(&format!("gateway.json: {pointer}: ")), "{pointer}: {error}");
        assert!(error.contains(advice) && error.contains("line 1"), "{pointer}: {error}");
    }
}
