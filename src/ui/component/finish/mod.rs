//! Finishing on a phone that several people use.

use leptos::{prelude::*, task::spawn_local};

use super::ConfirmButton;
use crate::{
    browser::page,
    ui::{
        state::{Forgetting, Store},
        words::t,
    },
};

/// Forgets everything and goes home, after a question. Nothing on a phone of one's own.
#[component]
pub fn Finish() -> impl IntoView {
    let store = Store::from_context();
    let forgetting = Forgetting::from_context();
    let finish = move |()| {
        spawn_local(async move {
            forgetting.forget_everything().await;
            page::focus("screen-title");
        });
    };
    let is_shared = store.forgets_after().is_some();
    is_shared.then(|| {
        view! {
            <div class="no-print">
                <ConfirmButton
                    id="finish".to_owned()
                    class="button button--quiet"
                    label=t("finish")
                    question=t("privacy-forget-confirm")
                    yes=t("finish-yes")
                    on_confirm=finish
                />
            </div>
        }
    })
}
