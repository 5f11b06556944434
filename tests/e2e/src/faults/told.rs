//! What the citizen was told, moment by moment, and whether it was true then.

use serde_json::Value;

use super::commits::{Commits, Thing};
use crate::words::words;

/// Writes down everything that the page says, with the moment from which it does. It runs before the page's own scripts.
pub(super) const RECORDER: &str = "(() => {
    const told = window.told = [];
    let last = '';
    const look = () => {
        if (!document.body) return;
        const photos = [...document.querySelectorAll('.deliveries__item')].map(it => it.innerText);
        const now = JSON.stringify([document.body.innerText, photos]);
        if (now === last) return;
        last = now;
        told.push([Date.now(), now]);
    };
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(look).observe(document, everything);
})();";

/// Takes out what was written down since the last time.
pub(super) const TAKE: &str = "return (window.told ?? []).splice(0)";

/// What the page said from a moment on.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Milliseconds since 1970.
    at: u64,
    /// All of its text.
    text: String,
    /// What it said of each photo.
    photos: Vec<String>,
}

impl Told {
    /// What [`TAKE`] returned.
    pub fn read(taken: &Value) -> Vec<Self> {
        let entries = taken.as_array().into_iter().flatten();
        let read = |entry: &Value| {
            let (text, photos): (String, Vec<String>) = serde_json::from_str(entry[1].as_str()?).ok()?;
            let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
            let photos = photos.iter().map(|photo| plain(photo)).collect();
            Some(Self { at: entry[0].as_u64()?, text: plain(&text), photos })
        };
        entries.filter_map(read).collect()
    }
}

/// What a message claims.
#[derive(Clone, Copy, Debug)]
enum Claim {
    /// The hotline has it.
    Has(Thing),
    /// The hotline doesn't have it.
    Lacks(Thing),
    /// Something went wrong on the way to the hotline.
    Trouble,
    /// Something that is never so in this matrix.
    False,
    /// Sending the report again is safe.
    SafeAgain,
}

/// The messages that claim something, by their ids in `locales`. What says that nobody knows is always true.
const CLAIMS: &[(&str, Claim)] = &[
    ("sent-numbered", Claim::Has(Thing::Report)),
    ("sent-found", Claim::Has(Thing::Report)),
    ("home-photos-hint", Claim::Has(Thing::Report)),
    ("kept-sent", Claim::Has(Thing::Report)),
    ("kept-number-follows", Claim::Has(Thing::Report)),
    ("kept-draft", Claim::Lacks(Thing::Report)),
    ("kept-waiting", Claim::Lacks(Thing::Report)),
    ("kept-failed", Claim::Lacks(Thing::Report)),
    ("kept-old", Claim::False),
    ("kept-elsewhere", Claim::False),
    ("kept-too-new", Claim::False),
    ("kept-broken", Claim::False),
    ("unkept-title", Claim::False),
    ("unkept-photo", Claim::False),
    ("check-intro", Claim::Lacks(Thing::Report)),
    ("check-failed", Claim::Lacks(Thing::Report)),
    ("check-waiting", Claim::Lacks(Thing::Report)),
    ("check-not-kept", Claim::False),
    ("check-old", Claim::False),
    ("check-unknown-safe", Claim::SafeAgain),
    ("complaint-added", Claim::Has(Thing::Information)),
    ("complaint-event-information", Claim::Has(Thing::Information)),
    ("rate-thanks-rated", Claim::Has(Thing::Rating)),
    ("complaint-event-rated", Claim::Has(Thing::Rating)),
    ("rate-thanks-reopened", Claim::Has(Thing::Reopening)),
    ("complaint-event-reopened", Claim::Has(Thing::Reopening)),
    ("rate-not-reopened", Claim::Has(Thing::Rating)),
    ("rate-failed", Claim::Lacks(Thing::Rating)),
    ("photos-lost", Claim::Lacks(Thing::LastPhoto)),
    ("home-unavailable", Claim::Trouble),
    ("describe-categories-failed", Claim::Trouble),
    ("check-unknown", Claim::Trouble),
    ("trouble-unavailable", Claim::Trouble),
    ("trouble-unknown", Claim::Trouble),
    ("trouble-rejected", Claim::False),
    ("trouble-forbidden", Claim::False),
    ("trouble-wrong-status", Claim::False),
    ("trouble-already-done", Claim::False),
    ("trouble-too-late", Claim::False),
    ("trouble-not-found", Claim::False),
    ("trouble-cancelled", Claim::False),
    ("trouble-unsupported", Claim::False),
    ("home-no-reports", Claim::False),
    ("home-no-tracking", Claim::False),
    ("photos-unsupported", Claim::False),
    ("later-failed", Claim::False),
];

/// What is to be known to judge.
pub(super) struct Facts<'a> {
    /// What the hotline took, and when.
    pub commits: &'a Commits,
    /// When the first thing went wrong, if anything did.
    pub first_fault: Option<u64>,
    /// True if the hotline takes the same submission twice as one.
    pub is_idempotent: bool,
    /// How many photos there are.
    pub photos: usize,
    /// When the page was last looked at.
    pub end: u64,
}

