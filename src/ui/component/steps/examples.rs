//! Examples of steps.

use leptos::prelude::*;

use super::Steps;
use crate::{form::ReportStep, ui::component::example::Examples};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("steps/first", || view! { <Steps current=ReportStep::Describe /> }.into_any()),
    ("steps/last", || view! { <Steps current=ReportStep::Check /> }.into_any()),
];
