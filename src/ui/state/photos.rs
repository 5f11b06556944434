//! Getting photos ready. It goes on whatever screen is shown, in whatever language.

use std::collections::VecDeque;

use leptos::{prelude::*, task::spawn_local};

use super::Store;
use crate::{
    browser::{
        photos,
        picture::{PickedFile, PictureFault, prepare},
        random,
    },
    domain::{PhotoId, PhotoRules, Point},
    form::{DraftPhoto, PointSource},
    geo::distance_metres,
};

/// Photos taken this near to each other, in metres, show one place: a "no" to one is a "no" to all.
const SAME_PLACE: f64 = 100.0;

/// Why a file that the citizen picked is not among the photos.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It can't be made a photo.
    Faulty(PictureFault),
    /// There are as many photos already as the hotline takes.
    NoRoom,
}

/// The files that are being made photos, and those that couldn't be.
#[derive(Clone, Copy)]
pub struct Darkroom {
    waiting: StoredValue<VecDeque<PickedFile>, LocalStorage>,
    /// Which file is being prepared, of how many, counted from 1; `None` if none is.
    pub progress: RwSignal<Option<(usize, usize)>>,
    /// The names of the files that were left out since the citizen last picked some, and why.
    pub left_out: RwSignal<Vec<(String, LeftOut)>>,
}

impl Darkroom {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self {
            waiting: StoredValue::new_local(VecDeque::new()),
            progress: RwSignal::new(None),
            left_out: RwSignal::new(Vec::new()),
        }
    }

    /// Empties it. A file that is being prepared is dropped when it is done.
    pub(super) fn clear(&self) {
        self.waiting.update_value(VecDeque::clear);
        self.progress.set(None);
        self.left_out.set(Vec::new());
    }
}

impl Default for Darkroom {
    fn default() -> Self {
        Self::new()
    }
}

impl Store {
    /// Makes `files` photos of the draft, one after the other: a phone's memory holds one large picture at a time.
    pub fn add_photos(&self, files: Vec<PickedFile>) {
        let Some(rules) = self.photo_rules() else { return };
        if files.is_empty() {
            return;
        }
        let darkroom = self.darkroom;
        let count = files.len();
        darkroom.waiting.update_value(|waiting| waiting.extend(files));
        match darkroom.progress.get_untracked() {
            Some((current, total)) => darkroom.progress.set(Some((current, total + count))),
            None => {
                darkroom.left_out.set(Vec::new());
                darkroom.progress.set(Some((1, count)));
                let key = self.draft.with_untracked(|draft| draft.key.clone());
                spawn_local(prepare_all(*self, rules, key));
            }
        }
    }

    /// What the hotline says about photos; `None` if it takes none or hasn't said anything yet.
    fn photo_rules(&self) -> Option<PhotoRules> {
        self.capabilities.with_untracked(|capabilities| capabilities.ready()?.photos.clone())
    }

    /// Removes a photo, its bytes and its description.
    pub fn remove_photo(&self, id: &PhotoId) {
        self.draft.update(|draft| draft.photos.retain(|photo| photo.id != *id));
        photos::remove(id);
        self.problems.update(|problems| {
            problems.retain(|problem| problem.field != crate::form::Field::Photo(id.clone()));
        });
    }

    /// Takes the place where a photo was taken as the draft's point, in place of any other.
    pub fn use_photo_place(&self, place: Point) {
        self.draft.update(|draft| draft.place.point = Some((place, PointSource::Photo)));
    }

    /// Forgets a place where photos were taken, so that it isn't offered any more, nor used if it was.
    pub fn forget_photo_place(&self, place: Point) {
        self.draft.update(|draft| {
            if draft.place.point == Some((place, PointSource::Photo)) {
                draft.place.point = None;
            }
            for photo in &mut draft.photos {
                if photo.taken_at.is_some_and(|other| distance_metres(other, place) <= SAME_PLACE) {
                    photo.taken_at = None;
                }
            }
        });
    }
}

/// Prepares what waits, as long as the draft is the one with this key.
async fn prepare_all(store: Store, rules: PhotoRules, key: String) {
    let is_dropped = || store.draft.with_untracked(|draft| draft.key != key);
    let darkroom = store.darkroom;
    loop {
        if is_dropped() {
            return;
        }
        let Some(file) = darkroom.waiting.try_update_value(VecDeque::pop_front).flatten() else { break };
        let leave_out = |why| darkroom.left_out.update(|left_out| left_out.push((file.name(), why)));
        // Counted anew for each file: a faulty one leaves its room to the next.
        if store.draft.with_untracked(|draft| draft.photos.len() >= rules.max_count) {
            leave_out(LeftOut::NoRoom);
        } else {
            let end = prepare(&file, &rules).await;
            if is_dropped() {
                return;
            }
            match end {
                Ok(prepared) => {
                    let id = PhotoId(random::uuid());
                    photos::put(id.clone(), prepared.photo);
                    let photo = DraftPhoto {
                        id,
                        media_type: prepared.media_type,
                        bytes: prepared.bytes,
                        description: String::new(),
                        taken_at: prepared.taken_at,
                    };
                    store.draft.update(|draft| draft.photos.push(photo));
                }
                Err(fault) => leave_out(LeftOut::Faulty(fault)),
            }
        }
        darkroom.progress.update(|progress| {
            if let Some((current, _)) = progress {
                *current += 1;
            }
        });
    }
    darkroom.progress.set(None);
}
