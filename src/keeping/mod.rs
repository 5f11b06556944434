//! What a phone keeps, as it is stored. Pure: [`crate::browser`] does the storing.
//!
//! Each thing is a [`Record`]: JSON with the version of its form. A phone may hold records of an older app, which are
//! migrated when they are read, and of a newer one, since another tab may run it or a server may be set back: then the
//! record says which apps can read it, and what an older one doesn't know in it is kept and written back.

mod known;
mod record;
mod report;

pub use known::{Known, Subject};
pub use record::{Form, Migration, Record, Unreadable};
pub use report::{KeptReport, Sending};
