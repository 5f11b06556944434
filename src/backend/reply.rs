//! What a reply means before anybody has read it.

use super::{Failure, Outcome, Reply, Response, Trouble};

/// The response of an operation that changes nothing: whatever broke, nothing happened.
///
/// # Errors
/// [`Trouble::Unavailable`] if no whole response came, [`Trouble::Cancelled`] if the citizen stopped it.
pub fn of_reading(reply: Reply) -> Outcome<Response> {
    reply.map_err(|failure| match failure {
        Failure::Cancelled => Trouble::Cancelled,
        Failure::NotSent | Failure::Broken => Trouble::Unavailable { retry_after: None },
    })
}

/// The response of an operation that changes something: what broke on the way may have happened.
///
/// # Errors
/// [`Trouble::Unavailable`] if the request never left, [`Trouble::Unknown`] if it broke, [`Trouble::Cancelled`] if
/// the citizen stopped it.
pub fn of_changing(reply: Reply) -> Outcome<Response> {
    reply.map_err(|failure| match failure {
        Failure::NotSent => Trouble::Unavailable { retry_after: None },
        Failure::Cancelled => Trouble::Cancelled,
        Failure::Broken => Trouble::Unknown,
    })
}
