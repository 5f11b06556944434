//! The gateway from outside, between a client and an upstream over real sockets.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod allowed;
mod certificates;
mod common;
mod configuration;
mod examples;
mod headers;
mod key;
mod limits;
mod once;
mod process;
mod unknown;
