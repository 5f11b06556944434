//! Examples of failures.

use leptos::prelude::*;

use super::Failure;
use crate::{
    backend::Trouble,
    ui::{component::example::Examples, words::t},
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("failure/can-be-tried-again", || {
    view! { <Failure what=t("place-districts-failed") why=Trouble::Unknown on_retry=|()| {} /> }.into_any()
})];
