//! Everything once more, then send.

use std::time::Duration;

use leptos::prelude::*;

use super::{missing_questions::MissingQuestions, published::Published, summary::Summary};
use crate::{
    backend::Trouble,
    browser::{clock, intl, page},
    delivery::{Job, Progress, Way},
    domain::{Receipt, Reference, Timestamp},
    form::{Draft, ReportStep},
    ui::{
        component::{
            CallHotline, ConfirmButton, Failure, Notice, NoticeKind, ProgressBar, Redirect, ScreenFrame,
            Steps, percent_words,
        },
        route::Route,
        state::{QuestionsApart, Remote, Store},
        words::{Value, t, t_with, trouble},
    },
};

/// The id of what says that sending didn't work.
const FAILURE: &str = "send-failure";

/// A try that is due within this time needs no clock time.
const SOON: Duration = Duration::from_secs(60);

/// True once the citizen has asked for what happens next. Only then the focus goes to what came of it: what goes on by
/// itself leaves it alone.
type Acts = StoredValue<bool>;

/// How far the report itself has come, without the share that was sent.
#[derive(Clone, Debug, PartialEq)]
enum Phase {
    Unsent,
    Sending,
    /// It goes as soon as there is a network.
    Offline,
    /// It didn't get through, and is tried again by itself at that time.
    Trying(Trouble, Timestamp),
    /// It may have arrived, and is looked for.
    Searching,
    /// It has waited for so long that it may not be true any more.
    Old,
    Failed(Trouble),
    Sent,
}

/// The last step.
#[component]
pub fn Check() -> impl IntoView {
    let store = Store::from_context();
    if store.draft.with_untracked(Draft::is_untouched) {
        return view! { <Redirect to=Route::Report(ReportStep::Describe) /> }.into_any();
    }
    let phase = Memo::new(move |_| phase(store));
    let apart = QuestionsApart::from_context();
    let is_missing = Memo::new(move |_| apart.missing().is_some());
    let photos_words = if store.photos_can_follow() { "check-photos-follow" } else { "check-photos-travel" };
    let has_photos = store.draft.with_untracked(|draft| !draft.photos.is_empty());
    let acts: Acts = StoredValue::new(false);
    Effect::new(move |_| match phase.get() {
        Phase::Failed(Trouble::Rejected(problems)) if !problems.is_empty() => {
            store.object(problems);
        }
        Phase::Failed(_) | Phase::Trying(..) | Phase::Offline | Phase::Searching if acts.get_value() => {
            acts.set_value(false);
            page::focus(FAILURE);
        }
        _ => {}
    });
    view! {
        <ScreenFrame
            route=Route::Report(ReportStep::Check)
            title=t("check-title")
            above=view! { <Steps current=ReportStep::Check /> }.into_any()
        >
            {move || {
                (phase.get() == Phase::Unsent)
                    .then(|| {
                        let photos = has_photos.then(|| view! { <p>{t(photos_words)}</p> });
                        view! {
                            <div>
                                <p>{t("check-intro")}</p>
                                {photos}
                            </div>
                        }
                    })
            }}
            <Published />
            <Summary />
            {move || service(store, is_missing)}
            <div role="status">
                {move || {
                    let is_new = matches!(phase.get(), Phase::Unsent | Phase::Failed(_));
                    (is_new && !store.online.get())
                        .then(|| view! { <Notice kind=NoticeKind::Warning><p>{t("offline-notice")}</p></Notice> })
                }}
            </div>
            {move || match phase.get() {
                Phase::Failed(trouble) => failure(store, &trouble),
                Phase::Offline => Some(trying(store, acts, None)),
                Phase::Trying(trouble, at) => Some(trying(store, acts, Some((&trouble, at)))),
                Phase::Searching => Some(searching(store, acts)),
                Phase::Old => Some(old(store)),
                Phase::Unsent | Phase::Sending | Phase::Sent => None,
            }}
            {move || (phase.get() != Phase::Sent).then(|| sending(store, phase, acts))}
        </ScreenFrame>
    }
    .into_any()
}

fn phase(store: Store) -> Phase {
    if store.parcel.get().asks.get() {
        return Phase::Old;
    }
    store.delivery.with(|delivery| {
        let Some(delivery) = delivery else { return Phase::Unsent };
        match &delivery.report.progress {
            Progress::Waiting if !store.online.get() => Phase::Offline,
            Progress::Waiting | Progress::Sending(_) => Phase::Sending,
            Progress::Done(_) => Phase::Sent,
            // What certainly didn't arrive says nothing about what the report is now.
            Progress::Failed(_) if !delivery.in_doubt && store.is_changed_since_sending() => Phase::Unsent,
            Progress::Failed(_) if delivery.is_searching() => Phase::Searching,
            Progress::Failed(trouble) => match delivery.report.again.at {
                Some(at) => Phase::Trying(trouble.clone(), at),
                None => Phase::Failed(trouble.clone()),
            },
        }
    })
}

