//! Placeholder.
use leptos::prelude::*;
/// x
#[component]
pub fn Photos() -> impl IntoView {
    view! { <p></p> }
}
