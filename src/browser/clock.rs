//! What time it is.

use crate::domain::Timestamp;

/// The phone's clock. It may be wrong by any amount: good for "in 3 days", never a proof.
#[must_use]
pub fn now() -> Timestamp {
    from_js(js_sys::Date::now())
}

/// The moment that a JavaScript time value means.
#[allow(clippy::cast_possible_truncation, reason = "a time value is a whole number below 8.64e15")]
pub(super) const fn from_js(millis: f64) -> Timestamp {
    Timestamp::from_unix_millis(millis as i64)
}

/// A moment as a JavaScript time value.
#[allow(clippy::cast_precision_loss, reason = "no clock gives moments beyond 2^53 ms")]
pub(super) const fn to_js(moment: Timestamp) -> f64 {
    moment.unix_millis() as f64
}