/// Without the hotline's rules nothing can be judged, hence nothing sent.
fn service(store: Store, is_missing: Memo<bool>) -> Option<AnyView> {
    match (store.capabilities.get(), store.categories.get()) {
        (Remote::Ready(_), Remote::Ready(_)) => {
            is_missing.get().then(|| view! { <MissingQuestions /> }.into_any())
        }
        (Remote::Failed(why), _) | (_, Remote::Failed(why)) => {
            let what = t("home-unavailable");
            Some(view! { <Failure what why on_retry=move |()| store.load_service() /> }.into_any())
        }
        _ => Some(view! { <p class="soft" role="status">{t("loading")}</p> }.into_any()),
    }
}

/// What is known about a report that didn't get through, and what is best done about it.
fn failure(store: Store, why: &Trouble) -> Option<AnyView> {
    let in_doubt = store.is_in_doubt();
    if !in_doubt && matches!(why, Trouble::Rejected(problems) if !problems.is_empty()) {
        // The summary says it, with links.
        return None;
    }
    let title = t(if in_doubt { "check-unknown" } else { "check-failed" });
    let is_idempotent =
        store.capabilities.with(|it| it.ready().is_some_and(|capabilities| capabilities.idempotent_submit));
    // The one that is in doubt was another one.
    let differs = store.delivery.with(|it| it.as_ref().is_some_and(|it| it.differs_from_doubtful));
    let advice = in_doubt.then(|| {
        t(if store.is_changed_since_sending() || differs {
            "check-unknown-changed"
        } else if is_idempotent {
            "check-unknown-safe"
        } else {
            "check-unknown-call"
        })
    });
    let look = match why {
        Trouble::Duplicate(reference) => look_at(store, reference),
        _ => None,
    };
    Some(
        view! {
            <div class="notice notice--danger" id=FAILURE role="alert" tabindex="-1">
                <p>
                    <b>{title}</b>
                </p>
                <p>{trouble(why)}</p>
                {look}
                {advice.map(|advice| view! { <p>{advice}</p> })}
                <CallHotline />
            </div>
        }
        .into_any(),
    )
}

/// What is known about a report that goes, or is tried again, by itself, and a way to stop that. `failed`: why it failed
/// and when it is tried again.
fn trying(store: Store, acts: Acts, failed: Option<(&Trouble, Timestamp)>) -> AnyView {
    let in_doubt = untrack(|| store.is_in_doubt());
    let title = t(if in_doubt { "check-unknown" } else { "check-waiting" });
    let why = failed.map(|(why, _)| trouble(why) + " ");
    let at = failed.map(|(_, at)| at);
    let next = move || {
        let Some(at) = at.filter(|_| store.online.get()) else { return t("check-again-online") };
        let is_soon = at.since(clock::now()) < SOON;
        if is_soon {
            t("check-again-soon")
        } else {
            t_with("check-again-at", &[("when", Value::from(&intl::date_time(at)))])
        }
    };
    let kept = move || t(if store.is_kept.get() { "check-kept" } else { "check-not-kept" });
    view! {
        <div class="notice notice--warning stack stack--tight" id=FAILURE tabindex="-1">
            <p>
                <b>{title}</b>
            </p>
            <p>{why} {next}</p>
            <p>{kept}</p>
            {stop_button(store, acts)}
            <CallHotline />
        </div>
    }
    .into_any()
}

/// Ends what goes on by itself.
fn stop_button(store: Store, acts: Acts) -> impl IntoView {
    let stop = move |_| {
        acts.set_value(true);
        store.stop_trying(store.parcel.get_untracked());
    };
    view! {
        <button type="button" class="button button--quiet" on:click=stop>
            {t("check-stop")}
        </button>
    }
}

/// A report in doubt is looked for among those that everybody may see.
fn searching(store: Store, acts: Acts) -> AnyView {
    let words = move || t(if store.online.get() { "check-searching" } else { "check-searching-later" });
    view! {
        <div class="notice notice--warning stack stack--tight" id=FAILURE tabindex="-1">
            <p>
                <b>{t("check-unknown")}</b>
            </p>
            <p>{words}</p>
            {stop_button(store, acts)}
        </div>
    }
    .into_any()
}

