//! A button that opens the phone's camera or gallery.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::browser::picture::{PickedFile, picked};

/// A file input that looks like a button. It is the browser's own, so that the keyboard, screen readers and
/// phones treat it as they know it; without `capture`, so that phones offer the camera and the gallery.
#[component]
pub fn FilePicker(
    /// The id of its input.
    #[prop(into)]
    id: String,
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// The id of what describes it.
    #[prop(into)]
    described_by: String,
    /// True: nothing more can be picked. It stays in place, to keep the focus.
    #[prop(into)]
    is_full: Signal<bool>,
    /// Takes the files that were picked.
    #[prop(into)]
    on_pick: Callback<Vec<PickedFile>>,
) -> impl IntoView {
    view! {
        <label class="button button--quiet file-picker" aria-disabled=move || is_full.get().then_some("true")>
            <input
                class="file-picker__input"
                id=id
                type="file"
                accept="image/*"
                multiple
                aria-describedby=described_by
                aria-disabled=move || is_full.get().then_some("true")
                on:click=move |event| {
                    if is_full.get_untracked() {
                        event.prevent_default();
                    }
                }
                on:change=move |event| on_pick.run(picked(&event))
            />
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M4 8h4l1.5-2.5h5L16 8h4v11H4z" />
                <circle cx="12" cy="13" r="3.5" />
            </svg>
            <span>{label}</span>
        </label>
    }
    .into_any()
}
