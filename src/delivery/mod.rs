//! Getting a submission and its photos across, knowing what is not known. Pure: a runner performs the
//! [`Job`]s and tells their ends; time and chance are given from outside.
//!
//! The report goes first; each photo is a job of its own after it, one at a time, so that one that fails holds
//! up nothing. Report and photos each go through these states:
//!
//! | [`Progress`] | begun | share sent | ended well | ended badly | citizen retries |
//! |---|---|---|---|---|---|
//! | `Waiting` | `Sending` | – | `Done` | `Failed` | – |
//! | `Sending` | `Sending` | `Sending`, never a smaller share | `Done` | `Failed` | – |
//! | `Failed` | `Sending` | – | `Done` | – | `Waiting` |
//! | `Done` | – | – | – | – | – |
//!
//! `–`: nothing changes. `Done` is for good: a receipt that the citizen has is never lost to a late event. A
//! proof counts also when it comes after the citizen cancelled.
//!
//! What certainly wasn't taken is tried again by itself, ever more rarely ([`Again`]), and so is what may have been taken
//! where a repetition is the same thing to the hotline ([`Terms`]). Where it isn't, a report in doubt is looked for
//! ([`search`]); if that doesn't find it, the citizen is asked. So is the citizen about a report that didn't go for an
//! hour: it may not be true any more.
//!
//! A phone stores the whole value before each job begins, and [`Delivery::resumed`] makes of it what is known when the
//! page comes back.

mod again;
mod progress;
pub mod search;
mod terms;

use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use again::{Again, wait};
pub use progress::{Progress, Way};
pub use terms::Terms;

use crate::{
    backend::{Accepted, Attempt, Outcome, Proof, Trouble},
    domain::{MediaType, PhotoId, Receipt, Reference, Timestamp},
    form::Submission,
};

/// After how long a report that hasn't gone asks before it goes.
const STILL_TRUE: Duration = Duration::from_secs(60 * 60);
/// How often a report in doubt is looked for in vain because the hotline doesn't answer, before the citizen is asked.
const MOST_SEARCHES: u32 = 4;

/// One photo's way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoDelivery {
    /// Which photo.
    pub id: PhotoId,
    /// Its type.
    pub media_type: MediaType,
    /// How far it has come.
    pub way: Way<()>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Send the report.
    Report,
    /// Look for the report among those that everybody may see.
    Search,
    /// Send this photo.
    Photo(PhotoId),
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Do this now.
    Do(Job),
    /// Do nothing until then.
    At(Timestamp),
    /// Ask the citizen whether a report that has waited for long shall still go ([`Delivery::confirmed`]).
    Ask,
    /// Nothing that may start by itself.
    Nothing,
}

/// How a search for a report in doubt went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Search {
    /// None has ended.
    Open,
    /// The report isn't there, or it can't be known: lists lag behind, and not everything is listed.
    InVain,
    /// The number comes from there.
    Found,
}

/// The way of one submission and its photos.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delivery {
    /// How the report is sent. Under the same key at every try, but for a try after which it certainly wasn't taken:
    /// what remembers answers by their key would answer with the refusal again.
    pub attempt: Attempt,
    /// True: an earlier try may have arrived, whatever became of a later one. Only a proof ends that.
    pub in_doubt: bool,
    /// What the hotline allows.
    pub terms: Terms,
    /// When the citizen last said that the report shall go, by the phone's clock.
    pub wanted_at: Timestamp,
    /// When it was on its way for the first time.
    pub first_sent_at: Option<Timestamp>,
    /// When its last try began.
    #[serde(default)]
    pub last_sent_at: Option<Timestamp>,
    /// True: the report was changed after a try that may have arrived, which was another one to the hotline.
    #[serde(default)]
    pub differs_from_doubtful: bool,
    /// How looking for it went.
    pub search: Search,
    /// The report's way.
    pub report: Way<Accepted>,
    /// The photos' ways, in the citizen's order.
    pub photos: Vec<PhotoDelivery>,
}

impl Delivery {
    /// A delivery that hasn't begun, wanted by the citizen at `now`.
    #[must_use]
    pub fn new(submission: &Submission, key: &str, terms: Terms, now: Timestamp) -> Self {
        let photos = submission.content().photos.iter();
        Self {
            attempt: Attempt { key: key.to_owned(), insists: false },
            in_doubt: false,
            terms,
            wanted_at: now,
            first_sent_at: None,
            last_sent_at: None,
            differs_from_doubtful: false,
            search: Search::Open,
            report: Way::new(),
            photos: photos
                .map(|photo| PhotoDelivery {
                    id: photo.id.clone(),
                    media_type: photo.media_type,
                    way: Way::new(),
                })
                .collect(),
        }
    }

