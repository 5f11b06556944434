//! The table of states: what each event makes of each, and what no event can undo.

use complaint_widget::{
    backend::{Accepted, Proof, Trouble},
    delivery::{Delivery, Job, Progress, Terms},
    domain::{MediaType, Reference, Ticket},
};
use proptest::prelude::*;

use crate::{FRESH, NOW, TERMS, accepted, delivery, id, next, sending, support, with_report_taken};

/// Whether nothing is left to do, where photos can or can't be sent later.
fn is_settled(delivery: &Delivery, photos_follow: bool) -> bool {
    Delivery { terms: Terms { photos_follow, ..TERMS }, ..delivery.clone() }.is_settled()
}

#[test]
fn it_begins_with_everything_waiting_under_the_drafts_key() {
    let delivery = delivery();
    assert_eq!(delivery.attempt.key, support::KEY);
    assert_eq!(delivery.report.progress, Progress::Waiting);
    assert_eq!(delivery.photos.iter().map(|photo| photo.id.clone()).collect::<Vec<_>>(), [id(0), id(1)]);
    assert!(delivery.photos.iter().all(|photo| photo.way.progress == Progress::Waiting));
    assert!(delivery.photos.iter().all(|photo| photo.media_type == MediaType::Jpeg));
    assert_eq!(delivery.accepted(), None);
    assert!(!is_settled(&delivery, true));
}

#[test]
fn the_report_goes_first_and_then_one_photo_after_the_other() {
    let mut delivery = delivery();
    assert_eq!(next(&delivery), Some(Job::Report));
    sending(&mut delivery, &Job::Report, 0);
    assert_eq!(next(&delivery), None);
    delivery.report_ended(Ok(accepted()), NOW, 0.5);
    for number in 0..2 {
        assert_eq!(next(&delivery), Some(Job::Photo(id(number))));
        assert_eq!(delivery.photos_delivered(), number);
        sending(&mut delivery, &Job::Photo(id(number)), 0);
        assert_eq!(next(&delivery), None, "one photo at a time");
        delivery.photo_ended(&id(number), Ok(()), NOW, 0.5);
    }
    assert_eq!(next(&delivery), None);
    assert_eq!(delivery.photos_delivered(), 2);
    assert!(is_settled(&delivery, true));
}

#[test]
fn without_photos_the_report_is_all() {
    let mut delivery = Delivery::new(&support::submission(&support::draft()), support::KEY, TERMS, NOW);
    delivery.report_ended(Ok(accepted()), NOW, 0.5);
    assert!(is_settled(&delivery, true));
    assert_eq!(next(&delivery), None);
}

#[test]
fn photos_wait_for_a_number_that_follows() {
    let mut delivery = delivery();
    let proof = Proof::NumberToFollow(Ticket("t-1".to_owned()));
    delivery.report_ended(Ok(Accepted { proof, ..accepted() }), NOW, 0.5);
    assert_eq!(next(&delivery), None);
    assert!(!is_settled(&delivery, true) && !is_settled(&delivery, false), "the number is still owed");
    delivery.numbered(accepted().receipt().unwrap().clone());
    assert_eq!(delivery.accepted().unwrap().receipt(), accepted().receipt());
    assert_eq!(next(&delivery), Some(Job::Photo(id(0))));
}

#[test]
fn a_report_that_waits_for_its_link_is_settled_here() {
    let mut delivery = Delivery::new(&support::submission(&support::draft()), support::KEY, TERMS, NOW);
    delivery.report_ended(Ok(Accepted { proof: Proof::Unconfirmed, ..accepted() }), NOW, 0.5);
    assert!(is_settled(&delivery, true));
    assert_eq!(next(&delivery), None);
}

#[test]
fn photos_that_travelled_along_have_ended_with_the_report() {
    let mut delivery = delivery();
    let photos = vec![(id(0), Ok(())), (id(1), Err(Trouble::Unknown))];
    delivery.report_ended(Ok(Accepted { photos, ..accepted() }), NOW, 0.5);
    assert_eq!(delivery.photos_delivered(), 1);
    assert_eq!(next(&delivery), None);
    assert!(!is_settled(&delivery, true), "the other can still be tried again");
    assert!(is_settled(&delivery, false), "nothing more can be done about the other");
}

#[test]
fn insisting_sends_the_same_report_again_and_says_so() {
    let mut delivery = delivery();
    delivery.report_ended(Err(Trouble::Duplicate(Reference("1".to_owned()))), NOW, 0.5);
    assert_eq!(next(&delivery), None);
    delivery.insist(NOW, FRESH);
    assert_eq!(next(&delivery), Some(Job::Report));
    assert!(delivery.attempt.insists);
    assert_eq!(delivery.attempt.key, FRESH, "another body is another request to what remembers keys");
}

