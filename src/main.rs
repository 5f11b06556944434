//! The widget's entry: in the browser it starts [`complaint_widget::ui`]; elsewhere there is nothing to start.
//!
//! Here the Wasm is cut, too: what only [`complaint_widget::ui::later`] reaches becomes a part of its own, and what
//! only [`complaint_widget::backend::connect`] reaches, another. `cargo xtask build` makes the cuts, with the feature
//! `split`; without it everything is there at once.

#![deny(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    complaint_widget::ui::start(complaint_widget::ui::Parts {
        later: || Box::pin(parts::later()),
        backends: || Box::pin(parts::backends()),
    });
}

/// The parts of a widget in pieces; `None` if one can't be had now.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
mod parts {
    use complaint_widget::ui::{Connect, Later};

    use super::cut;

    pub async fn later() -> Option<Later> {
        cut::later().await.ok()
    }

    pub async fn backends() -> Option<Connect> {
        cut::backends().await.ok()
    }
}

/// The same of a widget in one piece, which has them anyway.
#[cfg(all(target_arch = "wasm32", not(feature = "split")))]
mod parts {
    use complaint_widget::{
        backend,
        ui::{self, Connect, Later},
    };

    pub async fn later() -> Option<Later> {
        Some(ui::later())
    }

    pub async fn backends() -> Option<Connect> {
        Some(backend::connect)
    }
}

// The attribute declares each part's entry as a foreign function, hence `unsafe`. It makes both ends of that call
// from the one function below it, so they agree.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
#[allow(unsafe_code, reason = "all of it is made by the attribute")]
mod cut {
    use complaint_widget::{
        backend,
        ui::{self, Connect, Later},
    };
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(later, fallible)]
    pub fn later() -> Result<Later, SplitLoaderError> {
        Ok(ui::later())
    }

    #[wasm_split(backends, fallible)]
    pub fn backends() -> Result<Connect, SplitLoaderError> {
        Ok(backend::connect)
    }
}
