//! What is tried again by itself, and when.

use std::time::Duration;

use complaint_widget::{
    backend::{Refusal, Trouble},
    delivery::{Again, Delivery, Job, Next, Progress, Terms},
    domain::{Reference, Timestamp},
};
use proptest::prelude::*;

use crate::{
    FRESH, FRESHER, HOUR, NOW, SECOND, TERMS, accepted, delivery, fails, id, support, under,
    with_report_taken,
};

const REPEATABLE: Terms = Terms { repeatable: true, photos_repeatable: true, ..TERMS };

fn unavailable(seconds: Option<u64>) -> Trouble {
    Trouble::Unavailable { retry_after: seconds.map(Duration::from_secs) }
}

fn throttled(seconds: Option<u64>) -> Trouble {
    Trouble::Refused(Refusal::Throttled { retry_after: seconds.map(Duration::from_secs) })
}

fn failed_once(terms: Terms, trouble: &Trouble, jitter: f64) -> Delivery {
    let mut delivery = under(terms);
    fails(&mut delivery, trouble, NOW, jitter);
    delivery
}

/// How long after `NOW` the next try of the report is due.
fn wait(delivery: &Delivery) -> Option<Duration> {
    delivery.report.again.at.map(|at| at.since(NOW))
}

#[test]
fn only_what_certainly_was_not_taken_or_may_be_repeated_is_tried_again_by_itself() {
    let never = [
        Trouble::Rejected(Vec::new()),
        Trouble::Duplicate(Reference("1".to_owned())),
        Trouble::Refused(Refusal::Forbidden),
        Trouble::Refused(Refusal::WrongStatus),
        Trouble::Refused(Refusal::AlreadyDone),
        Trouble::Refused(Refusal::TooLate),
        Trouble::NotFound,
        Trouble::Cancelled,
        Trouble::Unsupported,
    ];
    for trouble in never {
        for terms in [TERMS, REPEATABLE] {
            let delivery = failed_once(terms, &trouble, 0.5);
            assert_eq!(delivery.next(NOW.plus(HOUR), true), Next::Nothing, "{trouble:?}");
        }
    }
    for trouble in [unavailable(None), throttled(None)] {
        let delivery = failed_once(TERMS, &trouble, 0.5);
        assert_eq!(delivery.next(NOW, true), Next::At(NOW.plus(2 * SECOND)), "{trouble:?}");
        assert_eq!(delivery.next(NOW.plus(2 * SECOND), true), Next::Do(Job::Report), "{trouble:?}");
    }
    assert_eq!(failed_once(TERMS, &Trouble::Unknown, 0.5).next(NOW.plus(HOUR), true), Next::Nothing);
    let repeatable = failed_once(REPEATABLE, &Trouble::Unknown, 0.5);
    assert_eq!(repeatable.next(NOW.plus(2 * SECOND), true), Next::Do(Job::Report));
}

#[test]
fn waits_double_from_two_seconds_to_five_minutes_and_chance_spreads_them() {
    for (jitter, factor) in [(0.0, 0.5), (0.5, 1.0), (1.0, 1.5)] {
        let mut delivery = under(TERMS);
        for seconds in [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300] {
            fails(&mut delivery, &unavailable(None), NOW, jitter);
            assert_eq!(wait(&delivery), Some((seconds * SECOND).mul_f64(factor)), "{jitter}");
        }
    }
    // What no generator of chance gives keeps within the bounds, too.
    assert_eq!(wait(&failed_once(TERMS, &unavailable(None), -3.0)), Some(SECOND));
    assert_eq!(wait(&failed_once(TERMS, &unavailable(None), 7.0)), Some(3 * SECOND));
}

#[test]
fn a_very_long_row_of_failures_keeps_the_longest_wait() {
    let mut delivery = under(TERMS);
    delivery.report.again.failed = u32::MAX - 1;
    for _ in 0..3 {
        fails(&mut delivery, &unavailable(None), NOW, 1.0);
        assert_eq!(wait(&delivery), Some(450 * SECOND));
    }
}

#[test]
fn a_retry_that_the_citizen_asks_for_begins_the_row_anew() {
    let mut delivery = under(TERMS);
    for _ in 0..5 {
        fails(&mut delivery, &unavailable(None), NOW, 0.5);
    }
    assert_eq!(wait(&delivery), Some(32 * SECOND));
    delivery.retry(&Job::Report, NOW, FRESHER);
    assert_eq!(delivery.next(NOW, true), Next::Do(Job::Report));
    fails(&mut delivery, &unavailable(None), NOW, 0.5);
    assert_eq!(wait(&delivery), Some(2 * SECOND));
}

