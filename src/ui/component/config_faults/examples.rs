//! Examples of what is wrong with a configuration.

use leptos::prelude::*;

use super::ConfigFaults;
use crate::{embed::Fault, ui::component::example::Examples};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("config_faults/two", || {
    let faults = vec![
        Fault::new("/phones/hotline", "a telephone number has digits, and may have spaces among them"),
        Fault::new("", "name is missing, and nothing can stand in for it"),
    ];
    view! { <ConfigFaults file="config.json".to_owned() faults /> }.into_any()
})];
