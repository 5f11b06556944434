//! A hotline that knows no repeated submissions, behind our own gateway.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::type_complexity)]

mod support;

use std::time::Duration;

use complaint_widget::{
    backend::{
        Backend as _, Exchange, Method, Outcome, Reply, Request, Response, Step, Trouble, connect, gateway,
    },
    domain::{Code, LanguageTag, MediaType, PhotoId, Receipt, Reference},
    embed::Config,
};
use serde_json::json;

/// A submission that looks something up first, as Zammad's form does, and then reports.
fn submission() -> Exchange<()> {
    let look_up = Request::new(Method::Post, "./upstream/form".to_owned());
    Exchange(Step::Send(
        look_up,
        Box::new(|_| {
            let report = Request::new(Method::Post, "./upstream/reports".to_owned()).decisive();
            Step::Wait(
                Duration::from_secs(1),
                Box::new(|| {
                    Step::Send(
                        report,
                        Box::new(|reply| Step::Done(reply.map(|_| ()).map_err(|_| Trouble::NotFound))),
                    )
                }),
            )
        }),
    ))
}

/// Both requests of the submission under its key, and what follows from the second one's reply.
fn keyed() -> (Request, Request, Box<dyn FnOnce(Reply) -> Step<()>>) {
    let Exchange(Step::Send(look_up, next)) = gateway::keyed(submission(), support::KEY) else { panic!() };
    let Step::Wait(_, next) = next(answered(200, "other", &[])) else { panic!() };
    let Step::Send(report, next) = next() else { panic!() };
    (look_up, report, next)
}

fn answered(status: u16, code: &str, headers: &[(&str, &str)]) -> Reply {
    let body = json!({
        "type": "about:blank", "title": "", "status": status, "detail": "In English", "code": code,
    });
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Ok(Response { status, headers, body: body.to_string().into_bytes() })
}

fn end(reply: Reply) -> Outcome<()> {
    match keyed().2(reply) {
        Step::Done(outcome) => outcome,
        _ => panic!("that was the last request"),
    }
}

fn key_of(request: &Request) -> Option<&str> {
    request.headers.iter().find(|(name, _)| name == "Idempotency-Key").map(|(_, value)| value.as_str())
}

#[test]
fn a_report_carries_its_key_and_what_prepares_it_does_not() {
    let (look_up, report, _) = keyed();
    assert_eq!((key_of(&look_up), key_of(&report)), (None, Some(support::KEY)));
}

#[test]
fn only_behind_the_gateway_may_a_report_be_repeated() {
    for gateway in [true, false] {
        let config = json!({
            "backend": { "kind": "signalen", "url": "./upstream" },
            "gateway": gateway,
            "languages": ["en"],
            "name": { "en": "Quiet Hills" },
        });
        let config = Config::from_json(config.to_string().as_bytes()).unwrap();
        let Exchange(Step::Done(Ok(Ok(hotline)))) = connect(&config) else {
            panic!("it needs no file of its own")
        };
        let Exchange(Step::Done(Ok(capabilities))) = hotline.capabilities(&LanguageTag::new("en")) else {
            panic!("what it can do stands in the configuration");
        };
        assert_eq!(capabilities.idempotent_submit, gateway);
    }
}

#[test]
fn the_gateways_own_answers_are_understood() {
    assert_eq!(end(answered(504, "outcome_unknown", &[])), Err(Trouble::Unknown));
    assert_eq!(end(answered(422, "key_reused", &[])), Err(Trouble::Unknown));
    let wait = Trouble::Unavailable { retry_after: Some(Duration::from_secs(7)) };
    assert_eq!(end(answered(503, "unavailable", &[("retry-after", "7")])), Err(wait));
    // The hotline's own answers pass, good and bad.
    assert_eq!(end(answered(404, "not_found", &[])), Ok(()));
    assert_eq!(end(answered(200, "outcome_unknown", &[])), Ok(()));
}

#[test]
fn what_the_gateway_says_to_a_step_before_is_no_word_on_the_report() {
    let Exchange(Step::Send(_, next)) = gateway::keyed(submission(), support::KEY) else { panic!() };
    assert!(
        matches!(next(answered(504, "outcome_unknown", &[])), Step::Wait(..)),
        "the submission judges it"
    );
}

#[test]
fn what_certainly_did_not_reach_the_hotline_is_no_unknown_outcome() {
    let config = json!({
        "backend": { "kind": "signalen", "url": "./upstream" },
        "gateway": true,
        "languages": ["en"],
        "name": { "en": "Quiet Hills" },
    });
    let config = Config::from_json(config.to_string().as_bytes()).unwrap();
    let Exchange(Step::Done(Ok(Ok(hotline)))) = connect(&config) else {
        panic!("it needs no file of its own")
    };
    let receipt = Receipt {
        reference: Reference("SIG-7".to_owned()),
        code: Some(Code::new("0b1e7a7e-2f64-4a30-8d1b-9e6f3f1c2d01".to_owned())),
    };
    let photo = PhotoId(support::PHOTO.to_owned());
    let end = |reply: Reply| {
        let Exchange(Step::Send(_, next)) = hotline.upload_photo(&receipt, &photo, MediaType::Jpeg) else {
            panic!()
        };
        let Step::Done(outcome) = next(reply) else { panic!() };
        outcome
    };
    let nowhere = Trouble::Unavailable { retry_after: None };
    assert_eq!(end(answered(503, "unavailable", &[])), Err(nowhere));
    assert_eq!(end(answered(504, "outcome_unknown", &[])), Err(Trouble::Unknown));
}
