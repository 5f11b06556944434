//! The reports on this phone that aren't the one that is being written: listed, opened, erased, and sent from here
//! unless another tab sees to them.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{Keeper, lock_name};
use crate::{
    browser::{
        clock,
        database::Database,
        locks, page, photos, random, storage,
        timer::{self, Timeout},
        turns::Turns,
    },
    form::Draft,
    keeping::{KeptReport, Record, Sending, Unreadable},
    ui::state::{Parcel, parcel::Stored},
};

/// When to look again at a report that another tab sees to, in milliseconds.
const LOOK_AGAIN: u32 = 5_000;
/// How long to wait for a report that a page holds which is about to be gone.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a page that is being left takes no input, in milliseconds.
const PAGE_TO_COME: u32 = 20_000;
/// How long to wait before looking again whether a photo is still being prepared.
const DEVELOPING: Duration = Duration::from_millis(50);

/// A report on this phone that isn't the one that is being written.
#[derive(Clone)]
pub struct OtherReport {
    /// Its id.
    pub id: String,
    /// What is kept; `Err`: this version of the page can't read it.
    pub report: Result<KeptReport, Unreadable>,
    /// Its way to the hotline, if this tab sees to it; `None` for a draft, and for what is open in another tab.
    pub parcel: Option<Parcel>,
    /// True: another tab has it open.
    pub is_elsewhere: bool,
}

impl OtherReport {
    /// True when something of it is on its way, or waits to be.
    fn is_unsettled(&self) -> bool {
        let sending = self.report.as_ref().ok().and_then(|report| report.sending.as_ref());
        sending.is_some_and(|sending| !sending.delivery.is_settled())
    }
}

/// Why a report couldn't be opened. It stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unopened {
    /// Another tab has it open.
    Elsewhere,
    /// It isn't on this phone any more, or can't be read.
    Gone,
    /// The one that is being written can't be stored, and would be lost.
    PresentUnstored,
}

impl Keeper {
    /// Looks at what the phone keeps: forgets what is over, and sees to every delivery that no other tab sees to.
    pub(super) async fn look(&self) {
        let Some(database) = self.connect().await else { return };
        let turn = self.turns.with_value(Turns::clone).take().await;
        let Some(kept) = database.reports().await else { return };
        let taken = locks::taken().await;
        let now = clock::now();
        let known = self.others.get_untracked();
        let (mut others, mut over) = (Vec::new(), Vec::new());
        for (id, text) in kept {
            let parcel = known.iter().find(|other| other.id == id).and_then(|other| other.parcel);
            let is_elsewhere = parcel.is_none() && taken.contains(&lock_name(&id));
            let report = Record::<KeptReport>::from_text(&text).map(|record| record.value);
            let is_over = report.as_ref().is_ok_and(|report| report.is_over(now));
            if self.is_open(&id) {
                continue;
            }
            // The one that this tab had open before a reload is shown again, however long that took.
            let is_resumed = storage::open_report().as_ref() == Some(&id);
            if is_over && !is_elsewhere && !is_resumed {
                over.push((id, parcel));
            } else {
                others.push(OtherReport { id, report, parcel, is_elsewhere });
            }
        }
        others.sort_by_key(|other| {
            std::cmp::Reverse(other.report.as_ref().ok().map(|report| report.changed_at))
        });
        // The other tab may be a page that is just going, or close with work left to do.
        let is_left = |other: &OtherReport| other.is_elsewhere && other.is_unsettled();
        if others.iter().any(is_left) {
            let this = *self;
            let again = Timeout::new(LOOK_AGAIN, move || spawn_local(async move { this.look().await }));
            self.look_again.set_value(Some(again));
        }
        self.others.set(others);
        for (id, parcel) in over {
            database.remove_report(&id).await;
            if let Some(parcel) = parcel {
                parcel.release();
            }
        }
        self.send_others().await;
        drop(turn);
    }

    /// Sees to the deliveries of reports that aren't open.
    async fn send_others(&self) {
        for other in self.others.get_untracked() {
            if other.parcel.is_some() || other.is_elsewhere || !other.is_unsettled() {
                continue;
            }
            let Ok((parcel, _)) = self.take(&other.id).await else { continue };
            // It may have been opened, or erased, while the lock was asked for.
            let mut is_listed = false;
            self.others.update(|others| {
                for known in others.iter_mut().filter(|known| known.id == other.id) {
                    known.parcel = Some(parcel);
                    known.is_elsewhere = false;
                    is_listed = true;
                }
            });
            if is_listed {
                self.store.deliver(parcel);
                self.store.ask_for_number(parcel);
            } else {
                parcel.release();
            }
        }
    }

