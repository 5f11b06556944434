//! A complaint widget for city hotlines.
//!
//! The crate has two halves. The pure half compiles everywhere and is tested natively:
//!
//! - [`domain`]: what a complaint is;
//! - [`form`]: a draft and the only way to a [`form::Submission`];
//! - [`geo`], [`image`], [`i18n`], [`embed`]: places, photos, words and configuration as values;
//! - [`backend`]: the domain to and from the wire, one hotline protocol a module, without any I/O;
//! - [`delivery`]: the state machine that gets a submission and its photos across;
//! - [`keeping`]: what a phone keeps, as it is stored.
//!
//! The other half exists only for `wasm32`: `browser` is the only place that names `web_sys`,
//! `js_sys` or `gloo_net`; `ui` draws the screens. [`ui::route`] alone is pure.
//!
//! Who may use whom: `domain` ← `form geo image i18n embed` ← `backend` ← `delivery` ← `keeping` ← `browser` ← `ui`.
//! `tests/architecture.rs` keeps that rule.

#![forbid(unsafe_code)]

pub mod backend;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod delivery;
pub mod domain;
pub mod embed;
pub mod form;
pub mod geo;
pub mod i18n;
pub mod image;
pub mod keeping;
pub mod ui;
