//! Examples of radio groups.

use leptos::prelude::*;

use super::RadioGroup;
use crate::{
    form::Field,
    ui::{
        component::{Choice, example::Examples},
        words::t,
    },
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("radio_group/none-chosen", || draw("example-radio", None, false)),
    ("radio_group/side-by-side", || draw("example-radio-side", Some("yes".to_owned()), true)),
];

fn draw(code: &str, chosen: Option<String>, side_by_side: bool) -> AnyView {
    let field = Field::Answer(code.to_owned());
    let choices = vec![Choice::new("yes", t("yes")), Choice::new("no", t("no"))];
    view! { <RadioGroup field label=t("rate-solved") choices chosen side_by_side on_choose=|_| {} /> }
        .into_any()
}
