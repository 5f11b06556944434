//! That a newer version of the page is ready.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::ui::{
    state::{NewVersion, Offer, Store},
    words::t,
};

/// Says at the end of every screen, where it moves nothing, that a newer version is ready. Only [`crate::ui::later`]
/// names it.
pub fn draw_new_version() -> AnyView {
    let version: NewVersion = expect_context();
    let store = Store::from_context();
    view! {
        <div class="new-version" role="status">
            {move || {
                store.language.track();
                version.offer().map(|offer| view! { <NewVersionNotice offer on_use=move |()| version.open() /> })
            }}
        </div>
    }
    .into_any()
}

/// The notice, with the button where it may be pressed.
#[component]
pub fn NewVersionNotice(
    /// What is offered.
    offer: Offer,
    /// Called when the citizen wants the newer version now.
    #[prop(into)]
    on_use: Callback<()>,
) -> impl IntoView {
    let words = match offer {
        Offer::Ready => "version-ready",
        Offer::Waits => "version-waits",
        Offer::Opening => "version-opening",
    };
    let button = (offer == Offer::Ready).then(|| {
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| on_use.run(())>
                {t("version-use")}
            </button>
        }
    });
    view! {
        <p class="soft">{t(words)}</p>
        {button}
    }
    .into_any()
}
