//! Questions that a category keeps apart, while they aren't here.

use leptos::prelude::*;

use crate::ui::{
    component::Failure,
    state::{MISSING_QUESTIONS, QuestionsApart, Remote},
    words::t,
};

/// That the questions aren't here yet, or a way to ask for them again.
#[component]
pub fn MissingQuestions(
    /// On their way, or why they didn't come.
    why: Remote<()>,
) -> impl IntoView {
    let apart = QuestionsApart::from_context();
    let words = match why {
        Remote::Failed(why) => view! {
            <Failure what=t("describe-questions-failed") why on_retry=move |()| apart.ask() />
        }
        .into_any(),
        _ => view! { <p class="soft">{t("describe-questions-loading")}</p> }.into_any(),
    };
    view! {
        <div id=MISSING_QUESTIONS role="status" tabindex="-1">
            {words}
        </div>
    }
    .into_any()
}
