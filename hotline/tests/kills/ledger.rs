//! What a citizen sent and what was answered.

use std::collections::BTreeSet;

use complaint_widget::{
    backend::native::wire::{Created, NewComplaint},
    domain::{PhotoId, TimelineEvent},
};
use hotline::photo::Picture;

/// What is known of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was never sent.
    Unsent,
    /// It was sent, and no answer came.
    Unknown,
    /// It was answered by 2xx.
    Acknowledged,
    /// It was answered by 409: it must not have happened.
    Refused,
}

/// A complaint with all that belongs to it.
#[derive(Debug)]
pub struct Filed {
    pub key: String,
    pub sent: NewComplaint,
    pub fate: Fate,
    /// The answer, if it came whole.
    pub receipt: Option<Created>,
    pub photos: Vec<Photo>,
    pub said: Vec<Said>,
}

/// A photo.
#[derive(Debug)]
pub struct Photo {
    pub id: PhotoId,
    pub sent: Vec<u8>,
    /// What the hotline makes of it.
    pub kept: Picture,
    pub fate: Fate,
}

/// Words or a verdict; no two are alike.
#[derive(Debug)]
pub struct Said {
    pub event: TimelineEvent,
    pub key: String,
    pub fate: Fate,
}

/// Which request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    Complaint,
    Photo(usize),
    Words(usize),
}

/// All that one citizen sent.
#[derive(Debug, Default)]
pub struct Ledger {
    pub filed: Vec<Filed>,
    /// Which of the complaints had to do with the latest life of the hotline.
    pub latest: BTreeSet<usize>,
    /// The request that was sent last, until an answer comes.
    pub unanswered: Option<(usize, Request)>,
}

impl Ledger {
    /// How many requests were acknowledged; what was repeated counts once.
    pub fn acknowledged(&self) -> usize {
        self.count(Fate::Acknowledged)
    }

    /// How many requests nobody ever answered.
    pub fn unknown(&self) -> usize {
        self.count(Fate::Unknown)
    }

    fn count(&self, fate: Fate) -> usize {
        self.filed.iter().flat_map(Filed::fates).filter(|known| *known == fate).count()
    }
}

impl Filed {
    fn fates(&self) -> impl Iterator<Item = Fate> {
        let photos = self.photos.iter().map(|photo| photo.fate);
        std::iter::once(self.fate).chain(photos).chain(self.said.iter().map(|said| said.fate))
    }

    /// Where the fate of a request stands.
    pub fn fate_of(&mut self, request: Request) -> &mut Fate {
        match request {
            Request::Complaint => &mut self.fate,
            Request::Photo(index) => &mut self.photos[index].fate,
            Request::Words(index) => &mut self.said[index].fate,
        }
    }
}