#[test]
fn what_the_hotline_asks_for_is_the_least_wait_and_our_own_may_be_longer() {
    for trouble in [unavailable(Some(120)), throttled(Some(120))] {
        let delivery = failed_once(TERMS, &trouble, 0.0);
        assert_eq!(wait(&delivery), Some(120 * SECOND));
    }
    let mut delivery = under(TERMS);
    for _ in 0..6 {
        fails(&mut delivery, &unavailable(Some(1)), NOW, 0.5);
    }
    assert_eq!(wait(&delivery), Some(64 * SECOND));
}

#[test]
fn the_network_ends_our_own_wait_but_never_the_hotlines() {
    let mut ours = failed_once(TERMS, &unavailable(None), 1.0);
    ours.hurry(NOW);
    assert_eq!(ours.next(NOW, true), Next::Do(Job::Report));

    let mut theirs = failed_once(TERMS, &throttled(Some(90)), 0.0);
    theirs.hurry(NOW.plus(SECOND));
    assert_eq!(theirs.next(NOW.plus(89 * SECOND), true), Next::At(NOW.plus(90 * SECOND)));
    assert_eq!(theirs.next(NOW.plus(90 * SECOND), true), Next::Do(Job::Report));

    // The hotline asked for less than we would wait: of that only our part is cut off.
    let mut both = failed_once(TERMS, &unavailable(Some(1)), 1.0);
    both.hurry(NOW);
    assert_eq!(both.next(NOW, true), Next::At(NOW.plus(SECOND)));
    let mut later = failed_once(TERMS, &unavailable(Some(1)), 1.0);
    later.hurry(NOW.plus(2 * SECOND));
    assert_eq!(later.next(NOW.plus(2 * SECOND), true), Next::Do(Job::Report));
}

#[test]
fn the_network_begins_nothing_that_does_not_happen_by_itself() {
    for trouble in [Trouble::Unknown, Trouble::Cancelled, Trouble::NotFound] {
        let mut delivery = failed_once(TERMS, &trouble, 0.5);
        delivery.hurry(NOW);
        assert_eq!(delivery.next(NOW.plus(HOUR), true), Next::Nothing, "{trouble:?}");
    }
}

#[test]
fn a_wait_of_ages_is_stored_as_it_is_and_obeyed() {
    for seconds in [86_400 * 3, u64::MAX] {
        let delivery = failed_once(TERMS, &unavailable(Some(seconds)), 1.0);
        let text = serde_json::to_string(&delivery).unwrap();
        let stored: Delivery = serde_json::from_str(&text).unwrap();
        assert_eq!(stored, delivery);
        let resumed = stored.resumed(NOW.plus(HOUR), 0.5);
        assert!(matches!(resumed.next(NOW.plus(HOUR), true), Next::At(_)), "{seconds}");
    }
}

#[test]
fn a_clock_that_was_set_back_keeps_no_wait_of_ours_for_hours() {
    let before = NOW.minus(5 * HOUR);
    let delivery = failed_once(TERMS, &unavailable(None), 1.0);
    assert_eq!(delivery.report.again.due(before), Some(before));
    let asked = failed_once(TERMS, &unavailable(Some(60)), 1.0);
    assert_eq!(
        asked.report.again.due(before),
        Some(NOW.plus(60 * SECOND)),
        "nobody knows whether it is over"
    );

    let mut photo = with_report_taken();
    photo.begun(&Job::Photo(id(0)), NOW, FRESH);
    photo.photo_ended(&id(0), Err(unavailable(None)), NOW, 1.0);
    assert_eq!(photo.next(before, true), Next::Do(Job::Photo(id(0))));
}

