//! One request at a time under one key.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{Mutex as Lock, OwnedMutexGuard};

/// Hands out turns.
#[derive(Debug, Default)]
pub struct Turns(Mutex<HashMap<String, Arc<Lock<()>>>>);

/// A turn; the next one's begins when it is dropped.
pub type Turn = OwnedMutexGuard<()>;

impl Turns {
    /// Waits until nobody else has a turn under `key`.
    pub async fn wait(&self, key: &str) -> Turn {
        let lock = {
            // The map is consistent after every statement, so a panic elsewhere does it no harm.
            let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Those that nobody holds or waits for; there are as many others as requests under way.
            locks.retain(|_, lock| Arc::strong_count(lock) > 1);
            Arc::clone(locks.entry(key.to_owned()).or_default())
        };
        lock.lock_owned().await
    }
}
