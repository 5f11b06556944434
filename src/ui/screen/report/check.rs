//! Placeholder.
use leptos::prelude::*;
/// x
#[component]
pub fn Check() -> impl IntoView {
    view! { <p></p> }
}
