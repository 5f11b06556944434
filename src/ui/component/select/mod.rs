//! One of many, as the phone's own list.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{
    Choice, FieldFrame,
    field_frame::{described_by, is_objected},
};
use crate::form::Field;

/// One of many choices, or none.
#[component]
pub fn Select(
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
    /// What stands for no choice.
    #[prop(into)]
    none: String,
    /// The choices.
    choices: Vec<Choice>,
    /// The key that is chosen at first, if any.
    chosen: Option<String>,
    /// Takes the key that is chosen, `None` for none.
    #[prop(into)]
    on_choose: Callback<Option<String>>,
) -> impl IntoView {
    let id = field.control_id();
    let describes = described_by(&field);
    let invalid = is_objected(&field);
    let options = choices
        .into_iter()
        .map(|choice| {
            let is_chosen = chosen.as_ref() == Some(&choice.key);
            view! { <option value=choice.key selected=is_chosen>{choice.text}</option> }
        })
        .collect_view();
    let choose = move |key: String| on_choose.run((!key.is_empty()).then_some(key));
    view! {
        <FieldFrame field label hint optional>
            <select
                class="control select"
                id=id
                aria-describedby=describes
                aria-invalid=invalid
                on:change=move |event| choose(event_target_value(&event))
            >
                <option value="">{none}</option>
                {options}
            </select>
        </FieldFrame>
    }
    .into_any()
}
