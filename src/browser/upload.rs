//! Sending with progress and a way to cancel, by XMLHttpRequest: Fetch tells nothing of an upload under way.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

use super::{photos, runner, timer::Timeout};
use crate::backend::{Body, Exchange, Failure, Outcome, Reply, Request, Response};

/// A way to cancel an upload; its clones are the same one.
#[derive(Clone, Default)]
pub struct Cancel(Rc<CancelState>);

#[derive(Default)]
struct CancelState {
    cancelled: Cell<bool>,
    request: RefCell<Option<XmlHttpRequest>>,
}

impl Cancel {
    /// One that nobody has used yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops the request under way, and every later one of the same exchange. Once is enough; it can't be undone.
    pub fn cancel(&self) {
        self.0.cancelled.set(true);
        // Taken out first: aborting calls back while it runs.
        let request = self.0.request.take();
        if let Some(request) = request {
            // Only a request that was never opened can't be aborted.
            let _ = request.abort();
        }
    }

    fn is_cancelled(&self) -> bool {
        self.0.cancelled.get()
    }
}

/// Performs `exchange` to its end, telling the share of each request's content that has left the phone, 0 to
/// 100 percent. 100 is no proof that the hotline has it: only the outcome is.
///
/// A request that stands still for a minute is given up as [`Failure::Broken`]; a slow one that moves is not.
/// While the phone says that it is offline, and when the photo isn't held any more, nothing is sent
/// ([`Failure::NotSent`]); after [`Cancel::cancel`] requests end in [`Failure::Cancelled`].
pub async fn run<T: 'static>(
    exchange: Exchange<T>,
    on_progress: impl Fn(u8) + 'static,
    cancel: &Cancel,
) -> Outcome<T> {
    let on_progress: Rc<dyn Fn(u8)> = Rc::new(on_progress);
    runner::run(exchange, &|request| Box::pin(perform(request, on_progress.clone(), cancel.clone()))).await
}

async fn perform(request: Request, on_progress: Rc<dyn Fn(u8)>, cancel: Cancel) -> Reply {
    if cancel.is_cancelled() {
        return Err(Failure::Cancelled);
    }
    if !super::page::is_online() {
        return Err(Failure::NotSent);
    }
    let Some(xhr) = open(&request) else {
        return Err(Failure::NotSent);
    };
    let watchdog = Rc::new(RefCell::new(watch(&xhr)));
    let progress = Closure::<dyn Fn(ProgressEvent)>::new({
        let (xhr, watchdog) = (xhr.clone(), watchdog.clone());
        move |event: ProgressEvent| {
            watchdog.replace(watch(&xhr));
            on_progress(percent(event.loaded(), event.total()));
        }
    });
    if let Ok(upload) = xhr.upload() {
        upload.set_onprogress(Some(progress.as_ref().unchecked_ref()));
    }
    cancel.0.request.replace(Some(xhr.clone()));
    let end = Promise::new(&mut |resolve, _| xhr.set_onloadend(Some(&resolve)));
    let sent = send(&xhr, &request.body);
    if sent {
        // A promise that is never rejected.
        let _ = JsFuture::from(end).await;
    }
    cancel.0.request.take();
    watchdog.take();
    if let Ok(upload) = xhr.upload() {
        upload.set_onprogress(None);
    }
    match response(&xhr) {
        _ if !sent => Err(Failure::NotSent),
        Some(response) => Ok(response),
        None if cancel.is_cancelled() => Err(Failure::Cancelled),
        None => Err(Failure::Broken),
    }
}

/// A request with its headers, ready to be sent; `None` if an address or a header is impossible.
fn open(request: &Request) -> Option<XmlHttpRequest> {
    let xhr = XmlHttpRequest::new().ok()?;
    xhr.open(request.method.as_str(), &request.url).ok()?;
    xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    for (name, value) in runner::headers(request) {
        xhr.set_request_header(name, value).ok()?;
    }
    Some(xhr)
}

/// Sends it; false if it certainly didn't leave.
fn send(xhr: &XmlHttpRequest, body: &Body) -> bool {
    match body {
        Body::Empty => xhr.send().is_ok(),
        Body::Json(text) | Body::Form(text) => xhr.send_with_opt_str(Some(text)).is_ok(),
        Body::Photo(id) => photos::blob(id).is_some_and(|blob| xhr.send_with_opt_blob(Some(&blob)).is_ok()),
        Body::Multipart(parts) => runner::form_data(parts)
            .is_some_and(|form_data| xhr.send_with_opt_form_data(Some(&form_data)).is_ok()),
    }
}

/// Aborts the request after the time limit, unless it is dropped before.
fn watch(xhr: &XmlHttpRequest) -> Option<Timeout> {
    let xhr = xhr.clone();
    Some(Timeout::new(runner::TIME_LIMIT_MILLIS, move || {
        let _ = xhr.abort();
    }))
}

/// The response that arrived whole, if one did: after an error or an abort the status is 0.
fn response(xhr: &XmlHttpRequest) -> Option<Response> {
    let status = xhr.status().ok().filter(|status| *status != 0)?;
    let content = xhr.response().ok()?;
    let headers = xhr.get_all_response_headers().unwrap_or_default();
    let headers = headers.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
    });
    Some(Response { status, headers: headers.collect(), body: Uint8Array::new(&content).to_vec() })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100")]
fn percent(loaded: f64, total: f64) -> u8 {
    if total > 0.0 { (loaded / total * 100.0).clamp(0.0, 100.0) as u8 } else { 0 }
}
