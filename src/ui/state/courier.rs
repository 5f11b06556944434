//! Getting reports across: performing what a delivery says comes next, and when.

use std::time::Duration;

use futures_util::future::select;
use leptos::{prelude::*, task::spawn_local};

use super::{Parcel, Store};
use crate::{
    backend::{Backend as _, Trouble},
    browser::{
        clock, fetch, page, photos, random, storage,
        timer::{self, Timeout},
        upload,
    },
    delivery::{Delivery, Job, Next, search},
    domain::{PhotoId, Receipt, Reference},
    form::{ReportStep, SubmittedPhoto},
    ui::route::Route,
};

/// How long a delivery waits for the phone to store how far it has come.
const PATIENCE: Duration = Duration::from_secs(5);
/// A timer that is set for longer than this is set anew then: a phone's clock may be put right meanwhile.
const LONGEST_NAP: Duration = Duration::from_secs(60);

impl Parcel {
    /// The photos that go with it.
    #[must_use]
    pub fn photos(&self) -> Vec<SubmittedPhoto> {
        self.submission.with_value(|sent| {
            sent.as_ref().map(|(submission, _)| submission.content().photos.clone()).unwrap_or_default()
        })
    }
}

impl Store {
    /// Tries a failed job again.
    pub fn retry(&self, parcel: Parcel, job: &Job) {
        parcel.note(|delivery| delivery.retry(job, clock::now(), &random::uuid()));
        self.deliver(parcel);
    }

    /// Sends a report all the same that the hotline takes for one that it has.
    pub fn insist(&self, parcel: Parcel) {
        parcel.note(|delivery| delivery.insist(clock::now(), &random::uuid()));
        self.deliver(parcel);
    }

    /// The citizen says that a report that has waited for long shall go.
    pub fn confirm_sending(&self, parcel: Parcel) {
        parcel.note(|delivery| delivery.confirmed(clock::now()));
        self.deliver(parcel);
    }

    /// The citizen doesn't want a report that failed tried again by itself.
    pub fn stop_trying(&self, parcel: Parcel) {
        parcel.note(Delivery::paused);
        self.deliver(parcel);
    }

    /// Takes the number that was to follow; the photos that waited for it go on their way.
    pub(super) fn numbered(&self, parcel: Parcel, receipt: Receipt) {
        parcel.note(|delivery| delivery.numbered(receipt));
        self.deliver(parcel);
    }

    /// The network is back, or the page: what waits for no other reason goes on.
    pub(super) fn hurry(&self, parcel: Parcel) {
        parcel.note(|delivery| delivery.hurry(clock::now()));
        self.deliver(parcel);
    }

    /// Performs the delivery's next job when its time has come, and the one after it, until none may start by itself.
    pub(super) fn deliver(&self, parcel: Parcel) {
        let now = clock::now();
        let online = page::is_online();
        let next = parcel.delivery.with_untracked(|delivery| match delivery {
            Some(delivery) => delivery.next(now, online),
            None => Next::Nothing,
        });
        parcel.alarm.set_value(None);
        let asks = next == Next::Ask;
        if parcel.asks.get_untracked() != asks {
            parcel.asks.set(asks);
        }
        let store = *self;
        match next {
            Next::Do(job) => store.perform(parcel, job),
            Next::At(at) => {
                let nap = at.since(now).min(LONGEST_NAP).as_millis();
                let alarm =
                    Timeout::new(u32::try_from(nap).unwrap_or(u32::MAX), move || store.deliver(parcel));
                parcel.alarm.set_value(Some(alarm));
            }
            Next::Ask | Next::Nothing => {}
        }
    }

    /// Performs one job. What is about to happen is stored before it happens: a page that comes back knows then what may
    /// have arrived.
    fn perform(&self, parcel: Parcel, job: Job) {
        if parcel.is_lost() {
            // Another tab sees to it.
            parcel.note(Delivery::paused);
            return;
        }
        parcel.note(|delivery| delivery.begun(&job, clock::now(), &random::uuid()));
        let cancel = upload::Cancel::new();
        parcel.cancel.set_value(Some(cancel.clone()));
        let store = *self;
        spawn_local(async move {
            store.store_in_time(parcel).await;
            match &job {
                Job::Report => store.deliver_report(parcel, &cancel).await,
                Job::Search => store.search(parcel).await,
                Job::Photo(id) => store.deliver_photo(parcel, id, &cancel).await,
            }
            store.store_in_time(parcel).await;
            store.deliver(parcel);
        });
    }

    /// Stores `parcel`, but waits for seconds only: a database that never ends a writing must not hold up a report or its
    /// photos for ever.
    async fn store_in_time(&self, parcel: Parcel) {
        select(Box::pin(self.store_parcel(parcel)), Box::pin(timer::sleep(PATIENCE))).await;
    }

    async fn deliver_report(&self, parcel: Parcel, cancel: &upload::Cancel) {
        let attempt =
            parcel.delivery.with_untracked(|delivery| delivery.as_ref().map(|it| it.attempt.clone()));
        let exchange = parcel.submission.with_value(|sent| {
            let (submission, _) = sent.as_ref()?;
            Some(self.backend().submit(submission, &attempt?))
        });
        let Some(exchange) = exchange else { return };
        let end = if self.fetch_travelling_photos(parcel).await {
            let progress = move |percent| parcel.note(|delivery| delivery.sent(&Job::Report, percent));
            upload::run(exchange, progress, cancel).await
        } else {
            Err(Trouble::PhotoLost)
        };
        parcel.note(|delivery| delivery.report_ended(end, clock::now(), random::share()));
        self.show_receipt(parcel);
    }

