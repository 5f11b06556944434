//! One report with its way to the hotline.

use leptos::prelude::*;

use crate::{
    browser::{locks::Lock, timer::Timeout, turns::Turns, upload},
    delivery::Delivery,
    domain::PhotoId,
    form::{Draft, Submission},
    keeping::{KeptReport, Record},
};

/// A report: what of it is stored, and its way to the hotline. A handle, copied freely; what it stands for lives as long
/// as the widget.
#[derive(Clone, Copy)]
pub struct Parcel {
    /// The key of its draft, under which the phone keeps it.
    pub(super) id: StoredValue<String>,
    /// How far it has come, once the citizen has decided to send it.
    pub delivery: RwSignal<Option<Delivery>>,
    /// What was sent, or tried to be sent, and the draft that it was made of.
    pub(super) submission: StoredValue<Option<(Submission, Draft)>>,
    /// It has waited for so long that the citizen is asked before it goes.
    pub asks: RwSignal<bool>,
    pub(super) cancel: StoredValue<Option<upload::Cancel>, LocalStorage>,
    /// The next try that is due by itself.
    pub(super) alarm: StoredValue<Option<Timeout>, LocalStorage>,
    /// What the phone keeps of it, as far as it was stored.
    pub(super) stored: StoredValue<Stored, LocalStorage>,
}

/// What the phone keeps of a report.
#[derive(Default)]
pub(super) struct Stored {
    /// The latest record.
    pub record: Option<Record<KeptReport>>,
    /// The photos whose bytes are there.
    pub photos: Vec<PhotoId>,
    /// This tab's hold of it.
    pub lock: Option<Lock>,
    /// Those who write it.
    pub turns: Turns,
    /// The citizen wants it no more.
    pub is_dropped: bool,
}

impl PartialEq for Parcel {
    fn eq(&self, other: &Self) -> bool {
        self.delivery == other.delivery
    }
}

impl Parcel {
    /// One of which nothing is stored yet.
    pub(super) fn new(id: &str) -> Self {
        Self {
            id: StoredValue::new(id.to_owned()),
            delivery: RwSignal::new(None),
            submission: StoredValue::new(None),
            asks: RwSignal::new(false),
            cancel: StoredValue::new_local(None),
            alarm: StoredValue::new_local(None),
            stored: StoredValue::new_local(Stored::default()),
        }
    }

    /// Changes its delivery, if there is one.
    pub(super) fn note(&self, change: impl FnOnce(&mut Delivery)) {
        self.delivery.update(|delivery| {
            if let Some(delivery) = delivery {
                change(delivery);
            }
        });
    }

    /// True when another tab has taken it, which can only happen to a page that stood still for minutes.
    pub(super) fn is_lost(&self) -> bool {
        self.stored.with_value(|stored| stored.lock.as_ref().is_some_and(|lock| !lock.is_held()))
    }

    /// Stops what is being sent. Whether it has arrived nobody knows then.
    pub fn cancel_sending(&self) {
        self.cancel.with_value(|cancel| {
            if let Some(cancel) = cancel {
                cancel.cancel();
            }
        });
    }
}
