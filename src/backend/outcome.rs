//! How an operation can end. Nothing is called a success without proof, and what isn't known is called so.

use std::time::Duration;

use crate::{
    domain::{Receipt, Timestamp},
    form::Problem,
};

/// The end of an operation.
pub type Outcome<T> = Result<T, Trouble>;

/// A submission that the hotline has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What opens the complaint again.
    pub receipt: Receipt,
    /// By when the hotline owes an answer, if it says.
    pub deadline: Option<Timestamp>,
}

/// Why an operation didn't end well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The hotline found faults in the content; nothing was taken.
    Rejected(Vec<Problem>),
    /// The hotline wouldn't, whatever the content.
    Refused(Refusal),
    /// Nothing there, or the code is wrong: hotlines don't tell which.
    NotFound,
    /// The hotline can't be reached or is out of order, and certainly did not act.
    Unavailable {
        /// How long the hotline asks to wait.
        retry_after: Option<Duration>,
    },
    /// The hotline may or may not have acted. Only for operations that change something.
    Unknown,
    /// The citizen cancelled before the end; the hotline may or may not have acted.
    Cancelled,
    /// The backend has no such operation.
    Unsupported,
}

/// Why the hotline wouldn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Too many requests.
    Throttled {
        /// How long to wait, if it says.
        retry_after: Option<Duration>,
    },
    /// The key or the permission is missing: the deployment's fault, not the citizen's.
    Forbidden,
    /// The complaint's status doesn't allow it (any more).
    WrongStatus,
}
