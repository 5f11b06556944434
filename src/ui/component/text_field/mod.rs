//! One line of text.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{
    FieldFrame,
    field_frame::{described_by, is_objected},
};
use crate::form::Field;

/// What is typed, which chooses the phone's keyboard and what the browser offers to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// Anything.
    Plain,
    /// The citizen's own name.
    Name,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A number, with any keyboard's digits and separators.
    Number,
    /// A date and a time in the phone's zone.
    LocalDatetime,
    /// A reference or a code, copied from a receipt: never corrected or remembered.
    Secret,
}

/// One line of text. Uncontrolled: `value` is taken once.
#[component]
pub fn TextField(
    /// The field it fills.
    field: Field,
    /// Its label.
    #[prop(into)]
    label: String,
    /// A line that helps, empty if none.
    #[prop(optional, into)]
    hint: String,
    /// True: the label says that it may be left out.
    #[prop(optional)]
    optional: bool,
    /// What is typed.
    #[prop(default = TextKind::Plain)]
    kind: TextKind,
    /// What stands in it at first.
    value: String,
    /// Takes what stands in it after each change.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let (input_type, input_mode, autocomplete) = match kind {
        TextKind::Plain => ("text", "text", "off"),
        TextKind::Name => ("text", "text", "name"),
        TextKind::Phone => ("tel", "tel", "tel"),
        // Not type=email: its own checks trim and judge before ours, in the browser's language.
        TextKind::Email => ("text", "email", "email"),
        // Not type=number: it drops what it can't read, and scrolling changes it.
        TextKind::Number => ("text", "decimal", "off"),
        TextKind::LocalDatetime => ("datetime-local", "text", "off"),
        TextKind::Secret => ("text", "text", "off"),
    };
    let is_literal = matches!(kind, TextKind::Secret | TextKind::Email);
    let direction = matches!(kind, TextKind::Phone | TextKind::Email | TextKind::Secret | TextKind::Number);
    let id = field.control_id();
    let describes = described_by(&field);
    let invalid = is_objected(&field);
    view! {
        <FieldFrame field label hint optional>
            <input
                class="control"
                id=id
                type=input_type
                inputmode=input_mode
                autocomplete=autocomplete
                autocapitalize=is_literal.then_some("none")
                spellcheck=is_literal.then_some("false")
                dir=if direction { "ltr" } else { "auto" }
                aria-describedby=describes
                aria-invalid=invalid
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </FieldFrame>
    }
    .into_any()
}