    /// What is known of a stored delivery at `now`: whatever was on its way may have arrived.
    #[must_use]
    pub fn resumed(mut self, now: Timestamp, jitter: f64) -> Self {
        if self.report.is_sending() {
            self.report_ended(Err(Trouble::Unknown), now, jitter);
        }
        let under_way = self.photos.iter().filter(|photo| photo.way.is_sending());
        let under_way: Vec<_> = under_way.map(|photo| photo.id.clone()).collect();
        for id in under_way {
            self.photo_ended(&id, Err(Trouble::Unknown), now, jitter);
        }
        self.hurry(now);
        if self.is_searching() {
            // One that was under way when the page went has no end.
            self.report.again.at = Some(now);
        }
        self
    }

    /// What the hotline said when it took the report.
    #[must_use]
    pub const fn accepted(&self) -> Option<&Accepted> {
        match &self.report.progress {
            Progress::Done(accepted) => Some(accepted),
            _ => None,
        }
    }

    /// What comes next at `now`. Without a network nothing begins, and nothing is asked.
    #[must_use]
    pub fn next(&self, now: Timestamp, online: bool) -> Next {
        if !online {
            return Next::Nothing;
        }
        match &self.report.progress {
            Progress::Done(accepted) if accepted.receipt().is_some() => self.next_photo(now),
            // A photo needs the number that it belongs to.
            Progress::Done(_) | Progress::Sending(_) => Next::Nothing,
            Progress::Waiting => self.unless_old(now, Next::Do(Job::Report)),
            Progress::Failed(trouble) => {
                let Some(at) = self.report.again.due(now) else { return Next::Nothing };
                if at > now {
                    return Next::At(at);
                }
                if matches!(trouble, Trouble::Unknown) && !self.terms.repeatable {
                    return Next::Do(Job::Search);
                }
                self.unless_old(now, Next::Do(Job::Report))
            }
        }
    }

    fn unless_old(&self, now: Timestamp, next: Next) -> Next {
        // It may be there already: repeating it only makes sure.
        if self.in_doubt && self.terms.repeatable && !self.differs_from_doubtful {
            return next;
        }
        // A moment that is yet to come was told by another clock: how long ago it was nobody knows.
        let is_old = now.since(self.wanted_at) > STILL_TRUE || self.wanted_at.since(now) > STILL_TRUE;
        if is_old { Next::Ask } else { next }
    }

    fn next_photo(&self, now: Timestamp) -> Next {
        let ways = || self.photos.iter().map(|photo| &photo.way);
        if ways().any(Way::is_sending) {
            return Next::Nothing;
        }
        let is_ready = |way: &Way<()>| matches!(way.progress, Progress::Waiting) || way.again.is_due(now);
        match self.photos.iter().find(|photo| is_ready(&photo.way)) {
            Some(photo) => Next::Do(Job::Photo(photo.id.clone())),
            None => ways().filter_map(|way| way.again.due(now)).min().map_or(Next::Nothing, Next::At),
        }
    }

    /// Notes that `job` begins at `now`. `fresh_key`, a UUID that was never used, becomes the report's if it failed
    /// before and no try of it can have arrived.
    pub fn begun(&mut self, job: &Job, now: Timestamp, fresh_key: &str) {
        match job {
            Job::Report => {
                if self.report.trouble().is_some() && !self.in_doubt {
                    fresh_key.clone_into(&mut self.attempt.key);
                }
                self.first_sent_at.get_or_insert(now);
                self.last_sent_at = Some(now);
                self.report.begun();
            }
            // Nothing is sent: the report is as far as it was.
            Job::Search => self.report.again.at = None,
            Job::Photo(id) => {
                if let Some(way) = self.way(id) {
                    way.begun();
                }
            }
        }
    }

    /// Notes that `job` has come to `percent`.
    pub fn sent(&mut self, job: &Job, percent: u8) {
        match job {
            Job::Report => self.report.sent(percent),
            Job::Search => {}
            Job::Photo(id) => {
                if let Some(way) = self.way(id) {
                    way.sent(percent);
                }
            }
        }
    }

    /// Notes how the report ended at `now`, and with it the photos that travelled along. `jitter` is a number of chance,
    /// 0 to 1.
    pub fn report_ended(&mut self, end: Outcome<Accepted>, now: Timestamp, jitter: f64) {
        match &end {
            Ok(accepted) => {
                for (id, end) in &accepted.photos {
                    if let Some(way) = self.way(id) {
                        way.ended(end.clone());
                    }
                }
                self.in_doubt = false;
            }
            Err(trouble) => {
                if matches!(trouble, Trouble::Unknown | Trouble::Cancelled) {
                    self.in_doubt = self.accepted().is_none();
                }
                if self.report.is_sending() {
                    let is_searchable = self.terms.listed && self.search == Search::Open;
                    if matches!(trouble, Trouble::Unknown) && !self.terms.repeatable {
                        // The tries of the search are counted from here.
                        self.report.again = Again::NEVER;
                    }
                    self.report.again.after(trouble, self.terms.repeatable || is_searchable, now, jitter);
                }
            }
        }
        self.report.ended(end);
    }

