//! The ways in for whatever a server sends or a file says: each takes any bytes and must neither panic nor go on for
//! ever, nor call anything a success that has no number.
//!
//! Property tests give them bytes of their own making (`tests/any_bytes.rs`), `cargo fuzz` those that lead somewhere
//! new (`tests/fuzz`).

#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what fails here is a finding")]

mod input;
mod operations;

use complaint_widget::{
    backend::{AnyBackend, Connection, Exchange, Response, Step, connect},
    embed::{Config, Examined, examine},
};
use input::Input;

/// A way in.
pub type Reader = fn(&[u8]);

/// Every reader by its name, which is its fuzz target's, too.
pub const READERS: [(&str, Reader); 6] = [
    ("native", native),
    ("open311", open311),
    ("signalen", signalen),
    ("rest", rest),
    ("rest_description", rest_description),
    ("config", config),
];

const OPEN311_PROFILES: [&str; 8] =
    ["plain", "hotline", "fixmystreet", "codefornl", "libre311", "mark_a_spot", "boston", "seeclickfix"];

const DESCRIPTIONS: [&str; 3] = [
    include_str!("../../../public/backend-12345.json"),
    include_str!("../../../docs/examples/backend-zammad.json"),
    include_str!("../../../docs/examples/backend-fixmystreet.json"),
];

thread_local! {
    /// Made once: reading a whole description for each input would take longer than all the rest.
    static DESCRIBED: Vec<AnyBackend> = DESCRIPTIONS
        .iter()
        .map(|file| backend(r#"{ "kind": "rest", "file": "./backend.json" }"#, file.as_bytes()).unwrap())
        .collect();
}

/// Answers of a server of the native profile.
pub fn native(bytes: &[u8]) {
    let backend = backend(r#"{ "kind": "native", "url": "./api/v1" }"#, b"").unwrap();
    operations::perform(&backend, &Input::of(bytes));
}

/// Answers of an Open311 server of any profile.
pub fn open311(bytes: &[u8]) {
    let input = Input::of(bytes);
    let profile = input.choice(&OPEN311_PROFILES);
    let settings = format!(r#"{{ "kind": "open311", "url": "/open311/v2", "profile": "{profile}" }}"#);
    operations::perform(&backend(&settings, b"").unwrap(), &input);
}

/// Answers of a Signalen with everything switched on.
pub fn signalen(bytes: &[u8]) {
    let settings = r#"{
        "kind": "signalen",
        "url": "/signals",
        "bounds": { "south": 38, "west": 115, "north": 39, "east": 116 },
        "prediction": "category/prediction",
        "address_search": "/locations/free",
        "public_list": true
    }"#;
    operations::perform(&backend(settings, b"").unwrap(), &Input::of(bytes));
}

/// Answers of a hotline that one of the example files describes.
pub fn rest(bytes: &[u8]) {
    let input = Input::of(bytes);
    DESCRIBED.with(|described| operations::perform(input.choice(described), &input));
}

/// A file that describes a hotline, and answers to what it makes of it.
pub fn rest_description(bytes: &[u8]) {
    let input = Input::of(bytes);
    let Some((file, answers)) = input.file_first() else { return };
    if let Ok(backend) = backend(r#"{ "kind": "rest", "file": "./backend.json" }"#, file) {
        operations::perform(&backend, &answers);
    }
}

/// A `config.json`, and the file that it may name.
pub fn config(bytes: &[u8]) {
    let input = Input::of(bytes);
    let Some((file, answers)) = input.file_first() else { return };
    let Examined { config, faults } = examine(file);
    assert!(Config::from_json(file).is_ok() || !faults.is_empty());
    if let Some(config) = config
        && let Ok(backend) = connected(&config, DESCRIPTIONS[0].as_bytes())
    {
        operations::perform(&backend, &answers);
    }
}

/// The backend of a `config.json` with these settings, whose file, if it names one, has this content.
fn backend(settings: &str, file: &[u8]) -> Connection<AnyBackend> {
    let config = format!(
        r#"{{ "backend": {settings}, "languages": ["en", "zh-Hans"], "name": {{ "en": "Hotline" }} }}"#
    );
    connected(&Config::from_json(config.as_bytes()).unwrap(), file)
}

fn connected(config: &Config, file: &[u8]) -> Connection<AnyBackend> {
    let Exchange(step) = connect(config);
    let reply = Response { status: 200, headers: Vec::new(), body: file.to_vec() };
    let step = match step {
        Step::Send(_, next) => next(Ok(reply)),
        step => step,
    };
    let Step::Done(outcome) = step else { panic!("more than one file") };
    outcome.expect("a file that arrived whole")
}
