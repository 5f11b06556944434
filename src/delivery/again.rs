//! When something that failed is tried again without anybody asking.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{
    backend::{Refusal, Trouble},
    domain::Timestamp,
};

/// The wait before the second try. It doubles with each further one.
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// The longest wait that isn't the hotline's own wish.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// The tries that have failed, and the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Again {
    /// How many have failed since the citizen last asked for one.
    pub failed: u32,
    /// When the next one is due; `None`: not by itself.
    pub at: Option<Timestamp>,
    /// Until when the hotline asked to wait, if it did. The rest of the wait is ours, and ends early when the network
    /// comes back.
    pub not_before: Option<Timestamp>,
}

impl Again {
    /// Nothing failed, and nothing happens by itself.
    pub const NEVER: Self = Self { failed: 0, at: None, not_before: None };

    /// Notes that a try ended in `trouble` at `now`. `may_repeat`: what may have arrived may be sent again. The next try
    /// comes after a [`wait`], never earlier than the hotline asks for.
    pub(super) fn after(&mut self, trouble: &Trouble, may_repeat: bool, now: Timestamp, jitter: f64) {
        self.failed = self.failed.saturating_add(1);
        self.at = None;
        self.not_before = None;
        let asked = match trouble {
            Trouble::Unavailable { retry_after } | Trouble::Refused(Refusal::Throttled { retry_after }) => {
                *retry_after
            }
            Trouble::Unknown if may_repeat => None,
            _ => return,
        };
        self.not_before = asked.map(|asked| now.plus(asked));
        let own = now.plus(wait(self.failed, jitter));
        self.at = Some(self.not_before.map_or(own, |asked| asked.max(own)));
    }

    /// When the next try is due by a clock that says `now`. One that was set back would stretch a wait of ours by hours:
    /// that is over then. What the hotline asked for never is.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> Option<Timestamp> {
        let at = self.at?;
        let is_asked_for = self.not_before.is_some_and(|asked| asked > now);
        Some(if !is_asked_for && at.since(now) > wait(u32::MAX, 1.0) { now } else { at })
    }

    /// True when the next try is due at `now`.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.due(now).is_some_and(|at| at <= now)
    }

    /// The network is back: no need to wait any longer, unless the hotline asked for it.
    pub(super) fn hurry(&mut self, now: Timestamp) {
        let earliest = self.not_before.map_or(now, |asked| asked.max(now));
        self.at = self.at.map(|at| at.min(earliest));
    }
}

/// The wait after `failed` tries in a row.
///
/// Waits double from two seconds to five minutes, times 0.5 to 1.5 by `jitter` (0 to 1), so that a thousand phones that
/// lost one hotline don't come back in one second.
#[must_use]
pub fn wait(failed: u32, jitter: f64) -> Duration {
    let doublings = failed.saturating_sub(1).min(16);
    let wait = FIRST_WAIT.saturating_mul(1 << doublings).min(LONGEST_WAIT);
    wait.mul_f64(0.5 + jitter.clamp(0.0, 1.0))
}
