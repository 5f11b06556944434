//! The time, as a value that tests can set.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use complaint_widget::domain::Timestamp;

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::new(|| {
            let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            Timestamp::from_unix_millis(i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX))
        })
    }

    /// A clock that shows what `now` says.
    #[must_use]
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The moment it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}
