//! The native REST profile, spoken by the hotline in `hotline/` and described by its OpenAPI document.
//!
//! [`wire`] holds the bodies that the domain's own serde form doesn't cover; the hotline uses the same types.

mod client;
pub mod wire;

pub use client::Native;
