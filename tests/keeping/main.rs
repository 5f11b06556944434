//! What a phone keeps: as it was stored, whichever version of the page stored it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

mod records;
mod reports;
#[path = "../support/mod.rs"]
mod support;
