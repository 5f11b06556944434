//! Examples of lists.

use leptos::prelude::*;

use super::Select;
use crate::{
    form::Field,
    ui::{
        component::{Choice, example::Examples},
        words::t,
    },
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("select/one-chosen", || {
    let field = Field::Answer("example-select".to_owned());
    let choices =
        vec![Choice::new("a", "平和街道"), Choice::new("b", "شارع النهر"), Choice::new("c", "River Street")];
    let chosen = Some("b".to_owned());
    view! { <Select field label="Street" optional=true none=t("describe-none-chosen") choices chosen on_choose=|_| {} /> }
        .into_any()
})];
