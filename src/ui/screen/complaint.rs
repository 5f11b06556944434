//! Placeholder.
use leptos::prelude::*;
/// x
#[component]
pub fn Complaint() -> impl IntoView {
    view! { <p></p> }
}
