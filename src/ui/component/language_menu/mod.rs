//! The choice of language, each by its own name.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::intl,
    domain::LanguageTag,
    ui::{state::Store, words::t},
};

/// A native list: it opens as the phone's own, and every screen reader knows it.
#[component]
pub fn LanguageMenu() -> impl IntoView {
    let store = Store::from_context();
    let languages = store.config(|config| config.languages.clone());
    let failed = RwSignal::new(false);
    let label = move || {
        store.language.track();
        t("bar-language")
    };
    let choose = move |tag: String| {
        spawn_local(async move { failed.set(!store.choose_language(LanguageTag::new(&tag)).await) });
    };
    let options = languages
        .into_iter()
        .map(|language| {
            let name = intl::language_name(&language);
            let tag = language.as_str().to_owned();
            view! {
                <option value=tag.clone() lang=tag selected=move || store.language.get() == language>
                    {name}
                </option>
            }
        })
        .collect_view();
    view! {
        <span class="language-menu">
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="12" cy="12" r="9" />
                <path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18" />
            </svg>
            <select
                class="bar__pill language-menu__list"
                aria-label=label
                on:change=move |event| choose(event_target_value(&event))
            >
                {options}
            </select>
        </span>
        <span class="language-menu__failure" role="status">
            {move || failed.get().then(|| t("trouble-unavailable"))}
        </span>
    }
    .into_any()
}
