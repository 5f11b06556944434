//! The gateway before a hotline that a district already has: it serves the widget and forwards an allow-list of
//! methods and paths to one upstream on the same origin, so that the upstream needs no CORS headers and its key
//! never reaches a browser.
//!
//! - [`config`] is the operator's file; `path` judges paths, the one place that does.
//! - `forward` is the way of a request; `headers` says which headers go which way, `redirect` what becomes of a
//!   redirect, `key` adds the upstream's key and takes it out of answers, `upstream` sends and says what became of it.
//! - `once` keeps a repeated POST from being sent twice, with the memory of [`answers`], one turn at a time by `turns`,
//!   and `fingerprint` to tell requests apart.
//! - `fault` has the answers of its own, `limits` how much and how long; [`server`] starts and stops it.

pub mod answers;
pub mod config;
mod fault;
mod fingerprint;
mod forward;
mod headers;
mod key;
mod limits;
mod once;
mod path;
mod redirect;
pub mod server;
mod turns;
mod upstream;
