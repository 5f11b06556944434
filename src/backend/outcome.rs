//! How an operation can end. Nothing is called a success without proof, and what isn't known is called so.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{
    domain::{PhotoId, QuotedText, Receipt, Reference, Ticket, Timestamp},
    form::Problem,
};

/// The end of an operation.
pub type Outcome<T> = Result<T, Trouble>;

/// A submission that the hotline has taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// What the hotline gave for it.
    pub proof: Proof,
    /// By when the hotline owes an answer, if it says.
    pub deadline: Option<Timestamp>,
    /// What the hotline says to the citizen at this moment, in its own words.
    pub notice: Option<QuotedText>,
    /// How those photos ended that travelled with the report; the others follow by [`super::Backend::upload_photo`].
    pub photos: Vec<(PhotoId, Outcome<()>)>,
}

/// What a hotline gives for a submission that it has taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Proof {
    /// Its number, and the code where there is one.
    Numbered(Receipt),
    /// A ticket by which the number can be asked for (see [`super::Backend::number`]).
    NumberToFollow(Ticket),
    /// Nothing yet: it counts only once the citizen has opened a link that the hotline sends by e-mail.
    Unconfirmed,
}

impl Accepted {
    /// A submission that has its number, of which nothing more is known.
    #[must_use]
    pub const fn numbered(receipt: Receipt) -> Self {
        Self { proof: Proof::Numbered(receipt), deadline: None, notice: None, photos: Vec::new() }
    }

    /// What opens the complaint again, if there is that already.
    #[must_use]
    pub const fn receipt(&self) -> Option<&Receipt> {
        match &self.proof {
            Proof::Numbered(receipt) => Some(receipt),
            Proof::NumberToFollow(_) | Proof::Unconfirmed => None,
        }
    }
}

/// Why an operation didn't end well.
///
/// A phone keeps it without the faults of a [`Trouble::Rejected`]: those are found anew when the report is sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// The hotline found faults in the content; nothing was taken.
    Rejected(#[serde(skip)] Vec<Problem>),
    /// The hotline takes the submission for a complaint that it has, the one with this number. Nothing was taken;
    /// the citizen may insist ([`super::Attempt::insists`]).
    Duplicate(Reference),
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
    /// The phone doesn't have a photo any more that was to be sent. Nothing was sent.
    PhotoLost,
    /// The backend has no such operation.
    Unsupported,
}

/// Why the hotline wouldn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// It was done already, and can be done only once.
    AlreadyDone,
    /// The time for it is over.
    TooLate,
}
