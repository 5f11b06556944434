//! Questions that a category keeps apart, while they aren't here.

use leptos::prelude::*;

use crate::{
    browser::page,
    ui::{
        component::Failure,
        state::{MISSING_QUESTIONS, QuestionsApart, Remote},
        words::t,
    },
};

/// That the questions aren't here yet, or a way to ask for them again. It stays the same element for as long as they are
/// missing: the focus may be on it.
#[component]
pub fn MissingQuestions() -> impl IntoView {
    let apart = QuestionsApart::from_context();
    let retry = move |()| {
        // The button goes while they are on their way.
        page::focus(MISSING_QUESTIONS);
        apart.ask();
    };
    let missing = Memo::new(move |_| apart.missing());
    let words = move || match missing.get() {
        Some(Remote::Failed(why)) => {
            view! { <Failure what=t("describe-questions-failed") why on_retry=retry /> }.into_any()
        }
        _ => view! { <p class="soft">{t("describe-questions-loading")}</p> }.into_any(),
    };
    view! {
        <div id=MISSING_QUESTIONS role="status" tabindex="-1">
            {words}
        </div>
    }
    .into_any()
}