    /// Takes a report for this tab, as it is on the disk.
    async fn take(&self, id: &str) -> Result<(Parcel, Draft), Unopened> {
        let database = self.database().ok_or(Unopened::Gone)?;
        let parcel = self.store.owner.with_value(|owner| owner.with(|| Parcel::new(id)));
        if !self.hold(parcel, PATIENCE).await {
            return Err(Unopened::Elsewhere);
        }
        // Read under the lock: another tab may have changed it a moment ago.
        let text = database.report(id).await.flatten();
        let Some(record) = text.and_then(|text| Record::<KeptReport>::from_text(&text).ok()) else {
            parcel.release();
            return Err(Unopened::Gone);
        };
        let KeptReport { draft, sending, .. } = record.value.clone();
        parcel.stored.update_value(|stored| {
            stored.photos = draft.photos.iter().map(|photo| photo.id.clone()).collect();
            stored.record = Some(record);
        });
        if let Some(Sending { submission, draft, delivery }) = sending {
            parcel.submission.set_value(Some((submission, draft)));
            parcel.delivery.set(Some(delivery.resumed(clock::now(), random::share())));
        }
        Ok((parcel, draft))
    }

    /// Goes on with the report that was open in this tab before a reload, unless something was typed since.
    pub(super) async fn resume(&self) {
        if let Some(id) = storage::open_report()
            && self.store.draft.with_untracked(Draft::is_untouched)
        {
            // If it can't be opened, the list of reports says why.
            if self.open(&id).await.is_ok() {
                self.erase_original(&id).await;
            }
        }
        // Only a change: the screen is drawn anew by it, under the hands of whoever has begun to use it.
        self.store.end_resuming();
    }

    /// Erases the report with this id where it was moved from, if it was moved here.
    async fn erase_original(&self, id: &str) {
        if let Some(deployment) = storage::take_origin(id)
            && let Some(database) = Database::open_of(&deployment).await
        {
            // One that stays is offered to be continued in either.
            database.remove_report(id).await;
        }
    }

    /// Makes the report with this id the one that is being written; the present one stays on the phone. What photos of
    /// it the phone has lost [`Self::lost_photos`] says then.
    ///
    /// # Errors
    /// Says why it stays where it is.
    pub async fn open(&self, id: &str) -> Result<(), Unopened> {
        let database = self.database().ok_or(Unopened::Gone)?;
        let _turn = self.turns.with_value(Turns::clone).take().await;
        let other = self.others.with_untracked(|others| others.iter().find(|other| other.id == id).cloned());
        let OtherReport { report, parcel, .. } = other.ok_or(Unopened::Gone)?;
        let here = report.ok().and_then(|report| Some((parcel?, report.draft)));
        let is_here = here.is_some();
        let (parcel, mut draft) = match here {
            Some(here) => here,
            None => self.take(id).await?,
        };
        let mut lost = Vec::new();
        for (number, photo) in (1..).zip(&draft.photos) {
            if !photos::is_held(&photo.id) && !database.load_photo(id, &photo.id, photo.media_type).await {
                lost.push((photo.id.clone(), (number, photo.description.clone())));
            }
        }
        draft.photos.retain(|photo| !lost.iter().any(|(id, _)| *id == photo.id));
        if !self.store_open().await {
            if !is_here {
                parcel.release();
                draft.photos.iter().for_each(|photo| photos::remove(&photo.id));
            }
            return Err(Unopened::PresentUnstored);
        }
        self.others.update(|others| others.retain(|other| other.id != id));
        self.store.enter(parcel, draft);
        self.lost.set((id.to_owned(), lost.into_iter().map(|(_, name)| name).collect()));
        storage::set_open_report(Some(id));
        self.store.deliver(parcel);
        Ok(())
    }

    /// The photos of the report that is being written that were on this phone and aren't any more: the number and the
    /// description of each.
    #[must_use]
    pub fn lost_photos(&self) -> Vec<(usize, String)> {
        let (id, lost) = self.lost.get();
        if self.store.draft.with(|draft| draft.key == id) { lost } else { Vec::new() }
    }

    /// Stores the open report, with what may be typed meanwhile.
    async fn store_open(&self) -> bool {
        loop {
            // A photo that is being prepared belongs to it, too.
            while self.store.darkroom.progress.with_untracked(Option::is_some) {
                timer::sleep(DEVELOPING).await;
            }
            let parcel = self.store.parcel.get_untracked();
            if !self.store_parcel(parcel).await {
                return false;
            }
            let mut draft = self.store.draft.get_untracked();
            let kept = parcel.stored.with_value(|stored| stored.photos.clone());
            draft.photos.retain(|photo| kept.contains(&photo.id));
            let is_whole = parcel.stored.with_value(|stored| {
                stored
                    .record
                    .as_ref()
                    .map_or_else(|| draft.is_untouched(), |record| record.value.draft == draft)
            });
            if is_whole {
                return true;
            }
        }
    }

    /// Begins another report; the present one stays on the phone. False if it can't be stored.
    pub async fn begin_another(&self) -> bool {
        if !self.store_open().await {
            return false;
        }
        self.store.begin_draft(self.store.new_draft());
        storage::set_open_report(None);
        true
    }

    /// Moves the draft that is being written into another deployment's storage, to be opened by its page in this tab: the
    /// caller loads that page next. What has begun to be sent stays where it is and goes on when this deployment is opened
    /// again. False if something typed would be lost.
    pub(in crate::ui::state) async fn move_open(&self, deployment: &str) -> bool {
        if storage::is_deployment(deployment) {
            return self.store_open().await || self.store.draft.with_untracked(Draft::is_untouched);
        }
        page::set_inert(true);
        let is_moved = self.copy_open(deployment).await;
        if is_moved {
            // A page that didn't come leaves this one as it was.
            Timeout::new(PAGE_TO_COME, || page::set_inert(false)).forget();
        } else {
            page::set_inert(false);
        }
        is_moved
    }