#[test]
fn a_report_that_failed_holds_the_photos_back_until_the_citizen_retries() {
    for trouble in [Trouble::Unknown, Trouble::Cancelled, Trouble::Unavailable { retry_after: None }] {
        let mut delivery = delivery();
        sending(&mut delivery, &Job::Report, 50);
        delivery.report_ended(Err(trouble.clone()), NOW, 0.5);
        assert_eq!(delivery.report.progress, Progress::Failed(trouble));
        assert_eq!(next(&delivery), None);
        delivery.retry(&Job::Photo(id(0)), NOW, FRESH);
        assert_eq!(next(&delivery), None);
        delivery.retry(&Job::Report, NOW, FRESH);
        assert_eq!(next(&delivery), Some(Job::Report));
    }
}

#[test]
fn the_key_stays_while_the_report_may_have_arrived_and_changes_after_a_certain_refusal() {
    let refused = || Err(Trouble::Unavailable { retry_after: None });
    let mut delivery = delivery();
    delivery.report_ended(refused(), NOW, 0.5);
    delivery.retry(&Job::Report, NOW, FRESH);
    assert_eq!((delivery.attempt.key.as_str(), delivery.in_doubt), (FRESH, false));
    for unclear in [Trouble::Unknown, Trouble::Cancelled] {
        delivery.report_ended(Err(unclear), NOW, 0.5);
        delivery.retry(&Job::Report, NOW, support::KEY);
        assert_eq!((delivery.attempt.key.as_str(), delivery.in_doubt), (FRESH, true));
    }
    delivery.report_ended(refused(), NOW, 0.5);
    delivery.retry(&Job::Report, NOW, support::KEY);
    assert_eq!(delivery.attempt.key, FRESH, "that the phone was offline says nothing about the try before");
    assert!(delivery.in_doubt);
    delivery.report_ended(Ok(accepted()), NOW, 0.5);
    assert!(!delivery.in_doubt);
}

#[test]
fn a_photo_that_failed_holds_up_no_other_and_can_be_retried() {
    let mut delivery = with_report_taken();
    sending(&mut delivery, &Job::Photo(id(0)), 30);
    delivery.photo_ended(&id(0), Err(Trouble::Unknown), NOW, 0.5);
    assert_eq!(next(&delivery), Some(Job::Photo(id(1))));
    sending(&mut delivery, &Job::Photo(id(1)), 0);
    delivery.photo_ended(&id(1), Ok(()), NOW, 0.5);
    assert_eq!(next(&delivery), None);
    assert!(!is_settled(&delivery, true));
    delivery.retry(&Job::Photo(id(0)), NOW, FRESH);
    assert_eq!(next(&delivery), Some(Job::Photo(id(0))));
    delivery.photo_ended(&id(0), Ok(()), NOW, 0.5);
    assert!(is_settled(&delivery, true));
}

#[test]
fn late_events_take_nothing_away() {
    let mut delivery = with_report_taken();
    delivery.photo_ended(&id(0), Ok(()), NOW, 0.5);
    let before = delivery.clone();
    sending(&mut delivery, &Job::Report, 40);
    delivery.report_ended(Err(Trouble::Cancelled), NOW, 0.5);
    delivery.retry(&Job::Report, NOW, FRESH);
    sending(&mut delivery, &Job::Photo(id(0)), 40);
    delivery.photo_ended(&id(0), Err(Trouble::Unknown), NOW, 0.5);
    delivery.retry(&Job::Photo(id(0)), NOW, FRESH);
    assert_eq!(delivery, before);
}

#[test]
fn a_failure_stays_until_retried_but_a_proof_that_comes_late_counts() {
    let mut delivery = delivery();
    sending(&mut delivery, &Job::Report, 90);
    delivery.report_ended(Err(Trouble::Cancelled), NOW, 0.5);
    sending(&mut delivery, &Job::Report, 95);
    delivery.report_ended(Err(Trouble::Unknown), NOW, 0.5);
    assert_eq!(delivery.report.progress, Progress::Failed(Trouble::Cancelled));
    delivery.report_ended(Ok(accepted()), NOW, 0.5);
    assert_eq!(delivery.accepted(), Some(&accepted()));
}

