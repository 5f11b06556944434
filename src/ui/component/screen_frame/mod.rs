//! What every screen has around its content.

use leptos::prelude::*;

use super::ErrorSummary;
use crate::ui::{later::LaterScreens, route::Route};

/// The main part of a screen: name, heading, what is wrong, content.
#[component]
pub fn ScreenFrame(
    /// The screen's route; its name becomes `data-screen`.
    route: Route,
    /// The heading.
    #[prop(into)]
    title: String,
    /// What stands above the heading, such as the steps.
    #[prop(optional, into)]
    above: Option<AnyView>,
    /// The content.
    children: Children,
) -> impl IntoView {
    // Where something may have been typed that isn't kept.
    let later = use_context::<LaterScreens>().filter(|_| matches!(route, Route::Home | Route::Report(_)));
    let unkept = later.map(|later| move || later.unkept());
    view! {
        <main class="screen" id="main" data-screen=route.name() tabindex="-1">
            {above}
            <ErrorSummary route />
            <h1 class="screen__title" id="screen-title" tabindex="-1">{title}</h1>
            {unkept}
            {children()}
        </main>
    }
    .into_any()
}
