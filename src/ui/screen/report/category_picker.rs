//! The category: suggested from the words, searchable, decided by the citizen.

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

/// Suggestions, and behind them the whole list with a search.
#[component]
pub fn CategoryPicker() -> impl IntoView {
    let store = Store::from_context();
    let shows_all = RwSignal::new(false);
    let query = RwSignal::new(String::new());
    let body = move || match store.categories.get() {
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
        Remote::Ready(categories) => view! {
            <Suggestions categories=categories.to_vec() shows_all />
            {move || shows_all.get().then(|| view! { <AllKinds query /> })}
        }
        .into_any(),
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

/// The likeliest categories, the chosen one always among them, and the way to all.
#[component]
fn Suggestions(categories: Vec<Category>, shows_all: RwSignal<bool>) -> impl IntoView {
    let store = Store::from_context();
    let known = StoredValue::new(categories);
    // A memo: typing that changes no suggestion redraws nothing.
    let shown = Memo::new(move |_| {
        let (description, chosen) =
            store.draft.with(|draft| (draft.description.clone(), draft.category.clone()));
        let mut codes = known.with_value(|known| suggest_categories(known, &description, SUGGESTIONS));
        if let Some(chosen) = chosen
            && !codes.contains(&chosen)
        {
            codes.insert(0, chosen);
        }
        codes
    });
    let suggestion = move |code: CategoryCode| {
        let name = known.with_value(|known| name_of(known, &code));
        name.map(|name| kind(store, "category", code, name))
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
fn AllKinds(query: RwSignal<String>) -> impl IntoView {
    let store = Store::from_context();
    let found = move || {
        let categories = store.known_categories();
        let codes = search_categories(&categories, &query.get());
        let found: Vec<Category> =
            categories.iter().filter(|category| codes.contains(&category.code)).cloned().collect();
        found
    };
    let list = move || {
        let found = found();
        if found.is_empty() {
            return view! {
                <p>{t_with("describe-category-none-found", &[("query", Value::from(&query.get()))])}</p>
            }
            .into_any();
        }
        let mut groups: Vec<(String, Vec<Category>)> = Vec::new();
        for category in found {
            let group = category.group.clone().unwrap_or_default();
            match groups.iter_mut().find(|(name, _)| *name == group) {
                Some((_, members)) => members.push(category),
                None => groups.push((group, vec![category])),
            }
        }
        groups
            .into_iter()
            .map(|(group, members)| {
                let kinds = members
                    .into_iter()
                    .map(|category| kind(store, "category-all", category.code, category.name))
                    .collect_view();
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
fn kind(store: Store, group: &'static str, code: CategoryCode, name: String) -> impl IntoView {
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

fn name_of(categories: &[Category], code: &CategoryCode) -> Option<String> {
    categories.iter().find(|category| category.code == *code).map(|category| category.name.clone())
}
