//! The receipt as a text file.

use leptos::prelude::*;

use super::{next::answer_words, proof::Shown, tracking_address};
use crate::{
    backend::{Accepted, Proof},
    browser::page,
    ui::{
        state::Store,
        words::{plain, t},
    },
};

/// Offers the receipt as a file, and says if the browser won't have it.
#[component]
pub fn SaveButton(
    /// What the citizen has in hand.
    shown: Shown,
    /// True: the citizen finds the answer here.
    tracks: bool,
    /// What the hotline said.
    accepted: Accepted,
) -> impl IntoView {
    let store = Store::from_context();
    let failed = RwSignal::new(false);
    let save = move |_| {
        let number = accepted.receipt().map_or("report", |receipt| &receipt.reference.0);
        let name = format!("{number}.txt");
        failed.set(!page::save_text(&name, &text(store, shown, tracks, &accepted)));
    };
    view! {
        <div>
            <button type="button" class="button button--quiet" on:click=save>
                {t("sent-save")}
            </button>
            <p class="sent__failed" role="status">
                {move || failed.get().then(|| t("sent-save-failed"))}
            </p>
        </div>
    }
    .into_any()
}

/// A fact a line, values on lines of their own: direction marks have no place in a file.
fn text(store: Store, shown: Shown, tracks: bool, accepted: &Accepted) -> String {
    let service = store.config(|config| config.name_in(&store.language.get_untracked()).to_owned());
    let (category, description) = untrack(|| {
        let description = store.draft.with(|draft| draft.description.trim().to_owned());
        (store.draft_category_name(), description)
    });
    let mut lines = vec![service, shown.title(), shown.intro(store.is_kept.get_untracked()), String::new()];
    let mut fact = |name: &str, value: String| lines.extend([t(name), value, String::new()]);
    match &accepted.proof {
        Proof::Numbered(receipt) => {
            fact("sent-number", receipt.reference.0.clone());
            if let Some(code) = &receipt.code {
                fact("sent-code", code.secret().to_owned());
            }
        }
        Proof::NumberToFollow(ticket) => fact("sent-ticket", ticket.0.clone()),
        Proof::Unconfirmed => {
            if let Some(email) = store.sent_email() {
                fact("sent-email", email);
            }
        }
    }
    if matches!(shown, Shown::Coded | Shown::Open) {
        fact("sent-track-at", tracking_address());
    }
    if let Some(notice) = &accepted.notice {
        fact("sent-notice", notice.text.clone());
    }
    if shown != Shown::Unconfirmed {
        lines.extend([plain(&answer_words(accepted.deadline, tracks)), String::new()]);
    }
    lines.extend([category, description]);
    lines.join("\r\n")
}
