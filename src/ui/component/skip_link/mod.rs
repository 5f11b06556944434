//! The first stop of the keyboard: past the bar, to the content.

use leptos::prelude::*;

use crate::{
    browser::page,
    ui::{state::Store, words::t},
};

/// A link to the screen's heading that shows when it has the focus. Not a hash link: hashes are routes here.
#[component]
pub fn SkipLink() -> impl IntoView {
    let store = Store::from_context();
    view! {
        <button type="button" class="skip-link" on:click=move |_| page::focus("screen-title")>
            {move || {
                store.language.track();
                t("skip-to-content")
            }}
        </button>
    }
    .into_any()
}
