//! Examples of checkbox groups.

use leptos::prelude::*;

use super::CheckboxGroup;
use crate::{
    form::Field,
    ui::component::{Choice, example::Examples},
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("checkbox_group/two-of-three", || {
    let choices = vec![
        Choice::new("day", "Mon–Fri"),
        Choice::new("night", "22:00–06:00"),
        Choice::new("always", "A text that is longer than the line of a small phone and wraps"),
    ];
    let field = Field::Answer("example-when".to_owned());
    let chosen = vec!["day".to_owned(), "always".to_owned()];
    view! { <CheckboxGroup field label="When?" hint="Several are possible." choices chosen on_choose=|_| {} /> }
        .into_any()
})];
