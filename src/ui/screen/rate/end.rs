//! How the sending of a verdict ended.

use leptos::prelude::*;

use crate::{
    backend::Trouble,
    browser::page,
    ui::{
        component::{Notice, NoticeKind},
        route::Route,
        state::{Store, Verdict},
        words::{t, trouble},
    },
};

/// The id of what says how it ended.
const END: &str = "verdict-end";

/// True once the hotline has all that the citizen wanted to send.
pub const fn is_over(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Rated | Verdict::Reopened)
}

/// What is known now. It takes the focus, since the button that led here may be gone.
pub fn end(store: Store) -> AnyView {
    let verdict = store.verdict.get();
    if !matches!(verdict, Verdict::Open | Verdict::Sending) {
        Effect::new(|_| page::focus(END));
    }
    match verdict {
        Verdict::Open | Verdict::Sending => ().into_any(),
        Verdict::Rated => success("rate-thanks", "rate-thanks-rated"),
        Verdict::Reopened => success("rate-thanks", "rate-thanks-reopened"),
        Verdict::RatedNotReopened(why) => failure("rate-not-reopened", &why, "rate-safe-reopen"),
        Verdict::Failed(why @ (Trouble::Unknown | Trouble::Cancelled)) => {
            failure("rate-unknown", &why, "rate-safe")
        }
        Verdict::Failed(why) => failure("rate-failed", &why, "rate-safe"),
    }
}

fn success(title: &'static str, words: &'static str) -> AnyView {
    view! {
        <div id=END tabindex="-1" class="stack">
            <Notice kind=NoticeKind::Success>
                <p>
                    <b>{t(title)}</b>
                </p>
                <p>{t(words)}</p>
            </Notice>
            <a class="button" href=Route::Complaint.hash()>
                {t("rate-to-report")}
            </a>
        </div>
    }
    .into_any()
}

fn failure(title: &'static str, why: &Trouble, advice: &'static str) -> AnyView {
    // Faults of single fields stand in the summary, with links; here only what they mean.
    let why = match why {
        Trouble::Rejected(problems) if !problems.is_empty() => t("trouble-rejected"),
        why => trouble(why),
    };
    view! {
        <div class="notice notice--danger" id=END role="alert" tabindex="-1">
            <p>
                <b>{t(title)}</b>
            </p>
            <p>{why}</p>
            <p>{t(advice)}</p>
        </div>
    }
    .into_any()
}
