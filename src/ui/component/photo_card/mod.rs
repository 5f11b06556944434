//! One photo: how it looks, what it shows, and a way to be rid of it.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::TextField;
use crate::{
    form::Field,
    ui::words::{Value, t, t_with},
};

/// One photo of the report.
#[component]
pub fn PhotoCard(
    /// The field of its description. Its control's id, with `-card` behind it, is the id of the card's heading.
    field: Field,
    /// Its number among the photos, from 1 on.
    #[prop(into)]
    number: Signal<usize>,
    /// Where its bytes are found; `None` if the browser lost them.
    url: Option<String>,
    /// Its size in words.
    size: String,
    /// What it shows, in the citizen's words.
    description: String,
    /// Takes the description after each change.
    #[prop(into)]
    on_describe: Callback<String>,
    /// Removes the photo.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    let heading = format!("{}-card", field.control_id());
    let labelled_by = heading.clone();
    let numbered = move |id: &'static str| move || t_with(id, &[("number", Value::from(number.get()))]);
    view! {
        <section class="card photo-card" aria-labelledby=labelled_by>
            <img class="photo-card__picture" src=url alt=numbered("photos-preview") />
            <div class="photo-card__head">
                <h2 class="photo-card__name" id=heading tabindex="-1">
                    {numbered("photos-photo")}
                </h2>
                <p class="soft">{size}</p>
            </div>
            <button
                type="button"
                class="photo-card__remove"
                aria-label=numbered("photos-remove")
                on:click=move |_| on_remove.run(())
            >
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M6 6l12 12M18 6L6 18" />
                </svg>
            </button>
            <div class="photo-card__description">
                <TextField
                    field
                    label=t("photos-description")
                    optional=true
                    value=description
                    on_input=on_describe
                />
            </div>
        </section>
    }
    .into_any()
}
