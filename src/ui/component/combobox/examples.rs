//! Examples of comboboxes. Typing in one opens its list.

use leptos::prelude::*;

use super::Combobox;
use crate::ui::{
    component::example::Examples,
    words::{Value, t, t_with},
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("combobox/some-found", || draw("example-combobox", &["River Street 7", "平和路 7", "شارع النهر 7"])),
    ("combobox/none-found", || draw("example-combobox-none", &[])),
];

fn draw(id: &'static str, found: &[&str]) -> AnyView {
    let found: Vec<String> = found.iter().map(|text| (*text).to_owned()).collect();
    let count = found.len();
    let status = move || t_with("place-address-found", &[("count", Value::from(count))]);
    view! {
        <Combobox
            id
            label=t("place-address")
            hint=t("place-address-hint")
            list_label=t("place-address-list")
            value=String::new()
            suggestions=Signal::stored(found)
            status=Signal::derive(status)
            on_input=|_| {}
            on_query=|_| {}
            on_choose=|_| {}
        />
    }
    .into_any()
}
