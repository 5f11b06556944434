//! How exactly a place is known, as people say it.

/// `metres` rounded up to a figure that promises no more than is known: to 5 m, from 100 m on to 50 m, from 1 km
/// on to 500 m. At least 5; not finite or negative figures say nothing and stay as they are.
#[must_use]
pub fn coarse_metres(metres: f64) -> f64 {
    let step = match metres {
        size if size < 100.0 => 5.0,
        size if size < 1_000.0 => 50.0,
        _ => 500.0,
    };
    if metres.is_finite() && metres >= 0.0 { ((metres / step).ceil() * step).max(5.0) } else { metres }
}
