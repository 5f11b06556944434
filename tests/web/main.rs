//! What only a browser can prove: the pictures, the requests, the storage, the words for numbers and dates, and
//! text that is being composed. Runs in headless Chromium: `cargo xtask test web`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod asking;
mod combobox;
mod components;
mod darkroom;
mod database;
mod events;
mod geolocation;
mod host;
mod intl;
mod keeper;
mod locks;
mod page;
mod photos;
mod pictures;
mod random;
mod requests;
mod storage;
mod support;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
