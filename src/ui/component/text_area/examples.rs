//! Examples of text areas.

use leptos::prelude::*;

use super::TextArea;
use crate::{form::Field, ui::component::example::Examples};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("text_area/empty", || draw("example-area", "", 2_000)),
    ("text_area/too-long", || draw("example-area-long", "路灯坏了 — the lamp is out — المصباح معطل", 20)),
];

fn draw(code: &str, value: &str, max: usize) -> AnyView {
    let field = Field::Answer(code.to_owned());
    view! { <TextArea field label="Describe it" hint="In any language." max value=value.to_owned() on_input=|_| {} /> }
        .into_any()
}
