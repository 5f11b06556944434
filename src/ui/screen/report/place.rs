//! Placeholder.
use leptos::prelude::*;
/// x
#[component]
pub fn Place() -> impl IntoView {
    view! { <p></p> }
}
