//! The Open311 backend: each request as it is made, and what real servers' replies mean, one test a trap.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod categories;
mod faults;
mod listing;
mod photos;
mod profiles;
mod properties;
mod questions;
mod reading;
mod reporting;
mod requests;
mod settings;

use std::time::Duration;

use complaint_widget::{
    backend::{Attempt, Body, Exchange, Outcome, Reply, Request, Response, Step, open311::Open311},
    domain::{Capabilities, Category, CategoryCode, LanguageTag, PhotoRules, PlaceKind, Receipt, Reference},
    embed::{Config, Fault},
    form::{Draft, Submission},
};
use serde_json::{Value, json};
use support::{KEY, judge};

/// A server with these settings beside its address.
fn server(settings: &Value) -> Open311 {
    try_server(settings).unwrap()
}

fn try_server(settings: &Value) -> Result<Open311, Fault> {
    let mut backend = json!({ "kind": "open311", "url": "https://hotline.example/v2" });
    for (name, value) in settings.as_object().unwrap() {
        backend[name] = value.clone();
    }
    let config = json!({ "backend": backend, "languages": ["en", "ar"], "name": { "en": "Quiet Hills" } });
    Open311::from_config(&Config::from_json(config.to_string().as_bytes()).unwrap())
}

fn plain() -> Open311 {
    server(&json!({}))
}

fn english() -> LanguageTag {
    LanguageTag::new("en")
}

fn attempt() -> Attempt {
    Attempt { key: KEY.to_owned(), insists: false }
}

fn receipt(id: &str) -> Receipt {
    Receipt { reference: Reference(id.to_owned()), code: None }
}

/// A submission that a hotline of this kind may get, in `lamp`, without answers unless the draft has some.
fn submission(draft: &Draft) -> Submission {
    let capabilities = Capabilities {
        description_max: 4_000,
        places: vec![PlaceKind::Point, PlaceKind::Description],
        photos: Some(PhotoRules {
            max_count: 3,
            max_bytes: 1_000,
            media_types: vec![complaint_widget::domain::MediaType::Jpeg],
            only_with_report: true,
            repeatable: false,
        }),
        ..support::capabilities()
    };
    let categories: Vec<Category> = support::categories();
    judge(draft, &capabilities, &categories).unwrap()
}

/// What became of an exchange.
struct Walk<T> {
    requests: Vec<Request>,
    waits: Vec<Duration>,
    outcome: Outcome<T>,
}

/// Performs an exchange whose requests get these replies, and all of them.
fn walk<T>(exchange: Exchange<T>, replies: impl IntoIterator<Item = Reply>) -> Walk<T> {
    let (mut requests, mut waits) = (Vec::new(), Vec::new());
    let mut replies = replies.into_iter();
    let Exchange(mut step) = exchange;
    loop {
        step = match step {
            Step::Send(request, then) => {
                let reply = replies.next().unwrap_or_else(|| panic!("no reply is left for {request:?}"));
                requests.push(request);
                then(reply)
            }
            Step::Wait(time, then) => {
                waits.push(time);
                then()
            }
            Step::Done(outcome) => {
                assert_eq!(replies.count(), 0, "replies that were never asked for, after {requests:?}");
                return Walk { requests, waits, outcome };
            }
        };
    }
}

/// The end of an exchange of one request.
fn end<T>(exchange: Exchange<T>, reply: Reply) -> Outcome<T> {
    walk(exchange, [reply]).outcome
}

fn response(status: u16, content_type: &str, body: &[u8]) -> Reply {
    let headers = vec![("content-type".to_owned(), content_type.to_owned())];
    Ok(Response { status, headers, body: body.to_vec() })
}

fn answered(status: u16, body: &Value) -> Reply {
    response(status, "application/json", body.to_string().as_bytes())
}

const PAGE: &[u8] = b"<!DOCTYPE html>\n<title>City portal</title><p>Sign in to go on.";

fn page(status: u16) -> Reply {
    response(status, "text/html; charset=utf-8", PAGE)
}

/// The fields of a form, decoded.
fn fields(request: &Request) -> Vec<(String, String)> {
    let Body::Form(form) = &request.body else { panic!("expected a form, not {:?}", request.body) };
    form.split('&')
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap();
            (decoded(name), decoded(value))
        })
        .collect()
}

/// The only value of a field, `None` if it isn't there.
fn field(request: &Request, name: &str) -> Option<String> {
    let mut values = fields(request).into_iter().filter(|(known, _)| known == name);
    let value = values.next().map(|(_, value)| value);
    assert_eq!(values.next(), None, "{name} comes twice");
    value
}

/// Undoes percent-encoding, as any server does.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn category(code: &str) -> CategoryCode {
    CategoryCode(code.to_owned())
}
