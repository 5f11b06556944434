//! Asking the hotline, by the Fetch standard.

use std::cell::RefCell;

use gloo_net::http::{Headers, Method, RequestBuilder};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials};

use super::{photos, runner};
use crate::backend::{self, Body, Exchange, Failure, Outcome, Reply, Request, Response};

thread_local! {
    /// Addresses whose latest answer was of no use. It may lie in the browser's cache, which would give it again and
    /// again, and have the hotline confirm it by its entity tag.
    static DISTRUSTED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Performs `exchange` to its end.
///
/// Requests carry no cookies and no referrer. One that takes longer than a minute is given up as
/// [`Failure::Broken`]; while the phone says that it is offline only questions are sent, which a file kept on the phone
/// may answer, and nothing that changes anything ([`Failure::NotSent`]). After an exchange that didn't end well its
/// addresses are asked past the browser's cache until one does.
pub async fn run<T: 'static>(exchange: Exchange<T>) -> Outcome<T> {
    let asked = RefCell::new(Vec::new());
    let end = runner::run(exchange, &|request| {
        asked.borrow_mut().push(request.url.clone());
        Box::pin(perform(request))
    })
    .await;
    note(asked.into_inner(), end.is_ok());
    end
}

/// Notes whether what these addresses answered was of use.
fn note(asked: Vec<String>, is_of_use: bool) {
    DISTRUSTED.with_borrow_mut(|distrusted| {
        distrusted.retain(|url| !asked.contains(url));
        if !is_of_use {
            distrusted.extend(asked);
        }
    });
}

async fn perform(request: Request) -> Reply {
    if request.method != backend::Method::Get && !super::page::is_online() {
        return Err(Failure::NotSent);
    }
    let abort = AbortController::new().map_err(|_| Failure::NotSent)?;
    let ready = build(&request, &abort).ok_or(Failure::NotSent)?;
    // Dropped, and with it the limit, when the reply is here.
    let _limit = Timeout::new(runner::TIME_LIMIT_MILLIS, move || abort.abort());
    receive(ready).await.ok_or(Failure::Broken)
}

/// The request for `fetch`; `None` when it can't be made, because the photo is gone or a header is impossible.
pub(super) fn build(request: &Request, abort: &AbortController) -> Option<gloo_net::http::Request> {
    let headers = web_sys::Headers::new().ok()?;
    let mut cache = match DISTRUSTED.with_borrow(|distrusted| distrusted.contains(&request.url)) {
        true => RequestCache::Reload,
        false => RequestCache::Default,
    };
    for (name, value) in runner::headers(request) {
        // Not gloo's own setter: it panics at what can't be a header, such as a code typed in Chinese.
        headers.set(name, value).ok()?;
        if name.eq_ignore_ascii_case("authorization") {
            // What only the citizen may read stays out of the phone's cache.
            cache = RequestCache::NoStore;
        }
    }
    let builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            backend::Method::Get => Method::GET,
            backend::Method::Post => Method::POST,
            backend::Method::Put => Method::PUT,
            backend::Method::Patch => Method::PATCH,
        })
        .headers(Headers::from_raw(headers))
        .cache(cache)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&abort.signal()));
    let body = match &request.body {
        Body::Empty => return builder.build().ok(),
        Body::Json(text) | Body::Form(text) => JsValue::from_str(text),
        Body::Photo(id) => photos::blob(id)?.into(),
        Body::Multipart(parts) => runner::form_data(parts)?.into(),
    };
    builder.body(body).ok()
}

/// The whole response, `None` if it doesn't arrive.
async fn receive(request: gloo_net::http::Request) -> Option<Response> {
    let response = request.send().await.ok()?;
    let body = response.binary().await.ok()?;
    Some(Response { status: response.status(), headers: response.headers().entries().collect(), body })
}
