//! Words: which language, and the messages in it.

mod catalogue;
mod embedded;
mod negotiate;

pub use catalogue::{Catalogue, Numbers, Value};
pub use embedded::{EMBEDDED_LANGUAGE, EMBEDDED_LATER_MESSAGES, EMBEDDED_MESSAGES};
pub use negotiate::negotiate;
