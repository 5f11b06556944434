//! What was said, part by part, each with a way to change it.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::ui::{route::Route, words::t};

/// The way to change a part.
pub struct Change {
    /// Its accessible name, which begins with the word that is shown and says what is changed.
    pub label: String,
    /// The screen that it leads to.
    pub route: Route,
    /// Called when it is followed.
    pub on_follow: Callback<()>,
}

/// One part.
pub struct SummaryRow {
    /// What it is.
    pub term: String,
    /// What was said.
    pub details: AnyView,
    /// The way to change it, if it can be changed.
    pub change: Option<Change>,
}

/// The parts, as a list of terms and details.
#[component]
pub fn SummaryList(
    /// The parts, in the order to show them.
    rows: Vec<SummaryRow>,
) -> impl IntoView {
    let rows = rows.into_iter().map(row).collect_view();
    view! { <dl class="summary">{rows}</dl> }.into_any()
}

fn row(SummaryRow { term, details, change }: SummaryRow) -> impl IntoView {
    let change = change.map(|Change { label, route, on_follow }| {
        view! {
            <dd class="summary__change">
                <a href=route.hash() aria-label=label on:click=move |_| on_follow.run(())>
                    {t("change")}
                </a>
            </dd>
        }
    });
    view! {
        <div class="summary__row">
            <dt class="summary__term">{term}</dt>
            <dd class="summary__details">{details}</dd>
            {change}
        </div>
    }
}
