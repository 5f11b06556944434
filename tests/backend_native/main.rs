//! The native profile from the widget's side: the request of every operation, and what every reply means.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod proofs;
mod requests;
mod troubles;

use complaint_widget::{
    backend::{
        AnyBackend, Attempt, Backend, Exchange, Outcome, Reply, Request, Response, Step, native::Native,
    },
    domain::{Code, LanguageTag, MediaType, PhotoId, Rating, Receipt, Reference, Satisfaction},
};
use serde_json::{Value, json};
use support::{KEY, PHOTO, draft, full_draft, submission};

fn hotline() -> AnyBackend {
    AnyBackend::Native(Native::new("./api/v1"))
}

fn attempt() -> Attempt {
    Attempt { key: KEY.to_owned(), insists: false }
}

fn receipt() -> Receipt {
    Receipt {
        reference: Reference("QH-2026-000007".to_owned()),
        code: Some(Code::new("7KQ2M9XP4A".to_owned())),
    }
}

fn english() -> LanguageTag {
    LanguageTag::new("en")
}

fn photo() -> PhotoId {
    PhotoId(PHOTO.to_owned())
}

fn rating() -> Rating {
    Rating { contacted: true, solved: false, satisfaction: Satisfaction::new(2).unwrap(), words: None }
}

/// An exchange's only request, and what follows from a reply to it.
fn single<T>(exchange: Exchange<T>) -> (Request, impl FnOnce(Reply) -> Outcome<T>) {
    let Exchange(Step::Send(request, then)) = exchange else { panic!("expected a request") };
    let end = move |reply| {
        let Step::Done(outcome) = then(reply) else { panic!("expected the end") };
        outcome
    };
    (request, end)
}

/// The end that a reply leads to.
fn end<T>(exchange: Exchange<T>, reply: Reply) -> Outcome<T> {
    single(exchange).1(reply)
}

fn response(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Ok(Response { status, headers, body: body.to_vec() })
}

fn answered(status: u16, body: &Value) -> Reply {
    response(status, &[("content-type", "application/json")], body.to_string().as_bytes())
}

fn problem(status: u16, code: &str, errors: &Value) -> Value {
    json!({
        "type": "about:blank", "title": "A title", "status": status, "detail": "What to do", "code": code,
        "errors": errors,
    })
}

const PAGE: &[u8] = b"<!doctype html><title>Welcome</title><p>Log in to the network.";

/// What a gateway, a captive portal or another server says.
fn page(status: u16) -> Reply {
    response(status, &[("content-type", "text/html")], PAGE)
}

fn created() -> Value {
    json!({
        "reference": "QH-2026-000007", "code": "7KQ2M9XP4A", "status": "received",
        "created_at": "2026-11-24T09:00:00Z", "deadline": "2026-12-01T09:00:00Z",
    })
}

fn complaint(reference: &str) -> Value {
    json!({
        "reference": reference, "status": "waiting_for_parts",
        "created_at": "2026-11-24T09:00:00Z", "updated_at": "2026-11-24T10:00:00+01:00",
        "timeline": [
            { "at": "2026-11-24T09:00:00Z", "kind": "status", "status": "received" },
            { "at": "2026-11-24T09:10:00Z", "kind": "a_later_kind" },
        ],
    })
}

type Ends = [(&'static str, Outcome<()>); 5];

/// The ends of every operation that only reads.
fn reading(reply: impl Fn() -> Reply) -> Ends {
    let hotline = hotline();
    [
        ("capabilities", end(hotline.capabilities(&english()), reply()).map(|_| ())),
        ("categories", end(hotline.categories(&english()), reply()).map(|_| ())),
        ("districts", end(hotline.districts(&english()), reply()).map(|_| ())),
        ("addresses", end(hotline.search_addresses("gate", &english()), reply()).map(|_| ())),
        ("complaint", end(hotline.read(&receipt(), None, &english()), reply()).map(|_| ())),
    ]
}

/// The ends of every operation that changes something.
fn changing(reply: impl Fn() -> Reply) -> Ends {
    let hotline = hotline();
    [
        ("submit", end(hotline.submit(&submission(&full_draft()), &attempt()), reply()).map(|_| ())),
        ("photo", end(hotline.upload_photo(&receipt(), &photo(), MediaType::Jpeg), reply())),
        ("information", end(hotline.add_information(&receipt(), "It is dark again", KEY), reply())),
        ("rating", end(hotline.rate(&receipt(), &rating()), reply())),
        ("reopening", end(hotline.reopen(&receipt(), "Still dark", KEY), reply())),
    ]
}