    /// Copies the draft there; the page that comes erases it here.
    async fn copy_open(&self, deployment: &str) -> bool {
        if !self.store_open().await {
            return self.store.draft.with_untracked(Draft::is_untouched);
        }
        let parcel = self.store.parcel.get_untracked();
        let id = parcel.id.get_value();
        let record = parcel.stored.with_value(|stored| stored.record.clone());
        let Some(record) = record.filter(|record| record.value.sending.is_none()) else { return true };
        let photos: Vec<_> = record.value.draft.photos.iter().map(|photo| photo.id.clone()).collect();
        let Some(other) = Database::open_of(deployment).await else { return false };
        if !other.put_report(&id, &photos, || record.to_text()).await {
            return false;
        }
        storage::leave_open_report(deployment, &id);
        let this = *self;
        page::on_leave(move || {
            if let Some(text) = this.record(parcel, &photos).and_then(|record| record.to_text()) {
                other.put_report_now(&id, &text);
            }
        });
        true
    }

    /// Erases the report that is being written for good, and begins a new one; what is under way is stopped. False if it
    /// may still be there.
    pub async fn erase_open(&self) -> bool {
        let id = self.store.parcel.get_untracked().id.get_value();
        self.store.drop_draft();
        storage::set_open_report(None);
        match self.connect().await {
            Some(database) => database.remove_report(&id).await,
            None => false,
        }
    }

    /// Erases another report for good; what is under way is stopped. False if it may still be there.
    pub async fn erase(&self, id: &str) -> bool {
        let Some(database) = self.database() else { return false };
        let _turn = self.turns.with_value(Turns::clone).take().await;
        let other = self.others.with_untracked(|others| others.iter().find(|other| other.id == id).cloned());
        let parcel = other.and_then(|other| other.parcel);
        let mut lock = None;
        if let Some(parcel) = parcel {
            parcel.drop_it();
        } else {
            lock = locks::ask(&lock_name(id), Duration::ZERO).await;
            if lock.is_none() {
                return false;
            }
        }
        let is_erased = database.remove_report(id).await;
        drop(lock);
        if let Some(parcel) = parcel {
            parcel.release();
        }
        self.others.update(|others| {
            others.retain(|other| other.id != id || !is_erased);
            for left in others.iter_mut().filter(|other| other.id == id) {
                left.parcel = None;
            }
        });
        is_erased
    }

    /// The present report has made room for another: erases it if the citizen wants it no more; else it stays on the
    /// phone, and its delivery goes on.
    pub(super) async fn let_go(&self, parcel: Parcel) {
        let _turn = self.turns.with_value(Turns::clone).take().await;
        let id = parcel.id.get_value();
        if parcel.stored.with_value(|stored| stored.is_dropped) {
            if let Some(database) = self.database() {
                database.remove_report(&id).await;
            }
            parcel.release();
            return;
        }
        let Some(record) = parcel.stored.with_value(|stored| stored.record.clone()) else { return };
        let is_on_its_way = parcel.delivery.with_untracked(Option::is_some);
        self.store.ask_for_number(parcel);
        if !is_on_its_way {
            for photo in &record.value.draft.photos {
                photos::remove(&photo.id);
            }
            parcel.release();
        }
        let other = OtherReport {
            id,
            report: Ok(record.value),
            parcel: is_on_its_way.then_some(parcel),
            is_elsewhere: false,
        };
        self.others.update(|others| {
            others.retain(|known| known.id != other.id);
            others.insert(0, other);
        });
    }

    /// True if the phone keeps anything that the hotline said.
    pub async fn knows_something(&self) -> bool {
        match self.database() {
            Some(database) => database.knows_something().await,
            None => false,
        }
    }

    /// Erases everything that is stored; what is under way is stopped. False if some may still be there.
    pub async fn erase_everything(&self) -> bool {
        self.drop_others();
        let _turn = self.turns.with_value(Turns::clone).take().await;
        // Whoever was looking has found them once more.
        self.drop_others();
        storage::set_open_report(None);
        match self.connect().await {
            Some(database) => database.clear().await,
            // What earlier pages kept may still be there.
            None => false,
        }
    }

    /// Lets go of the other reports; what is under way is stopped.
    pub(in crate::ui::state) fn drop_others(&self) {
        for parcel in self.others.get_untracked().into_iter().filter_map(|other| other.parcel) {
            parcel.drop_it();
        }
        self.others.set(Vec::new());
    }
}

impl Parcel {
    /// Lets go of what this tab has of it; another one may take it then. What the citizen doesn't want stays unwanted.
    fn release(&self) {
        self.stored.update_value(|stored| {
            *stored =
                Stored { is_dropped: stored.is_dropped, turns: stored.turns.clone(), ..Stored::default() };
        });
    }
}
