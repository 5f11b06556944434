//! The category: suggested from the words, searchable, decided by the citizen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{Category, CategoryCode},
    form::{Field, search_categories, suggest_categories},
    ui::{
        component::{FieldFrame, Grouping, Notice, NoticeKind},
        state::{Remote, Store},
        words::{Value, t, t_with, trouble},
    },
};

/// How many categories are suggested.
const SUGGESTIONS: usize = 3;

/// What is shown of a category.
#[derive(Clone, PartialEq)]
struct Kind {
    code: CategoryCode,
    name: String,
    group: String,
}

fn kinds(categories: &Remote<Arc<Vec<Category>>>) -> Remote<Vec<Kind>> {
    match categories {
        Remote::Absent => Remote::Absent,
        Remote::Loading => Remote::Loading,
        Remote::Failed(why) => Remote::Failed(why.clone()),
        Remote::Ready(categories) => Remote::Ready(
            categories
                .iter()
                .map(|it| Kind {
                    code: it.code.clone(),
                    name: it.name.clone(),
                    group: it.group.clone().unwrap_or_default(),
                })
                .collect(),
        ),
    }
}

/// Suggestions, and behind them the whole list with a search.
#[component]
pub fn CategoryPicker() -> impl IntoView {
    let store = Store::from_context();
    let shows_all = RwSignal::new(false);
    let query = RwSignal::new(String::new());
    // Questions that come later for one of them must not redraw them all: the focus may be on one.
    let kinds = Memo::new(move |_| store.categories.with(kinds));
    let body = move || match kinds.get() {
        Remote::Absent | Remote::Loading => {
            view! { <p class="soft" role="status">{t("loading")}</p> }.into_any()
        }
        Remote::Failed(why) => view! {
            <Notice kind=NoticeKind::Warning>
                <p>
                    <b>{t("describe-categories-failed")}</b>
                </p>
                <p>{trouble(&why)}</p>
                <button type="button" class="button button--quiet" on:click=move |_| store.load_service()>
                    {t("try-again")}
                </button>
            </Notice>
        }
        .into_any(),
        Remote::Ready(kinds) => {
            let kinds = StoredValue::new(kinds);
            view! {
                <Suggestions kinds shows_all />
                {move || shows_all.get().then(|| view! { <AllKinds kinds query /> })}
            }
            .into_any()
        }
    };
    view! {
        <FieldFrame
            field=Field::Category
            label=t("describe-category")
            hint=t("describe-category-hint")
            grouping=Grouping::Group
        >
            {body}
        </FieldFrame>
    }
    .into_any()
}

/// The likeliest categories, the hotline's own idea first, the chosen one always among them, and the way to all.
#[component]
fn Suggestions(kinds: StoredValue<Vec<Kind>>, shows_all: RwSignal<bool>) -> impl IntoView {
    let store = Store::from_context();
    // A memo: typing that changes no suggestion redraws nothing.
    let shown = Memo::new(move |_| {
        let (description, chosen) =
            store.draft.with(|draft| (draft.description.clone(), draft.category.clone()));
        let mut codes = suggest_categories(&untrack(|| store.known_categories()), &description, SUGGESTIONS);
        for first in [store.predicted.get(), chosen.clone()].into_iter().flatten() {
            if !codes.contains(&first) {
                codes.insert(0, first);
            }
        }
        codes
    });
    let suggestion = move |code: CategoryCode| {
        let found = kinds.with_value(|kinds| kinds.iter().find(|kind| kind.code == code).cloned());
        found.map(|found| kind(store, "category", found))
    };
    view! {
        <div class="choices" aria-live="polite">
            {move || shown.get().into_iter().map(suggestion).collect_view()}
            <button
                type="button"
                class="choice choice--action"
                aria-expanded=move || shows_all.get().to_string()
                on:click=move |_| shows_all.update(|shows| *shows = !*shows)
            >
                {t("describe-category-all")} " …"
            </button>
        </div>
    }
    .into_any()
}

/// Every category under its group, narrowed by a search.
#[component]
fn AllKinds(kinds: StoredValue<Vec<Kind>>, query: RwSignal<String>) -> impl IntoView {
    let store = Store::from_context();
    let found = move || {
        let codes = search_categories(&untrack(|| store.known_categories()), &query.get());
        kinds.with_value(|kinds| {
            kinds.iter().filter(|kind| codes.contains(&kind.code)).cloned().collect::<Vec<_>>()
        })
    };
    let list = move || {
        let found = found();
        if found.is_empty() {
            return view! {
                <p>{t_with("describe-category-none-found", &[("query", Value::from(&query.get()))])}</p>
            }
            .into_any();
        }
        let mut groups: Vec<(String, Vec<Kind>)> = Vec::new();
        for kind in found {
            match groups.iter_mut().find(|(name, _)| *name == kind.group) {
                Some((_, members)) => members.push(kind),
                None => groups.push((kind.group.clone(), vec![kind])),
            }
        }
        groups
            .into_iter()
            .map(|(group, members)| {
                let kinds =
                    members.into_iter().map(|member| kind(store, "category-all", member)).collect_view();
                view! {
                    <div role="group" aria-label=group.clone()>
                        <p class="soft">{group.clone()}</p>
                        <div class="choices">{kinds}</div>
                    </div>
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <div class="card stack category-list">
            <div>
                <label class="field__label" for="category-search">
                    {t("describe-category-search")}
                </label>
                <input
                    class="control"
                    id="category-search"
                    type="search"
                    dir="auto"
                    autocomplete="off"
                    on:input=move |event| query.set(event_target_value(&event))
                />
            </div>
            <p class="soft" role="status">
                {move || t_with("describe-category-found", &[("count", Value::from(found().len()))])}
            </p>
            {list}
        </div>
    }
    .into_any()
}

/// One category to choose. `group` is the name of its set of radio buttons.
fn kind(store: Store, group: &'static str, kind: Kind) -> impl IntoView {
    let Kind { code, name, .. } = kind;
    let this = code.clone();
    let is_chosen = move || store.draft.with(|draft| draft.category.as_ref() == Some(&this));
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="radio"
                name=group
                value=code.0.clone()
                prop:checked=is_chosen
                on:change=move |_| store.draft.update(|draft| draft.category = Some(code.clone()))
            />
            <span class="choice__text">{name}</span>
        </label>
    }
}
