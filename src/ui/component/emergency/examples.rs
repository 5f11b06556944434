//! Examples of the emergency numbers.

use leptos::prelude::*;

use super::Emergency;
use crate::ui::component::example::Examples;

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("emergency/configured", || view! { <Emergency /> }.into_any())];
