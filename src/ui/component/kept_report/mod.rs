//! A report on this phone that isn't finished.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::ConfirmButton;
use crate::ui::words::t;

/// What tells the report apart, how far it is, and what can be done with it.
#[component]
pub fn KeptReport(
    /// The ids of its parts begin with it; unique on the screen.
    id: String,
    /// What it is called: a few words of the citizen's, or its category.
    name: String,
    /// What there is of it, and since when.
    #[prop(optional)]
    about: Option<String>,
    /// How far it is.
    #[prop(into)]
    state: Signal<String>,
    /// Opens it; `None`: it can't be opened here.
    #[prop(optional, into)]
    on_open: Option<Callback<()>>,
    /// What is asked before it is deleted, and what deletes it; `None`: not from here.
    #[prop(optional)]
    deletion: Option<(String, Callback<()>)>,
) -> impl IntoView {
    let name_id = format!("{id}-name");
    let open_id = format!("{id}-open");
    let open = on_open.map(|on_open| {
        let named = format!("{open_id} {name_id}");
        view! {
            <button
                type="button"
                class="button button--quiet"
                id=open_id.clone()
                aria-labelledby=named
                on:click=move |_| on_open.run(())
            >
                {t("continue")}
            </button>
        }
    });
    let delete = deletion.map(|(question, on_confirm)| {
        view! {
            <ConfirmButton
                id=format!("{id}-delete")
                class="button button--quiet"
                label=t("kept-delete")
                about=name_id.clone()
                question
                yes=t("kept-delete-yes")
                on_confirm
            />
        }
    });
    view! {
        <div class="card stack stack--tight">
            <div>
                <b id=name_id.clone()>
                    <bdi>{name}</bdi>
                </b>
                {about.map(|about| view! { <p class="soft">{about}</p> })}
                <p>{move || state.get()}</p>
            </div>
            <div class="buttons">{open} {delete}</div>
        </div>
    }
    .into_any()
}
