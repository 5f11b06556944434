//! Keeping reports on the phone, so that neither a reload nor a crash nor a closed page loses anything typed: the one
//! that is being written here, the [others] there.

mod others;

use std::{rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

pub use others::{OtherReport, Unopened};

use super::{Parcel, Store};
use crate::{
    browser::{clock, database::Database, locks, page, photos, storage, timer::Timeout, turns::Turns},
    delivery::Progress,
    domain::{MediaType, PhotoId},
    keeping::{KeptReport, Record, Sending},
    ui::route::Route,
};

/// How long after a change it is stored, in milliseconds; typing goes on meanwhile.
const PAUSE: u32 = 400;
/// What the names of reports' locks begin with.
const LOCKS: &str = "report:";

/// Whether what is typed is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Health {
    /// It is not known yet whether anything can be stored.
    Opening,
    /// All of it is.
    Kept,
    /// The latest change isn't yet.
    Changed,
    /// This browser doesn't store anything, or has no room: everything lives as long as the page.
    Memory,
}

/// Who keeps reports on the phone. A handle, copied freely.
#[derive(Clone, Copy)]
pub struct Keeper {
    store: Store,
    database: StoredValue<Option<Rc<Database>>, LocalStorage>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
    look_again: StoredValue<Option<Timeout>, LocalStorage>,
    /// Those who look at the other reports or change which there are.
    turns: StoredValue<Turns, LocalStorage>,
    /// Whether what is typed is stored.
    pub health: RwSignal<Health>,
    /// The other reports on this phone, the latest change first.
    pub others: RwSignal<Vec<OtherReport>>,
    /// The id of a report, and what photos of it the phone has lost: the number and the description of each.
    lost: RwSignal<(String, Vec<(usize, String)>)>,
}

impl Keeper {
    /// Opens the phone's storage, goes on with the report that was open in this tab before a reload, and with the
    /// delivery of every other; from then on stores each change.
    pub(super) fn begin(store: Store) -> Self {
        let this = Self {
            store,
            database: StoredValue::new_local(None),
            pause: StoredValue::new_local(None),
            look_again: StoredValue::new_local(None),
            turns: StoredValue::new_local(Turns::default()),
            health: RwSignal::new(Health::Opening),
            others: RwSignal::new(Vec::new()),
            lost: RwSignal::default(),
        };
        store.keeper.set_value(Some(this));
        Effect::new(move |_| {
            page::mark_kept(match this.health.get() {
                Health::Opening => "opening",
                Health::Kept => "kept",
                Health::Changed => "changed",
                Health::Memory => "memory",
            });
            store.is_kept.set(matches!(this.health.get(), Health::Kept | Health::Changed));
        });
        let is_left = store.forgets_after().is_some() && storage::touched().is_none();
        spawn_local(async move {
            match Database::open().await {
                Some(database) => {
                    if is_left {
                        // Of somebody who has gone: nothing of it is read.
                        database.clear().await;
                    }
                    this.database.set_value(Some(Rc::new(database)));
                }
                None => this.health.set(Health::Memory),
            }
            this.look().await;
            this.resume().await;
            store.owner.with_value(|owner| owner.with(|| this.follow_changes()));
        });
        this
    }

    /// The one of the widget that a component belongs to.
    #[must_use]
    pub fn from_context() -> Self {
        expect_context()
    }

    fn database(&self) -> Option<Rc<Database>> {
        self.database.get_value()
    }

    /// The database, opened anew where it wasn't to be had: it may have come too late, and phones close those of pages
    /// in the background.
    async fn connect(&self) -> Option<Rc<Database>> {
        if self.database().is_none()
            && let Some(database) = Database::open().await
        {
            self.database.set_value(Some(Rc::new(database)));
        }
        self.database()
    }

    /// [`Self::connect`] after an operation on the database failed.
    async fn reconnect(&self) -> Option<Rc<Database>> {
        self.database.set_value(None);
        self.connect().await
    }

    /// Stores what changes from now on.
    fn follow_changes(&self) {
        let (this, store) = (*self, self.store);
        Effect::new(move |before: Option<Parcel>| {
            let parcel = store.parcel.get();
            store.draft.track();
            store.route.track();
            parcel.delivery.track();
            let is_new = before.is_some_and(|before| before.id.get_value() != parcel.id.get_value());
            if let Some(before) = before.filter(|_| is_new) {
                spawn_local(async move { this.let_go(before).await });
            }
            this.stop_if_changed(parcel);
            this.changed();
            parcel
        });
        page::on_hide(move || this.store_now());
        Effect::new(move |_| {
            if store.online.get() {
                for parcel in this.parcels() {
                    store.hurry(parcel);
                }
            }
        });
        Effect::new(move |before: Option<()>| {
            if store.route.get() == Route::Home && before.is_some() {
                spawn_local(async move { this.look().await });
            }
        });
        page::on_visibility_change(move |is_hidden| {
            if !is_hidden {
                spawn_local(async move { this.look().await });
            }
        });
    }

