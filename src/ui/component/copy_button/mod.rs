//! Putting a text on the clipboard.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::{prelude::*, task::spawn_local};

use crate::{browser::page, ui::words::t};

/// A button that copies, and says whether it did.
#[component]
pub fn CopyButton(
    /// What stands on it: it says what is copied.
    label: String,
    /// What is copied.
    text: String,
) -> impl IntoView {
    let end = RwSignal::new(None);
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            // Empty first, so that copying a second time is announced a second time.
            end.set(None);
            let copied = page::copy(&text).await;
            end.set(Some(copied));
        });
    };
    let words = move || {
        end.get().map(|copied| {
            if copied {
                view! { <span class="copy__done">{t("copied")}</span> }.into_any()
            } else {
                view! { <span class="copy__failed">{t("copy-failed")}</span> }.into_any()
            }
        })
    };
    view! {
        <span class="copy">
            <button type="button" class="button button--quiet copy__button" on:click=copy>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M9 9h10v11H9zM5 15V4h10" />
                </svg>
                {label}
            </button>
            <span class="copy__status" role="status">
                {words}
            </span>
        </span>
    }
    .into_any()
}
