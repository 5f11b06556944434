//! Examples of buttons that ask first.

use leptos::prelude::*;

use super::ConfirmButton;
use crate::ui::component::example::Examples;

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("confirm_button/unasked", || {
    view! {
        <ConfirmButton
            id="example-confirm".to_owned()
            label="Erase it".to_owned()
            question="It will be gone.".to_owned()
            yes="Yes, erase it".to_owned()
            on_confirm=|()| {}
        />
    }
    .into_any()
})];
