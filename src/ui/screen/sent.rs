//! The receipt: proof, what opens the report again, and what happens next.

mod keep;

use leptos::prelude::*;

use self::keep::Keep;
use crate::{
    backend::Accepted,
    browser::{intl, page},
    form::ReportStep,
    ui::{
        component::{CallHotline, ConfirmButton, PhotoDeliveries, ReceiptCard, Redirect, ScreenFrame},
        route::Route,
        state::Store,
        words::{Value, plain, t, t_with},
    },
};

/// The receipt. Only the hotline's own proof leads here.
#[component]
pub fn Sent() -> impl IntoView {
    let store = Store::from_context();
    let Some(accepted) = untrack(|| store.accepted()) else {
        return view! { <Redirect to=Route::Home /> }.into_any();
    };
    let capabilities = store.capabilities.with_untracked(|capabilities| capabilities.ready().cloned());
    let is_complete = Memo::new(move |_| {
        store.delivery.with(|delivery| delivery.as_ref().is_none_or(|delivery| delivery.is_complete()))
    });
    let tracks = capabilities.as_ref().is_some_and(|it| it.tracking);
    let rates = capabilities.as_ref().is_some_and(|it| it.rating);
    let service = store.config(|config| config.name_in(&store.language.get_untracked()).to_owned());
    let receipt = accepted.receipt().cloned();
    let look = receipt.clone().filter(|_| tracks).map(|receipt| {
        let look = move |_| {
            store.open_complaint(receipt.clone());
            store.go(Route::Complaint);
        };
        view! {
            <button type="button" class="button" on:click=look>
                {t("sent-see-status")}
            </button>
        }
    });
    let mark = view! {
        <p class="print-only">{service}</p>
        <svg class="icon sent__mark" viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="10" />
            <path d="M7 12.5l3.5 3.5L17 9" />
        </svg>
    };
    view! {
        <ScreenFrame route=Route::Sent title=t("sent-title") above=mark.into_any()>
            <p>{t("sent-intro")}</p>
            {receipt.map(|receipt| view! { <ReceiptCard receipt address=tracking_address() /> })}
            <PhotoDeliveries />
            {next(&accepted, rates)}
            <div class="buttons no-print">
                {save_button(store, accepted)}
                <button type="button" class="button button--quiet" on:click=move |_| page::print()>
                    {t("sent-print")}
                </button>
            </div>
            {tracks.then(|| view! { <Keep /> })}
            <div class="print-only">
                <p>{t("sent-track-at")} " " <bdi dir="ltr">{tracking_address()}</bdi></p>
                <CallHotline />
            </div>
            <div class="stack stack--tight no-print">
                {look}
                {move || another(store, is_complete.get())}
            </div>
        </ScreenFrame>
    }
    .into_any()
}

/// Where reports are found again; no secret in it.
fn tracking_address() -> String {
    page::address_without_hash() + &Route::Track.hash()
}

fn next(accepted: &Accepted, rates: bool) -> AnyView {
    view! {
        <section class="card stack stack--tight" aria-labelledby="what-next">
            <h2 id="what-next">{t("sent-next")}</h2>
            <p>{answer_words(accepted)}</p>
            {rates.then(|| {
                view! {
                    <p>{t("sent-next-questions")}</p>
                    <ul class="sent__questions">
                        <li>{t("rate-contacted")}</li>
                        <li>{t("rate-solved")}</li>
                        <li>{t("rate-satisfaction")}</li>
                    </ul>
                }
            })}
        </section>
    }
    .into_any()
}

fn answer_words(accepted: &Accepted) -> String {
    match accepted.deadline {
        Some(deadline) => t_with("sent-next-answer", &[("date", Value::from(&intl::date(deadline)))]),
        None => t("sent-next-answer-undated"),
    }
}

fn save_button(store: Store, accepted: Accepted) -> impl IntoView {
    let failed = RwSignal::new(false);
    let save = move |_| {
        let number = accepted.receipt().map_or("report", |receipt| &receipt.reference.0);
        let name = format!("{number}.txt");
        failed.set(!page::save_text(&name, &receipt_text(store, &accepted)));
    };
    view! {
        <div>
            <button type="button" class="button button--quiet" on:click=save>
                {t("sent-save")}
            </button>
            <p class="sent__failed" role="status">
                {move || failed.get().then(|| t("sent-save-failed"))}
            </p>
        </div>
    }
}

/// The receipt as a text file, a fact a line, values on lines of their own: direction marks have no place in it.
fn receipt_text(store: Store, accepted: &Accepted) -> String {
    let service = store.config(|config| config.name_in(&store.language.get_untracked()).to_owned());
    let (category, description) = untrack(|| {
        let description = store.draft.with(|draft| draft.description.trim().to_owned());
        (store.draft_category_name(), description)
    });
    let mut lines = vec![service, String::new()];
    if let Some(receipt) = accepted.receipt() {
        lines.extend([t("sent-number"), receipt.reference.0.clone(), String::new()]);
        if let Some(code) = &receipt.code {
            lines.extend([t("sent-code"), code.secret().to_owned(), String::new()]);
        }
    }
    lines.extend([
        plain(&answer_words(accepted)),
        String::new(),
        t("sent-track-at"),
        tracking_address(),
        String::new(),
        category,
        description,
    ]);
    lines.join("\r\n")
}

/// Beginning the next report. What this page alone holds goes then, so that is asked first.
fn another(store: Store, is_complete: bool) -> AnyView {
    let begin = move || {
        store.drop_draft();
        store.go(Route::Report(ReportStep::Describe));
    };
    // Its number and code are gone from this page then, or photos are.
    let question = if is_complete { "sent-another-question" } else { "sent-another-photos-question" };
    view! {
        <ConfirmButton
            id="another".to_owned()
            class="button button--quiet"
            label=t("sent-another")
            question=t(question)
            yes=t("sent-another-yes")
            on_confirm=move |()| begin()
        />
    }
    .into_any()
}
