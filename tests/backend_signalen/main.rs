//! Signalen from the widget's side: the request of every operation, what every reply means, and each trap that live
//! servers were seen to set.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../support/mod.rs"]
mod support;

mod categories;
mod feedback;
mod follow_ups;
mod map_and_addresses;
mod photos;
mod properties;
mod questions;
mod reports;
mod settings;
mod status;

use complaint_widget::{
    backend::{
        Attempt, Backend as _, Body, Exchange, Outcome, Reply, Request, Response, Step, signalen::Signalen,
    },
    domain::{Capabilities, CategoryCode, Code, LanguageTag, Question, Receipt, Reference},
    embed::Config,
};
use serde_json::{Value, json};

const ID: &str = "1d0a6f5e-8c1b-4a7e-9d55-0f6b2a9c3e71";
const LAMP: &str = "street/lamp";

fn config(backend: &Value) -> Config {
    let config = json!({ "backend": backend, "languages": ["en", "ar"], "name": { "en": "Quay City" } });
    Config::from_json(config.to_string().as_bytes()).unwrap()
}

/// The settings of a hotline with all that it can have.
fn settings() -> Value {
    json!({
        "kind": "signalen",
        "url": "https://hotline.example/signals/",
        "bounds": { "south": 52.0, "west": 4.5, "north": 53.0, "east": 5.5 },
        "prediction": "category/prediction",
        "address_search": "https://addresses.example/free",
        "public_list": true,
    })
}

fn hotline() -> Signalen {
    Signalen::from_config(&config(&settings())).unwrap()
}

fn english() -> LanguageTag {
    LanguageTag::new("en")
}

fn capabilities() -> Capabilities {
    run(hotline().capabilities(&english()), []).0.unwrap()
}

fn receipt() -> Receipt {
    Receipt { reference: Reference("SIG-41".to_owned()), code: Some(Code::new(ID.to_owned())) }
}

fn attempt() -> Attempt {
    Attempt { key: support::KEY.to_owned(), insists: false }
}

fn lamp() -> CategoryCode {
    CategoryCode(LAMP.to_owned())
}

/// Performs an exchange with these replies, in their order. Gives its end and its requests.
fn run<T>(exchange: Exchange<T>, replies: impl IntoIterator<Item = Reply>) -> (Outcome<T>, Vec<Request>) {
    let (mut step, mut requests, mut replies) = (exchange.0, Vec::new(), replies.into_iter());
    loop {
        step = match step {
            Step::Send(request, then) => {
                requests.push(request);
                then(replies.next().expect("a reply to every request"))
            }
            Step::Wait(_, then) => then(),
            Step::Done(outcome) => {
                assert!(replies.next().is_none(), "a request for every reply");
                return (outcome, requests);
            }
        };
    }
}

/// The end that one reply leads to.
fn end<T>(exchange: Exchange<T>, reply: Reply) -> Outcome<T> {
    run(exchange, [reply]).0
}

fn answered(status: u16, body: &Value) -> Reply {
    Ok(Response { status, headers: Vec::new(), body: body.to_string().into_bytes() })
}

/// A reply that is no JSON, whatever it says it is.
fn page(status: u16) -> Reply {
    let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
    Ok(Response { status, headers, body: b"<!doctype html><title>Hello</title>".to_vec() })
}

fn empty(status: u16) -> Reply {
    Ok(Response { status, headers: Vec::new(), body: Vec::new() })
}

/// The head of the only request.
fn asked(requests: &[Request]) -> (&str, &str) {
    let [request] = requests else { panic!("one request, not {requests:?}") };
    (request.method.as_str(), &request.url)
}

fn json_of(request: &Request) -> Value {
    let Body::Json(text) = &request.body else { panic!("expected JSON, not {:?}", request.body) };
    serde_json::from_str(text).unwrap()
}

/// What the hotline says of a report.
fn public(state: &str, words: &str) -> Value {
    json!({
        "_display": "SIG-41", "id": 41, "id_display": "SIG-41", "signal_id": ID,
        "status": { "state": state, "state_display": words },
        "created_at": "2026-11-24T10:00:01.120934+01:00", "updated_at": "2026-11-24T11:30:00.5+01:00",
        "incident_date_start": "2026-11-24T10:00:00+01:00", "incident_date_end": null,
    })
}

/// Reads these questions of the category `street/lamp`.
fn read_questions(hotline: &Signalen, questions: &Value) -> Outcome<Vec<Question>> {
    let list = json!({ "count": 1, "results": questions });
    end(hotline.questions(&lamp(), &english()), answered(200, &list))
}
