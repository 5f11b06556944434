//! Words: which language, and the messages in it.

mod catalogue;
mod negotiate;

pub use catalogue::{Catalogue, NumberFormatter, Value};
pub use negotiate::negotiate;
