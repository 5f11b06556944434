//! Examples of summaries.

use leptos::prelude::*;

use super::{Change, SummaryList, SummaryRow};
use crate::ui::{component::example::Examples, route::Route};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples =
    &[("summary_list/changeable", || draw(true)), ("summary_list/plain", || draw(false))];

fn draw(is_changeable: bool) -> AnyView {
    let row = |term: &str, details: &'static str| SummaryRow {
        term: term.to_owned(),
        details: view! { <bdi>{details}</bdi> }.into_any(),
        change: is_changeable.then(|| Change {
            label: format!("Change: {term}"),
            route: Route::Gallery,
            on_follow: Callback::new(|()| {}),
        }),
    };
    let rows = vec![row("A term", "平和街道 7 号\nشارع النهر"), row("A longer term that may wrap", "Words")];
    view! { <SummaryList rows /> }.into_any()
}