    /// Notes how looking for the report ended at `now`: with its number, without it, or not at all. A number counts
    /// whenever it comes; that there is none counts only while the report is looked for.
    pub fn search_ended(&mut self, end: Outcome<Option<Reference>>, now: Timestamp, jitter: f64) {
        match end {
            Ok(Some(reference)) if self.accepted().is_none() => {
                self.search = Search::Found;
                let accepted = Accepted::numbered(Receipt { reference, code: None });
                self.report_ended(Ok(accepted), now, jitter);
                if !self.terms.photos_follow {
                    // They travelled along, and nothing says whether they arrived.
                    for photo in &mut self.photos {
                        photo.way.ended(Err(Trouble::Unknown));
                    }
                }
            }
            _ if !self.is_searching() => {}
            Err(trouble) if self.report.again.failed < MOST_SEARCHES => {
                self.report.again.after(&trouble, false, now, jitter);
                if self.report.again.at.is_none() {
                    self.search = Search::InVain;
                }
            }
            Ok(_) | Err(_) => self.search = Search::InVain,
        }
    }

    /// Notes the number that was to follow.
    pub fn numbered(&mut self, receipt: Receipt) {
        if let Progress::Done(Accepted { proof: proof @ Proof::NumberToFollow(_), .. }) =
            &mut self.report.progress
        {
            *proof = Proof::Numbered(receipt);
        }
    }

    /// Notes how a photo ended at `now`.
    pub fn photo_ended(&mut self, id: &PhotoId, end: Outcome<()>, now: Timestamp, jitter: f64) {
        let may_repeat = self.terms.photos_repeatable;
        if let Some(way) = self.way(id) {
            if let (Err(trouble), true) = (&end, way.is_sending()) {
                way.again.after(trouble, may_repeat, now, jitter);
            }
            way.ended(end);
        }
    }

    /// The network is back at `now`: what waits doesn't wait any longer, unless the hotline asked for it.
    pub fn hurry(&mut self, now: Timestamp) {
        self.report.again.hurry(now);
        for photo in &mut self.photos {
            photo.way.again.hurry(now);
        }
    }

    /// The citizen says at `now` that a report that has waited for long shall go.
    pub fn confirmed(&mut self, now: Timestamp) {
        self.wanted_at = now;
    }

    /// The citizen doesn't want the report to go, or to be tried again, by itself any more, nor looked for.
    pub fn paused(&mut self) {
        if matches!(self.report.progress, Progress::Waiting) {
            self.report.ended(Err(Trouble::Unavailable { retry_after: None }));
        }
        if self.is_searching() {
            self.search = Search::InVain;
        }
        self.report.again = Again::NEVER;
    }

    /// The citizen says that this isn't the complaint that the hotline takes it for, and wants it sent. The rest as for
    /// [`Self::retry`].
    pub fn insist(&mut self, now: Timestamp, fresh_key: &str) {
        self.attempt.insists = true;
        self.retry(&Job::Report, now, fresh_key);
    }

    /// The citizen wants a failed job tried again at `now`. Sending the report again is safe only where
    /// the hotline takes the same key twice; the screen asks before, otherwise. `fresh_key` as for [`Self::begun`].
    pub fn retry(&mut self, job: &Job, now: Timestamp, fresh_key: &str) {
        match job {
            // Only ever done by itself.
            Job::Search => {}
            Job::Report => {
                if self.report.trouble().is_some() && !self.in_doubt {
                    fresh_key.clone_into(&mut self.attempt.key);
                }
                self.wanted_at = now;
                self.search = Search::Open;
                self.report.retried();
            }
            Job::Photo(id) => {
                if let Some(way) = self.way(id) {
                    way.retried();
                }
            }
        }
    }

    /// When it was on its way, if it was.
    #[must_use]
    pub fn sent_between(&self) -> Option<search::Sent> {
        let first = self.first_sent_at?;
        Some(search::Sent { first, last: self.last_sent_at.unwrap_or(first) })
    }

    /// True while a report in doubt is looked for, or will be, before anything else.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        matches!(self.report.progress, Progress::Failed(Trouble::Unknown))
            && !self.terms.repeatable
            && self.terms.listed
            && self.search == Search::Open
    }

    /// How many photos the hotline has.
    #[must_use]
    pub fn photos_delivered(&self) -> usize {
        self.photos.iter().filter(|photo| photo.way.is_done()).count()
    }

    /// True when nothing is left to do: the report has its number, or waits for a link that the citizen opens, and
    /// every photo is with the hotline, or ended otherwise and can't follow any more.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let is_over = |photo: &PhotoDelivery| match photo.way.progress {
            Progress::Done(()) => true,
            Progress::Failed(Trouble::PhotoLost) => true,
            Progress::Failed(_) => !self.terms.photos_follow,
            Progress::Waiting | Progress::Sending(_) => false,
        };
        self.accepted().is_some_and(|accepted| !matches!(accepted.proof, Proof::NumberToFollow(_)))
            && self.photos.iter().all(is_over)
    }

    fn way(&mut self, id: &PhotoId) -> Option<&mut Way<()>> {
        self.photos.iter_mut().find(|photo| photo.id == *id).map(|photo| &mut photo.way)
    }
}
