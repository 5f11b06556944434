//! Where everything starts.

use leptos::prelude::*;

use crate::{
    browser::{page, storage},
    domain::SavedReceipt,
    form::{Draft, ReportStep},
    ui::{
        component::{Emergency, Notice, NoticeKind, ScreenFrame},
        route::Route,
        state::{Remote, Store},
        words::{Value, status, t, t_with},
    },
};

/// Danger first, then what one can do here, then what this phone knows.
#[component]
pub fn Home() -> impl IntoView {
    let store = Store::from_context();
    let has_draft = move || !store.draft.with(Draft::is_untouched) && store.accepted().is_none();
    let report = move || {
        let (title, hint) = if has_draft() {
            ("home-continue", "home-continue-hint")
        } else {
            ("home-report", "home-report-hint")
        };
        card(Route::Report(ReportStep::Describe), "M4 5h16v11H9l-5 4z", t(title), t(hint))
    };
    let hotline = store.config(|config| config.phones.hotline.clone());
    view! {
        <ScreenFrame route=Route::Home title=t("home-title") above=view! { <Emergency /> }.into_any()>
            {move || unreachable(store)}
            <nav class="stack" aria-label=t("home-title")>
                {report}
                {card(Route::Track, "M11 5a6 6 0 1 0 0 12a6 6 0 0 0 0-12M16 16l5 5", t("home-track"), t("home-track-hint"))}
            </nav>
            {on_this_phone(store)}
            {hotline
                .map(|number| {
                    view! {
                        <p>
                            {t("rather-talk")} " "
                            <a class="home__phone" href=format!("tel:{number}")>
                                {t_with("hotline-hours", &[("number", Value::from(&number))])}
                            </a>
                        </p>
                    }
                })}
            <p>
                <button type="button" class="link" on:click=move |_| store.go(Route::Privacy)>
                    {t("home-privacy")}
                </button>
            </p>
        </ScreenFrame>
    }
}

fn card(route: Route, icon: &'static str, title: String, hint: String) -> impl IntoView {
    view! {
        <a class="card home__card" href=route.hash()>
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

/// The reports that the citizen has agreed to keep here.
fn on_this_phone(store: Store) -> Option<impl IntoView> {
    let receipts = storage::saved_receipts();
    (!receipts.is_empty()).then(|| {
        let items = receipts.into_iter().map(|saved| saved_item(store, saved)).collect_view();
        view! {
            <section class="stack stack--tight" aria-labelledby="on-this-phone">
                <h2 id="on-this-phone">{t("home-on-this-phone")}</h2>
                <ul class="plain-list stack stack--tight">{items}</ul>
            </section>
        }
    })
}

fn saved_item(store: Store, saved: SavedReceipt) -> impl IntoView {
    let reference = saved.receipt.reference.0.clone();
    let known = saved.status.as_ref().map(status);
    view! {
        <li>
            <button
                type="button"
                class="card saved-report"
                on:click=move |_| {
                    store.go(Route::Track);
                    store.open_complaint(saved.receipt.clone());
                }
            >
                <bdi class="saved-report__reference">{reference}</bdi>
                <span class="soft">{saved.category_name.clone()}</span>
                {known.map(|known| view! { <b class="saved-report__status">{known}</b> })}
            </button>
        </li>
    }
}
