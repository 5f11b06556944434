//! A newer version of the page, which waits until nothing can be lost by it.

use leptos::{prelude::*, task::spawn_local};

use super::{ByLink, Keeper, Store};
use crate::{
    browser::{clock, page, worker::KeptPage},
    domain::Timestamp,
};

/// After how many hours a page that is looked at again asks for a newer version. Opening it asks anyway.
const LOOK_AFTER_HOURS: i64 = 1;

/// What becomes of a newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// The citizen may have it now.
    Ready,
    /// It waits, or something would be lost that only this page holds.
    Waits,
    /// It is about to open.
    Opening,
}

/// How far a newer version has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Newer {
    Unknown,
    Here,
    Wanted,
}

/// A newer version of the page. For the later screens alone, which find it in the context.
#[derive(Clone, Copy)]
pub struct NewVersion {
    store: Store,
    keeper: Keeper,
    by_link: ByLink,
    kept_page: StoredValue<Option<KeptPage>, LocalStorage>,
    newer: RwSignal<Newer>,
    looked_at: StoredValue<Timestamp>,
}

impl NewVersion {
    /// Has the page kept on this phone, and begins to listen for newer versions of it.
    pub(super) fn begin(store: Store, keeper: Keeper, by_link: ByLink) -> Self {
        let this = Self {
            store,
            keeper,
            by_link,
            kept_page: StoredValue::new_local(None),
            newer: RwSignal::new(Newer::Unknown),
            looked_at: StoredValue::new(clock::now()),
        };
        spawn_local(async move {
            let Some(kept_page) = KeptPage::begin().await else { return };
            this.kept_page.set_value(Some(kept_page.clone()));
            kept_page.on_newer(move || this.newer.set(Newer::Here));
        });
        page::on_visibility_change(move |is_hidden| {
            if !is_hidden {
                this.look_now_and_then();
            }
        });
        this
    }

    fn look_now_and_then(&self) {
        let now = clock::now();
        if self.looked_at.get_value().plus_hours(LOOK_AFTER_HOURS) > now {
            return;
        }
        self.looked_at.set_value(now);
        if let Some(kept_page) = self.kept_page.get_value() {
            spawn_local(async move { kept_page.look_for_newer().await });
        }
    }

    /// What to say of a newer version; `None` if there is none.
    #[must_use]
    pub fn offer(&self) -> Option<Offer> {
        match self.newer.get() {
            Newer::Unknown => None,
            Newer::Here if self.would_lose_something() => Some(Offer::Waits),
            Newer::Here => Some(Offer::Ready),
            Newer::Wanted => Some(Offer::Opening),
        }
    }

    /// Opens the newer version in the place of this one once everything is stored, unless something would be lost.
    pub fn open(&self) {
        let Some(kept_page) = self.kept_page.get_value() else { return };
        if untrack(|| self.offer()) != Some(Offer::Ready) {
            return;
        }
        self.newer.set(Newer::Wanted);
        let this = *self;
        spawn_local(async move {
            this.store.store_parcel(this.store.parcel.get_untracked()).await;
            // Storing may have shown that the phone has no room any more.
            if untrack(|| this.would_lose_something()) {
                this.newer.set(Newer::Here);
            } else {
                kept_page.use_newer();
            }
        });
    }

    /// True when something that was typed, or a receipt, is nowhere but on this page, or something is being sent.
    fn would_lose_something(&self) -> bool {
        let (store, by_link) = (self.store, self.by_link);
        store.draft.track();
        store.delivery.track();
        store.is_kept.track();
        store.darkroom.progress.track();
        // On the screens that it leads to receipts are kept.
        store.route.track();
        by_link.feedback.track();
        by_link.answers.track();
        by_link.reply.track();
        self.would_lose_words() || store.typed_receipt.with(|typed| !typed.reference.is_empty())
    }

    /// The same but for the number of a report that is looked up, which the page around may set.
    pub(super) fn would_lose_words(&self) -> bool {
        let store = self.store;
        store.would_lose_something()
            || self.by_link.would_lose_something()
            || self.sends_something()
            || self.would_lose_receipt()
            || store.has_unsent_words()
            || store.typed_receipt.with(|typed| !typed.code.is_empty())
    }

    /// True while anything is on its way to the hotline: what is broken off may have arrived, and nobody would know.
    fn sends_something(&self) -> bool {
        self.keeper.others.track();
        self.keeper.parcels().iter().any(|parcel| {
            parcel.delivery.with(|delivery| {
                delivery.as_ref().is_some_and(|delivery| {
                    delivery.report.is_sending() || delivery.photos.iter().any(|photo| photo.way.is_sending())
                })
            })
        })
    }

    /// True while the receipt of the report that was just sent is on this page only.
    fn would_lose_receipt(&self) -> bool {
        let has_receipt = self.store.accepted().is_some_and(|accepted| accepted.receipt().is_some());
        has_receipt && !self.store.is_kept.get() && !self.store.is_receipt_kept()
    }
}
