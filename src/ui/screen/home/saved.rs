//! The reports whose receipts this phone keeps.

use leptos::prelude::*;

use crate::{
    domain::SavedReceipt,
    ui::{component::SavedReports, route::Route, state::Store},
};

/// Each of them, to be looked at.
#[component]
pub fn Saved() -> impl IntoView {
    let store = Store::from_context();
    let open = move |saved: SavedReceipt| {
        store.go(Route::Track);
        store.to_open.set(Some(saved.receipt));
    };
    view! { <SavedReports on_open=open /> }
}
