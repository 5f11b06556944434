//! What is known of a stored delivery when the page comes back.

use complaint_widget::{
    backend::{Accepted, Proof, Trouble},
    delivery::{Delivery, Job, Next, Progress, Terms},
    domain::Ticket,
};

use crate::{
    FRESH, FRESHER, HOUR, NOW, SECOND, TERMS, accepted, delivery, fails, id, support, under,
    with_report_taken,
};

/// Stored, read again, and gone on with a second later.
fn reloaded(delivery: &Delivery) -> Delivery {
    let text = serde_json::to_string(delivery).unwrap();
    let stored: Delivery = serde_json::from_str(&text).unwrap();
    assert_eq!(&stored, delivery, "what is stored is what was");
    stored.resumed(NOW.plus(SECOND), 0.5)
}

#[test]
fn what_had_not_begun_begins() {
    let resumed = reloaded(&delivery());
    assert_eq!(resumed, delivery());
    assert_eq!(resumed.next(NOW.plus(SECOND), true), Next::Do(Job::Report));
}

#[test]
fn what_was_on_its_way_may_have_arrived() {
    let mut sending = under(TERMS);
    sending.begun(&Job::Report, NOW, FRESH);
    sending.sent(&Job::Report, 40);
    let resumed = reloaded(&sending);
    assert_eq!(resumed.report.progress, Progress::Failed(Trouble::Unknown));
    assert!(resumed.in_doubt);
    assert_eq!(resumed.next(NOW.plus(HOUR), true), Next::Nothing, "the citizen is asked");
    assert_eq!(resumed.attempt.key, support::KEY);
}

#[test]
fn where_a_repetition_is_the_same_thing_it_goes_at_once_under_the_same_key() {
    let mut sending = under(Terms { repeatable: true, ..TERMS });
    sending.begun(&Job::Report, NOW, FRESH);
    let mut resumed = reloaded(&sending);
    assert_eq!(resumed.next(NOW.plus(SECOND), true), Next::Do(Job::Report));
    resumed.begun(&Job::Report, NOW, FRESHER);
    assert_eq!(resumed.attempt.key, support::KEY);
}

#[test]
fn where_the_hotline_lists_it_is_looked_for_at_once() {
    let mut sending = under(Terms { listed: true, ..TERMS });
    sending.begun(&Job::Report, NOW, FRESH);
    assert_eq!(reloaded(&sending).next(NOW.plus(SECOND), true), Next::Do(Job::Search));
}

#[test]
fn a_search_that_the_page_took_with_it_begins_anew() {
    let mut delivery = under(Terms { listed: true, ..TERMS });
    fails(&mut delivery, &Trouble::Unknown, NOW, 0.5);
    delivery.begun(&Job::Search, NOW, FRESH);
    let resumed = reloaded(&delivery);
    assert!(resumed.is_searching());
    assert_eq!(resumed.next(NOW.plus(SECOND), true), Next::Do(Job::Search));
}

#[test]
fn what_waited_goes_on_waiting_only_where_the_hotline_asked_for_it() {
    let mut ours = under(TERMS);
    for _ in 0..8 {
        fails(&mut ours, &Trouble::Unavailable { retry_after: None }, NOW, 0.5);
    }
    assert_eq!(reloaded(&ours).next(NOW.plus(SECOND), true), Next::Do(Job::Report));
    let mut theirs = under(TERMS);
    fails(&mut theirs, &Trouble::Unavailable { retry_after: Some(60 * SECOND) }, NOW, 0.5);
    assert_eq!(reloaded(&theirs).next(NOW.plus(SECOND), true), Next::At(NOW.plus(60 * SECOND)));
}

#[test]
fn what_ended_for_good_stays_so() {
    for trouble in [Trouble::Cancelled, Trouble::NotFound, Trouble::Rejected(Vec::new())] {
        let mut delivery = under(TERMS);
        fails(&mut delivery, &trouble, NOW, 0.5);
        assert_eq!(reloaded(&delivery), delivery);
    }
    let mut delivery = under(TERMS);
    let proof = Proof::NumberToFollow(Ticket("t-1".to_owned()));
    delivery.report_ended(Ok(Accepted { proof, ..accepted() }), NOW, 0.5);
    assert_eq!(reloaded(&delivery), delivery);
}

#[test]
fn photos_go_on_where_they_were() {
    let mut delivery = with_report_taken();
    delivery.begun(&Job::Photo(id(0)), NOW, FRESH);
    let resumed = reloaded(&delivery);
    assert_eq!(resumed.accepted(), Some(&accepted()));
    assert_eq!(resumed.photos[0].way.trouble(), Some(&Trouble::Unknown));
    assert_eq!(resumed.next(NOW.plus(SECOND), true), Next::Do(Job::Photo(id(1))), "the first may be there");

    delivery.terms.photos_repeatable = true;
    assert_eq!(reloaded(&delivery).next(NOW.plus(SECOND), true), Next::Do(Job::Photo(id(0))));

    delivery.photo_ended(&id(0), Ok(()), NOW, 0.5);
    let resumed = reloaded(&delivery);
    assert_eq!(resumed.photos_delivered(), 1);
    assert_eq!(resumed.next(NOW.plus(SECOND), true), Next::Do(Job::Photo(id(1))));
}

#[test]
fn coming_back_again_and_again_proves_nothing_and_loses_nothing() {
    let mut delivery = with_report_taken();
    delivery.begun(&Job::Photo(id(0)), NOW, FRESH);
    let once = reloaded(&delivery);
    assert_eq!(reloaded(&once), once);
}
