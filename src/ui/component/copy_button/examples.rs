//! Examples of copying.

use leptos::prelude::*;

use super::CopyButton;
use crate::ui::component::example::Examples;

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("copy_button/plain", || {
    view! { <CopyButton label="Copy this".to_owned() text="PH-2026-000042".to_owned() /> }.into_any()
})];
