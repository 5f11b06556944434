//! What the citizen has to know about a report before writing it.

use leptos::prelude::*;

use super::published::Published;
use crate::ui::{state::Store, words::t};

/// That the hotline gets to know the description while it is being written, and what everybody will read.
#[component]
pub fn DescribeNotices() -> impl IntoView {
    let store = Store::from_context();
    let asks = Memo::new(move |_| {
        store.capabilities.with(|it| it.ready().is_some_and(|capabilities| capabilities.suggestions))
    });
    view! {
        <Published />
        {move || asks.get().then(|| view! { <p class="soft">{t("describe-suggestions")}</p> })}
    }
    .into_any()
}
