//! What the hotline took, and when.

use std::collections::BTreeMap;

use super::cell::Desk;
use crate::proxy::Passed;

/// What a citizen can give the hotline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// The report.
    Report,
    /// A photo.
    Photo,
    /// The last photo that was missing.
    LastPhoto,
    /// Information that was added.
    Information,
    /// The verdict on the answer.
    Rating,
    /// The wish to have it reopened.
    Reopening,
}

/// The moments from which the hotline had things, in milliseconds since 1970.
#[derive(Clone, Debug, Default)]
pub(super) struct Commits(BTreeMap<Thing, Vec<u64>>);

impl Commits {
    /// What came by the proxy on its way to a hotline, whose reports have `photos` photos. A repetition isn't another
    /// thing.
    pub fn of_passed(passed: &[Passed], desk: Desk, photos: usize) -> Self {
        let mut commits = Self::default();
        let mut photo_paths: Vec<&str> = Vec::new();
        for it in passed.iter().filter(|it| (200..300).contains(&it.status)) {
            let last = it.path.rsplit('/').next().unwrap_or_default();
            match (it.method.as_str(), last) {
                ("POST", "complaints") => commits.add(Thing::Report, it.at),
                ("POST", "requests.json") if desk == Desk::Open311 => {
                    commits.add(Thing::Report, it.at);
                    (0..photos).for_each(|_| commits.add(Thing::Photo, it.at));
                }
                ("POST", "information") => commits.add(Thing::Information, it.at),
                ("POST", "reopening") => commits.add(Thing::Reopening, it.at),
                ("PUT", "rating") => commits.add(Thing::Rating, it.at),
                ("PUT", _) if it.path.contains("/photos/") && !photo_paths.contains(&it.path.as_str()) => {
                    photo_paths.push(&it.path);
                    commits.add(Thing::Photo, it.at);
                }
                _ => {}
            }
        }
        commits
    }

    /// Notes that the hotline had `thing` before anything else.
    pub fn had(mut self, thing: Thing) -> Self {
        self.add(thing, 0);
        self
    }

    /// How many of `thing` the hotline had at a moment.
    pub fn count(&self, thing: Thing, at: u64) -> usize {
        self.0.get(&thing).map_or(0, |moments| moments.iter().filter(|moment| **moment <= at).count())
    }

    fn add(&mut self, thing: Thing, at: u64) {
        self.0.entry(thing).or_default().push(at);
    }

    #[cfg(test)]
    pub fn of(thing: Thing, moments: &[u64]) -> Self {
        Self(BTreeMap::from([(thing, moments.to_vec())]))
    }
}
