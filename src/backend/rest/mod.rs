//! A hotline that a JSON file describes: which requests to make, and where in the answers things are.
//!
//! The settings name the file: `{ "kind": "rest", "file": "./backend-12345.json" }`. Its format is explained in
//! `docs/rest-backend.md`.
//!
//! - [`description`], [`operation`] and [`answers`]: the file, as serde reads it; [`words`] and [`pairs`] are its small parts
//! - [`check`]: what is wrong with it although serde could read it
//! - [`fields`], [`template`], [`node`], [`request`]: from the domain to a request
//! - [`pointer`], [`judge`], [`read`]: from an answer to the domain
//! - `client`: the operations; `steps`: their requests, one after the other

pub mod answers;
pub mod check;
mod client;
mod complaint;
pub mod description;
pub mod fields;
pub mod judge;
pub mod node;
pub mod operation;
pub mod pairs;
pub mod pointer;
mod read;
pub mod request;
mod steps;
pub mod template;
pub mod words;

pub use check::Mistake;
pub use client::{Rest, connect};
pub use description::Description;
