//! Keeping the receipt on this phone, by the citizen's own choice.

use leptos::prelude::*;

use crate::{
    browser::storage,
    ui::{state::Store, words::t},
};

/// How the keeping went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    No,
    Yes,
    /// The browser won't store it.
    Refused,
    /// The browser won't erase it.
    Stuck,
}

/// Keeps number and code on this phone, or forgets them again.
#[component]
pub fn Keep() -> impl IntoView {
    let store = Store::from_context();
    let reference =
        untrack(|| store.accepted()).and_then(|it| it.receipt().map(|receipt| receipt.reference.clone()));
    let is_kept =
        storage::saved_receipts().iter().any(|saved| Some(&saved.receipt.reference) == reference.as_ref());
    let kept = RwSignal::new(if is_kept { Kept::Yes } else { Kept::No });
    let toggle = move |_| {
        let next = match kept.get_untracked() {
            Kept::No | Kept::Refused => {
                if store.keep_receipt() {
                    Kept::Yes
                } else {
                    Kept::Refused
                }
            }
            Kept::Yes | Kept::Stuck => {
                if reference.as_ref().is_none_or(|reference| store.forget_receipt(reference)) {
                    Kept::No
                } else {
                    Kept::Stuck
                }
            }
        };
        kept.set(next);
    };
    let label = move || match kept.get() {
        Kept::No | Kept::Refused => t("sent-keep"),
        Kept::Yes | Kept::Stuck => t("sent-unkeep"),
    };
    let words = move || match kept.get() {
        Kept::No => None,
        Kept::Yes => Some(view! { <b class="sent__kept">{t("sent-kept")}</b> }.into_any()),
        Kept::Refused => Some(view! { <b class="sent__failed">{t("sent-keep-failed")}</b> }.into_any()),
        Kept::Stuck => Some(view! { <b class="sent__failed">{t("privacy-forget-failed")}</b> }.into_any()),
    };
    view! {
        <section class="card stack stack--tight no-print" aria-labelledby="keep">
            <h2 id="keep">{t("sent-keep-title")}</h2>
            <p class="soft">{t("sent-keep-hint")}</p>
            <button type="button" class="button button--quiet" on:click=toggle>
                {label}
            </button>
            <p role="status">{words}</p>
        </section>
    }
    .into_any()
}
