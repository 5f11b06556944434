//! A report that isn't finished: a draft, or one that is on its way.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Form, Migration};
use crate::{
    delivery::Delivery,
    domain::Timestamp,
    form::{Draft, Submission},
};

/// How long a report is kept with which nothing is left to do, after its receipt was on the screen: long enough for a
/// phone that drops the page while the number is written down elsewhere.
const RECEIPT_STAYS: Duration = Duration::from_secs(60 * 60);

/// A report as the phone keeps it, under the key of its draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptReport {
    /// When it was last changed, by the phone's clock.
    pub changed_at: Timestamp,
    /// What is typed, exactly as typed. Its photos are stored beside it.
    pub draft: Draft,
    /// Its category's name in the language of that day, to tell reports apart; empty if none is chosen.
    #[serde(default)]
    pub category_name: String,
    /// The screen that it was last on, by the name of its route.
    #[serde(default)]
    pub screen: String,
    /// What is being sent, once the citizen has decided that.
    #[serde(default)]
    pub sending: Option<Sending>,
    /// When its receipt was first on the screen.
    #[serde(default)]
    pub shown_at: Option<Timestamp>,
}

/// A report on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sending {
    /// What is sent.
    pub submission: Submission,
    /// The draft that it was made of.
    pub draft: Draft,
    /// How far it has come.
    pub delivery: Delivery,
}

impl Form for KeptReport {
    const MIGRATIONS: &'static [Migration] = &[];
    const OLDEST_READER: usize = 1;
}

impl KeptReport {
    /// True when nothing is left to do at `now` but to forget it.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        let is_settled = self.sending.as_ref().is_some_and(|sending| sending.delivery.is_settled());
        is_settled && self.shown_at.is_some_and(|at| now.since(at) > RECEIPT_STAYS)
    }
}
