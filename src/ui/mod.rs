//! The screens. Only [`route`] is pure; the rest exists for the browser alone.
//!
//! - `app`: the frame around every screen, and which screen is drawn;
//! - `deployment`: reading `config.json`, whatever is wrong with it, and what phones file under;
//! - `embedded`: the widget in a district's page, a part of the Wasm of its own;
//! - `later`: the screens whose code is no part of the first load;
//! - `parts`: what the first load leaves out, and how to have it;
//! - `state`: everything that outlives a screen, in one [`Store`](state::Store), with the actions on it;
//! - `words`: messages in the current language, and the words for codes;
//! - `component`: a folder each with its view, its style and its examples; knows no screen;
//! - `screen`: one module a screen; knows no other screen, only routes.
//!
//! A screen is a function of the store. It is drawn anew when the route or the language changes, so texts are
//! plain strings; what changes while it stands is read from signals. Text fields are uncontrolled: they take
//! their value once and only ever write to the store, since a value written back breaks the composition of
//! Chinese, Japanese and Korean.

pub mod route;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
pub mod component;
#[cfg(target_arch = "wasm32")]
mod deployment;
#[cfg(target_arch = "wasm32")]
mod embedded;
#[cfg(target_arch = "wasm32")]
mod later;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod screen;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod words;

#[cfg(target_arch = "wasm32")]
pub use app::start;
#[cfg(target_arch = "wasm32")]
pub use embedded::{Embedded, embedded};
#[cfg(target_arch = "wasm32")]
pub use later::{Later, later};
#[cfg(target_arch = "wasm32")]
pub use parts::{Load, Loading, Parts};
