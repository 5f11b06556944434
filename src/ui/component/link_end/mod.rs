//! What there is to say where a link of the hotline's leads to, other than the form itself.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{CallHotline, Failure, Notice, NoticeKind};
use crate::{
    backend::Trouble,
    browser::page,
    ui::{
        state::LinkState,
        words::{t, trouble},
    },
};

/// The id of what says how it ended.
const END: &str = "link-end";

/// How it stands with what the link leads to; nothing while the form is open.
#[component]
pub fn LinkEnd(
    /// How it stands.
    state: LinkState,
    /// Asks for the form again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    match state {
        LinkState::Open => ().into_any(),
        LinkState::Loading => view! {
            <p class="soft" role="status">
                {t("loading")}
            </p>
        }
        .into_any(),
        LinkState::NoLink => view! {
            <Notice kind=NoticeKind::Info>
                <p>{t("link-missing")}</p>
            </Notice>
        }
        .into_any(),
        LinkState::Unreachable(why) => view! { <Failure what=t("link-failed") why on_retry /> }.into_any(),
        LinkState::Over(why) => view! {
            <Notice kind=NoticeKind::Info>
                <p>{words(&why)}</p>
                <CallHotline />
            </Notice>
        }
        .into_any(),
        LinkState::Sent => {
            Effect::new(|_| page::focus(END));
            view! {
                <div id=END tabindex="-1">
                    <Notice kind=NoticeKind::Success>
                        <p>
                            <b>{t("rate-thanks")}</b>
                        </p>
                        <p>{t("link-sent")}</p>
                    </Notice>
                </div>
            }
            .into_any()
        }
    }
}

/// That the answer wasn't sent, or that nobody knows; it takes the focus.
#[component]
pub fn LinkFailure(
    /// Why.
    why: Trouble,
) -> impl IntoView {
    let is_unknown = matches!(why, Trouble::Unknown | Trouble::Cancelled);
    Effect::new(|_| page::focus(END));
    view! {
        <div class="notice notice--danger" id=END role="alert" tabindex="-1">
            <p>
                <b>{t(if is_unknown { "link-unknown" } else { "link-not-sent" })}</b>
            </p>
            <p>{words(&why)}</p>
            {is_unknown.then(|| view! { <p>{t("link-unknown-again")}</p> })}
            <CallHotline />
        </div>
    }
    .into_any()
}

/// As elsewhere, but for what is told by a receipt there and by a link here.
fn words(why: &Trouble) -> String {
    match why {
        Trouble::NotFound => t("link-not-found"),
        why => trouble(why),
    }
}
