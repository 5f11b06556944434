//! Placeholder.
use leptos::prelude::*;
/// x
#[component]
pub fn Contact() -> impl IntoView {
    view! { <p></p> }
}
