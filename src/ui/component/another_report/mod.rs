//! Beginning another report.

use leptos::{prelude::*, task::spawn_local};

use super::ConfirmButton;
use crate::{
    form::ReportStep,
    ui::{
        route::Route,
        state::{Health, Keeper, Store},
        words::t,
    },
};

/// Begins another report. What is unfinished stays on the phone, if it keeps anything; what would be lost is asked about
/// first.
#[component]
pub fn AnotherReport() -> impl IntoView {
    let store = Store::from_context();
    let keeper = Keeper::from_context();
    let question = Memo::new(move |_| {
        let is_kept = matches!(keeper.health.get(), Health::Kept | Health::Changed);
        match store.is_settled() {
            // Number and code aren't kept for long.
            Some(true) => Some("sent-another-question"),
            _ if is_kept => None,
            Some(false) if store.accepted().is_some_and(|it| it.receipt().is_some()) => {
                Some("sent-another-photos-question")
            }
            Some(false) => Some("sent-another-number-question"),
            None => Some("sent-another-draft-question"),
        }
    });
    let begin = move || store.go(Route::Report(ReportStep::Describe));
    let begin_beside = move |_| {
        spawn_local(async move {
            // If it can't, nothing is kept any more, and the question is there.
            if keeper.begin_another().await {
                begin();
            }
        });
    };
    let drop_and_begin = move |()| {
        store.drop_draft();
        begin();
    };
    let button = move || match question.get() {
        Some(question) => view! {
            <ConfirmButton
                id="another".to_owned()
                class="button button--quiet"
                label=t("sent-another")
                question=t(question)
                yes=t("sent-another-yes")
                on_confirm=drop_and_begin
            />
        }
        .into_any(),
        None => view! {
            <button type="button" class="button button--quiet" id="another" on:click=begin_beside>
                {t("sent-another")}
            </button>
        }
        .into_any(),
    };
    view! { {button} }.into_any()
}