#[test]
fn without_a_network_nothing_begins_and_nothing_is_asked() {
    let mut taken = with_report_taken();
    let listed = failed_once(Terms { listed: true, ..TERMS }, &Trouble::Unknown, 0.0);
    let all = [under(TERMS), failed_once(TERMS, &unavailable(None), 0.0), listed, taken.clone()];
    for delivery in all {
        for later in [SECOND, 2 * HOUR] {
            assert_eq!(delivery.next(NOW.plus(later), false), Next::Nothing);
            assert_ne!(delivery.next(NOW.plus(later), true), Next::Nothing);
        }
    }
    taken.begun(&Job::Photo(id(0)), NOW, FRESH);
    taken.photo_ended(&id(0), Err(unavailable(None)), NOW, 0.0);
    assert_eq!(taken.next(NOW.plus(HOUR), false), Next::Nothing);
}

#[test]
fn a_report_that_did_not_go_for_an_hour_asks_before_it_goes() {
    let old = NOW.plus(HOUR + SECOND);
    let mut waiting = under(TERMS);
    assert_eq!(waiting.next(NOW.plus(HOUR), true), Next::Do(Job::Report));
    assert_eq!(waiting.next(old, true), Next::Ask);
    waiting.confirmed(old);
    assert_eq!(waiting.next(old, true), Next::Do(Job::Report));

    let mut failed = failed_once(REPEATABLE, &unavailable(None), 0.5);
    assert_eq!(failed.next(old, true), Next::Ask);
    failed.retry(&Job::Report, old, FRESHER);
    assert_eq!(failed.next(old, true), Next::Do(Job::Report), "who asks for it says that it is true");

    let doubtful = failed_once(REPEATABLE, &Trouble::Unknown, 0.5);
    assert_eq!(
        doubtful.next(old, true),
        Next::Do(Job::Report),
        "it may be there; repeating it only makes sure"
    );

    let asked = failed_once(TERMS, &unavailable(Some(2 * 3600)), 0.5);
    assert_eq!(asked.next(old, true), Next::At(NOW.plus(2 * HOUR)), "there is nothing to ask before");
    assert_eq!(asked.next(NOW.plus(2 * HOUR), true), Next::Ask);
}

#[test]
fn a_clock_that_was_set_back_by_hours_asks_as_well() {
    let waiting = under(TERMS);
    assert_eq!(waiting.next(NOW.minus(HOUR), true), Next::Do(Job::Report));
    assert_eq!(waiting.next(NOW.minus(5 * HOUR), true), Next::Ask);
}

#[test]
fn neither_photos_nor_a_search_ask_after_an_hour() {
    let old = NOW.plus(5 * HOUR);
    let mut delivery = with_report_taken();
    assert_eq!(delivery.next(old, true), Next::Do(Job::Photo(id(0))));
    delivery.begun(&Job::Photo(id(0)), old, FRESH);
    delivery.photo_ended(&id(0), Err(unavailable(None)), old, 0.5);
    assert_eq!(delivery.next(old, true), Next::Do(Job::Photo(id(1))));
    let lost = failed_once(Terms { listed: true, ..TERMS }, &Trouble::Unknown, 0.5);
    assert_eq!(lost.next(old, true), Next::Do(Job::Search));
}

#[test]
fn a_report_under_way_is_neither_begun_nor_asked_about() {
    let mut delivery = under(REPEATABLE);
    delivery.begun(&Job::Report, NOW, FRESH);
    assert_eq!(delivery.next(NOW.plus(5 * HOUR), true), Next::Nothing);
}

#[test]
fn what_is_paused_waits_for_the_citizen() {
    let mut delivery = failed_once(REPEATABLE, &Trouble::Unknown, 0.5);
    delivery.paused();
    delivery.hurry(NOW);
    assert_eq!(delivery.next(NOW.plus(HOUR), true), Next::Nothing);
    assert_eq!(delivery.report.progress, Progress::Failed(Trouble::Unknown));
    assert!(delivery.in_doubt, "a pause proves nothing");
    delivery.retry(&Job::Report, NOW, FRESHER);
    assert_eq!(delivery.next(NOW, true), Next::Do(Job::Report));
}

