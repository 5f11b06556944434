//! Examples of text fields.

use leptos::prelude::*;

use super::{TextField, TextKind};
use crate::{
    form::{Field, Problem, Reason},
    ui::{component::example::Examples, state::Store},
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("text_field/plain", || draw("example-text", TextKind::Plain, "Lamp post 42")),
    ("text_field/phone", || draw("example-phone", TextKind::Phone, "+86 10 5555 0142")),
    ("text_field/datetime", || draw("example-datetime", TextKind::LocalDatetime, "2026-11-24T09:30")),
    ("text_field/objected", || {
        let field = Field::Answer("example-objected".to_owned());
        Store::from_context().object(vec![Problem::new(field, Reason::NotANumber)]);
        draw("example-objected", TextKind::Number, "a dozen")
    }),
];

fn draw(code: &str, kind: TextKind, value: &str) -> AnyView {
    let field = Field::Answer(code.to_owned());
    view! {
        <TextField field label="A label" hint="A hint." optional=true kind value=value.to_owned() on_input=|_| {} />
    }
    .into_any()
}
