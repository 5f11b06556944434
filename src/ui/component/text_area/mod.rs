//! Several lines of text, with what is left of its length.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{
    FieldFrame,
    field_frame::{described_by, is_objected},
};
use crate::{
    domain::characters,
    form::Field,
    ui::words::{Value, t_with},
};

/// Several lines of text. Uncontrolled: `value` is taken once. Longer text than allowed can be typed and is
/// kept; the count says so, and going on is refused in words.
#[component]
pub fn TextArea(
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
    /// How many lines it shows, at least.
    #[prop(default = 5)]
    rows: u8,
    /// How many characters it may hold; where it is a signal, what it says later counts, too.
    #[prop(into)]
    max: Signal<usize>,
    /// What stands in it at first.
    value: String,
    /// Takes what stands in it after each change.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let length = RwSignal::new(characters(value.trim()));
    let id = field.control_id();
    let describes = format!("{} {id}-count", described_by(&field));
    let invalid = is_objected(&field);
    let count_id = format!("{id}-count");
    let count = move || {
        let (length, max) = (length.get(), max.get());
        if length <= max {
            t_with("characters-left", &[("count", Value::from(max - length))])
        } else {
            t_with("characters-over", &[("count", Value::from(length - max))])
        }
    };
    view! {
        <FieldFrame field label hint optional>
            <textarea
                class="control text-area"
                id=id
                rows=rows.to_string()
                dir="auto"
                aria-describedby=describes
                aria-invalid=invalid
                prop:value=value
                on:input=move |event| {
                    let text = event_target_value(&event);
                    length.set(characters(text.trim()));
                    on_input.run(text);
                }
            ></textarea>
            <p class="text-area__count" class=("text-area__count--over", move || length.get() > max.get()) id=count_id>
                {count}
            </p>
        </FieldFrame>
    }
    .into_any()
}