#[test]
fn the_share_sent_only_grows_and_ends_at_a_hundred() {
    let mut delivery = delivery();
    for (told, expected) in [(0, 0), (30, 30), (20, 30), (200, 100), (99, 100)] {
        sending(&mut delivery, &Job::Report, told);
        assert_eq!(delivery.report.progress, Progress::Sending(expected));
    }
    delivery.report_ended(Err(Trouble::Unknown), NOW, 0.5);
    delivery.retry(&Job::Report, NOW, FRESH);
    sending(&mut delivery, &Job::Report, 10);
    assert_eq!(delivery.report.progress, Progress::Sending(10), "a new try begins anew");
}

#[test]
fn a_photo_that_is_not_part_of_it_is_nothing() {
    let mut delivery = with_report_taken();
    let before = delivery.clone();
    sending(&mut delivery, &Job::Photo(id(9)), 40);
    delivery.photo_ended(&id(9), Ok(()), NOW, 0.5);
    delivery.retry(&Job::Photo(id(9)), NOW, FRESH);
    assert_eq!(delivery, before);
}

#[derive(Clone, Debug)]
enum Event {
    Sending(usize, u8),
    Ended(usize, bool),
    Retried(usize),
}

/// 0 is the report, the others are the photos; 3 is a photo that isn't there.
fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0..4_usize, any::<u8>()).prop_map(|(which, percent)| Event::Sending(which, percent)),
        (0..4_usize, any::<bool>()).prop_map(|(which, is_good)| Event::Ended(which, is_good)),
        (0..4_usize).prop_map(Event::Retried),
    ]
}

fn apply(delivery: &mut Delivery, event: &Event) {
    let job = |which: usize| if which == 0 { Job::Report } else { Job::Photo(id(which - 1)) };
    match *event {
        Event::Sending(which, percent) => sending(delivery, &job(which), percent),
        Event::Ended(0, true) => delivery.report_ended(Ok(accepted()), NOW, 0.5),
        Event::Ended(0, false) => delivery.report_ended(Err(Trouble::Unknown), NOW, 0.5),
        Event::Ended(which, true) => delivery.photo_ended(&id(which - 1), Ok(()), NOW, 0.5),
        Event::Ended(which, false) => delivery.photo_ended(&id(which - 1), Err(Trouble::Unknown), NOW, 0.5),
        Event::Retried(which) => delivery.retry(&job(which), NOW, FRESH),
    }
}

proptest! {
    #[test]
    fn whatever_happens_in_whatever_order_nothing_proven_is_lost(
        events in prop::collection::vec(event(), 0..40),
    ) {
        let mut delivery = delivery();
        for event in &events {
            let before = delivery.clone();
            apply(&mut delivery, event);
            prop_assert!(before.accepted().is_none() || delivery.accepted().is_some());
            prop_assert!(delivery.photos_delivered() >= before.photos_delivered());
            prop_assert_eq!(delivery.photos.len(), 2);
            let proven = delivery.accepted().is_some() && delivery.photos_delivered() == 2;
            prop_assert_eq!(is_settled(&delivery, true), proven);
            match next(&delivery) {
                Some(Job::Report) => prop_assert_eq!(&delivery.report.progress, &Progress::Waiting),
                Some(Job::Photo(next)) => {
                    prop_assert!(delivery.accepted().is_some(), "no photo before the report");
                    let waits = |number: usize| {
                        id(number) == next && delivery.photos[number].way.progress == Progress::Waiting
                    };
                    prop_assert!(waits(0) || waits(1));
                }
                Some(Job::Search) => prop_assert!(false, "there is nowhere to look"),
                None => {}
            }
        }
    }

    #[test]
    fn a_runner_that_does_what_comes_next_and_retries_what_failed_gets_everything_across(
        fails in prop::collection::vec(any::<bool>(), 20),
    ) {
        let mut delivery = delivery();
        let mut fails = fails.into_iter();
        while !is_settled(&delivery, true) {
            let Some(job) = next(&delivery) else {
                delivery.retry(&Job::Report, NOW, FRESH);
                delivery.retry(&Job::Photo(id(0)), NOW, FRESH);
                delivery.retry(&Job::Photo(id(1)), NOW, FRESH);
                prop_assert!(next(&delivery).is_some(), "stuck: {delivery:?}");
                continue;
            };
            sending(&mut delivery, &job, 1);
            let fails = fails.next().unwrap_or(false);
            match job {
                Job::Report => {
                    delivery.report_ended(if fails { Err(Trouble::Unknown) } else { Ok(accepted()) }, NOW, 0.5);
                }
                Job::Search => prop_assert!(false, "there is nowhere to look"),
                Job::Photo(photo) => {
                    delivery.photo_ended(&photo, if fails { Err(Trouble::Unknown) } else { Ok(()) }, NOW, 0.5);
                }
            }
        }
        prop_assert_eq!(next(&delivery), None);
    }
}
