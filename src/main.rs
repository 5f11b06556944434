//! The widget's entry: in the browser it starts [`complaint_widget::ui`]; elsewhere there is nothing to start.
//!
//! Here the Wasm is cut, too: what only [`complaint_widget::ui::later`] reaches becomes a part of its own, and so does
//! what only [`complaint_widget::ui::embedded`] or the way to one kind of hotline reaches ([`complaint_widget::backend::connect`]). `cargo xtask build` makes
//! the cuts, with the feature `split`; without it everything is there at once.

#![deny(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    complaint_widget::ui::start(complaint_widget::ui::Parts {
        later: || Box::pin(parts::later()),
        embedded: || Box::pin(parts::embedded()),
        backend: |kind| Box::pin(parts::backend(kind)),
    });
}

/// The parts of a widget in pieces; `None` if one can't be had now.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
mod parts {
    use complaint_widget::{
        backend::{Connect, connect},
        embed::BackendKind,
        ui::{Embedded, Later},
    };

    use super::cut;

    pub async fn later() -> Option<Later> {
        cut::later().await.ok()
    }

    pub async fn embedded() -> Option<Embedded> {
        cut::embedded().await.ok()
    }

    pub async fn backend(kind: BackendKind) -> Option<Connect> {
        match kind {
            BackendKind::Native => Some(connect::native),
            BackendKind::Open311 => cut::open311().await.ok(),
            BackendKind::Signalen => cut::signalen().await.ok(),
            BackendKind::Rest => cut::rest().await.ok(),
        }
    }
}

/// The same of a widget in one piece, which has them anyway.
#[cfg(all(target_arch = "wasm32", not(feature = "split")))]
mod parts {
    use complaint_widget::{
        backend::{Connect, connect},
        embed::BackendKind,
        ui::{self, Embedded, Later},
    };

    pub async fn later() -> Option<Later> {
        Some(ui::later())
    }

    pub async fn embedded() -> Option<Embedded> {
        Some(ui::embedded())
    }

    pub async fn backend(_kind: BackendKind) -> Option<Connect> {
        Some(connect)
    }
}

// The attribute declares each part's entry as a foreign function, hence `unsafe`. It makes both ends of that call
// from the one function below it, so they agree.
#[cfg(all(target_arch = "wasm32", feature = "split"))]
#[allow(unsafe_code, reason = "all of it is made by the attribute")]
mod cut {
    use complaint_widget::{
        backend::{Connect, connect},
        ui::{self, Embedded, Later},
    };
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(later, fallible)]
    pub fn later() -> Result<Later, SplitLoaderError> {
        Ok(ui::later())
    }

    #[wasm_split(embedded, fallible)]
    pub fn embedded() -> Result<Embedded, SplitLoaderError> {
        Ok(ui::embedded())
    }

    #[wasm_split(open311, fallible)]
    pub fn open311() -> Result<Connect, SplitLoaderError> {
        Ok(connect::open311)
    }

    #[wasm_split(signalen, fallible)]
    pub fn signalen() -> Result<Connect, SplitLoaderError> {
        Ok(connect::signalen)
    }

    #[wasm_split(rest, fallible)]
    pub fn rest() -> Result<Connect, SplitLoaderError> {
        Ok(connect::rest)
    }
}
