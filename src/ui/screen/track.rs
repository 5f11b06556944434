//! Placeholder.
use leptos::prelude::*;
/// x
#[component]
pub fn Track() -> impl IntoView {
    view! { <p></p> }
}
