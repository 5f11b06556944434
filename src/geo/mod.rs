//! Places as numbers: distances and datums.

mod accuracy;
mod datum;
mod distance;

pub use accuracy::coarse_metres;
pub use datum::{Datum, from_wgs84, to_wgs84};
pub use distance::distance_metres;
