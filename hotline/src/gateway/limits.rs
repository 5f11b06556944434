//! How much and how long.

use std::num::{NonZeroU32, NonZeroU64, NonZeroUsize};

use serde::Deserialize;

/// How long what was answered, or what is unknown, is remembered at most, in minutes: a day.
pub const DAY_MINUTES: u32 = 24 * 60;

/// The limits of the file; what it leaves out has these defaults.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// The largest body of a request, in bytes, unless its route says otherwise: 64 KiB.
    pub body_bytes: NonZeroUsize,
    /// The largest answer of the upstream, in bytes: 8 MiB.
    pub answer_bytes: NonZeroUsize,
    /// How long the upstream may take, from the connection (which may take 10 seconds more) to the last byte, in
    /// seconds: a minute.
    pub seconds: NonZeroU64,
    /// How many requests a client's address can make a minute in the long run, half as many at once: 120.
    pub requests_per_minute: NonZeroU32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: const { NonZeroUsize::new(64 * 1024).unwrap() },
            answer_bytes: const { NonZeroUsize::new(8 * 1024 * 1024).unwrap() },
            seconds: const { NonZeroU64::new(60).unwrap() },
            requests_per_minute: const { NonZeroU32::new(120).unwrap() },
        }
    }
}

/// How long an unknown outcome keeps a POST from being sent again, in minutes: 1 to 1,440.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "u32")]
pub struct UnknownMinutes(u32);

impl UnknownMinutes {
    /// The time in milliseconds.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0 as i64 * 60_000
    }
}

impl Default for UnknownMinutes {
    fn default() -> Self {
        Self(DAY_MINUTES)
    }
}

impl TryFrom<u32> for UnknownMinutes {
    type Error = String;

    fn try_from(minutes: u32) -> Result<Self, String> {
        if (1..=DAY_MINUTES).contains(&minutes) {
            Ok(Self(minutes))
        } else {
            Err(format!("{minutes} is not between 1 and {DAY_MINUTES} minutes"))
        }
    }
}
