//! A report of which nobody knows whether it arrived.

use std::time::Duration;

use complaint_widget::{
    backend::{Proof, Refusal, Trouble},
    delivery::{Delivery, Job, Next, Progress, Search, Terms},
    domain::{Reference, Timestamp},
};
use proptest::prelude::*;

use crate::{FRESH, FRESHER, HOUR, NOW, SECOND, TERMS, accepted, delivery, fails, under};

/// A hotline that takes nothing twice but shows what it has.
const LISTED: Terms = Terms { listed: true, ..TERMS };

fn number() -> Reference {
    Reference("QH-2026-000009".to_owned())
}

fn in_doubt() -> Delivery {
    let mut delivery = under(LISTED);
    fails(&mut delivery, &Trouble::Unknown, NOW, 0.5);
    delivery
}

/// Has the search that is due now begin.
fn search(delivery: &mut Delivery) {
    delivery.hurry(NOW);
    assert_eq!(delivery.next(NOW, true), Next::Do(Job::Search));
    delivery.begun(&Job::Search, NOW, FRESH);
    assert_eq!(delivery.next(NOW.plus(HOUR), true), Next::Nothing, "one search at a time");
}

#[test]
fn it_is_looked_for_where_the_hotline_shows_what_it_has() {
    let mut delivery = in_doubt();
    assert!(delivery.is_searching());
    assert_eq!(delivery.next(NOW, true), Next::At(NOW.plus(2 * SECOND)), "a list lags behind a little");
    search(&mut delivery);
    assert!(delivery.is_searching(), "the screen says so meanwhile");
    delivery.search_ended(Ok(Some(number())), NOW, 0.5);
    assert_eq!(delivery.search, Search::Found);
    let receipt = delivery.accepted().unwrap().receipt().unwrap();
    assert_eq!((&receipt.reference, &receipt.code), (&number(), &None));
    assert!(!delivery.in_doubt && !delivery.is_searching() && delivery.is_settled());
}

#[test]
fn of_photos_that_travelled_with_a_report_that_was_found_nobody_knows() {
    let mut delivery = Delivery { terms: Terms { photos_follow: false, ..LISTED }, ..delivery() };
    fails(&mut delivery, &Trouble::Unknown, NOW, 0.5);
    search(&mut delivery);
    delivery.search_ended(Ok(Some(number())), NOW, 0.5);
    for photo in &delivery.photos {
        assert_eq!(photo.way.progress, Progress::Failed(Trouble::Unknown));
    }
    assert!(delivery.is_settled(), "the hotline takes none afterwards");
}

#[test]
fn what_is_not_found_is_left_to_the_citizen() {
    let mut delivery = in_doubt();
    search(&mut delivery);
    delivery.search_ended(Ok(None), NOW, 0.5);
    assert_eq!(delivery.search, Search::InVain);
    assert!(!delivery.is_searching() && delivery.in_doubt);
    delivery.hurry(NOW);
    assert_eq!(delivery.next(NOW.plus(HOUR), true), Next::Nothing);
    assert_eq!(delivery.report.progress, Progress::Failed(Trouble::Unknown));

    delivery.retry(&Job::Report, NOW, FRESHER);
    assert_eq!(delivery.next(NOW, true), Next::Do(Job::Report));
    fails(&mut delivery, &Trouble::Unknown, NOW, 0.5);
    assert!(delivery.is_searching(), "what the citizen sent again is looked for again");
}

#[test]
fn a_search_without_an_answer_is_repeated_four_times() {
    let unavailable = || Err(Trouble::Unavailable { retry_after: None });
    // However many tries the report itself took before.
    for failures in [0, 6] {
        let mut delivery = under(LISTED);
        for _ in 0..failures {
            fails(&mut delivery, &Trouble::Unavailable { retry_after: None }, NOW, 0.5);
        }
        fails(&mut delivery, &Trouble::Unknown, NOW, 0.5);
        for _ in 0..3 {
            search(&mut delivery);
            delivery.search_ended(unavailable(), NOW, 0.5);
            assert!(delivery.is_searching());
        }
        search(&mut delivery);
        delivery.search_ended(unavailable(), NOW, 0.5);
        assert!(!delivery.is_searching(), "then the citizen is asked");
        assert_eq!(delivery.next(NOW.plus(HOUR), true), Next::Nothing);
    }
}