/// A report that has waited for long goes only once the citizen says that it is still so.
fn old(store: Store) -> AnyView {
    let written = store.delivery.with_untracked(|delivery| delivery.as_ref().map(|it| it.wanted_at));
    let when = written.map(intl::relative).unwrap_or_default();
    let in_doubt = untrack(|| store.is_in_doubt());
    let (title, question) =
        if in_doubt { ("check-unknown", "check-old-doubt") } else { ("check-old", "check-old-question") };
    view! {
        <div class="notice notice--warning stack stack--tight" id=FAILURE role="alert" tabindex="-1">
            <p>
                <b>{t(title)}</b>
            </p>
            <p>{t_with(question, &[("when", Value::from(&when))])}</p>
            <ConfirmButton
                id="delete".to_owned()
                class="button button--quiet"
                label=t("kept-delete-present")
                question=t(if in_doubt { "kept-delete-question-sent" } else { "kept-delete-question" })
                yes=t("kept-delete-yes")
                on_confirm=move |()| {
                    store.drop_draft();
                    store.go(Route::Home);
                }
            />
        </div>
    }
    .into_any()
}

/// The complaint that the hotline takes this one for, where its number alone opens it.
fn look_at(store: Store, reference: &Reference) -> Option<AnyView> {
    let opens = store.capabilities.with(|it| it.ready().is_some_and(|it| it.tracking && !it.codes));
    let receipt = Receipt { reference: reference.clone(), code: None };
    opens.then(|| {
        let label = t_with("check-look-at", &[("number", Value::from(&receipt.reference.0))]);
        let look = move |_| {
            store.open_complaint(receipt.clone());
            store.go(Route::Complaint);
        };
        view! {
            <button type="button" class="button button--quiet failure__retry" on:click=look>
                {label}
            </button>
        }
        .into_any()
    })
}

/// The button, and what there is to see while the report is on its way.
fn sending(store: Store, phase: Memo<Phase>, acts: Acts) -> impl IntoView {
    let percent = Memo::new(move |_| {
        store.delivery.with(|delivery| match delivery.as_ref().map(|delivery| &delivery.report) {
            Some(Way { progress: Progress::Sending(percent), .. }) => *percent,
            Some(Way { progress: Progress::Done(_), .. }) => 100,
            _ => 0,
        })
    });
    let is_out = Memo::new(move |_| percent.get() == 100);
    let is_sending = move || phase.get() == Phase::Sending;
    // A photo that isn't ready yet would be left behind.
    let is_preparing = Memo::new(move |_| store.darkroom.progress.with(Option::is_some));
    let is_busy = move || matches!(phase.get(), Phase::Sending | Phase::Offline | Phase::Searching);
    let is_inert = move || (is_busy() || is_preparing.get()).then_some("true");
    let progress = move || {
        is_sending().then(|| {
            view! {
                <div class="sending stack stack--tight">
                    <ProgressBar label=t("check-sending") percent />
                    <button type="button" class="button button--quiet" on:click=move |_| {
                        acts.set_value(true);
                        store.parcel.get_untracked().cancel_sending();
                    }>
                        {t("cancel")}
                    </button>
                </div>
            }
        })
    };
    let words = move || {
        is_sending().then(|| {
            if is_out.get() {
                view! { <p>{t("check-confirming")}</p> }.into_any()
            } else {
                let share = move || percent_words(percent.get());
                view! { <p>{t("check-sending")} " " <span aria-hidden="true">{share}</span></p> }.into_any()
            }
        })
    };
    let label = move || {
        t(match phase.get() {
            Phase::Failed(Trouble::Duplicate(_)) => "check-insist",
            Phase::Failed(_) => "try-again",
            Phase::Trying(..) => "check-try-now",
            Phase::Old => "check-old-send",
            _ => "check-send",
        })
    };
    view! {
        <form
            class="foot stack stack--tight"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                acts.set_value(true);
                let parcel = store.parcel.get_untracked();
                match phase.get_untracked() {
                    Phase::Failed(Trouble::Duplicate(_)) => store.insist(parcel),
                    Phase::Trying(..) => store.retry(parcel, &Job::Report),
                    Phase::Old => store.confirm_sending(parcel),
                    Phase::Sending | Phase::Offline | Phase::Searching => {}
                    _ => store.send(),
                }
            }
        >
            <div role="status">
                {words} {move || is_preparing.get().then(|| view! { <p>{t("check-preparing")}</p> })}
            </div>
            {progress}
            <button
                type="submit"
                class="button"
                aria-disabled=is_inert
            >
                {label}
            </button>
        </form>
    }
}
