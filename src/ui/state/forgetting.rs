//! Forgetting everything: by the citizen's wish, in every tab of this page, and by itself on a phone that people share.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{Keeper, Store, TypedReceipt};
use crate::{
    browser::{clock, page, storage, timer::Interval, worker},
    domain::Timestamp,
    form::Draft,
    ui::route::Route,
};

/// How long the question whether somebody is still there waits for an answer. WCAG 2.2 (2.2.1) wants 20 seconds at least.
const GRACE: Duration = Duration::from_secs(60);
/// How often it is looked whether anybody is there, in milliseconds.
const LOOK: u32 = 1_000;

/// How a forgetting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// False: some may still be there.
    pub is_whole: bool,
    /// True: something was on its way to the hotline and is not sent any more.
    pub was_under_way: bool,
}

/// Who forgets. For the later screens alone, which find it in the context.
#[derive(Clone, Copy)]
pub struct Forgetting {
    store: Store,
    keeper: Keeper,
    /// Somebody was there at that moment.
    touched_at: StoredValue<Timestamp>,
    /// Until when the question whether somebody is still there waits for an answer; `None`: it isn't asked.
    pub until: RwSignal<Option<Timestamp>>,
    /// How it ended when everything was forgotten the last time.
    pub end: RwSignal<Option<Forgotten>>,
}

impl Forgetting {
    /// Forgets from now on what another tab is told to forget, and on a shared phone what nobody comes back to.
    pub(super) fn begin(store: Store, keeper: Keeper) -> Self {
        let this = Self {
            store,
            keeper,
            touched_at: StoredValue::new(clock::now()),
            until: RwSignal::new(None),
            end: RwSignal::new(None),
        };
        storage::on_told_to_forget(move || {
            this.forget_here();
            this.show_home();
        });
        if let Some(limit) = store.forgets_after() {
            this.touched();
            page::on_input(move || {
                if this.until.get_untracked().is_none() {
                    this.touched();
                }
            });
            Interval::new(LOOK, move || this.look(limit)).forget();
        }
        this
    }

    /// The one of the widget that a component belongs to.
    #[must_use]
    pub fn from_context() -> Self {
        expect_context()
    }

    /// Somebody is there, and goes on.
    pub fn go_on(&self) {
        self.touched();
        self.until.set(None);
    }

    fn touched(&self) {
        let now = clock::now();
        // Another look at the storage each second is enough.
        if now.since(self.touched_at.get_value()) >= Duration::from_secs(1) || storage::touched().is_none() {
            storage::set_touched(now);
        }
        self.touched_at.set_value(now);
    }

    /// Asks whether somebody is still there after `limit` without a touch in any tab; forgets when nobody answers.
    fn look(&self, limit: Duration) {
        let now = clock::now();
        let here = self.touched_at.get_value();
        let touched_at = storage::touched().map_or(here, |elsewhere| elsewhere.max(here));
        match self.until.get_untracked() {
            Some(_) if now.since(touched_at) < limit => self.until.set(None),
            Some(until) if now >= until => {
                let this = *self;
                this.until.set(None);
                spawn_local(async move { this.forget_everything().await });
            }
            None if now.since(touched_at) >= limit && self.holds_something() => {
                self.until.set(Some(now.plus(GRACE)));
            }
            _ => {}
        }
    }

    /// True when this page or the phone has anything of the citizen's.
    fn holds_something(&self) -> bool {
        let store = self.store;
        store.route.get_untracked() != Route::Home
            || !store.draft.with_untracked(Draft::is_untouched)
            || self.keeper.others.with_untracked(|others| !others.is_empty())
            || store.followed.with_untracked(Option::is_some)
            || store.typed_receipt.with_untracked(|typed| !typed.reference.is_empty())
            || !storage::saved_receipts().is_empty()
    }

    /// True while something is on its way to the hotline, or waits to be.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.keeper.others.track();
        self.store.parcel.track();
        self.keeper.parcels().iter().any(|parcel| {
            parcel.delivery.with(|delivery| delivery.as_ref().is_some_and(|it| !it.is_settled()))
        })
    }

    /// Forgets everything that this phone keeps of the citizen, here and in the other tabs of this page, and shows the
    /// first screen. [`Self::end`] says then how that went.
    pub async fn forget_everything(&self) {
        let was_under_way = untrack(|| self.is_under_way());
        let is_whole = self.erase_everything().await;
        self.end.set(Some(Forgotten { is_whole, was_under_way }));
        self.show_home();
    }

    /// Forgets everything and leaves the screen where it is. False if some may still be there.
    pub async fn erase_everything(&self) -> bool {
        storage::tell_to_forget();
        self.forget_here();
        let reports = self.keeper.erase_everything().await;
        // Files of the widget, with nothing of the citizen's in them.
        let page = worker::forget().await;
        storage::forget_everything() && reports && page
    }

    /// Forgets what this page holds.
    fn forget_here(&self) {
        let store = self.store;
        store.drop_draft();
        storage::set_open_report(None);
        self.keeper.drop_others();
        store.forget_followed();
        store.followed.set(None);
        store.typed_receipt.set(TypedReceipt::default());
        store.link.set(None);
    }

    /// Shows the first screen as it is now.
    fn show_home(&self) {
        let store = self.store;
        if store.route.get_untracked() == Route::Home {
            store.opened.update(|opened| *opened += 1);
        } else {
            store.replace(Route::Home);
        }
    }
}