    /// A report that is changed while it waits to be tried again isn't sent as it was: the citizen sends it anew.
    fn stop_if_changed(&self, parcel: Parcel) {
        let waits = parcel.delivery.with_untracked(|delivery| {
            let report = delivery.as_ref().map(|delivery| &delivery.report);
            report.is_some_and(|it| it.progress == Progress::Waiting || it.again.at.is_some())
        });
        if waits && untrack(|| self.store.is_changed_since_sending()) {
            self.store.stop_trying(parcel);
        }
    }

    /// Every report that this tab sees to.
    pub(super) fn parcels(&self) -> Vec<Parcel> {
        let open = self.store.parcel.get_untracked();
        let others = self
            .others
            .with_untracked(|others| others.iter().filter_map(|other| other.parcel).collect::<Vec<_>>());
        std::iter::once(open).chain(others).collect()
    }

    /// Notes a change, to be stored in a moment.
    fn changed(&self) {
        if self.database().is_none() {
            return;
        }
        if self.health.get_untracked() != Health::Memory {
            self.health.set(Health::Changed);
        }
        let this = *self;
        if self.pause.with_value(Option::is_none) {
            let pause = Timeout::new(PAUSE, move || {
                this.pause.set_value(None);
                spawn_local(async move {
                    let _ = this.store_parcel(this.store.parcel.get_untracked()).await;
                });
            });
            self.pause.set_value(Some(pause));
        }
    }

    /// What there is to store of `parcel` now; `None` if it is an untouched draft.
    fn record(&self, parcel: Parcel, photos: &[PhotoId]) -> Option<Record<KeptReport>> {
        let store = self.store;
        let is_open = store.is_open(parcel);
        let before = parcel.stored.with_value(|stored| stored.record.clone());
        let mut draft =
            if is_open { store.draft.get_untracked() } else { before.as_ref()?.value.draft.clone() };
        draft.photos.retain(|photo| photos.contains(&photo.id));
        let sending = parcel.delivery.get_untracked().and_then(|delivery| {
            let (submission, draft) = parcel.submission.get_value()?;
            Some(Sending { submission, draft, delivery })
        });
        if draft.is_untouched() && sending.is_none() {
            return None;
        }
        let known = before.as_ref().map(|record| &record.value);
        let route = store.route.get_untracked();
        let (mut screen, mut category_name) =
            known.map(|known| (known.screen.clone(), known.category_name.clone())).unwrap_or_default();
        if is_open {
            category_name = untrack(|| store.draft_category_name());
            if route.shows_report() {
                route.name().clone_into(&mut screen);
            }
        }
        let is_settled = sending.as_ref().is_some_and(|sending| sending.delivery.is_settled());
        let is_receipt_shown = is_open && is_settled && route == Route::Sent;
        let shown_at = is_receipt_shown.then(clock::now).or_else(|| known.and_then(|known| known.shown_at));
        let is_as_before = known.filter(|known| known.draft == draft && known.sending == sending);
        let changed_at = is_as_before.map_or_else(clock::now, |known| known.changed_at);
        let value = KeptReport { changed_at, draft, category_name, screen, sending, shown_at };
        Some(match before {
            Some(before) => before.with(value),
            None => Record::new(value),
        })
    }

    /// Stores `parcel` as it is now; true once it is on the disk.
    pub(super) async fn store_parcel(&self, parcel: Parcel) -> bool {
        let Some(database) = self.database() else { return false };
        if parcel.stored.with_value(|stored| stored.is_dropped) {
            return true;
        }
        let id = parcel.id.get_value();
        let turns = parcel.stored.with_value(|stored| stored.turns.clone());
        let _turn = turns.take().await;
        let is_open = self.store.is_open(parcel);
        let kept = parcel.stored.with_value(|stored| stored.photos.clone());
        if self.record(parcel, &kept).is_none() && self.new_photos(parcel, &kept).is_empty() {
            return self.store_nothing(&database, parcel).await;
        }
        // A report that was just made is nobody else's; one that was taken is held already, unless another tab took it
        // from a page that stood still.
        if parcel.is_lost() {
            if is_open {
                self.health.set(Health::Memory);
            }
            return false;
        }
        self.hold(parcel, Duration::ZERO).await;
        let new = self.new_photos(parcel, &kept);
        // Without room for its photos at least what is typed is kept.
        let mut is_whole = self.put(&database, parcel, &kept, &new).await;
        if !is_whole && let Some(database) = self.reconnect().await {
            is_whole = self.put(&database, parcel, &kept, &new).await;
        }
        let is_stored = is_whole || (!new.is_empty() && self.put(&database, parcel, &kept, &[]).await);
        if is_stored && is_open {
            storage::set_open_report(Some(&id));
        }
        self.note_health(parcel, is_whole);
        is_whole
    }

    /// Says whether what is typed is stored, if `parcel` is what is typed.
    fn note_health(&self, parcel: Parcel, is_stored: bool) {
        if self.store.is_open(parcel) {
            let is_pausing = self.pause.with_value(Option::is_some);
            self.health.set(match is_stored {
                true if is_pausing => Health::Changed,
                true => Health::Kept,
                false => Health::Memory,
            });
        }
    }

