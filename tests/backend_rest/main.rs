//! The described hotline from the widget's side: descriptions that are wrong, the requests that a good one makes, and
//! what every reply means.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../support/mod.rs"]
mod support;

mod connecting;
mod contradictions;
mod descriptions;
mod echoes;
mod proofs;
mod reading;
mod requests;
mod schema;
mod steps;
mod totality;
mod troubles;

use complaint_widget::{
    backend::{Attempt, Exchange, Outcome, Reply, Request, Response, Step, rest::Rest},
    domain::{Code, LanguageTag, PhotoId, Rating, Receipt, Reference, Satisfaction},
    embed::Config,
};
use serde_json::{Value, json};
use support::{KEY, PHOTO};

const EXAMPLES: [&str; 3] = [
    "public/backend-12345.json",
    "docs/examples/backend-zammad.json",
    "docs/examples/backend-fixmystreet.json",
];

fn file(path: &str) -> Vec<u8> {
    std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn example(path: &str) -> Value {
    serde_json::from_slice(&file(path)).unwrap()
}

/// The explained example.
fn in_house() -> Value {
    example(EXAMPLES[0])
}

fn with(mut description: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match description.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        members => members[name] = value,
    }
    description
}

fn without(mut description: Value, pointer: &str) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    description.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    description
}

fn config() -> Config {
    Config::from_json(
        json!({
            "backend": { "kind": "rest", "file": "./backend.json" },
            "languages": ["en"], "name": { "en": "Quiet Hills" }, "phones": { "hotline": "12345" },
        })
        .to_string()
        .as_bytes(),
    )
    .unwrap()
}

/// An example as it is shipped, with its members in the order of the file.
fn shipped(path: &str) -> Rest {
    Rest::new(path, &file(path), &config()).unwrap()
}

fn hotline(description: &Value) -> Rest {
    Rest::new("backend.json", description.to_string().as_bytes(), &config()).unwrap()
}

fn english() -> LanguageTag {
    LanguageTag::new("en")
}

fn receipt() -> Receipt {
    let code = Some(Code::new("480919".to_owned()));
    Receipt { reference: Reference("GD2026112400001".to_owned()), code }
}

fn photo() -> PhotoId {
    PhotoId(PHOTO.to_owned())
}

fn attempt() -> Attempt {
    Attempt { key: KEY.to_owned(), insists: false }
}

fn rating() -> Rating {
    let words = Some("Thank you".to_owned());
    Rating { contacted: true, solved: false, satisfaction: Satisfaction::new(2).unwrap(), words }
}

/// Performs an exchange with these replies, one after the other, and gives its requests and its end.
fn perform<T>(exchange: Exchange<T>, replies: impl IntoIterator<Item = Reply>) -> (Vec<Request>, Outcome<T>) {
    let (mut step, mut requests, mut replies) = (exchange.0, Vec::new(), replies.into_iter());
    loop {
        step = match step {
            Step::Send(request, then) => {
                requests.push(request);
                then(replies.next().expect("a reply for each request"))
            }
            Step::Wait(_, then) => then(),
            Step::Done(end) => return (requests, end),
        };
    }
}

/// The end that one reply leads to.
fn end<T>(exchange: Exchange<T>, reply: Reply) -> Outcome<T> {
    perform(exchange, [reply]).1
}

/// The only request of an exchange.
fn request<T>(exchange: Exchange<T>) -> Request {
    perform(exchange, [response(200, b"")]).0.remove(0)
}

fn response(status: u16, body: &[u8]) -> Reply {
    Ok(Response { status, headers: Vec::new(), body: body.to_vec() })
}

fn answered(status: u16, body: &Value) -> Reply {
    response(status, body.to_string().as_bytes())
}
