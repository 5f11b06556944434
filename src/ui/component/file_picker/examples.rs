//! Examples of the button for photos.

use leptos::prelude::*;

use super::FilePicker;
use crate::ui::{component::example::Examples, words::t};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("file_picker/first", || draw("example-picker", "photos-add", false)),
    ("file_picker/full", || draw("example-picker-full", "photos-add-more", true)),
];

fn draw(id: &'static str, label: &'static str, is_full: bool) -> AnyView {
    let description = format!("{id}-description");
    view! {
        <FilePicker
            id
            label=Signal::stored(t(label))
            described_by=description.clone()
            is_full=Signal::stored(is_full)
            on_pick=|_| {}
        />
        <p class="soft" id=description>
            {t("photos-privacy")}
        </p>
    }
    .into_any()
}