    /// The photos of `parcel` that the page holds and the phone doesn't keep yet.
    fn new_photos(&self, parcel: Parcel, kept: &[PhotoId]) -> Vec<PhotoId> {
        if !self.store.is_open(parcel) {
            return Vec::new();
        }
        let is_new = |id: &PhotoId| !kept.contains(id) && photos::is_held(id);
        self.store.draft.with_untracked(|draft| {
            draft.photos.iter().map(|photo| photo.id.clone()).filter(is_new).collect()
        })
    }

    /// There is nothing to keep of `parcel`, or nothing any more.
    async fn store_nothing(&self, database: &Database, parcel: Parcel) -> bool {
        let was_kept = parcel.stored.with_value(|stored| stored.record.is_some());
        let is_gone = !was_kept || database.remove_report(&parcel.id.get_value()).await;
        if is_gone && was_kept {
            parcel.stored.update_value(|stored| {
                stored.record = None;
                stored.photos.clear();
                stored.lock = None;
            });
            storage::set_open_report(None);
        }
        self.note_health(parcel, is_gone);
        is_gone
    }

    /// Writes `parcel` with the photos that are kept and those that are new.
    async fn put(&self, database: &Database, parcel: Parcel, kept: &[PhotoId], new: &[PhotoId]) -> bool {
        let mut photos = [kept, new].concat();
        let mut written = None;
        let text = || {
            // The citizen may have dropped it a moment ago.
            let is_dropped = parcel.stored.with_value(|stored| stored.is_dropped);
            let record = self.record(parcel, &photos).filter(|_| !is_dropped)?;
            let text = record.to_text();
            written = Some(record);
            // What is written from now on comes after the photos, and names them.
            parcel.stored.update_value(|stored| stored.photos.clone_from(&photos));
            text
        };
        if !database.put_report(&parcel.id.get_value(), new, text).await {
            parcel.stored.update_value(|stored| stored.photos = kept.to_vec());
            return false;
        }
        self.remove_photos(database, parcel, &mut photos, written.as_ref()).await;
        parcel.stored.update_value(|stored| {
            stored.record = written;
            stored.photos = photos;
        });
        true
    }

    /// Erases the bytes of the photos that the citizen took out of the report again.
    async fn remove_photos(
        &self,
        database: &Database,
        parcel: Parcel,
        photos: &mut Vec<PhotoId>,
        written: Option<&Record<KeptReport>>,
    ) {
        let Some(KeptReport { draft, sending, .. }) = written.map(|record| &record.value) else { return };
        let is_named = |id: &PhotoId| draft.photos.iter().any(|photo| photo.id == *id) || sending.is_some();
        let removed: Vec<_> = photos.iter().filter(|id| !is_named(id)).cloned().collect();
        for photo in removed {
            if database.remove_photo(&parcel.id.get_value(), &photo).await {
                photos.retain(|kept| *kept != photo);
            }
        }
    }

    /// Stores the open report without waiting for the end: the page may be gone in a moment.
    fn store_now(&self) {
        let parcel = self.store.parcel.get_untracked();
        let Some(database) = self.database() else { return };
        let is_dropped = parcel.stored.with_value(|stored| stored.is_dropped);
        let photos = parcel.stored.with_value(|stored| stored.photos.clone());
        if let Some(text) =
            self.record(parcel, &photos).filter(|_| !is_dropped).and_then(|record| record.to_text())
        {
            let id = parcel.id.get_value();
            database.put_report_now(&id, &text);
            storage::set_open_report(Some(&id));
        }
    }

    /// Takes the lock of `parcel` for this tab; false if another tab has it.
    async fn hold(&self, parcel: Parcel, patience: Duration) -> bool {
        if parcel.stored.with_value(|stored| stored.lock.is_some()) {
            return true;
        }
        match locks::ask(&lock_name(&parcel.id.get_value()), patience).await {
            Some(lock) => {
                parcel.stored.update_value(|stored| stored.lock = Some(lock));
                true
            }
            None => false,
        }
    }

    /// Brings a photo's bytes into the page; false if the phone doesn't have them.
    pub(super) async fn load_photo(&self, parcel: Parcel, photo: &PhotoId, media_type: MediaType) -> bool {
        match self.database() {
            Some(database) => database.load_photo(&parcel.id.get_value(), photo, media_type).await,
            None => false,
        }
    }

    fn is_open(&self, id: &str) -> bool {
        self.store.draft.with_untracked(|draft| draft.key == id)
    }
}

impl Parcel {
    /// The citizen wants it no more: what is under way is stopped, and nothing of it is stored again.
    pub(super) fn drop_it(&self) {
        self.stored.update_value(|stored| stored.is_dropped = true);
        self.alarm.set_value(None);
        self.cancel_sending();
        self.delivery.set(None);
    }
}

impl Store {
    /// Stores a report as it is now, as far as the phone stores anything.
    pub(super) async fn store_parcel(&self, parcel: Parcel) {
        if let Some(keeper) = self.keeper.get_value() {
            keeper.store_parcel(parcel).await;
        }
    }
}

/// The name of the lock of the report with this id.
fn lock_name(id: &str) -> String {
    format!("{LOCKS}{id}")
}
