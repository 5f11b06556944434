//! One of a few.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{Choice, FieldFrame, Grouping};
use crate::form::Field;

/// One of a few choices, all in sight.
#[component]
pub fn RadioGroup(
    /// The field it fills.
    field: Field,
    /// Its legend.
    #[prop(into)]
    label: String,
    /// A line that helps, empty if none.
    #[prop(optional, into)]
    hint: String,
    /// True: the legend says that it may be left out.
    #[prop(optional)]
    optional: bool,
    /// The choices.
    choices: Vec<Choice>,
    /// The key that is chosen, if any; where it is a signal, what it says later counts, too.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    /// True: short choices side by side, as wide as each other.
    #[prop(optional)]
    side_by_side: bool,
    /// Takes the key that is chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let name = field.control_id();
    let choices = choices
        .into_iter()
        .map(|choice| {
            let (key, own) = (choice.key.clone(), choice.key.clone());
            view! {
                <label class="choice">
                    <input
                        class="choice__input"
                        type="radio"
                        name=name.clone()
                        value=choice.key.clone()
                        prop:checked=move || chosen.with(|chosen| chosen.as_ref() == Some(&own))
                        on:change=move |_| on_choose.run(key.clone())
                    />
                    <span class="choice__text">{choice.text}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <FieldFrame field label hint optional grouping=Grouping::Group>
            <div class="choices" class=("choices--side-by-side", side_by_side)>{choices}</div>
        </FieldFrame>
    }
    .into_any()
}
