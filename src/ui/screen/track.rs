//! Finding a report again, by number and code or from what this phone keeps.

use leptos::prelude::*;

use crate::{
    backend::Trouble,
    browser::page,
    domain::{Code, Receipt, Reference, SavedReceipt},
    form::{Field, Problem, Reason},
    ui::{
        component::{CallHotline, SavedReports, ScreenFrame, TextField, TextKind},
        route::Route,
        state::{Remote, Store},
        words::{t, trouble},
    },
};

/// The id of what says that nothing was found.
const FAILURE: &str = "track-failure";

/// How the search goes.
#[derive(Clone, Debug, PartialEq)]
enum Search {
    Idle,
    Pending,
    Failed(Trouble),
}

/// Number and code, and the reports on this phone.
#[component]
pub fn Track() -> impl IntoView {
    let store = Store::from_context();
    let search = Memo::new(move |_| {
        store.followed.with(|followed| match followed.as_ref().map(|followed| &followed.complaint) {
            Some(Remote::Loading) => Search::Pending,
            Some(Remote::Failed(trouble)) => Search::Failed(trouble.clone()),
            _ => Search::Idle,
        })
    });
    Effect::new(move |before: Option<Search>| {
        let now = search.get();
        if before == Some(Search::Pending) && matches!(now, Search::Failed(_)) {
            page::focus(FAILURE);
        }
        now
    });
    let is_pending = move || search.get() == Search::Pending;
    let failure = move || match search.get() {
        Search::Failed(why) => Some(view! {
            <div class="notice notice--danger" id=FAILURE role="alert" tabindex="-1">
                <p>{trouble(&why)}</p>
                <CallHotline />
            </div>
        }),
        Search::Idle | Search::Pending => None,
    };
    let typed = store.typed_receipt.get_untracked();
    let type_reference = move |text| store.typed_receipt.update(|typed| typed.reference = text);
    let type_code = move |text| store.typed_receipt.update(|typed| typed.code = text);
    // Until the hotline has said that the number alone suffices, both are asked for.
    let coded = Memo::new(move |_| is_coded(store));
    let code = move || {
        view! {
            <TextField
                field=Field::Code
                label=t("track-code")
                hint=t("track-code-hint")
                kind=TextKind::Secret
                value=store.typed_receipt.with_untracked(|typed| typed.code.clone())
                on_input=type_code
            />
        }
    };
    let open = move |saved: SavedReceipt| store.open_complaint(saved.receipt);
    view! {
        <ScreenFrame route=Route::Track title=t("track-title")>
            <form
                class="stack"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    if search.get_untracked() != Search::Pending {
                        submit(store);
                    }
                }
            >
                <TextField
                    field=Field::Reference
                    label=t("track-reference")
                    hint=t("track-reference-hint")
                    kind=TextKind::Secret
                    value=typed.reference
                    on_input=type_reference
                />
                {move || coded.get().then(code)}
                {failure}
                <div role="status">{move || is_pending().then(|| t("track-pending"))}</div>
                <button type="submit" class="button" aria-disabled=move || is_pending().then_some("true")>
                    {t("track-open")}
                </button>
            </form>
            <SavedReports removable=true on_open=open />
        </ScreenFrame>
    }
}

/// True if a code belongs to the number.
fn is_coded(store: Store) -> bool {
    store.capabilities.with(|it| it.ready().is_none_or(|capabilities| capabilities.codes))
}

/// Opens the report that is typed, or says what is missing.
fn submit(store: Store) {
    let (reference, code) = store
        .typed_receipt
        .with_untracked(|typed| (Reference::from_typed(&typed.reference), Code::from_typed(&typed.code)));
    let coded = untrack(|| is_coded(store));
    let missing = [(Field::Reference, reference.is_none()), (Field::Code, coded && code.is_none())];
    let missing = missing.into_iter().filter(|(_, is_missing)| *is_missing);
    store.object(missing.map(|(field, _)| Problem::new(field, Reason::Required)).collect());
    if let Some(reference) = reference
        && (!coded || code.is_some())
    {
        store.open_complaint(Receipt { reference, code: code.filter(|_| coded) });
    }
}
