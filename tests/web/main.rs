//! The browser half of the widget, in a real browser: `cargo xtask test web`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod components;
mod page;
mod pictures;
mod requests;
mod storage;
mod support;
mod words;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
