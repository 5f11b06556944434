//! Finding a report in what the hotline shows to everybody.

use std::time::Duration;

use complaint_widget::{
    delivery::search::{Sent, find, query},
    domain::{CategoryCode, Point, PublicComplaint, QuotedText, Reference, Status, Timestamp},
    form::{PointSource, Submission},
};

use crate::{NOW, support};

const HERE: Point = Point { latitude: 39.9, longitude: 116.4, accuracy_metres: Some(8.0) };
const WHEN: Sent = Sent { first: NOW, last: NOW };
const WORDS: &str = "The lamp at the gate is dark";

fn sent() -> Submission {
    let mut draft = support::draft();
    draft.place.point = Some((HERE, PointSource::Phone));
    support::submission(&draft)
}

fn listed(number: &str) -> PublicComplaint {
    PublicComplaint {
        reference: Some(Reference(number.to_owned())),
        category: Some(CategoryCode("lamp".to_owned())),
        category_name: None,
        description: Some(text(WORDS)),
        point: Some(Point { accuracy_metres: None, ..HERE }),
        status: Status::Received,
        created_at: Some(NOW.plus(Duration::from_secs(5))),
    }
}

fn text(words: &str) -> QuotedText {
    QuotedText { text: words.to_owned(), language: None }
}

fn is_found(complaint: PublicComplaint) -> bool {
    let found = find(&[complaint], &sent(), WHEN, &[]);
    assert!(found.is_none() || found == Some(Reference("7".to_owned())));
    found.is_some()
}

fn created(at: Timestamp) -> PublicComplaint {
    PublicComplaint { created_at: Some(at), ..listed("7") }
}

fn saying(words: &str) -> PublicComplaint {
    PublicComplaint { description: Some(text(words)), ..listed("7") }
}

fn at(latitude: f64) -> PublicComplaint {
    PublicComplaint { point: Some(Point { latitude, ..HERE }), ..listed("7") }
}

#[test]
fn the_very_words_at_the_place_since_it_was_sent_are_it() {
    assert!(is_found(listed("7")));
    assert_eq!(find(&[], &sent(), WHEN, &[]), None);
}

#[test]
fn hotlines_may_tidy_white_space_and_write_more_behind() {
    assert!(is_found(saying("  The lamp\r\nat the   gate is dark ")));
    assert!(is_found(saying("The lamp at the gate is dark\n\nPlace: North gate")));
}

#[test]
fn other_words_are_another_complaint() {
    for words in [
        "",
        "The lamp at the gate is",
        "A resident writes: The lamp at the gate is dark",
        "The lamp at the gate is darker",
        "the lamp at the gate is dark",
    ] {
        assert!(!is_found(saying(words)), "{words}");
    }
    assert!(!is_found(PublicComplaint { description: None, ..listed("7") }));
}

#[test]
fn the_same_words_at_another_place_are_another_complaint() {
    assert!(is_found(at(39.9 + 0.0015)), "hotlines round points");
    assert!(!is_found(at(39.9 + 0.0025)));
    assert!(is_found(PublicComplaint { point: None, ..listed("7") }), "the very same words are proof enough");
    let more = saying("The lamp at the gate is dark in front of the school");
    assert!(
        !is_found(PublicComplaint { point: None, ..more }),
        "without a place, more words may be a stranger's"
    );
}

#[test]
fn the_same_words_from_before_are_another_complaint() {
    assert!(is_found(created(NOW.minus(Duration::from_secs(120)))), "clocks differ");
    assert!(!is_found(created(NOW.minus(Duration::from_secs(121)))));
    assert!(!is_found(PublicComplaint { created_at: None, ..listed("7") }));
}

#[test]
fn the_same_words_from_after_the_last_try_are_another_complaint() {
    let last = Sent { first: NOW, last: NOW.plus(Duration::from_secs(600)) };
    let late = |seconds| created(NOW.plus(Duration::from_secs(seconds)));
    let is_found = |complaint| find(&[complaint], &sent(), last, &[]).is_some();
    assert!(is_found(late(600 + 90 + 120)));
    assert!(!is_found(late(600 + 90 + 121)));
}

#[test]
fn another_report_of_this_phone_is_not_it() {
    let known = [Reference("7".to_owned())];
    assert_eq!(find(&[listed("7")], &sent(), WHEN, &known), None);
    assert_eq!(find(&[listed("7"), listed("8")], &sent(), WHEN, &known), Some(Reference("8".to_owned())));
}

#[test]
fn the_same_words_of_another_category_are_another_complaint() {
    let noise = Some(CategoryCode("noise".to_owned()));
    assert!(!is_found(PublicComplaint { category: noise, ..listed("7") }));
    assert!(is_found(PublicComplaint { category: None, ..listed("7") }), "not every hotline says it");
}

#[test]
fn of_two_alike_neither_is_taken_for_it() {
    assert_eq!(find(&[listed("7"), listed("8")], &sent(), WHEN, &[]), None);
    let others = [at(40.0), listed("7"), saying("Noise at night")];
    assert_eq!(find(&others, &sent(), WHEN, &[]), Some(Reference("7".to_owned())));
}

#[test]
fn one_without_a_number_is_no_proof() {
    assert_eq!(find(&[PublicComplaint { reference: None, ..listed("7") }], &sent(), WHEN, &[]), None);
}

#[test]
fn the_hotline_is_asked_for_what_may_be_it_and_little_more() {
    let asked = query(&sent(), WHEN);
    assert_eq!(asked.category, Some(CategoryCode("lamp".to_owned())));
    assert_eq!(asked.since, Some(NOW.minus(Duration::from_secs(120))));
    let area = asked.area.unwrap();
    assert!(area.contains(HERE));
    assert!(area.north - area.south < 0.05 && area.east - area.west < 0.06);
    assert!(asked.matches(&listed("7")));

    let nowhere = support::submission(&support::draft());
    assert_eq!(query(&nowhere, WHEN).area, None);
}

#[test]
fn the_area_asked_for_is_one_at_the_ends_of_the_earth_too() {
    for (latitude, longitude) in [(90.0, 0.0), (-90.0, 180.0), (0.0, -180.0), (12.0, 180.0)] {
        let mut draft = support::draft();
        let point = Point { latitude, longitude, accuracy_metres: None };
        draft.place.point = Some((point, PointSource::Phone));
        let area = query(&support::submission(&draft), WHEN).area.unwrap();
        assert!(area.contains(point), "{point:?}");
        assert!(area.south >= -90.0 && area.north <= 90.0 && area.west >= -180.0 && area.east <= 180.0);
    }
}
