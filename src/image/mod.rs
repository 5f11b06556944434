//! Photos as bytes: what they are, which way up, and what is hidden in them.
//!
//! Nothing here decodes a picture: the browser does that, and [`fit`] says how large to draw it. The readers
//! take any bytes, never panic, and look at each byte a bounded number of times.

mod exif;
mod fit;
mod kind;
mod orientation;
mod tiff;

pub use exif::{Exif, exif};
pub use fit::fit;
pub use kind::{Kind, sniff};
pub use orientation::Orientation;
