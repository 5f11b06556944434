//! Examples of progress bars.

use leptos::prelude::*;

use super::ProgressBar;
use crate::ui::component::example::Examples;

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("progress_bar/begun", || draw(0)),
    ("progress_bar/under-way", || draw(62)),
    ("progress_bar/done", || draw(100)),
];

fn draw(percent: u8) -> AnyView {
    view! { <ProgressBar label="Something under way" percent=Signal::stored(percent) /> }.into_any()
}
