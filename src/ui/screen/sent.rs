//! Placeholder.
use leptos::prelude::*;
/// x
#[component]
pub fn Sent() -> impl IntoView {
    view! { <p></p> }
}
