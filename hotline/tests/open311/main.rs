//! Open311 GeoReport v2 from outside: over a real socket, in JSON and XML, by what other cities' clients and the public
//! get.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod any_form;
mod browsers;
mod command_line;
mod common;
mod keys;
mod listing;
mod photos;
mod privacy;
mod reading;
mod repeating;
mod reporting;
mod services;
mod tokens;
