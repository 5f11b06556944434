//! Places as numbers: distances and datums.

mod datum;
mod distance;

pub use datum::{Datum, from_wgs84, to_wgs84};
pub use distance::distance_metres;
