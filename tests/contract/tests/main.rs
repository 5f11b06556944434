//! The contract, kept over a real socket by every backend: a module a kind of hotline.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod conformance;
mod native;
mod open311;
mod phone;
mod rest;
mod signalen;
mod suggestions;
mod support;
