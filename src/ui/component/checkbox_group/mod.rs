//! Any number of a few.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{Choice, FieldFrame, Grouping};
use crate::form::Field;

/// Any number of a few choices, all in sight.
#[component]
pub fn CheckboxGroup(
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
    /// The keys that are chosen at first.
    chosen: Vec<String>,
    /// Takes the keys that are chosen, in the order of the choices.
    #[prop(into)]
    on_choose: Callback<Vec<String>>,
) -> impl IntoView {
    let keys: Vec<String> = choices.iter().map(|choice| choice.key.clone()).collect();
    let selection = StoredValue::new(chosen.clone());
    let toggle = move |key: &str, is_on: bool| {
        let was: Vec<String> = selection.get_value();
        let holds = |known: &&String| if *known == key { is_on } else { was.contains(known) };
        let now: Vec<String> = keys.iter().filter(holds).cloned().collect();
        selection.set_value(now.clone());
        on_choose.run(now);
    };
    let choices = choices
        .into_iter()
        .map(|choice| {
            let key = choice.key.clone();
            let toggle = toggle.clone();
            view! {
                <label class="choice">
                    <input
                        class="choice__input"
                        type="checkbox"
                        value=choice.key.clone()
                        prop:checked=chosen.contains(&choice.key)
                        on:change=move |event| toggle(&key, event_target_checked(&event))
                    />
                    <span class="choice__text">{choice.text}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <FieldFrame field label hint optional grouping=Grouping::Group>
            <div class="choices">{choices}</div>
        </FieldFrame>
    }
    .into_any()
}
