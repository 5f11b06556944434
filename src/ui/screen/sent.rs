//! The receipt: proof, what opens the report again, and what happens next.

mod file;
mod keep;
mod next;
mod proof;

use leptos::prelude::*;

use self::{file::SaveButton, keep::Keep, next::Next, proof::Shown};
use crate::{
    backend::{Accepted, Proof},
    browser::page,
    delivery::Search,
    domain::Receipt,
    ui::{
        component::{AnotherReport, CallHotline, Finish, PhotoDeliveries, Quote, Redirect, ScreenFrame},
        route::Route,
        state::Store,
        words::t,
    },
};

/// The receipt. Only the hotline's own proof leads here.
#[component]
pub fn Sent() -> impl IntoView {
    let store = Store::from_context();
    let accepted = Memo::new(move |_| store.accepted());
    // A number that comes late changes everything here, and takes away the button that asked for it.
    Effect::new(move |before: Option<Option<Accepted>>| {
        let now = accepted.get();
        if before.is_some_and(|before| before.is_some() && before != now) {
            page::focus("screen-title");
        }
        now
    });
    // The receipt is drawn anew when the hotline's rules come, which may be after a reload.
    let offers =
        Memo::new(move |_| store.capabilities.with(|it| it.ready().map(|it| (it.tracking, it.rating))));
    move || match accepted.get() {
        Some(accepted) => {
            let offers = offers.get();
            untrack(|| receipt(store, accepted, offers))
        }
        None => view! { <Redirect to=Route::Home /> }.into_any(),
    }
}

/// `offers`: whether reports can be looked at here, and rated, as far as the hotline has said.
fn receipt(store: Store, accepted: Accepted, offers: Option<(bool, bool)>) -> AnyView {
    // Until it says so: who gives a code has something that it opens.
    let has_code = accepted.receipt().is_some_and(|receipt| receipt.code.is_some());
    let (tracks, rates) = offers.unwrap_or((has_code, false));
    let shown = Shown::of(&accepted.proof, tracks);
    let service = store.config(|config| config.name_in(&store.language.get_untracked()).to_owned());
    let followed = accepted.receipt().filter(|_| tracks).cloned();
    let mark = view! {
        <p class="print-only">{service}</p>
        {shown.mark()}
    };
    let notice = accepted.notice.clone().map(|quoted| {
        view! {
            <section class="card stack stack--tight" aria-labelledby="hotline-says">
                <h2 id="hotline-says">{t("sent-notice")}</h2>
                <Quote quoted />
            </section>
        }
    });
    let is_found =
        store.delivery.with_untracked(|it| it.as_ref().is_some_and(|it| it.search == Search::Found));
    let is_taken = accepted.proof != Proof::Unconfirmed;
    let is_tracked = followed.is_some();
    let is_keepable = is_tracked && store.forgets_after().is_none();
    view! {
        <ScreenFrame route=Route::Sent title=shown.title() above=mark.into_any()>
            <p>{move || shown.intro(store.is_kept.get())}</p>
            {is_found.then(|| view! { <p>{t("sent-found")}</p> })}
            {shown.card(store, &accepted.proof)}
            {notice}
            <PhotoDeliveries parcel=store.parcel.get_untracked() />
            {is_taken.then(|| view! { <Next deadline=accepted.deadline tracks rates /> })}
            <div class="buttons no-print">
                <SaveButton shown tracks accepted />
                <button type="button" class="button button--quiet" on:click=move |_| page::print()>
                    {t("sent-print")}
                </button>
            </div>
            {is_keepable.then(|| view! { <Keep /> })}
            <div class="print-only">
                {is_tracked
                    .then(|| view! { <p>{t("sent-track-at")} " " <bdi dir="ltr">{tracking_address()}</bdi></p> })}
                <CallHotline />
            </div>
            <div class="stack stack--tight no-print">
                {followed.map(|receipt| look(store, receipt))}
                <AnotherReport />
                <Finish />
            </div>
        </ScreenFrame>
    }
    .into_any()
}

/// Where reports are found again; no secret in it.
fn tracking_address() -> String {
    page::address_without_hash() + &Route::Track.hash()
}

/// The way to the report as the hotline has it.
fn look(store: Store, receipt: Receipt) -> AnyView {
    let look = move |_| {
        store.open_complaint(receipt.clone());
        store.go(Route::Complaint);
    };
    view! {
        <button type="button" class="button" on:click=look>
            {t("sent-see-status")}
        </button>
    }
    .into_any()
}
