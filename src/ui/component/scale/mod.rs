//! One of a few steps, from low to high.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{FieldFrame, Grouping};
use crate::{browser::intl, form::Field};

/// Steps from 1 on, each a number with its word: neither colour nor place alone says which is the good end.
#[component]
pub fn Scale(
    /// The field it fills.
    field: Field,
    /// Its legend.
    #[prop(into)]
    label: String,
    /// The words of the steps, the lowest first.
    words: Vec<String>,
    /// The step that is chosen at first, if any.
    chosen: Option<u8>,
    /// Takes the step that is chosen.
    #[prop(into)]
    on_choose: Callback<u8>,
) -> impl IntoView {
    let name = field.control_id();
    let steps = (1_u8..)
        .zip(words)
        .map(|(step, word)| {
            view! {
                <label class="scale__step">
                    <input
                        class="scale__input"
                        type="radio"
                        name=name.clone()
                        value=step.to_string()
                        prop:checked=chosen == Some(step)
                        on:change=move |_| on_choose.run(step)
                    />
                    <b class="scale__number">{intl::number(f64::from(step))}</b>
                    <span class="scale__word">{word}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <FieldFrame field label grouping=Grouping::Group>
            <div class="scale">{steps}</div>
        </FieldFrame>
    }
    .into_any()
}
