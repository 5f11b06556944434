//! Placeholder.
use leptos::prelude::*;
/// x
#[component]
pub fn Privacy() -> impl IntoView {
    view! { <p></p> }
}