#[test]
fn a_search_waits_as_the_hotline_asks_and_ends_where_it_is_refused() {
    let mut delivery = in_doubt();
    search(&mut delivery);
    let asked = Trouble::Unavailable { retry_after: Some(Duration::from_secs(60)) };
    delivery.search_ended(Err(asked), NOW, 0.5);
    delivery.hurry(NOW);
    assert_eq!(delivery.next(NOW, true), Next::At(NOW.plus(60 * SECOND)));
    delivery.begun(&Job::Search, NOW, FRESH);
    delivery.search_ended(Err(Trouble::Refused(Refusal::Forbidden)), NOW, 0.5);
    assert_eq!((delivery.search, delivery.is_searching()), (Search::InVain, false));
}

#[test]
fn nothing_is_looked_for_where_there_is_nowhere_to_look_or_no_need() {
    let repeatable = Terms { repeatable: true, ..LISTED };
    for (terms, trouble) in
        [(TERMS, Trouble::Unknown), (repeatable, Trouble::Unknown), (LISTED, Trouble::Cancelled)]
    {
        let mut delivery = under(terms);
        fails(&mut delivery, &trouble, NOW, 0.5);
        assert!(!delivery.is_searching());
        assert_ne!(delivery.next(NOW.plus(2 * SECOND), true), Next::Do(Job::Search));
    }
}

#[test]
fn the_end_of_a_search_that_nobody_waits_for_any_more_changes_nothing_but_for_a_number() {
    let mut sent_again = in_doubt();
    search(&mut sent_again);
    sent_again.retry(&Job::Report, NOW, FRESHER);
    sent_again.begun(&Job::Report, NOW, FRESHER);
    for end in [Ok(None), Err(Trouble::Unavailable { retry_after: None })] {
        let before = sent_again.clone();
        sent_again.search_ended(end, NOW, 0.5);
        assert_eq!(sent_again, before);
    }
    sent_again.search_ended(Ok(Some(number())), NOW, 0.5);
    assert_eq!(sent_again.accepted().unwrap().receipt().unwrap().reference, number());

    let mut taken = in_doubt();
    search(&mut taken);
    taken.report_ended(Ok(accepted()), NOW, 0.5);
    for end in [Ok(Some(number())), Ok(None), Err(Trouble::Unavailable { retry_after: None })] {
        let before = taken.clone();
        taken.search_ended(end, NOW, 0.5);
        assert_eq!(taken, before, "the hotline's own proof stays");
    }
}

#[test]
fn a_pause_ends_the_search_and_says_so() {
    let mut delivery = in_doubt();
    delivery.paused();
    assert!(!delivery.is_searching() && delivery.in_doubt);
    assert_eq!(delivery.next(NOW.plus(HOUR), true), Next::Nothing);
}

#[test]
fn no_citizen_sends_a_report_by_asking_for_a_search() {
    let mut delivery = in_doubt();
    let before = delivery.clone();
    delivery.retry(&Job::Search, NOW, FRESHER);
    assert_eq!(delivery, before);
}

#[test]
fn a_number_that_follows_takes_the_place_of_a_ticket_only() {
    let mut delivery = under(LISTED);
    delivery.report_ended(Ok(accepted()), NOW, 0.5);
    let before = delivery.clone();
    let mut other = accepted().receipt().unwrap().clone();
    other.reference = number();
    delivery.numbered(other);
    assert_eq!(delivery, before);
    assert!(matches!(delivery.accepted().unwrap().proof, Proof::Numbered(_)));
}

/// What can happen to a report, but for the citizen's wish to send it again.
#[derive(Clone, Debug)]
enum Event {
    Ended(Trouble),
    SearchEnded(Result<Option<Reference>, Trouble>),
    Numbered,
    Reloaded,
    Online,
    Confirmed,
    Paused,
    Passed(i64),
    Retried,
}

