//! Placeholder.
use leptos::prelude::*;
/// x
#[component]
pub fn Rate() -> impl IntoView {
    view! { <p></p> }
}
