//! A screen that isn't to be shown now.

use leptos::prelude::*;

use crate::ui::{route::Route, state::Store};

/// Goes to another screen in place of the one that is being drawn.
#[component]
pub fn Redirect(
    /// The other screen.
    to: Route,
) -> impl IntoView {
    let store = Store::from_context();
    // Only after this screen was drawn: a route that changes while it is being followed is lost.
    Effect::new(move |_| store.replace(to));
}
