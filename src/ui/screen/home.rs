//! Where everything starts.

pub mod out_of_reach;
pub mod saved;
pub mod unfinished;

use leptos::prelude::*;

use crate::{
    browser::page,
    form::{Draft, ReportStep},
    ui::{
        component::{CallHotline, Emergency, Notice, NoticeKind, ScreenFrame},
        later::LaterScreens,
        route::Route,
        state::{Remote, Store},
        words::t,
    },
};

/// Danger first, then what one can do here, then what this phone knows.
#[component]
pub fn Home() -> impl IntoView {
    let store = Store::from_context();
    let later: LaterScreens = expect_context();
    // Where the report that is being written, or was just sent, stands.
    let latest = Memo::new(move |_| {
        let is_numbered = store.accepted().is_some_and(|accepted| accepted.receipt().is_some());
        match store.is_settled() {
            Some(true) => Latest::Delivered,
            Some(false) if is_numbered => Latest::PhotosMissing,
            Some(false) => Latest::NumberMissing,
            None if store.delivery.with(Option::is_some) => Latest::Waiting,
            None if store.draft.with(Draft::is_untouched) => Latest::Nothing,
            None => Latest::Unsent,
        }
    });
    let report = move || {
        let describe = Route::Report(ReportStep::Describe);
        let (route, title, hint) = match latest.get() {
            Latest::Unsent => (describe, "home-continue", "home-continue-hint"),
            Latest::Waiting => (Route::Report(ReportStep::Check), "home-waiting", "home-waiting-hint"),
            Latest::PhotosMissing => (Route::Sent, "home-photos", "home-photos-hint"),
            Latest::NumberMissing => (Route::Sent, "home-receipt", "home-receipt-hint"),
            Latest::Nothing | Latest::Delivered => (describe, "home-report", "home-report-hint"),
        };
        // What was delivered makes room for the next report, but not what opens it again: `unfinished` asks before.
        if latest.get() == Latest::Delivered && !later.is_receipt_kept() {
            return None;
        }
        let begin = move || {
            if latest.get_untracked() == Latest::Delivered {
                store.drop_draft();
            }
        };
        Some(card(route, "M4 5h16v11H9l-5 4z", t(title), t(hint), begin))
    };
    let track = || {
        card(
            Route::Track,
            "M11 5a6 6 0 1 0 0 12a6 6 0 0 0 0-12M16 16l5 5",
            t("home-track"),
            t("home-track-hint"),
            || {},
        )
    };
    // Whether the hotline takes reports and lets them be looked at, as far as it has said.
    let offers = Memo::new(move |_| {
        store.capabilities.with(|it| it.ready().map_or((true, true), |it| (it.reporting, it.tracking)))
    });
    let receipt = move || {
        (latest.get() == Latest::Delivered).then(|| {
            card(
                Route::Sent,
                "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
                t("home-receipt"),
                t("home-receipt-hint"),
                || {},
            )
        })
    };
    view! {
        <ScreenFrame route=Route::Home title=t("home-title") above=view! { <Emergency /> }.into_any()>
            {move || unreachable(store)}
            {move || later.out_of_reach()}
            <nav class="stack home__ways" aria-label=t("home-title")>
                {receipt}
                {move || offers.get().0.then(report)}
                {move || later.unfinished()}
                {move || offers.get().1.then(track)}
            </nav>
            {move || {
                let (reports, tracks) = offers.get();
                let missing = [(reports, "home-no-reports"), (tracks, "home-no-tracking")];
                missing.into_iter().filter(|(offered, _)| !offered).map(|(_, words)| view! { <p>{t(words)}</p> }).collect_view()
            }}
            {move || later.saved()}
            <CallHotline />
            <p>
                <button type="button" class="link" on:click=move |_| store.go(Route::Privacy)>
                    {t("home-privacy")}
                </button>
            </p>
        </ScreenFrame>
    }
}

/// How far the report that is being written, or was just sent, has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Latest {
    Nothing,
    Unsent,
    Waiting,
    PhotosMissing,
    NumberMissing,
    Delivered,
}

fn card(
    route: Route,
    icon: &'static str,
    title: String,
    hint: String,
    on_follow: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <a class="card home__card" href=route.hash() on:click=move |_| on_follow()>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                <path d=icon />
            </svg>
            <span>
                <b class="home__card-title">{title}</b>
                <span class="soft">{hint}</span>
            </span>
        </a>
    }
}

/// Without its capabilities the hotline can't take a report: say so, in the page's own three languages.
fn unreachable(store: Store) -> Option<impl IntoView> {
    let is_failed = matches!(store.capabilities.get(), Remote::Failed(_));
    page::show_numbers(is_failed);
    is_failed.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning>
                <p>
                    <b>{t("home-unavailable")}</b>
                </p>
                <p>{t("trouble-unavailable")}</p>
                <button type="button" class="button button--quiet" on:click=move |_| store.load_service()>
                    {t("try-again")}
                </button>
            </Notice>
        }
    })
}
