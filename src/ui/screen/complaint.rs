//! One complaint: where it stands, the answer, its history, and what the citizen can do now.

mod addition;
mod details;
mod freshness;
mod history;

use std::sync::Arc;

use leptos::prelude::*;

use self::{addition::AddInformation, details::details, freshness::Freshness, history::history};
use crate::{
    browser::{clock, intl},
    domain::{Complaint as Content, Status},
    ui::{
        component::{CallHotline, Finish, PhotoDeliveries, Quote, Redirect, ScreenFrame},
        route::Route,
        state::{Remote, Store},
        words::{Value, status, t, t_with, trouble},
    },
};

/// One complaint, kept fresh while it is on the screen.
#[component]
pub fn Complaint() -> impl IntoView {
    let store = Store::from_context();
    if store.followed.with_untracked(Option::is_none) {
        return view! { <Redirect to=Route::Track /> }.into_any();
    }
    store.keep_followed_fresh();
    // The content alone: it is confirmed every few seconds and seldom changes.
    let state = Memo::new(move |_| {
        store.followed.with(|followed| followed.as_ref().map_or(Remote::Absent, |it| it.complaint.clone()))
    });
    let takes_information = Memo::new(move |_| {
        let offers = store.capabilities.with(|it| it.ready().is_none_or(|it| it.add_information));
        offers && state.with(|state| state.ready().is_some_and(|it| it.next_steps.add_information))
    });
    let sending = Memo::new(move |_| store.followed_parcel());
    let number =
        store.followed.with_untracked(|followed| followed.as_ref().map(|it| it.receipt.reference.0.clone()));
    view! {
        <ScreenFrame route=Route::Complaint title=t("complaint-title")>
            <p class="complaint__number">
                {t("sent-number")} " " <bdi dir="ltr">{number}</bdi>
            </p>
            {announcement(state)}
            {move || match state.get() {
                Remote::Ready(complaint) => standing(&complaint),
                Remote::Failed(why) => {
                    view! {
                        <div class="notice notice--danger stack stack--tight" role="alert">
                            <p>{trouble(&why)}</p>
                            <button type="button" class="button button--quiet" on:click=move |_| reopen(store)>
                                {t("try-again")}
                            </button>
                            <CallHotline />
                        </div>
                    }
                        .into_any()
                }
                Remote::Absent | Remote::Loading => {
                    view! { <p class="soft" role="status">{t("loading")}</p> }.into_any()
                }
            }}
            <Freshness />
            {move || state.with(|state| state.ready().map(|complaint| answer(store, complaint)))}
            {move || sending.get().map(|parcel| untrack(|| view! { <PhotoDeliveries parcel /> }))}
            {move || state.with(|state| state.ready().map(|complaint| happened(complaint)))}
            {move || takes_information.get().then(|| view! { <AddInformation /> })}
            {move || state.with(|state| state.ready().map(|complaint| reported(store, complaint)))}
            <Finish />
        </ScreenFrame>
    }
    .into_any()
}

/// Tries to open it once more.
fn reopen(store: Store) {
    let receipt = store.followed.with_untracked(|followed| followed.as_ref().map(|it| it.receipt.clone()));
    if let Some(receipt) = receipt {
        store.open_complaint(receipt);
    }
}

/// Says a change of status once, to those who don't see it.
fn announcement(state: Memo<Remote<Arc<Content>>>) -> AnyView {
    let words = RwSignal::new(String::new());
    Effect::new(move |before: Option<Option<Status>>| {
        let now = state.with(|state| state.ready().map(|complaint| complaint.status.clone()));
        if let (Some(Some(before)), Some(now)) = (before, &now)
            && before != *now
        {
            words.set(t_with("complaint-status-changed", &[("status", Value::from(&status(now)))]));
        }
        now
    });
    view! { <p class="visually-hidden" role="status">{words}</p> }.into_any()
}

/// Where it stands, and by when an answer is due.
fn standing(complaint: &Content) -> AnyView {
    view! {
        <div>
            <p class="complaint__status">{status(&complaint.status)}</p>
            {deadline(complaint)}
        </div>
    }
    .into_any()
}

/// True while the hotline owes an answer.
const fn awaits_answer(complaint: &Content) -> bool {
    !matches!(complaint.status, Status::Answered | Status::Closed | Status::OutOfScope)
}

/// The answer, and the way to the verdict on it.
fn answer(store: Store, complaint: &Content) -> AnyView {
    // After a reopening the answer that is there isn't the one that is due.
    let title = if awaits_answer(complaint) { "complaint-answer-earlier" } else { "complaint-answer" };
    let answer = complaint.answer().cloned().map(|quoted| {
        view! {
            <section class="card stack stack--tight" aria-labelledby="answer">
                <h2 id="answer">{t(title)}</h2>
                <Quote quoted prominent=true />
            </section>
        }
    });
    view! { {answer} {verdict(store, complaint)} }.into_any()
}

fn deadline(complaint: &Content) -> Option<AnyView> {
    let deadline = complaint.deadline.filter(|_| awaits_answer(complaint))?;
    let date = intl::date(deadline);
    Some(if deadline < clock::now() {
        view! {
            <div class="notice notice--warning">
                <p>{t_with("complaint-overdue", &[("date", Value::from(&date))])}</p>
                <CallHotline />
            </div>
        }
        .into_any()
    } else {
        view! { <p>{t_with("complaint-due", &[("date", Value::from(&date))])}</p> }.into_any()
    })
}

/// The way to the three questions, and to a reopening, where the hotline takes them.
fn verdict(store: Store, complaint: &Content) -> Option<AnyView> {
    let (rating, reopening) = store.capabilities.with_untracked(|capabilities| {
        capabilities.ready().map_or((true, true), |it| (it.rating, it.reopening))
    });
    let steps = complaint.next_steps;
    if !(rating && steps.rate) {
        return None;
    }
    let is_rated = complaint.rating.is_some();
    let reopen = (reopening && steps.reopen).then(|| {
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| store.begin_verdict(Some(false))>
                {t("complaint-reopen")}
            </button>
        }
    });
    Some(
        view! {
            <div class="stack stack--tight">
                <button
                    type="button"
                    class="button"
                    class=("button--quiet", is_rated)
                    on:click=move |_| store.begin_verdict(None)
                >
                    {t(if is_rated { "complaint-rate-again" } else { "complaint-rate" })}
                </button>
                {reopen}
            </div>
        }
        .into_any(),
    )
}

fn happened(complaint: &Content) -> AnyView {
    view! {
        <section class="stack stack--tight" aria-labelledby="history">
            <h2 id="history">{t("complaint-history")}</h2>
            {history(complaint)}
        </section>
    }
    .into_any()
}

fn reported(store: Store, complaint: &Content) -> AnyView {
    view! {
        <section class="card stack stack--tight" aria-labelledby="details">
            <h2 id="details">{t("complaint-details")}</h2>
            {details(store, complaint)}
        </section>
    }
    .into_any()
}
