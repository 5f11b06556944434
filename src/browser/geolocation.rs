//! Where the phone is.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Position, PositionError, PositionOptions};

use crate::domain::Point;

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocateFault {
    /// The citizen, the phone's settings or the page's policy don't allow it.
    Refused,
    /// Nothing found in 15 seconds.
    TimedOut,
    /// The phone can't tell.
    Unavailable,
    /// The browser has no geolocation, or none for this page.
    Unsupported,
}

/// Asks the phone where it is; the browser asks the citizen first. The point is in WGS-84, with its accuracy.
///
/// # Errors
/// Says why there is no place.
pub async fn locate() -> Result<Point, LocateFault> {
    let navigator = super::window().navigator();
    let known = Reflect::has(&navigator, &JsValue::from_str("geolocation")).unwrap_or(false);
    if !known || !super::window().is_secure_context() {
        return Err(LocateFault::Unsupported);
    }
    let geolocation = navigator.geolocation().map_err(|_| LocateFault::Unsupported)?;
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(15_000);
    options.set_maximum_age(30_000);
    let asking = Promise::new(&mut |resolve, reject| {
        let started = geolocation.get_current_position_with_error_callback_and_options(
            &resolve,
            Some(&reject),
            &options,
        );
        if started.is_err() {
            // Settles the promise; without a code it is read as "unavailable".
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    match JsFuture::from(asking).await {
        Ok(position) => {
            let place = position.unchecked_into::<Position>().coords();
            let point = Point {
                latitude: place.latitude(),
                longitude: place.longitude(),
                accuracy_metres: Some(place.accuracy()),
            };
            if point.is_valid() { Ok(point) } else { Err(LocateFault::Unavailable) }
        }
        // An object from the browser has a code (W3C Geolocation section 6.5).
        Err(error) if error.is_object() => Err(match error.unchecked_into::<PositionError>().code() {
            1 => LocateFault::Refused,
            3 => LocateFault::TimedOut,
            _ => LocateFault::Unavailable,
        }),
        Err(_) => Err(LocateFault::Unavailable),
    }
}
