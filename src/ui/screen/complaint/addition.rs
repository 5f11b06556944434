//! Adding information to a complaint.

use leptos::prelude::*;

use crate::{
    browser::page,
    domain::Complaint,
    form::Field,
    ui::{
        component::{Notice, NoticeKind, TextArea},
        state::{Addition, Store},
        words::{t, trouble},
    },
};

/// The id of what says how it went.
const END: &str = "addition-end";

/// A text for the hotline. What is typed stays until the hotline has it.
#[component]
pub fn AddInformation() -> impl IntoView {
    let store = Store::from_context();
    let is_added = Memo::new(move |_| store.addition.get() == Addition::Added);
    let is_sending = move || store.addition.get() == Addition::Sending;
    Effect::new(move |before: Option<Addition>| {
        let now = store.addition.get();
        if before == Some(Addition::Sending) && now != Addition::Open {
            page::focus(END);
        }
        now
    });
    let again = move |_| {
        store.addition.set(Addition::Open);
        page::focus("add-information");
    };
    let failure = move || match store.addition.get() {
        Addition::Failed(why) => Some(view! {
            <div class="notice notice--danger" id=END role="alert" tabindex="-1">
                <p>{trouble(&why)}</p>
                <p>{t("complaint-add-safe")}</p>
            </div>
        }),
        _ => None,
    };
    let label = move || match store.addition.get() {
        Addition::Failed(_) => t("try-again"),
        _ => t("complaint-add-send"),
    };
    let form = move || {
        view! {
            <form
                class="stack stack--tight"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    store.add_information();
                }
            >
                <TextArea
                    field=Field::Information
                    label=t("complaint-add-words")
                    hint=t("complaint-add-hint")
                    rows=3
                    max=Complaint::INFORMATION_MAX
                    value=store.information.get_untracked()
                    on_input=move |text| store.information.set(text)
                />
                {failure}
                <div role="status">{move || is_sending().then(|| t("sending"))}</div>
                <button
                    type="submit"
                    class="button button--quiet"
                    aria-disabled=move || is_sending().then_some("true")
                >
                    {label}
                </button>
            </form>
        }
    };
    let body = move || {
        if !is_added.get() {
            return form().into_any();
        }
        view! {
            <div id=END tabindex="-1">
                <Notice kind=NoticeKind::Success>
                    <p>{t("complaint-added")}</p>
                </Notice>
            </div>
            <button type="button" class="button button--quiet" on:click=again>
                {t("complaint-add-more")}
            </button>
        }
        .into_any()
    };
    view! {
        <section class="card stack stack--tight" aria-labelledby="add-information">
            <h2 id="add-information" tabindex="-1">{t("complaint-add-information")}</h2>
            {body}
        </section>
    }
    .into_any()
}
