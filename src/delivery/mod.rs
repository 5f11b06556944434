//! Getting a submission and its photos across, knowing what is not known. Pure: a runner performs the
//! [`Job`]s and tells their ends.
//!
//! The report goes first; each photo is a job of its own after it, one at a time, so that one that fails holds
//! up nothing. Report and photos each go through these states:
//!
//! | [`Progress`] | share sent | ended well | ended badly | citizen retries |
//! |---|---|---|---|---|
//! | `Waiting` | `Sending` | `Done` | `Failed` | – |
//! | `Sending` | `Sending`, never a smaller share | `Done` | `Failed` | – |
//! | `Failed` | – | `Done` | – | `Waiting` |
//! | `Done` | – | – | – | – |
//!
//! `–`: nothing changes. `Done` is for good: a receipt that the citizen has is never lost to a late event. A
//! proof counts also when it comes after the citizen cancelled. Out of `Failed` nothing leads by itself, since
//! sending again is the citizen's decision.

use crate::{
    backend::{Accepted, Attempt, Outcome, Proof, Trouble},
    domain::{MediaType, PhotoId, Receipt},
    form::Submission,
};

/// How far one thing to send has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress<T> {
    /// Its turn hasn't come.
    Waiting,
    /// It is on its way; the share that has left the phone, 0 to 100 percent.
    Sending(u8),
    /// The hotline has proven that it has it.
    Done(T),
    /// It ended otherwise; [`Trouble::Unknown`] where nobody can tell.
    Failed(Trouble),
}

impl<T> Progress<T> {
    fn sent(&mut self, percent: u8) {
        match self {
            Self::Waiting => *self = Self::Sending(percent.min(100)),
            Self::Sending(so_far) => *so_far = percent.clamp(*so_far, 100),
            Self::Done(_) | Self::Failed(_) => {}
        }
    }

    fn ended(&mut self, end: Outcome<T>) {
        match (&self, end) {
            (Self::Done(_), _) | (Self::Failed(_), Err(_)) => {}
            (_, Ok(value)) => *self = Self::Done(value),
            (_, Err(trouble)) => *self = Self::Failed(trouble),
        }
    }

    fn retried(&mut self) {
        if matches!(self, Self::Failed(_)) {
            *self = Self::Waiting;
        }
    }
}

/// One photo's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoDelivery {
    /// Which photo.
    pub id: PhotoId,
    /// Its type.
    pub media_type: MediaType,
    /// How far it has come.
    pub progress: Progress<()>,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Send the report.
    Report,
    /// Send this photo.
    Photo(PhotoId),
}

/// The way of one submission and its photos.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// How the report is sent. Under the same key at every try, but for a try after which it certainly wasn't taken:
    /// what remembers answers by their key would answer with the refusal again.
    pub attempt: Attempt,
    /// True: an earlier try may have arrived, whatever became of a later one. Only a proof ends that.
    pub in_doubt: bool,
    /// The report's way.
    pub report: Progress<Accepted>,
    /// The photos' ways, in the citizen's order.
    pub photos: Vec<PhotoDelivery>,
}

impl Delivery {
    /// A delivery that hasn't begun.
    #[must_use]
    pub fn new(submission: &Submission, key: &str) -> Self {
        let photos = submission.content().photos.iter();
        Self {
            attempt: Attempt { key: key.to_owned(), insists: false },
            in_doubt: false,
            report: Progress::Waiting,
            photos: photos
                .map(|photo| PhotoDelivery {
                    id: photo.id.clone(),
                    media_type: photo.media_type,
                    progress: Progress::Waiting,
                })
                .collect(),
        }
    }

    /// What the hotline said when it took the report.
    #[must_use]
    pub const fn accepted(&self) -> Option<&Accepted> {
        match &self.report {
            Progress::Done(accepted) => Some(accepted),
            _ => None,
        }
    }

