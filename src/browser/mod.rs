//! The browser as the widget needs it: the only place that names `web_sys`, `js_sys` or `gloo`.
//!
//! Everything here is a plain function or a small type over a browser interface. The screens get and give
//! values of the domain and of the pure modules; the one browser type that they see is the element to mount on.

pub mod assets;
pub mod clock;
pub mod database;
pub mod events;
pub mod fetch;
pub mod geolocation;
pub mod host;
pub mod intl;
pub mod locks;
pub mod page;
pub mod photos;
pub mod picture;
pub mod random;
mod runner;
pub mod storage;
pub mod theme;
pub mod timer;
pub mod turns;
pub mod upload;
pub mod worker;

use web_sys::{Document, Element, Window};

/// Performs `work` beside everything else, before there is a widget; inside one, leptos does it.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// The window. Every context that can run the widget has one.
#[allow(clippy::expect_used, reason = "the widget is never started in a worker")]
fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document.
#[allow(clippy::expect_used, reason = "a window without a document runs no script")]
fn document() -> Document {
    window().document().expect("a page has a document")
}

/// The `<html>` element.
#[allow(clippy::expect_used, reason = "a document that was parsed has a root")]
fn root() -> Element {
    document().document_element().expect("a page has a root element")
}
