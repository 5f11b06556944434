//! The three questions. What isn't solved can be reopened before anything closes.

mod end;

use leptos::prelude::*;

use self::end::{end, is_over};
use crate::{
    domain::{Complaint, NextSteps, Rating},
    form::Field,
    ui::{
        component::{Notice, NoticeKind, Redirect, Scale, ScreenFrame, TextArea, YesNo},
        route::Route,
        state::{Store, Verdict},
        words::{satisfaction, t},
    },
};

/// The citizen's verdict on the answer.
#[component]
pub fn Rate() -> impl IntoView {
    let store = Store::from_context();
    // What the hotline took when the screen was opened: a verdict under way changes it.
    let Some(steps) = next_steps(store) else {
        return view! { <Redirect to=Route::Track /> }.into_any();
    };
    let is_over = Memo::new(move |_| store.verdict.with(is_over));
    let can_reopen = steps.reopen
        && store
            .capabilities
            .with_untracked(|it| it.ready().is_none_or(|capabilities| capabilities.reopening));
    let body = move || {
        if is_over.get() {
            return end(store);
        }
        if !steps.rate && store.verdict.with_untracked(|verdict| *verdict == Verdict::Open) {
            return view! {
                <Notice kind=NoticeKind::Info>
                    <p>{t("rate-not-now")}</p>
                    <p>
                        <a href=Route::Complaint.hash()>{t("rate-to-report")}</a>
                    </p>
                </Notice>
            }
            .into_any();
        }
        questions(store, can_reopen)
    };
    view! {
        <ScreenFrame route=Route::Rate title=t("rate-title")>{body}</ScreenFrame>
    }
    .into_any()
}

fn next_steps(store: Store) -> Option<NextSteps> {
    store.followed.with_untracked(|followed| {
        let complaint = followed.as_ref()?.complaint.ready()?;
        Some(complaint.next_steps)
    })
}

fn questions(store: Store, can_reopen: bool) -> AnyView {
    let draft = store.rating.get_untracked();
    let is_unsolved = Memo::new(move |_| store.rating.with(|rating| rating.solved == Some(false)));
    let offers_reopening = move || can_reopen && is_unsolved.get();
    let steps = (1..=5).map(satisfaction).collect();
    view! {
        <form
            class="stack rate"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                store.send_verdict(untrack(offers_reopening));
            }
        >
            <YesNo
                field=Field::Contacted
                label=t("rate-contacted")
                chosen=draft.contacted
                on_choose=move |yes| store.rating.update(|rating| rating.contacted = Some(yes))
            />
            <YesNo
                field=Field::Solved
                label=t("rate-solved")
                chosen=draft.solved
                on_choose=move |yes| store.rating.update(|rating| rating.solved = Some(yes))
            />
            {move || offers_reopening().then(|| reopening(store))}
            <Scale
                field=Field::Satisfaction
                label=t("rate-satisfaction")
                words=steps
                chosen=draft.satisfaction
                on_choose=move |step| store.rating.update(|rating| rating.satisfaction = Some(step))
            />
            <TextArea
                field=Field::RatingWords
                label=t("rate-words")
                optional=true
                rows=2
                max=Rating::WORDS_MAX
                value=draft.words
                on_input=move |text| store.rating.update(|rating| rating.words = text)
            />
            {move || end(store)}
            {buttons(store, offers_reopening)}
        </form>
    }
    .into_any()
}

/// What is still wrong, in the citizen's words.
fn reopening(store: Store) -> impl IntoView {
    let reason = store.rating.with_untracked(|rating| rating.reopening_reason.clone());
    view! {
        <section class="card stack stack--tight" aria-labelledby="reopening">
            <h2 id="reopening">{t("rate-reopening")}</h2>
            <TextArea
                field=Field::ReopeningReason
                label=t("rate-reopening-reason")
                hint=t("rate-reopening-hint")
                rows=3
                max=Complaint::INFORMATION_MAX
                value=reason
                on_input=move |text| store.rating.update(|rating| rating.reopening_reason = text)
            />
        </section>
    }
}

fn buttons(
    store: Store,
    offers_reopening: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let is_sending = Memo::new(move |_| store.verdict.with(|verdict| *verdict == Verdict::Sending));
    let disabled = move || is_sending.get().then_some("true");
    let without = move || {
        offers_reopening().then(|| {
            view! {
                <button
                    type="button"
                    class="button button--quiet"
                    aria-disabled=disabled
                    on:click=move |_| store.send_verdict(false)
                >
                    {t("rate-send-without")}
                </button>
            }
        })
    };
    view! {
        <div class="foot stack stack--tight">
            <div role="status">{move || is_sending.get().then(|| t("sending"))}</div>
            <button type="submit" class="button" aria-disabled=disabled>
                {move || t(if offers_reopening() { "rate-send-and-reopen" } else { "rate-send" })}
            </button>
            {without}
        </div>
    }
}
