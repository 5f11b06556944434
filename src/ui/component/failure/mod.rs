//! Something that the hotline should have given and didn't.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{Notice, NoticeKind};
use crate::{
    backend::Trouble,
    ui::words::{t, trouble},
};

/// What is missing, why, and a way to try again.
#[component]
pub fn Failure(
    /// What is missing.
    #[prop(into)]
    what: String,
    /// Why.
    why: Trouble,
    /// Tries again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Warning>
            <p>
                <b>{what}</b>
            </p>
            <p>{trouble(&why)}</p>
            <button type="button" class="button button--quiet failure__retry" on:click=move |_| on_retry.run(())>
                {t("try-again")}
            </button>
        </Notice>
    }
    .into_any()
}
