//! Yes or no.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{Choice, RadioGroup};
use crate::{form::Field, ui::words::t};

const YES: &str = "yes";

/// A question that is answered by yes or no, side by side.
#[component]
pub fn YesNo(
    /// The field it fills.
    field: Field,
    /// The question.
    #[prop(into)]
    label: String,
    /// What is chosen at first, if anything is.
    chosen: Option<bool>,
    /// Takes what is chosen.
    #[prop(into)]
    on_choose: Callback<bool>,
) -> impl IntoView {
    let key = |yes| if yes { YES } else { "no" };
    let choices = vec![Choice::new(key(true), t("yes")), Choice::new(key(false), t("no"))];
    let chosen = chosen.map(|yes| key(yes).to_owned());
    view! {
        <RadioGroup
            field
            label
            choices
            chosen
            side_by_side=true
            on_choose=move |key: String| on_choose.run(key == YES)
        />
    }
    .into_any()
}
