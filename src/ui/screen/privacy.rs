//! What this phone keeps, and how to erase it.

use leptos::prelude::*;

use crate::{
    browser::{intl, page, storage},
    form::Draft,
    ui::{
        component::{ConfirmButton, Notice, NoticeKind, ScreenFrame},
        route::Route,
        state::Store,
        words::{Value, t, t_with},
    },
};

/// The id of what says how the erasing went.
const END: &str = "privacy-end";

/// Every item that is kept, and one way to erase them all.
#[component]
pub fn Privacy() -> impl IntoView {
    let store = Store::from_context();
    let erased = RwSignal::new(None);
    let erase = move || {
        erased.set(Some(store.forget_everything()));
        page::focus(END);
    };
    let kept = move || {
        // What was kept is read anew after the erasing.
        erased.track();
        kept(store)
    };
    let end = move || {
        erased.get().map(|is_erased| {
            let (kind, words) = if is_erased {
                (NoticeKind::Success, "privacy-forgotten")
            } else {
                (NoticeKind::Danger, "privacy-forget-failed")
            };
            view! { <Notice kind><p>{t(words)}</p></Notice> }
        })
    };
    view! {
        <ScreenFrame route=Route::Privacy title=t("privacy-title")>
            <p>{t("privacy-intro")}</p>
            <ul class="card privacy__kept">{kept}</ul>
            <p>{t("privacy-hotline")}</p>
            {move || terms(store)}
            <div id=END role="status" tabindex="-1">
                {end}
            </div>
            <ConfirmButton
                id="forget".to_owned()
                label=t("privacy-forget")
                question=t("privacy-forget-confirm")
                yes=t("privacy-forget-yes")
                on_confirm=move |()| erase()
            />
        </ScreenFrame>
    }
}

/// What the hotline does with what it is sent, as far as that isn't what everybody expects.
fn terms(store: Store) -> Option<AnyView> {
    let capabilities = store.capabilities.with(|it| it.ready().cloned())?;
    let terms = [
        (capabilities.published, "privacy-published"),
        (capabilities.suggestions, "privacy-suggestions"),
        (capabilities.tracking && !capabilities.codes && !capabilities.published, "privacy-open-number"),
    ];
    let terms = terms.into_iter().filter(|(holds, _)| *holds);
    Some(terms.map(|(_, words)| view! { <p>{t(words)}</p> }).collect_view().into_any())
}

/// A sentence for each thing.
fn kept(store: Store) -> AnyView {
    let receipts = storage::saved_receipts().len();
    let language = storage::language().map(|language| {
        t_with("privacy-language", &[("language", Value::from(&intl::language_name(&language)))])
    });
    let text_size = (storage::text_size() > 0).then(|| t("privacy-text-size"));
    let draft = store
        .draft
        .with(|draft| t(if Draft::is_untouched(draft) { "privacy-draft-none" } else { "privacy-draft" }));
    let items = [
        Some(t_with("privacy-receipts", &[("count", Value::from(receipts))])),
        language,
        text_size,
        Some(draft),
    ];
    items.into_iter().flatten().map(|item| view! { <li>{item}</li> }).collect_view().into_any()
}
