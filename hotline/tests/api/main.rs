//! The hotline from outside: over a real socket, with a real database file, by the outcomes that citizens, clerks
//! and operators care about.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod changes;
mod command_line;
mod common;
mod configurations;
mod content;
mod description;
mod durability;
mod filing;
mod following;
mod gallery;
mod pages;
mod photos;
mod privacy;
mod refusals;
mod throttling;
mod verdict;
