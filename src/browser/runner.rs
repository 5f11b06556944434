//! Walking through an exchange: what `fetch` and `upload` have in common.

use std::pin::Pin;

use web_sys::FormData;

use super::{photos, timer};
use crate::backend::{Body, Exchange, Outcome, Part, PartContent, Reply, Request, Step};

/// How long a request may take, or an upload may stand still, in milliseconds.
pub(super) const TIME_LIMIT_MILLIS: u32 = 60_000;

/// Performs one request.
pub(super) type Perform<'a> = dyn Fn(Request) -> Pin<Box<dyn Future<Output = Reply>>> + 'a;

/// Performs `exchange` to its end. Kept free of everything but the steps: it is compiled once for each `T`.
pub(super) async fn run<T>(exchange: Exchange<T>, perform: &Perform<'_>) -> Outcome<T> {
    let Exchange(mut step) = exchange;
    loop {
        step = match step {
            Step::Send(request, next) => next(perform(request).await),
            Step::Wait(duration, next) => {
                timer::sleep(duration).await;
                next()
            }
            Step::Done(outcome) => return outcome,
        }
    }
}

/// Every header of `request`, with the `Content-Type` that its content needs and a backend didn't name.
pub(super) fn headers(request: &Request) -> impl Iterator<Item = (&str, &str)> {
    let named = request.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let kind = match request.body {
        Body::Json(_) => Some("application/json"),
        Body::Form(_) => Some("application/x-www-form-urlencoded"),
        // A photo's type is named by the backend; with parts the browser names the boundary that it chose.
        Body::Empty | Body::Photo(_) | Body::Multipart(_) => None,
    };
    let own = request.headers.iter().map(|(name, value)| (name.as_ref(), value.as_str()));
    own.chain(kind.filter(|_| !named).map(|kind| ("Content-Type", kind)))
}

/// The parts as the browser sends them; `None` when a photo isn't held any more.
pub(super) fn form_data(parts: &[Part]) -> Option<FormData> {
    let form = FormData::new().ok()?;
    for Part { name, content } in parts {
        match content {
            PartContent::Text(text) => form.append_with_str(name, text).ok()?,
            PartContent::Photo { id, file_name, .. } => {
                form.append_with_blob_and_filename(name, &photos::blob(id)?, file_name).ok()?;
            }
        }
    }
    Some(form)
}