#[test]
fn a_photo_is_tried_again_by_itself_and_holds_up_no_other() {
    let photos = |repeatable| {
        let mut delivery = with_report_taken();
        delivery.terms.photos_repeatable = repeatable;
        for (number, trouble) in [(0, Trouble::Unknown), (1, unavailable(Some(10)))] {
            assert_eq!(delivery.next(NOW, true), Next::Do(Job::Photo(id(number))));
            delivery.begun(&Job::Photo(id(number)), NOW, FRESH);
            delivery.photo_ended(&id(number), Err(trouble), NOW, 0.5);
        }
        delivery
    };
    let mut repeatable = photos(true);
    assert_eq!(repeatable.next(NOW, true), Next::At(NOW.plus(2 * SECOND)));
    assert_eq!(repeatable.next(NOW.plus(2 * SECOND), true), Next::Do(Job::Photo(id(0))));
    repeatable.hurry(NOW);
    assert_eq!(repeatable.next(NOW, true), Next::Do(Job::Photo(id(0))));
    repeatable.begun(&Job::Photo(id(0)), NOW, FRESH);
    assert_eq!(repeatable.next(NOW.plus(HOUR), true), Next::Nothing, "one photo at a time");
    repeatable.photo_ended(&id(0), Ok(()), NOW, 0.5);
    assert_eq!(repeatable.next(NOW, true), Next::At(NOW.plus(10 * SECOND)));

    let once = photos(false);
    assert_eq!(once.next(NOW.plus(9 * SECOND), true), Next::At(NOW.plus(10 * SECOND)));
    assert_eq!(once.next(NOW.plus(10 * SECOND), true), Next::Do(Job::Photo(id(1))), "the other may be there");
}

#[test]
fn a_photo_that_is_gone_for_good_is_not_tried_again() {
    let mut delivery = delivery();
    delivery.report_ended(Ok(accepted()), NOW, 0.5);
    for number in 0..2 {
        delivery.begun(&Job::Photo(id(number)), NOW, FRESH);
        delivery.photo_ended(&id(number), Err(Trouble::NotFound), NOW, 0.5);
    }
    assert_eq!(delivery.next(NOW.plus(HOUR), true), Next::Nothing);
}

#[test]
fn the_key_is_fresh_at_each_try_by_itself_that_was_certainly_refused_and_stays_in_doubt() {
    let mut delivery = failed_once(REPEATABLE, &unavailable(None), 0.5);
    assert_eq!(delivery.attempt.key, support::KEY, "the first try has the draft's own");
    delivery.begun(&Job::Report, NOW, FRESHER);
    assert_eq!(delivery.attempt.key, FRESHER);
    delivery.report_ended(Err(Trouble::Unknown), NOW, 0.5);
    delivery.begun(&Job::Report, NOW, FRESH);
    assert_eq!(delivery.attempt.key, FRESHER);
    delivery.report_ended(Err(unavailable(None)), NOW, 0.5);
    delivery.begun(&Job::Report, NOW, FRESH);
    assert_eq!(delivery.attempt.key, FRESHER, "the try before may still have arrived");
}

fn trouble() -> impl Strategy<Value = Trouble> {
    let wait = prop::option::of(prop_oneof![0..600_u64, any::<u64>()]);
    prop_oneof![
        wait.clone().prop_map(unavailable),
        wait.prop_map(throttled),
        Just(Trouble::Unknown),
        Just(Trouble::Cancelled),
    ]
}

fn asked_of(trouble: &Trouble) -> Option<Duration> {
    match trouble {
        Trouble::Unavailable { retry_after } | Trouble::Refused(Refusal::Throttled { retry_after }) => {
            *retry_after
        }
        _ => None,
    }
}

proptest! {
    #[test]
    fn no_event_has_the_report_go_before_the_hotline_allows_it(
        events in prop::collection::vec((trouble(), 0.0..=1.0_f64, 0..5_000_i64, 0..1_200_i64), 1..30),
    ) {
        let mut now = NOW;
        let mut delivery = under(REPEATABLE);
        let mut allowed: Option<Timestamp> = None;
        for (trouble, jitter, pause, seconds) in events {
            now = now.plus(Duration::from_millis(pause.unsigned_abs()));
            delivery.hurry(now);
            if delivery.next(now, true) == Next::Do(Job::Report) {
                prop_assert!(allowed.is_none_or(|allowed| now >= allowed), "{delivery:?}");
                fails(&mut delivery, &trouble, now, jitter);
                allowed = asked_of(&trouble).map(|asked| now.plus(asked));
                let Again { at, .. } = delivery.report.again;
                prop_assert!(at.is_none_or(|at| at.since(now) >= SECOND), "never in a tight circle");
            }
            // The clock goes wrong by minutes, in both directions.
            now = Timestamp::from_unix_millis(now.unix_millis() + (seconds - 600) * 1000);
        }
    }
}
