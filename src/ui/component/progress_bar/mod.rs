//! How much of something has left the phone.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::ui::words::{Value, t_with};

/// A bar that fills. What it counts stands in words beside it.
#[component]
pub fn ProgressBar(
    /// What is under way.
    #[prop(into)]
    label: String,
    /// The share that is done, 0 to 100 percent.
    #[prop(into)]
    percent: Signal<u8>,
) -> impl IntoView {
    view! {
        <div
            class="progress"
            role="progressbar"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || percent.get().to_string()
            aria-valuetext=move || percent_words(percent.get())
        >
            <div class="progress__done" style:inline-size=move || format!("{}%", percent.get())></div>
        </div>
    }
    .into_any()
}

/// `62 %`, as the language writes it.
#[must_use]
pub fn percent_words(percent: u8) -> String {
    t_with("percent", &[("number", Value::from(f64::from(percent)))])
}
