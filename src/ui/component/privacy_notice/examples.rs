//! Examples of the way to the privacy notice.

use leptos::prelude::*;

use super::PrivacyLink;
use crate::{domain::Link, ui::component::example::Examples};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("privacy_notice/link", || {
    Link::new("https://district.example/privacy").map(|link| view! { <PrivacyLink link /> }).into_any()
})];
