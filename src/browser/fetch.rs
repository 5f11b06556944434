//! Asking the hotline, by the Fetch standard.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    Response as FetchResponse,
};

use super::{photos, runner, timer};
use crate::backend::{Body, Exchange, Failure, Outcome, Reply, Request, Response};

/// Performs `exchange` to its end.
///
/// Requests carry no cookies and no referrer. One that takes longer than a minute is given up as
/// [`Failure::Broken`]; while the phone says that it is offline nothing is sent at all ([`Failure::NotSent`]).
pub async fn run<T: 'static>(exchange: Exchange<T>) -> Outcome<T> {
    runner::run(exchange, &|request| Box::pin(perform(request))).await
}

async fn perform(request: Request) -> Reply {
    if !super::page::is_online() {
        return Err(Failure::NotSent);
    }
    let Some(init) = init(&request) else {
        return Err(Failure::NotSent);
    };
    let abort = AbortController::new().map_err(|_| Failure::NotSent)?;
    init.set_signal(Some(&abort.signal()));
    let limit = timer::after(runner::TIME_LIMIT);
    let reply = receive(super::window().fetch_with_str_and_init(&request.url, &init), &limit).await;
    if reply.is_none() {
        abort.abort();
    }
    reply.ok_or(Failure::Broken)
}

/// The request for `fetch`; `None` when it can't be made, because the photo is gone or a header is impossible.
fn init(request: &Request) -> Option<RequestInit> {
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    let headers = Headers::new().ok()?;
    for (name, value) in runner::headers(request) {
        headers.set(name, value).ok()?;
        if name.eq_ignore_ascii_case("authorization") {
            // What only the citizen may read stays out of the phone's cache.
            init.set_cache(RequestCache::NoStore);
        }
    }
    init.set_headers_headers(&headers);
    match &request.body {
        Body::Empty => {}
        Body::Json(text) => init.set_body_opt_str(Some(text)),
        Body::Photo(id) => init.set_body_opt_blob(Some(&photos::blob(id)?)),
    }
    Some(init)
}

/// The whole response, unless `limit` comes first or something breaks.
async fn receive(fetching: Promise, limit: &Promise) -> Option<Response> {
    let response: FetchResponse = first(&fetching, limit).await?.dyn_into().ok()?;
    let content = first(&response.array_buffer().ok()?, limit).await?;
    Some(Response {
        status: response.status(),
        headers: pairs(&response.headers()),
        body: Uint8Array::new(&content).to_vec(),
    })
}

/// What `promise` gives, `None` if it is rejected or `limit` comes first.
async fn first(promise: &Promise, limit: &Promise) -> Option<JsValue> {
    let race = Promise::race(&Array::of2(promise, limit));
    JsFuture::from(race).await.ok().filter(|value| !value.is_undefined())
}

/// All headers; Fetch gives their names in lower case.
fn pairs(headers: &Headers) -> Vec<(String, String)> {
    Array::from(headers)
        .iter()
        .filter_map(|pair| {
            let pair = Array::from(&pair);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}
