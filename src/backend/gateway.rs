//! What changes when the way to the hotline leads through our own gateway (`hotline gateway`): a report has a key, and a
//! repetition under it gets the first answer, whatever the hotline behind knows of such things.

use std::rc::Rc;

use super::{
    Exchange, Reply, Step, Trouble,
    native::wire::{IDEMPOTENCY_KEY, Problem, ProblemCode},
};

/// The same submission, with `key` at the request that makes it, and with the gateway's own answers to that understood.
/// The hotline behind it never gives those.
#[must_use]
pub fn keyed<T: 'static>(exchange: Exchange<T>, key: &str) -> Exchange<T> {
    let Exchange(step) = exchange;
    Exchange(keyed_step(step, key.into()))
}

fn keyed_step<T: 'static>(step: Step<T>, key: Rc<str>) -> Step<T> {
    match step {
        Step::Send(request, next) if request.decisive => {
            let is_keyed = request.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(IDEMPOTENCY_KEY));
            let request = if is_keyed { request } else { request.header(IDEMPOTENCY_KEY, &key) };
            Step::Send(
                request,
                Box::new(move |reply| match own_trouble(&reply) {
                    Some(trouble) => Step::Done(Err(trouble)),
                    None => keyed_step(next(reply), key),
                }),
            )
        }
        Step::Send(request, next) => Step::Send(request, Box::new(move |reply| keyed_step(next(reply), key))),
        Step::Wait(duration, next) => Step::Wait(duration, Box::new(move || keyed_step(next(), key))),
        Step::Done(outcome) => Step::Done(outcome),
    }
}

/// What the gateway itself says: an earlier try ended in nobody knows what, or went out with another content.
fn own_trouble(reply: &Reply) -> Option<Trouble> {
    let response = reply.as_ref().ok().filter(|response| response.status >= 400)?;
    let problem: Problem = serde_json::from_slice(&response.body).ok()?;
    match problem.code {
        ProblemCode::OutcomeUnknown | ProblemCode::KeyReused => Some(Trouble::Unknown),
        ProblemCode::Unavailable => Some(Trouble::Unavailable { retry_after: response.retry_after() }),
        _ => None,
    }
}
