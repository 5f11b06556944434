//! Examples of yes and no.

use leptos::prelude::*;

use super::YesNo;
use crate::{form::Field, ui::component::example::Examples};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("yes_no/none-chosen", || draw("example-yes-no", None)),
    ("yes_no/no", || draw("example-yes-no-chosen", Some(false))),
];

fn draw(code: &str, chosen: Option<bool>) -> AnyView {
    let field = Field::Answer(code.to_owned());
    view! { <YesNo field label="Is it so?" chosen on_choose=|_| {} /> }.into_any()
}
