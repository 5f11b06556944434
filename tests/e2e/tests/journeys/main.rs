//! Journeys of citizens through the built widget, in a real browser, to a real hotline with a real database.
//!
//! One program for all, so that it is linked once and its tests share the machine; a module for each outcome.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a journey fails by panicking")]

mod first_steps;
