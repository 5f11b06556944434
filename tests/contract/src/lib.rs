//! What every backend must keep, over a real socket, and what a server of the native profile must.
//!
//! - [`runner`]: a phone without a browser, which performs a backend's exchanges;
//! - [`desk`]: the hotline's own side, by which a test moves complaints and makes answers go wrong;
//! - [`suite`]: the contract, a check at a time, driven by what the backend declares;
//! - [`conformance`]: the native profile as a server must speak it, for `cargo xtask conformance`;
//! - [`finding`]: how a check ends and how it is told.

#![forbid(unsafe_code)]

pub mod conformance;
pub mod desk;
pub mod finding;
pub mod picture;
pub mod runner;
pub mod suite;
