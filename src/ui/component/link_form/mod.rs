//! What every form that a link of the hotline's leads to has around its fields.

use leptos::prelude::*;

use super::LinkFailure;
use crate::ui::{
    state::{ByLink, Reply},
    words::t,
};

/// A form that is sent to the hotline as a whole, with what became of that.
#[component]
pub fn LinkForm(
    /// Sends it.
    send: fn(&ByLink),
    /// The fields.
    children: Children,
) -> impl IntoView {
    let by_link = ByLink::from_context();
    let is_sending = Memo::new(move |_| by_link.reply.get() == Reply::Sending);
    let failure = move || match by_link.reply.get() {
        Reply::Failed(why) => Some(view! { <LinkFailure why /> }),
        _ => None,
    };
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                send(&by_link);
            }
        >
            {children()}
            {failure}
            <div class="foot stack stack--tight">
                <div role="status">{move || is_sending.get().then(|| t("sending"))}</div>
                <button type="submit" class="button" aria-disabled=move || is_sending.get().then_some("true")>
                    {t("link-send")}
                </button>
            </div>
        </form>
    }
    .into_any()
}
