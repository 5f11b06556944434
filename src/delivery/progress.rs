//! How far one thing to send has come.

use serde::{Deserialize, Serialize};

use super::again::Again;
use crate::backend::{Outcome, Trouble};

/// How far one thing to send has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress<T> {
    /// Its turn hasn't come.
    Waiting,
    /// It is on its way; the share that has left the phone, 0 to 100 percent.
    Sending(u8),
    /// The hotline has proven that it has it.
    Done(T),
    /// It ended otherwise; [`Trouble::Unknown`] where nobody can tell.
    Failed(Trouble),
}

/// One thing to send: how far it has come, and when it is tried again by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way<T> {
    /// How far it has come.
    pub progress: Progress<T>,
    /// The tries that failed, and the next one.
    pub again: Again,
}

impl<T> Way<T> {
    /// One that hasn't begun.
    #[must_use]
    pub const fn new() -> Self {
        Self { progress: Progress::Waiting, again: Again::NEVER }
    }

    /// The hotline has proven that it has it.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        matches!(self.progress, Progress::Done(_))
    }

    /// It is on its way.
    #[must_use]
    pub const fn is_sending(&self) -> bool {
        matches!(self.progress, Progress::Sending(_))
    }

    /// Why it failed, if it did.
    #[must_use]
    pub const fn trouble(&self) -> Option<&Trouble> {
        match &self.progress {
            Progress::Failed(trouble) => Some(trouble),
            _ => None,
        }
    }

    pub(super) fn begun(&mut self) {
        if !self.is_done() {
            self.progress = Progress::Sending(0);
        }
    }

    pub(super) fn sent(&mut self, percent: u8) {
        if let Progress::Sending(so_far) = &mut self.progress {
            *so_far = percent.clamp(*so_far, 100);
        }
    }

    pub(super) fn ended(&mut self, end: Outcome<T>) {
        match (&self.progress, end) {
            (Progress::Done(_), _) | (Progress::Failed(_), Err(_)) => {}
            (_, Ok(value)) => *self = Self { progress: Progress::Done(value), again: Again::NEVER },
            (_, Err(trouble)) => self.progress = Progress::Failed(trouble),
        }
    }

    pub(super) fn retried(&mut self) {
        if matches!(self.progress, Progress::Failed(_)) {
            *self = Self::new();
        }
    }
}

impl<T> Default for Way<T> {
    fn default() -> Self {
        Self::new()
    }
}
