//! The reports on this phone that aren't finished: what else can be done with the one that is being written, and the
//! others.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    backend::{Accepted, Proof},
    browser::{intl, page},
    delivery::{Delivery, Progress},
    form::{Draft, ReportStep},
    keeping::{KeptReport as Kept, Unreadable},
    ui::{
        component::{AnotherReport, ConfirmButton, Finish, KeptReport, Notice, NoticeKind},
        route::Route,
        state::{Forgetting, Keeper, OtherReport, Store, Unopened},
        words::{Value, t, t_with},
    },
};

/// The id of what says how the latest action went.
const SAID: &str = "unfinished-said";
/// How many characters of a description tell a report apart.
const WORDS: usize = 48;

/// What isn't finished. Nothing where all is.
#[component]
pub fn Unfinished() -> impl IntoView {
    let keeper = Keeper::from_context();
    let said = RwSignal::new(None::<(NoticeKind, &'static str)>);
    let forgetting = Forgetting::from_context();
    let forgotten = move || {
        let end = forgetting.end.get()?;
        let (kind, words) = if end.is_whole {
            (NoticeKind::Success, "privacy-forgotten")
        } else {
            (NoticeKind::Danger, "privacy-forget-failed")
        };
        let lost = end.was_under_way.then(|| view! { <p>{t("forgotten-under-way")}</p> });
        Some(view! { <Notice kind><p>{t(words)}</p> {lost}</Notice> })
    };
    let words = move || said.get().map(|(kind, words)| view! { <Notice kind><p>{t(words)}</p></Notice> });
    let serial = StoredValue::new(0_usize);
    let item = move |index: ReadSignal<usize>, other: OtherReport| {
        serial.update_value(|serial| *serial += 1);
        view! { <li data-report=move || index.get()>{item(keeper, other, serial.get_value(), said)}</li> }
    };
    let is_empty = Memo::new(move |_| keeper.others.with(Vec::is_empty));
    let list = move || {
        (!is_empty.get()).then(|| {
            view! {
                <section class="stack stack--tight" aria-labelledby="unfinished">
                    <h2 id="unfinished">{t("kept-title")}</h2>
                    <ul class="plain-list stack stack--tight">
                        <ForEnumerate each=move || keeper.others.get() key=key children=item />
                    </ul>
                </section>
            }
        })
    };
    view! {
        {present(keeper, said)}
        <div id=SAID role="status" tabindex="-1">
            {words}
        </div>
        <div role="status" id="forgotten">
            {forgotten}
        </div>
        {list}
        <Finish />
    }
    .into_any()
}

/// What is drawn anew when it changes. How far a delivery is changes within it.
fn key(other: &OtherReport) -> (String, Option<i64>, bool, bool) {
    let changed_at = other.report.as_ref().ok().map(|report| report.changed_at.unix_millis());
    (other.id.clone(), changed_at, other.parcel.is_some(), other.is_elsewhere)
}

/// What else can be done with the report that is being written, or was just sent.
fn present(keeper: Keeper, said: RwSignal<Option<(NoticeKind, &'static str)>>) -> impl IntoView {
    let store = Store::from_context();
    let is_settled = Memo::new(move |_| store.is_settled());
    let is_untouched = Memo::new(move |_| store.draft.with(Draft::is_untouched));
    let has_gone = Memo::new(move |_| store.delivery.with(Option::is_some));
    let delete = move |()| {
        spawn_local(async move {
            let is_erased = keeper.erase_open().await;
            said.set(Some(deleted(is_erased)));
            page::focus(SAID);
        });
    };
    move || {
        let another = || view! { <AnotherReport /> };
        match is_settled.get() {
            Some(true) if store.is_receipt_kept() => None,
            Some(true) => Some(another().into_any()),
            None if is_untouched.get() => None,
            Some(false) | None => {
                let question = deletion_question(has_gone.get());
                Some(
                    view! {
                        <div class="buttons">
                            {another()}
                            <ConfirmButton
                                id="unfinished-delete".to_owned()
                                class="button button--quiet"
                                label=t("kept-delete-present")
                                question
                                yes=t("kept-delete-yes")
                                on_confirm=delete
                            />
                        </div>
                    }
                    .into_any(),
                )
            }
        }
    }
}

fn item(
    keeper: Keeper,
    other: OtherReport,
    number: usize,
    said: RwSignal<Option<(NoticeKind, &'static str)>>,
) -> AnyView {
    let store = Store::from_context();
    let OtherReport { id, report, parcel, is_elsewhere } = other;
    let element = format!("unfinished-{number}");
    let deletion = {
        let id = id.clone();
        let has_gone = report.as_ref().is_ok_and(|report| report.sending.is_some());
        let delete = Callback::new(move |()| {
            let id = id.clone();
            spawn_local(async move {
                let is_erased = keeper.erase(&id).await;
                said.set(Some(deleted(is_erased)));
                page::focus(SAID);
            });
        });
        (deletion_question(has_gone), delete)
    };
    let kept = match report {
        Ok(kept) => kept,
        Err(why) => {
            let state = match why {
                Unreadable::TooNew => "kept-too-new",
                Unreadable::Broken => "kept-broken",
            };
            let name = t("kept-unnamed");
            return view! { <KeptReport id=element name state=Signal::derive(move || t(state)) deletion /> }
                .into_any();
        }
    };
    let name = name(&kept);
    let about = about(&kept);
    let shown = kept.clone();
    let route = Memo::new(move |_| match parcel {
        Some(parcel) => parcel.delivery.with(|delivery| route(&shown, delivery.as_ref())),
        None => route(&shown, shown.sending.as_ref().map(|sending| &sending.delivery)),
    });
    let state = Memo::new(move |_| match parcel {
        _ if is_elsewhere => t("kept-elsewhere"),
        Some(parcel) if parcel.asks.get() => t("kept-old"),
        Some(parcel) => parcel.delivery.with(|delivery| state(delivery.as_ref())),
        None => state(kept.sending.as_ref().map(|sending| &sending.delivery)),
    });
    let open = move |()| {
        let id = id.clone();
        let route = route.get_untracked();
        spawn_local(async move {
            match keeper.open(&id).await {
                Ok(()) => store.go(route),
                Err(why) => {
                    said.set(Some((NoticeKind::Warning, unopened(why))));
                    page::focus(SAID);
                }
            }
        });
    };
    let open = Callback::new(open);
    let state = Signal::derive(move || state.get());
    if is_elsewhere {
        view! { <KeptReport id=element name about state on_open=open /> }.into_any()
    } else {
        view! { <KeptReport id=element name about state on_open=open deletion /> }.into_any()
    }
}

/// What tells a report apart: its category, else its first words.
fn name(kept: &Kept) -> String {
    let words = kept.draft.description.trim();
    if !kept.category_name.is_empty() {
        return kept.category_name.clone();
    }
    if words.is_empty() {
        return t("kept-unnamed");
    }
    let mut name: String = words.chars().take(WORDS).collect();
    if name.len() < words.len() {
        name.push('…');
    }
    name
}

/// When it was last changed, and how many photos it has.
fn about(kept: &Kept) -> String {
    let when = intl::relative(kept.changed_at);
    let changed = t_with("kept-changed", &[("when", Value::from(&when))]);
    match kept.draft.photos.len() {
        0 => changed,
        count => {
            let photos = t_with("check-photo-count", &[("count", Value::from(count))]);
            t_with(
                "kept-changed-and-photos",
                &[("when", Value::from(&when)), ("photos", Value::from(&photos))],
            )
        }
    }
}

/// The screen on which it goes on.
fn route(kept: &Kept, delivery: Option<&Delivery>) -> Route {
    match delivery {
        Some(delivery) if delivery.accepted().is_some() => Route::Sent,
        Some(_) => Route::Report(ReportStep::Check),
        None => match Route::from_hash(&kept.screen) {
            route @ Route::Report(_) => route,
            _ => Route::Report(ReportStep::Describe),
        },
    }
}

/// How far it is, and what to do about it.
fn state(delivery: Option<&Delivery>) -> String {
    let Some(delivery) = delivery else { return t("kept-draft") };
    match &delivery.report.progress {
        Progress::Done(accepted) => taken(delivery, accepted),
        Progress::Sending(_) => t("kept-sending"),
        // Also while it is looked for or sent again: until then it may be there.
        Progress::Waiting | Progress::Failed(_) if delivery.in_doubt => t("kept-unknown"),
        Progress::Waiting => t("kept-waiting"),
        Progress::Failed(_) if delivery.report.again.at.is_some() => t("kept-waiting"),
        Progress::Failed(_) => t("kept-failed"),
    }
}

/// What the hotline has of it.
fn taken(delivery: &Delivery, accepted: &Accepted) -> String {
    let receipt = match &accepted.proof {
        Proof::Numbered(receipt) => receipt,
        Proof::NumberToFollow(_) => return t("kept-number-follows"),
        Proof::Unconfirmed => return t("kept-unconfirmed"),
    };
    let sent = t_with("kept-sent", &[("number", Value::from(&receipt.reference.0))]);
    let count = delivery.photos.len();
    if count == 0 {
        return sent;
    }
    let delivered = ("delivered", Value::from(delivery.photos_delivered()));
    let photos = t_with("photos-delivered", &[delivered, ("count", Value::from(count))]);
    format!("{sent} {photos}")
}

/// What is gone, and what isn't.
fn deletion_question(has_gone: bool) -> String {
    t(if has_gone { "kept-delete-question-sent" } else { "kept-delete-question" })
}

const fn deleted(is_erased: bool) -> (NoticeKind, &'static str) {
    if is_erased { (NoticeKind::Success, "kept-deleted") } else { (NoticeKind::Danger, "kept-delete-failed") }
}

const fn unopened(why: Unopened) -> &'static str {
    match why {
        Unopened::Elsewhere => "kept-unopened-elsewhere",
        Unopened::Gone => "kept-unopened-gone",
        Unopened::PresentUnstored => "kept-unopened-present",
    }
}