fn trouble() -> impl Strategy<Value = Trouble> {
    let wait = || prop::option::of((0..4_000_u64).prop_map(Duration::from_secs));
    prop_oneof![
        5 => Just(Trouble::Unknown),
        2 => wait().prop_map(|retry_after| Trouble::Unavailable { retry_after }),
        1 => wait().prop_map(|retry_after| Trouble::Refused(Refusal::Throttled { retry_after })),
        1 => Just(Trouble::Cancelled),
        1 => Just(Trouble::NotFound),
        1 => Just(Trouble::Rejected(Vec::new())),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => trouble().prop_map(Event::Ended),
        2 => trouble().prop_map(|trouble| Event::SearchEnded(Err(trouble))),
        2 => Just(Event::SearchEnded(Ok(None))),
        1 => Just(Event::Numbered),
        3 => Just(Event::Reloaded),
        3 => Just(Event::Online),
        1 => Just(Event::Confirmed),
        1 => Just(Event::Paused),
        4 => (-20_000_000..20_000_000_i64).prop_map(Event::Passed),
        1 => Just(Event::Retried),
    ]
}

fn stored(delivery: &Delivery) -> Delivery {
    serde_json::from_str(&serde_json::to_string(delivery).unwrap()).unwrap()
}

/// True when the hotline certainly doesn't have what ended in `trouble`.
fn is_certain(trouble: &Trouble) -> bool {
    !matches!(trouble, Trouble::Unknown | Trouble::Cancelled)
}

proptest! {
    #[test]
    fn a_report_that_may_have_arrived_never_goes_again_by_itself_unless_that_is_the_same_thing(
        events in prop::collection::vec(event(), 1..60),
        repeatable in any::<bool>(),
        listed in any::<bool>(),
        jitter in 0.0..=1.0_f64,
    ) {
        let mut delivery = under(Terms { repeatable, listed, ..TERMS });
        let mut now = NOW;
        // Whether the latest sending may have arrived without the citizen having said since that it shall go again,
        // and the key of the one before.
        let mut may_have_arrived = false;
        let mut doubtful_key: Option<String> = None;
        for event in events {
            if let Next::Do(job) = delivery.next(now, true) {
                if job == Job::Report {
                    prop_assert!(repeatable || !may_have_arrived, "sent twice: {delivery:?}");
                }
                delivery.begun(&job, now, FRESHER);
                if job == Job::Report {
                    if let Some(key) = &doubtful_key {
                        prop_assert_eq!(key, &delivery.attempt.key, "in doubt the key stays");
                    }
                    may_have_arrived = true;
                }
            }
            let was_sending = delivery.report.is_sending();
            match event {
                Event::Ended(trouble) => {
                    if was_sending && is_certain(&trouble) {
                        may_have_arrived = false;
                    }
                    delivery.report_ended(Err(trouble), now, jitter);
                }
                Event::SearchEnded(end) => delivery.search_ended(end, now, jitter),
                Event::Numbered => delivery.numbered(accepted().receipt().unwrap().clone()),
                Event::Reloaded => delivery = stored(&delivery).resumed(now, jitter),
                Event::Online => delivery.hurry(now),
                Event::Confirmed => delivery.confirmed(now),
                Event::Paused => delivery.paused(),
                Event::Passed(millis) => now = Timestamp::from_unix_millis(now.unix_millis() + millis),
                Event::Retried => {
                    if delivery.report.trouble().is_some() {
                        may_have_arrived = false;
                    }
                    delivery.retry(&Job::Report, now, FRESHER);
                }
            }
            if delivery.in_doubt {
                doubtful_key.get_or_insert_with(|| delivery.attempt.key.clone());
            }
            // Whoever is told that it is looked for is told the truth: that goes on by itself.
            if delivery.is_searching() {
                let is_under_way = delivery.report.again.at.is_none();
                prop_assert!(is_under_way || matches!(delivery.next(now, true), Next::Do(Job::Search) | Next::At(_)));
            }
        }
    }
}
