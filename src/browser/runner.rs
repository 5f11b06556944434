//! Walking through an exchange: what `fetch` and `upload` have in common.

use std::pin::Pin;

use super::timer;
use crate::backend::{Body, Exchange, Outcome, Reply, Request, Step};

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
    let json = matches!(request.body, Body::Json(_)) && !named;
    let own = request.headers.iter().map(|(name, value)| (*name, value.as_str()));
    own.chain(json.then_some(("Content-Type", "application/json")))
}
