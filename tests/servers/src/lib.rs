//! Small servers that answer as real hotlines do, quirks and errors included.
//!
//! Each keeps what it was sent in memory, listens on a free port of the loopback interface and stops when its
//! [`Server`] is dropped. A module holds one kind of hotline; what its answers look like was learnt from live
//! exchanges and public specifications, and each trap that a client must survive is one of its settings.
//! [`Faults`] go before any of them.

#![forbid(unsafe_code)]

mod faults;
pub mod in_house;
pub mod open311;
mod server;
pub mod signalen;
pub mod zammad;

pub use faults::{Fault, Faults};
pub use server::Server;
