//! The widget's entry: in the browser it starts [`complaint_widget::ui`]; elsewhere there is nothing to start.
//!
//! Here the Wasm is cut, too: what only [`complaint_widget::ui::later`] reaches becomes a chunk of its own.
//! `cargo xtask build` makes the cut, with the feature `split`; without it everything is there at once.

#![deny(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    complaint_widget::ui::start(|| Box::pin(load_later()));
}

/// The screens that aren't part of the first load; `None` if their chunk can't be had now.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
async fn load_later() -> Option<complaint_widget::ui::Later> {
    cut::later().await.ok()
}

/// The screens that a widget in one piece has anyway.
#[cfg(all(target_arch = "wasm32", not(feature = "split")))]
async fn load_later() -> Option<complaint_widget::ui::Later> {
    Some(complaint_widget::ui::later())
}

// The attribute declares the chunk's entry as a foreign function, hence `unsafe`. It makes both ends of that call
// from the one function below, so they agree.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
#[allow(unsafe_code, reason = "all of it is made by the attribute")]
mod cut {
    use complaint_widget::ui::{self, Later};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(later, fallible)]
    pub fn later() -> Result<Later, SplitLoaderError> {
        Ok(ui::later())
    }
}
