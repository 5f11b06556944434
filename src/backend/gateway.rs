//! What changes when the way to the hotline leads through our own gateway (`hotline gateway`): a report has a key, and a
//! repetition under it gets the first answer, whatever the hotline behind knows of such things.

use std::{rc::Rc, time::Duration};

use super::{
    Exchange, Reply, Step, Trouble,
    native::wire::{IDEMPOTENCY_KEY, Problem, ProblemCode},
};

/// The same submission, with `key` at the request that makes it, and with the gateway's own answers understood. The
/// hotline behind it never gives those.
#[must_use]
pub fn keyed<T: 'static>(exchange: Exchange<T>, key: &str) -> Exchange<T> {
    let Exchange(step) = understood(exchange);
    Exchange(keyed_step(step, key.into()))
}

/// The same operation, which ends where the gateway says that a request certainly didn't reach the hotline.
#[must_use]
pub fn understood<T: 'static>(exchange: Exchange<T>) -> Exchange<T> {
    let Exchange(step) = exchange;
    Exchange(understood_step(step))
}

fn understood_step<T: 'static>(step: Step<T>) -> Step<T> {
    match step {
        Step::Send(request, next) => Step::Send(
            request,
            Box::new(move |reply| match own_word(&reply) {
                Some((ProblemCode::Unavailable, retry_after)) => {
                    Step::Done(Err(Trouble::Unavailable { retry_after }))
                }
                _ => understood_step(next(reply)),
            }),
        ),
        Step::Wait(duration, next) => Step::Wait(duration, Box::new(move || understood_step(next()))),
        Step::Done(outcome) => Step::Done(outcome),
    }
}

fn keyed_step<T: 'static>(step: Step<T>, key: Rc<str>) -> Step<T> {
    match step {
        Step::Send(request, next) if request.decisive => {
            let is_keyed = request.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(IDEMPOTENCY_KEY));
            let request = if is_keyed { request } else { request.header(IDEMPOTENCY_KEY, &key) };
            Step::Send(
                request,
                Box::new(move |reply| match own_word(&reply) {
                    // An earlier try ended in nobody knows what, or went out with another content.
                    Some((ProblemCode::OutcomeUnknown | ProblemCode::KeyReused, _)) => {
                        Step::Done(Err(Trouble::Unknown))
                    }
                    _ => keyed_step(next(reply), key),
                }),
            )
        }
        Step::Send(request, next) => Step::Send(request, Box::new(move |reply| keyed_step(next(reply), key))),
        Step::Wait(duration, next) => Step::Wait(duration, Box::new(move || keyed_step(next(), key))),
        Step::Done(outcome) => Step::Done(outcome),
    }
}

/// What the gateway itself says, and how long to wait.
fn own_word(reply: &Reply) -> Option<(ProblemCode, Option<Duration>)> {
    let response = reply.as_ref().ok().filter(|response| response.status >= 400)?;
    let problem: Problem = serde_json::from_slice(&response.body).ok()?;
    Some((problem.code, response.retry_after()))
}
