//! Looking for a report of which nobody knows whether it arrived, in what the hotline shows to everybody.

use std::time::Duration;

use crate::{
    domain::{Bounds, ListQuery, Point, PublicComplaint, Reference, Timestamp},
    form::{Content, Submission},
    geo::distance_metres,
};

/// How much a hotline's clock and the phone's may differ. Where they differ more nothing is found, and the citizen is
/// asked; with much more of it an earlier complaint in the same words would be taken for this one.
const CLOCK_SKEW: Duration = Duration::from_secs(2 * 60);
/// The longest that a try can be on its way: a request may take a minute.
const LONGEST_TRY: Duration = Duration::from_secs(90);
/// How far a published point may lie from the one that was sent, in metres: hotlines round them.
const ROUNDING: f64 = 200.0;
/// Half the side of the area that is asked for, in degrees of latitude: about two kilometres.
const AREA: f64 = 0.02;

/// When a report was on its way, by the phone's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When its first try began.
    pub first: Timestamp,
    /// When its last try began.
    pub last: Timestamp,
}

impl Sent {
    /// Whether a hotline can have taken it at `moment`, by the hotline's clock.
    fn includes(self, moment: Timestamp) -> bool {
        moment >= self.first.minus(CLOCK_SKEW) && moment <= self.last.plus(LONGEST_TRY + CLOCK_SKEW)
    }
}

/// What to ask for to find `submission`, which was `sent` then.
#[must_use]
pub fn query(submission: &Submission, sent: Sent) -> ListQuery {
    let content = submission.content();
    ListQuery {
        area: content.place.point.map(around),
        since: Some(sent.first.minus(CLOCK_SKEW)),
        category: Some(content.category.clone()),
    }
}

/// The number of `submission` among what the hotline lists: the one complaint of its category with its very words, taken
/// while it was `sent`, and at its place. `None` if there is none, or more than one. `known` are the numbers of other
/// reports from this phone.
#[must_use]
pub fn find(
    listed: &[PublicComplaint],
    submission: &Submission,
    sent: Sent,
    known: &[Reference],
) -> Option<Reference> {
    let content = submission.content();
    let is_known =
        |it: &&PublicComplaint| it.reference.as_ref().is_some_and(|reference| known.contains(reference));
    let others = listed.iter().filter(|complaint| !is_known(complaint));
    let mut found = others.filter(|complaint| is_it(complaint, content, sent));
    let only = found.next()?.reference.clone();
    only.filter(|_| found.next().is_none())
}

fn is_it(complaint: &PublicComplaint, content: &Content, sent: Sent) -> bool {
    let is_recent = complaint.created_at.is_some_and(|at| sent.includes(at));
    let Some(words) = &complaint.description else { return false };
    let says_the_same = match (complaint.point, content.place.point) {
        (Some(listed), Some(sent)) => {
            distance_metres(listed, sent) <= ROUNDING && begins_with(&words.text, &content.description)
        }
        // Without both places only the very same words are proof enough.
        _ => is_same(&words.text, &content.description),
    };
    let is_of_its_kind = complaint.category.as_ref().is_none_or(|listed| *listed == content.category);
    says_the_same && is_recent && is_of_its_kind
}

/// Whether a listed text begins with the words that were sent. White space doesn't count, which hotlines tidy; words that
/// a backend wrote behind the description, such as those on the place, may follow. Nothing begins with no words.
fn begins_with(listed: &str, sent: &str) -> bool {
    let (mut listed, mut sent) = (listed.split_whitespace(), sent.split_whitespace().peekable());
    sent.peek().is_some() && sent.all(|word| listed.next() == Some(word))
}

/// Whether two texts are the same but for white space. No words are nothing to know anything by.
fn is_same(listed: &str, sent: &str) -> bool {
    begins_with(listed, sent) && begins_with(sent, listed)
}

fn around(point: Point) -> Bounds {
    let east = AREA / point.latitude.to_radians().cos().max(0.01);
    Bounds {
        south: (point.latitude - AREA).max(-90.0),
        west: (point.longitude - east).max(-180.0),
        north: (point.latitude + AREA).min(90.0),
        east: (point.longitude + east).min(180.0),
    }
}
