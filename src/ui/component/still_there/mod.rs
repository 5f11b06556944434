//! Whether somebody is still there, on a phone that several people use.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::page,
    ui::{
        state::{Forgetting, Store},
        words::t,
    },
};

/// The id of the answer that goes on.
const GO_ON: &str = "still-there-go-on";

/// Asks over every screen, as long as the question waits for an answer. Only [`crate::ui::later`] names it.
pub fn draw_still_there() -> AnyView {
    let forgetting = Forgetting::from_context();
    let store = Store::from_context();
    let asks = Memo::new(move |_| forgetting.until.get().is_some());
    // Whoever goes on does so where the focus was.
    let left = StoredValue::new_local(None);
    Effect::new(move |_| {
        if asks.get() {
            left.set_value(Some(page::focused()));
            page::focus(GO_ON);
        } else if let Some(back) = left.try_update_value(Option::take).flatten() {
            back.focus();
        }
    });
    let question = move || {
        store.language.track();
        asks.get().then(|| {
            let is_under_way = Signal::derive(move || forgetting.is_under_way());
            let forget = move |()| spawn_local(async move { forgetting.forget_everything().await });
            view! {
                <StillThere is_under_way on_go_on=move |()| forgetting.go_on() on_forget=forget />
            }
        })
    };
    view! { {question} }.into_any()
}

/// The question.
#[component]
pub fn StillThere(
    /// Something is on its way to the hotline, or waits to be.
    is_under_way: Signal<bool>,
    /// Called when somebody is there.
    #[prop(into)]
    on_go_on: Callback<()>,
    /// Called when everything shall be forgotten at once.
    #[prop(into)]
    on_forget: Callback<()>,
) -> impl IntoView {
    view! {
        <div
            class="still-there stack stack--tight"
            role="alertdialog"
            aria-labelledby="still-there"
            aria-describedby="still-there-about"
        >
            <h2 id="still-there">{t("still-there")}</h2>
            <div id="still-there-about">
                <p>{t("still-there-about")}</p>
                {move || is_under_way.get().then(|| view! { <p><b>{t("still-there-under-way")}</b></p> })}
            </div>
            <button type="button" class="button" id=GO_ON on:click=move |_| on_go_on.run(())>
                {t("still-there-yes")}
            </button>
            <button type="button" class="button button--quiet" on:click=move |_| on_forget.run(())>
                {t("still-there-no")}
            </button>
        </div>
    }
    .into_any()
}
