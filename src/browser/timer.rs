//! Waiting.

use std::time::Duration;

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Calls again and again until it is dropped.
pub use gloo_timers::callback::Interval;
/// Calls once, unless it is dropped before.
pub use gloo_timers::callback::Timeout;

/// Comes back after `duration`, or later when the page is in the background.
pub async fn sleep(duration: Duration) {
    let millis = i32::try_from(duration.as_millis()).unwrap_or(i32::MAX);
    let over = Promise::new(&mut |resolve, _| {
        // Fails only for a window that is going away, where nothing waits any more.
        let _ = super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
    });
    // The promise can't be rejected.
    let _ = JsFuture::from(over).await;
}
