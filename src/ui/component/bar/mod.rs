//! The bar on top of every screen: back, the service's name, the size of text, the language.

use leptos::prelude::*;

use super::LanguageMenu;
use crate::ui::{state::Store, words::t};

/// The bar. Its first frame has the same shape as the static shell's, so that nothing jumps.
#[component]
pub fn Bar() -> impl IntoView {
    let store = Store::from_context();
    let name = move || {
        let language = store.language.get();
        store.config(|config| config.name_in(&language).to_owned())
    };
    let back = move || {
        store.language.track();
        store.route.get().parent().map(|parent| {
            view! {
                <a class="bar__back" aria-label=t("bar-back") href=parent.hash()>
                    <svg class="icon icon--directed" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M15 5l-7 7 7 7" />
                    </svg>
                </a>
            }
        })
    };
    let text_size_label = move || {
        store.language.track();
        t(if store.text_size.get() == 2 { "bar-text-size-normal" } else { "bar-text-size-larger" })
    };
    view! {
        <header class="bar">
            {back}
            <b class="bar__name">{name}</b>
            <button type="button" class="bar__pill" aria-label=text_size_label on:click=move |_| store.enlarge_text()>
                <span aria-hidden="true" dir="ltr">
                    {move || if store.text_size.get() == 2 { "A" } else { "A+" }}
                </span>
            </button>
            <LanguageMenu />
        </header>
    }
    .into_any()
}