/// The statements that weren't true when they were made, each once.
pub(super) fn untrue(told: &[Told], facts: &Facts<'_>) -> Vec<String> {
    let known: Vec<(String, &str, Claim)> =
        CLAIMS.iter().map(|(id, claim)| (telling_part(&words("en", id)), *id, *claim)).collect();
    let delivered = words("en", "photo-delivered");
    let not_delivered = words("en", "photo-failed");
    let mut found: Vec<String> = Vec::new();
    let mut add = |what: String| {
        if !found.contains(&what) {
            found.push(what);
        }
    };
    for (index, now) in told.iter().enumerate() {
        let until = told.get(index + 1).map_or(facts.end, |next| next.at);
        for (_, id, claim) in known.iter().filter(|(words, ..)| now.text.contains(words.as_str())) {
            if let Some(why) = facts.objection(*claim, now.at, until) {
                add(format!("\"{id}\": {why}"));
            }
        }
        let has = facts.commits.count(Thing::Photo, now.at);
        let says = |words: &str| now.photos.iter().filter(|photo| photo.contains(words)).count();
        if says(&delivered).max(summary(&now.text)) > has {
            add(format!("{} photos called delivered when the hotline had {has}", says(&delivered)));
        }
        let had = facts.commits.count(Thing::Photo, until);
        if !now.photos.is_empty() && says(&not_delivered) > facts.photos.saturating_sub(had) {
            add(format!("{} photos called not delivered when the hotline had {had}", says(&not_delivered)));
        }
    }
    found
}

/// The longest part of a message that is the same whatever is filled in.
fn telling_part(message: &str) -> String {
    let parts = message.split(['{', '}']).filter(|part| !part.trim_start().starts_with('$'));
    parts.max_by_key(|part| part.len()).unwrap_or_default().trim().to_owned()
}

impl Facts<'_> {
    /// What is wrong with a claim that is made from a moment until another.
    fn objection(&self, claim: Claim, from: u64, until: u64) -> Option<String> {
        let wrong = match claim {
            Claim::Has(thing) => self.commits.count(thing, from) == 0,
            Claim::Lacks(Thing::LastPhoto) => self.commits.count(Thing::Photo, until) >= self.photos,
            Claim::Lacks(thing) => self.commits.count(thing, until) > 0,
            Claim::Trouble => self.first_fault.is_none_or(|first| first > until),
            Claim::False => true,
            Claim::SafeAgain => !self.is_idempotent,
        };
        wrong.then(|| match claim {
            Claim::Has(thing) => format!("the hotline didn't have the {thing:?} then"),
            Claim::Lacks(thing) => format!("the hotline had the {thing:?} then"),
            Claim::Trouble => "nothing had gone wrong by then".to_owned(),
            Claim::False => "that is not so".to_owned(),
            Claim::SafeAgain => "this hotline would take it twice".to_owned(),
        })
    }
}

/// How many photos the summary (`photos-delivered`) calls delivered: "1 of 2 photos delivered".
fn summary(text: &str) -> usize {
    let words: Vec<&str> = text.split_whitespace().collect();
    let read = |part: &[&str]| match part {
        [number, "of", _, "photo" | "photos", "delivered"] => number.parse().ok(),
        _ => None,
    };
    words.windows(5).filter_map(read).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(at: u64, id: &str) -> Told {
        Told { at, text: words("en", id), photos: Vec::new() }
    }

    fn judged(told: &[Told], commits: &Commits) -> Vec<String> {
        let facts = Facts { commits, first_fault: Some(5), is_idempotent: false, photos: 2, end: 100 };
        untrue(told, &facts)
    }

    #[test]
    fn a_success_before_the_hotline_has_it_is_untrue() {
        let commits = Commits::of(Thing::Report, &[20]);
        assert_eq!(judged(&[at(20, "sent-numbered")], &commits), Vec::<String>::new());
        assert_eq!(judged(&[at(19, "sent-numbered")], &commits).len(), 1);
    }

    #[test]
    fn a_failure_is_untrue_once_the_hotline_has_it() {
        let commits = Commits::of(Thing::Report, &[20]);
        let retried = [at(10, "check-failed"), at(19, "check-sending"), at(21, "sent-numbered")];
        assert_eq!(judged(&retried, &commits), Vec::<String>::new());
        assert_eq!(judged(&[at(10, "check-failed")], &commits).len(), 1, "it still stood there");
        assert_eq!(judged(&[at(30, "check-unknown")], &commits), Vec::<String>::new(), "nobody knows");
    }

    #[test]
    fn a_message_with_values_is_known_by_its_longest_part() {
        assert_eq!(telling_part("Sent as { $number }."), "Sent as");
        assert_eq!(
            telling_part("Photo { $number } is missing: take it again."),
            "is missing: take it again."
        );
        assert_eq!(telling_part("Not sent yet."), "Not sent yet.");
    }

    #[test]
    fn each_photo_counts() {
        let commits = Commits::of(Thing::Photo, &[20]);
        let say = |at, photos: [&str; 2]| Told {
            at,
            text: String::new(),
            photos: photos.map(|id| words("en", id)).to_vec(),
        };
        assert!(judged(&[say(30, ["photo-delivered", "photo-waiting"])], &commits).is_empty());
        assert!(judged(&[say(30, ["photo-delivered", "photo-failed"])], &commits).is_empty());
        assert_eq!(judged(&[say(30, ["photo-delivered", "photo-delivered"])], &commits).len(), 1);
        assert_eq!(judged(&[say(30, ["photo-failed", "photo-failed"])], &commits).len(), 1);
        let summed = Told { at: 30, text: "2 of 2 photos delivered".to_owned(), photos: Vec::new() };
        assert_eq!(judged(&[summed], &commits).len(), 1);
    }

    #[test]
    fn trouble_before_anything_went_wrong_and_false_safety_are_untrue() {
        let told = |id| judged(&[at(1, id), at(3, "loading")], &Commits::default()).len();
        assert_eq!(told("home-unavailable"), 1);
        assert_eq!(told("check-unknown-safe"), 1);
        assert_eq!(told("trouble-not-found"), 1);
        assert_eq!(told("check-unknown-call"), 0);
    }
}
