//! The number that follows a report.

use std::{iter::repeat, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use super::{Parcel, Store};
use crate::{
    backend::{Accepted, Backend as _, Proof, Trouble},
    browser::{fetch, timer},
    delivery::Delivery,
    domain::Ticket,
};

/// How long to wait before each of the first times that the hotline is asked by itself, in seconds.
const WAITS: [u64; 6] = [3, 5, 10, 20, 40, 60];
/// How long to wait before each later time, in seconds: the page promises to go on asking.
const LATER_WAIT: u64 = 120;

/// How the latest asking for the number went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NumberSearch {
    /// It was not asked for yet, or it is here.
    #[default]
    Idle,
    /// The hotline is being asked.
    Asking,
    /// The hotline has none yet.
    NotYet,
    /// It didn't work.
    Failed(Trouble),
}

/// The asking for the number that follows. For the later screens alone, which find it in the context.
#[derive(Clone, Copy)]
pub struct NumberToFollow {
    store: Store,
    /// How the latest asking went.
    pub search: RwSignal<NumberSearch>,
}

impl NumberToFollow {
    /// Begins to ask by itself, ever more rarely, whenever a report was taken without a number.
    pub(super) fn begin(store: Store) -> Self {
        let this = Self { store, search: RwSignal::new(NumberSearch::Idle) };
        let ticket = Memo::new(move |_| store.delivery.with(ticket));
        Effect::new(move |_| {
            this.search.set(NumberSearch::Idle);
            let Some(ticket) = ticket.get() else { return };
            spawn_local(async move {
                for wait in WAITS.into_iter().chain(repeat(LATER_WAIT)) {
                    timer::sleep(Duration::from_secs(wait)).await;
                    if !this.is_wanted(&ticket) {
                        return;
                    }
                    this.ask_with(&ticket).await;
                }
            });
        });
        this
    }

    /// The one of the widget that a component belongs to.
    #[must_use]
    pub fn from_context() -> Self {
        expect_context()
    }

    /// Asks now.
    pub fn ask(&self) {
        let this = *self;
        if let Some(ticket) = this.store.delivery.with_untracked(ticket) {
            spawn_local(async move { this.ask_with(&ticket).await });
        }
    }

    async fn ask_with(&self, ticket: &Ticket) {
        if self.search.get_untracked() == NumberSearch::Asking {
            return;
        }
        self.search.set(NumberSearch::Asking);
        let end = fetch::run(self.store.backend().number(ticket)).await;
        if !self.is_wanted(ticket) {
            return;
        }
        self.search.set(match &end {
            Ok(Some(_)) => NumberSearch::Idle,
            Ok(None) => NumberSearch::NotYet,
            Err(trouble) => NumberSearch::Failed(trouble.clone()),
        });
        if let Ok(Some(receipt)) = end {
            self.store.numbered(self.store.parcel.get_untracked(), receipt);
        }
    }

    fn is_wanted(&self, wanted: &Ticket) -> bool {
        self.store.delivery.with_untracked(ticket).as_ref() == Some(wanted)
    }
}

impl Store {
    /// Asks for the number of a report that isn't open, as long as it has none and isn't opened.
    pub(super) fn ask_for_number(&self, parcel: Parcel) {
        let store = *self;
        let wanted = move || parcel.delivery.with_untracked(ticket).filter(|_| !store.is_open(parcel));
        spawn_local(async move {
            for wait in WAITS.into_iter().chain(repeat(LATER_WAIT)) {
                let Some(ticket) = wanted() else { return };
                let end = fetch::run(store.backend().number(&ticket)).await;
                if let (Ok(Some(receipt)), Some(_)) = (end, wanted()) {
                    store.numbered(parcel, receipt);
                    store.store_parcel(parcel).await;
                }
                timer::sleep(Duration::from_secs(wait)).await;
            }
        });
    }
}

/// What the hotline gave in the place of the number.
fn ticket(delivery: &Option<Delivery>) -> Option<Ticket> {
    match delivery.as_ref()?.accepted()? {
        Accepted { proof: Proof::NumberToFollow(ticket), .. } => Some(ticket.clone()),
        _ => None,
    }
}
