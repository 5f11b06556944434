//! What the hotline gave for the report, and what that is worth.

use leptos::prelude::*;

use super::tracking_address;
use crate::{
    backend::Proof,
    domain::Ticket,
    ui::{
        component::{ReceiptCard, ReceiptPart},
        state::{NumberSearch, NumberToFollow, Store},
        words::{t, trouble},
    },
};

/// What the citizen has in hand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// A number and a code that open the report together.
    Coded,
    /// A number that opens the report to everybody.
    Open,
    /// A number to name when asking, on the telephone.
    Named,
    /// Something by which this page can ask for the number.
    NumberToFollow,
    /// Nothing: the hotline waits for a link to be opened.
    Unconfirmed,
}

impl Shown {
    /// What `proof` is worth; `tracks`: reports can be looked at here.
    pub const fn of(proof: &Proof, tracks: bool) -> Self {
        match proof {
            Proof::Numbered(_) if !tracks => Self::Named,
            Proof::Numbered(receipt) if receipt.code.is_some() => Self::Coded,
            Proof::Numbered(_) => Self::Open,
            Proof::NumberToFollow(_) => Self::NumberToFollow,
            Proof::Unconfirmed => Self::Unconfirmed,
        }
    }

    /// The heading.
    pub fn title(self) -> String {
        t(match self {
            Self::Coded | Self::Open | Self::Named => "sent-numbered",
            Self::NumberToFollow => "sent-number-follows",
            Self::Unconfirmed => "sent-unconfirmed",
        })
    }

    /// What to do with it; `is_kept`: the phone keeps what the number is asked by.
    pub fn intro(self, is_kept: bool) -> String {
        t(match self {
            Self::Coded => "sent-intro",
            Self::Open => "sent-intro-open",
            Self::Named => "sent-intro-number",
            Self::NumberToFollow if is_kept => "sent-intro-follows",
            Self::NumberToFollow => "sent-intro-follows-here",
            Self::Unconfirmed => "sent-intro-unconfirmed",
        })
    }

    /// A tick for what is taken, an envelope for what waits for the citizen.
    pub fn mark(self) -> AnyView {
        if self == Self::Unconfirmed {
            view! {
                <svg class="icon sent__mark sent__mark--open" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M3 6h18v12H3zM3 6l9 7 9-7" />
                </svg>
            }
            .into_any()
        } else {
            view! {
                <svg class="icon sent__mark" viewBox="0 0 24 24" aria-hidden="true">
                    <circle cx="12" cy="12" r="10" />
                    <path d="M7 12.5l3.5 3.5L17 9" />
                </svg>
            }
            .into_any()
        }
    }

    /// What the citizen has in hand, large.
    pub fn card(self, store: Store, proof: &Proof) -> AnyView {
        match proof {
            Proof::Numbered(receipt) => {
                let address = (self != Self::Named).then(tracking_address);
                view! { <ReceiptCard receipt=receipt.clone() address /> }.into_any()
            }
            Proof::NumberToFollow(Ticket(ticket)) => {
                let ticket = ticket.clone();
                view! {
                    <div class="card receipt">
                        <ReceiptPart name=t("sent-ticket") copy=t("sent-copy-ticket") value=ticket />
                    </div>
                    <Search />
                }
                .into_any()
            }
            Proof::Unconfirmed => {
                let email = store.sent_email().map(|email| {
                    view! {
                        <div class="card">
                            <p class="soft">{t("sent-email")}</p>
                            <p class="sent__email">
                                <bdi dir="ltr">{email}</bdi>
                            </p>
                        </div>
                    }
                });
                view! {
                    {email}
                    <p class="soft">{t("sent-email-hint")}</p>
                }
                .into_any()
            }
        }
    }
}

/// How the asking for the number goes, and a way to ask now.
#[component]
fn Search() -> impl IntoView {
    let store = Store::from_context();
    let number = NumberToFollow::from_context();
    let is_asking = move || number.search.get() == NumberSearch::Asking;
    let words = move || match number.search.get() {
        NumberSearch::Idle => String::new(),
        NumberSearch::Asking => t("sent-number-asking"),
        NumberSearch::NotYet => t("sent-number-not-yet"),
        NumberSearch::Failed(why) => trouble(&why),
    };
    let photos_wait =
        move || t(if store.is_kept.get() { "sent-photos-wait" } else { "sent-photos-wait-here" });
    let has_photos = !store.parcel.get_untracked().photos().is_empty();
    view! {
        <div class="stack stack--tight no-print">
            <p role="status">{words}</p>
            <button
                type="button"
                class="button button--quiet"
                aria-disabled=move || is_asking().then_some("true")
                on:click=move |_| number.ask()
            >
                {t("sent-number-ask")}
            </button>
            {has_photos.then(|| view! { <p>{photos_wait}</p> })}
        </div>
    }
    .into_any()
}
