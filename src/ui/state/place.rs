//! Finding out where the phone is.

use leptos::{prelude::*, task::spawn_local};

use super::Store;
use crate::{
    browser::geolocation::{LocateFault, locate},
    form::PointSource,
};

/// How the asking for the phone's location goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locating {
    /// Nothing is under way; what was found stands in the draft.
    #[default]
    Idle,
    /// The browser asks the citizen, or the phone is looking.
    Pending,
    /// It came to nothing.
    Failed(LocateFault),
}

impl Store {
    /// Asks the phone where it is and takes that as the draft's point, in place of any other. Nothing happens
    /// while it is being asked already.
    pub fn locate(&self) {
        if self.locating.get_untracked() == Locating::Pending {
            return;
        }
        self.locating.set(Locating::Pending);
        let store = *self;
        spawn_local(async move {
            let end = locate().await;
            if store.locating.get_untracked() != Locating::Pending {
                // The report that it was for is gone.
                return;
            }
            match end {
                Ok(point) => {
                    store.draft.update(|draft| draft.place.point = Some((point, PointSource::Phone)));
                    store.locating.set(Locating::Idle);
                }
                Err(fault) => store.locating.set(Locating::Failed(fault)),
            }
        });
    }
}
