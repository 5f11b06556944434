//! Looking for a report of which nobody knows whether it arrived, in what the hotline shows to everybody.

use std::time::Duration;

use crate::{
    domain::{Bounds, ListQuery, Point, PublicComplaint, Reference, Timestamp},
    form::{Content, Submission},
    geo::distance_metres,
};

/// How much a hotline's clock and the phone's may differ.
const CLOCK_SKEW: Duration = Duration::from_secs(10 * 60);
/// How far a published point may lie from the one that was sent, in metres: hotlines round them.
const ROUNDING: f64 = 200.0;
/// Half the side of the area that is asked for, in degrees of latitude: about two kilometres.
const AREA: f64 = 0.02;

/// What to ask for to find `submission`, which was first sent at `sent_at`.
#[must_use]
pub fn query(submission: &Submission, sent_at: Timestamp) -> ListQuery {
    let content = submission.content();
    ListQuery {
        area: content.place.point.map(around),
        since: Some(sent_at.minus(CLOCK_SKEW)),
        category: Some(content.category.clone()),
    }
}

/// The number of `submission` among what the hotline lists: the one complaint of its category with its very words, taken
/// since it was first sent at `sent_at`, and at its place. `None` if there is none, or more than one.
#[must_use]
pub fn find(listed: &[PublicComplaint], submission: &Submission, sent_at: Timestamp) -> Option<Reference> {
    let content = submission.content();
    let mut found = listed.iter().filter(|complaint| is_it(complaint, content, sent_at));
    let only = found.next()?.reference.clone();
    only.filter(|_| found.next().is_none())
}

fn is_it(complaint: &PublicComplaint, content: &Content, sent_at: Timestamp) -> bool {
    let says_the_same =
        complaint.description.as_ref().is_some_and(|it| begins_with(&it.text, &content.description));
    let is_recent = complaint.created_at.is_some_and(|at| at >= sent_at.minus(CLOCK_SKEW));
    let is_there = match (complaint.point, content.place.point) {
        (Some(listed), Some(sent)) => distance_metres(listed, sent) <= ROUNDING,
        // What one of them doesn't say can't speak against it.
        _ => true,
    };
    let is_of_its_kind = complaint.category.as_ref().is_none_or(|listed| *listed == content.category);
    says_the_same && is_recent && is_there && is_of_its_kind
}

/// Whether a listed text begins with the words that were sent. White space doesn't count, which hotlines tidy; words that
/// a backend wrote behind the description, such as those on the place, may follow. Nothing begins with no words.
fn begins_with(listed: &str, sent: &str) -> bool {
    let (mut listed, mut sent) = (listed.split_whitespace(), sent.split_whitespace().peekable());
    sent.peek().is_some() && sent.all(|word| listed.next() == Some(word))
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
