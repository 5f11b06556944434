//! The way to what the authority says about personal data.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::{
    domain::Link,
    ui::{state::Store, words::t},
};

/// A link to the authority's own privacy notice, in a window of its own so that nothing typed is left; nothing if the
/// deployment names none.
#[component]
pub fn PrivacyNotice() -> impl IntoView {
    let store = Store::from_context();
    let language = store.language.get_untracked();
    let link = store.config(|config| config.privacy_in(&language));
    link.map(|link| view! { <PrivacyLink link /> })
}

/// The link.
#[component]
pub fn PrivacyLink(
    /// Where it leads.
    link: Link,
) -> impl IntoView {
    view! {
        <p>
            <a class="privacy-notice" href=link.as_str().to_owned() target="_blank" rel="noopener noreferrer">
                {t("privacy-notice")}
            </a>
        </p>
    }
    .into_any()
}