    /// Brings the photos into the page that travel with the report; false if the phone has lost one.
    async fn fetch_travelling_photos(&self, parcel: Parcel) -> bool {
        let follow =
            parcel.delivery.with_untracked(|it| it.as_ref().is_some_and(|it| it.terms.photos_follow));
        if follow {
            return true;
        }
        for photo in parcel.photos() {
            if !self.fetch_photo(parcel, &photo).await {
                return false;
            }
        }
        true
    }

    /// Leads from the last step to the receipt once the hotline has the report.
    fn show_receipt(&self, parcel: Parcel) {
        let is_accepted = parcel
            .delivery
            .with_untracked(|it| it.as_ref().is_some_and(|delivery| delivery.accepted().is_some()));
        let is_shown = self.is_open(parcel) && self.route.get_untracked() == Route::Report(ReportStep::Check);
        if is_accepted && is_shown {
            self.replace(Route::Sent);
        }
    }

    /// Looks for a report that may have arrived among those that everybody may see.
    async fn search(&self, parcel: Parcel) {
        let sent = parcel.delivery.with_untracked(|delivery| delivery.as_ref()?.sent_between());
        let submission =
            parcel.submission.with_value(|sent| sent.as_ref().map(|(submission, _)| submission.clone()));
        let (Some(sent), Some(submission)) = (sent, submission) else { return };
        let end = fetch::run(self.backend().list(&search::query(&submission, sent))).await;
        let end = end.map(|listed| search::find(&listed, &submission, sent, &self.known_references()));
        // The citizen may have changed the report meanwhile and sent it anew: that isn't what was looked for.
        let is_same =
            parcel.submission.with_value(|sent| sent.as_ref().is_some_and(|(sent, _)| *sent == submission));
        if !is_same {
            return;
        }
        parcel.note(|delivery| delivery.search_ended(end, clock::now(), random::share()));
        self.show_receipt(parcel);
    }

    /// The numbers of the reports from this phone that are known to it.
    fn known_references(&self) -> Vec<Reference> {
        let saved = storage::saved_receipts().into_iter().map(|saved| saved.receipt.reference);
        let others = self.keeper.get_value().map(|keeper| keeper.others.get_untracked()).unwrap_or_default();
        let others = others.into_iter().filter_map(|other| {
            let sending = other.report.ok()?.sending?;
            Some(sending.delivery.accepted()?.receipt()?.reference.clone())
        });
        saved.chain(others).collect()
    }

    async fn deliver_photo(&self, parcel: Parcel, id: &PhotoId, cancel: &upload::Cancel) {
        let job = Job::Photo(id.clone());
        let photo = parcel.photos().into_iter().find(|photo| photo.id == *id);
        let receipt = parcel.delivery.with_untracked(|it| it.as_ref()?.accepted()?.receipt().cloned());
        let (Some(photo), Some(receipt)) = (photo, receipt) else { return };
        let end = if self.fetch_photo(parcel, &photo).await {
            let exchange = self.backend().upload_photo(&receipt, id, photo.media_type);
            let progress = move |percent| parcel.note(|delivery| delivery.sent(&job, percent));
            upload::run(exchange, progress, cancel).await
        } else {
            Err(Trouble::PhotoLost)
        };
        parcel.note(|delivery| delivery.photo_ended(id, end, clock::now(), random::share()));
    }

    /// Brings a photo's bytes into the page if they aren't there; false if the phone doesn't have them.
    async fn fetch_photo(&self, parcel: Parcel, photo: &SubmittedPhoto) -> bool {
        if photos::is_held(&photo.id) {
            return true;
        }
        match self.keeper.get_value() {
            Some(keeper) => keeper.load_photo(parcel, &photo.id, photo.media_type).await,
            None => false,
        }
    }

    /// The report that this phone still has something to send of and that is the followed complaint.
    #[must_use]
    pub fn followed_parcel(&self) -> Option<Parcel> {
        let reference = self.followed.with(|it| it.as_ref().map(|it| it.receipt.reference.clone()))?;
        let lacks_something = |parcel: &Parcel| {
            parcel.delivery.with(|delivery| {
                let delivery = delivery.as_ref().filter(|delivery| !delivery.is_settled());
                let receipt = delivery.and_then(|delivery| delivery.accepted()?.receipt());
                receipt.is_some_and(|receipt| receipt.reference == reference)
            })
        };
        let open = self.parcel.get();
        let others = self.keeper.get_value().map(|keeper| keeper.others.get()).unwrap_or_default();
        let others = others.into_iter().filter_map(|other| other.parcel);
        std::iter::once(open).chain(others).find(lacks_something)
    }

    /// True when `parcel` is the report that is being written.
    pub(super) fn is_open(&self, parcel: Parcel) -> bool {
        self.draft.with_untracked(|draft| parcel.id.with_value(|id| *id == draft.key))
    }
}
