//! Examples of scales.

use leptos::prelude::*;

use super::Scale;
use crate::{
    form::Field,
    ui::{component::example::Examples, words::satisfaction},
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("scale/none-chosen", || draw("example-scale", None)),
    ("scale/chosen", || draw("example-scale-chosen", Some(4))),
];

fn draw(code: &str, chosen: Option<u8>) -> AnyView {
    let field = Field::Answer(code.to_owned());
    let words = (1..=5).map(satisfaction).collect();
    view! { <Scale field label="How much?" words chosen on_choose=|_| {} /> }.into_any()
}
