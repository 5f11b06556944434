//! What this phone keeps, and how to erase it.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{intl, page, storage, worker},
    form::Draft,
    ui::{
        component::{ConfirmButton, Notice, NoticeKind, PrivacyNotice, ScreenFrame},
        route::Route,
        state::{Forgetting, Health, Keeper, Store},
        words::{Value, t, t_with},
    },
};

/// The id of what says how the erasing went.
const END: &str = "privacy-end";

/// Every item that is kept, and one way to erase them all.
#[component]
pub fn Privacy() -> impl IntoView {
    let store = Store::from_context();
    let keeper = Keeper::from_context();
    let forgetting = Forgetting::from_context();
    let erased = RwSignal::new(None);
    let copies = RwSignal::new(Copies::default());
    let look = move || {
        spawn_local(async move {
            let known = keeper.knows_something().await;
            copies.set(Copies { known, page: worker::is_page_kept().await });
        });
    };
    look();
    let erase = move || {
        spawn_local(async move {
            erased.set(Some(forgetting.erase_everything().await));
            page::focus(END);
            look();
        });
    };
    let kept = move || {
        // What was kept is read anew after the erasing.
        erased.track();
        kept(store, keeper, copies.get())
    };
    let end = move || {
        erased.get().map(|is_erased| {
            let (kind, words) = if is_erased {
                (NoticeKind::Success, "privacy-forgotten")
            } else {
                (NoticeKind::Danger, "privacy-forget-failed")
            };
            view! { <Notice kind><p>{t(words)}</p></Notice> }
        })
    };
    view! {
        <ScreenFrame route=Route::Privacy title=t("privacy-title")>
            <p>{t("privacy-intro")}</p>
            <ul class="card privacy__kept">{kept}</ul>
            {store.forgets_after().map(|_| view! { <p>{t("privacy-shared")}</p> })}
            <p>{t("privacy-hotline")}</p>
            {move || terms(store)}
            <PrivacyNotice />
            <div id=END role="status" tabindex="-1">
                {end}
            </div>
            <ConfirmButton
                id="forget".to_owned()
                label=t("privacy-forget")
                question=t("privacy-forget-confirm")
                yes=t("privacy-forget-yes")
                on_confirm=move |()| erase()
            />
        </ScreenFrame>
    }
}

/// What the hotline does with what it is sent, as far as that isn't what everybody expects.
fn terms(store: Store) -> Option<AnyView> {
    let capabilities = store.capabilities.with(|it| it.ready().cloned())?;
    let terms = [
        (capabilities.published, "privacy-published"),
        (capabilities.suggestions, "privacy-suggestions"),
        (capabilities.tracking && !capabilities.codes && !capabilities.published, "privacy-open-number"),
    ];
    let terms = terms.into_iter().filter(|(holds, _)| *holds);
    Some(terms.map(|(_, words)| view! { <p>{t(words)}</p> }).collect_view().into_any())
}

/// What is kept of the hotline and of this page, which isn't the citizen's own.
#[derive(Clone, Copy, Default)]
struct Copies {
    known: bool,
    page: bool,
}

/// A sentence for each thing.
fn kept(store: Store, keeper: Keeper, copies: Copies) -> AnyView {
    let receipts = storage::saved_receipts().len();
    let language = storage::language().map(|language| {
        t_with("privacy-language", &[("language", Value::from(&intl::language_name(&language)))])
    });
    let text_size = (storage::text_size() > 0).then(|| t("privacy-text-size"));
    let items = [
        vec![t_with("privacy-receipts", &[("count", Value::from(receipts))])],
        reports(store, keeper),
        language.into_iter().chain(text_size).collect(),
        copies.known.then(|| t("privacy-known")).into_iter().collect(),
        copies.page.then(|| t("privacy-page")).into_iter().collect(),
    ];
    items.into_iter().flatten().map(|item| view! { <li>{item}</li> }).collect_view().into_any()
}

/// The reports on this phone by how far they are, or the one that lives as long as the page.
fn reports(store: Store, keeper: Keeper) -> Vec<String> {
    let is_untouched = store.draft.with(Draft::is_untouched);
    if keeper.health.get() == Health::Memory && !is_untouched {
        return vec![t("privacy-draft")];
    }
    // Drafts, what is on its way, and what the hotline has; and the photos of all of them.
    let (mut counts, mut photos) = ([0_usize; 3], 0);
    let stage = |settled: Option<bool>| match settled {
        None => 0,
        Some(false) => 1,
        Some(true) => 2,
    };
    if !is_untouched {
        counts[stage(store.delivery.with(|delivery| delivery.as_ref().map(|it| it.is_settled())))] += 1;
        photos += store.draft.with(|draft| draft.photos.len());
    }
    keeper.others.with(|others| {
        for other in others {
            let report = other.report.as_ref().ok();
            let here = other.parcel.map(|parcel| {
                parcel.delivery.with(|delivery| delivery.as_ref().is_some_and(|it| it.is_settled()))
            });
            let stored = || Some(report?.sending.as_ref()?.delivery.is_settled());
            counts[stage(here.or_else(stored))] += 1;
            photos += report.map_or(0, |report| report.draft.photos.len());
        }
    });
    let [drafts, under_way, sent] = counts;
    let lines = [
        (drafts, "privacy-unfinished"),
        (under_way, "privacy-under-way"),
        (sent, "privacy-sent"),
        (photos, "privacy-photos"),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| t_with(words, &[("count", Value::from(count))]))
        .collect();
    if lines.is_empty() { vec![t("privacy-draft-none")] } else { lines }
}
