//! The reports that the citizen has agreed to keep on this phone.

use leptos::prelude::*;

use super::ConfirmButton;
use crate::{
    browser::{intl, page, storage},
    domain::SavedReceipt,
    ui::{
        state::Store,
        words::{Value, status, t, t_with},
    },
};

/// The kept reports, each to open; nothing if none is kept.
#[component]
pub fn SavedReports(
    /// True: each can be removed from the phone.
    #[prop(optional)]
    removable: bool,
    /// Opens one.
    #[prop(into)]
    on_open: Callback<SavedReceipt>,
) -> impl IntoView {
    let store = Store::from_context();
    let reports = RwSignal::new(storage::saved_receipts());
    let is_refused = RwSignal::new(false);
    let remove = move |report: &SavedReceipt| {
        is_refused.set(!store.forget_receipt(&report.receipt.reference));
        reports.set(storage::saved_receipts());
        page::focus(if reports.with_untracked(Vec::is_empty) { "screen-title" } else { "on-this-phone" });
    };
    let list = move || {
        let reports = reports.get();
        (!reports.is_empty()).then(|| {
            let items = reports
                .into_iter()
                .enumerate()
                .map(|(index, report)| {
                    let removal = removable.then(|| {
                        let report = report.clone();
                        let number = report.receipt.reference.0.clone();
                        view! {
                            <ConfirmButton
                                id=format!("remove-{index}")
                                class="link saved-report__remove"
                                label=t_with("saved-remove", &[("number", Value::from(&number))])
                                question=t("saved-remove-question")
                                yes=t("saved-remove-yes")
                                on_confirm=move |()| remove(&report)
                            />
                        }
                    });
                    view! { <li>{open_button(report, on_open)} {removal}</li> }
                })
                .collect_view();
            view! {
                <section class="stack stack--tight" aria-labelledby="on-this-phone">
                    <h2 id="on-this-phone" tabindex="-1">{t("home-on-this-phone")}</h2>
                    <ul class="plain-list stack stack--tight">{items}</ul>
                </section>
            }
        })
    };
    let refusal = move || is_refused.get().then(|| view! { <p>{t("privacy-forget-failed")}</p> });
    view! {
        {list}
        <div role="alert">{refusal}</div>
    }
    .into_any()
}

fn open_button(report: SavedReceipt, on_open: Callback<SavedReceipt>) -> impl IntoView {
    let number = report.receipt.reference.0.clone();
    let known = report.status.as_ref().map(status);
    let about = report.category_name.clone();
    let age = report.status_at.map(|at| {
        let when = intl::relative(at);
        view! { <span class="soft">{t_with("complaint-checked", &[("when", Value::from(&when))])}</span> }
    });
    view! {
        <button type="button" class="card saved-report" on:click=move |_| on_open.run(report.clone())>
            <bdi class="saved-report__number">{number}</bdi>
            <span class="soft">{about}</span>
            {known.map(|known| view! { <b class="saved-report__status">{known}</b> })}
            {age}
        </button>
    }
}