    /// The next job, `None` while one is under way or when none is left that may start by itself.
    #[must_use]
    pub fn next(&self) -> Option<Job> {
        match &self.report {
            Progress::Waiting => Some(Job::Report),
            // A photo needs the number that it belongs to.
            Progress::Done(accepted) => {
                accepted.receipt()?;
                let under_way =
                    self.photos.iter().any(|photo| matches!(photo.progress, Progress::Sending(_)));
                let waiting = self.photos.iter().find(|photo| photo.progress == Progress::Waiting)?;
                (!under_way).then(|| Job::Photo(waiting.id.clone()))
            }
            Progress::Sending(_) | Progress::Failed(_) => None,
        }
    }

    /// Notes that `job` has begun or has come to `percent`.
    pub fn sending(&mut self, job: &Job, percent: u8) {
        match job {
            Job::Report => self.report.sent(percent),
            Job::Photo(id) => {
                if let Some(progress) = self.photo(id) {
                    progress.sent(percent);
                }
            }
        }
    }

    /// Notes how the report ended, and with it the photos that travelled along.
    pub fn report_ended(&mut self, end: Outcome<Accepted>) {
        match &end {
            Ok(accepted) => {
                for (id, end) in &accepted.photos {
                    self.photo_ended(id, end.clone());
                }
                self.in_doubt = false;
            }
            Err(Trouble::Unknown | Trouble::Cancelled) => self.in_doubt = self.accepted().is_none(),
            Err(_) => {}
        }
        self.report.ended(end);
    }

    /// Notes the number that was to follow.
    pub fn numbered(&mut self, receipt: Receipt) {
        if let Progress::Done(accepted) = &mut self.report {
            accepted.proof = Proof::Numbered(receipt);
        }
    }

    /// Notes how a photo ended.
    pub fn photo_ended(&mut self, id: &PhotoId, end: Outcome<()>) {
        if let Some(progress) = self.photo(id) {
            progress.ended(end);
        }
    }

    /// The citizen says that this isn't the complaint that the hotline takes it for, and wants it sent. `fresh_key` as
    /// for [`Self::retry`].
    pub fn insist(&mut self, fresh_key: &str) {
        self.attempt.insists = true;
        self.retry(&Job::Report, fresh_key);
    }

    /// The citizen wants a failed job tried again. Sending the report again is safe only where
    /// the hotline takes the same key twice; the screen asks before, otherwise. `fresh_key`, a UUID that was never used,
    /// becomes the report's if no try of it can have arrived.
    pub fn retry(&mut self, job: &Job, fresh_key: &str) {
        match job {
            Job::Report => {
                if matches!(self.report, Progress::Failed(_)) && !self.in_doubt {
                    fresh_key.clone_into(&mut self.attempt.key);
                }
                self.report.retried();
            }
            Job::Photo(id) => {
                if let Some(progress) = self.photo(id) {
                    progress.retried();
                }
            }
        }
    }

    /// How many photos the hotline has.
    #[must_use]
    pub fn photos_delivered(&self) -> usize {
        self.photos.iter().filter(|photo| photo.progress == Progress::Done(())).count()
    }

    /// True when nothing is left to do: the report has its number, or waits for a link that the citizen opens, and
    /// every photo is with the hotline, or ended otherwise and can't follow any more.
    #[must_use]
    pub fn is_settled(&self, photos_can_follow: bool) -> bool {
        let is_over = |photo: &PhotoDelivery| match photo.progress {
            Progress::Done(()) => true,
            Progress::Failed(_) => !photos_can_follow,
            Progress::Waiting | Progress::Sending(_) => false,
        };
        self.accepted().is_some_and(|accepted| !matches!(accepted.proof, Proof::NumberToFollow(_)))
            && self.photos.iter().all(is_over)
    }

    fn photo(&mut self, id: &PhotoId) -> Option<&mut Progress<()>> {
        self.photos.iter_mut().find(|photo| photo.id == *id).map(|photo| &mut photo.progress)
    }
}
