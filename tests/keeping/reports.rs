//! Reports as the phone keeps them.

use std::time::Duration;

use complaint_widget::{
    backend::{Accepted, Attempt, Backend as _, Proof, Refusal, Step, Trouble, native::Native},
    delivery::{Delivery, Job, Progress, Search, Terms},
    domain::{Code, Point, QuotedText, Receipt, Reference, Ticket, Timestamp},
    form::{Draft, PointSource},
    keeping::{KeptReport, Record, Sending},
};
use proptest::prelude::*;
use serde_json::Value;

use crate::support;

const NOW: Timestamp = Timestamp::from_unix_millis(1_764_000_000_123);
const HOUR: Duration = Duration::from_secs(3600);
const KEY: &str = "7e3c0c1a-3f0d-4f0e-9b58-2f7f0f6c1d90";

fn receipt() -> Receipt {
    Receipt { reference: Reference("QH-2026-000007".to_owned()), code: Some(Code::new("7KQ2".to_owned())) }
}

fn sending(draft: &Draft) -> Sending {
    let submission = support::submission(draft);
    let terms = Terms { repeatable: true, photos_repeatable: true, photos_follow: true, listed: false };
    let delivery = Delivery::new(&submission, support::KEY, terms, NOW);
    Sending { submission, draft: draft.clone(), delivery }
}

fn kept(draft: Draft, sending: Option<Sending>) -> KeptReport {
    KeptReport {
        changed_at: NOW,
        draft,
        category_name: "路灯 · Street lamp".to_owned(),
        screen: "check".to_owned(),
        sending,
        shown_at: None,
    }
}

fn text(report: &KeptReport) -> String {
    Record::new(report.clone()).to_text().unwrap()
}

fn read(text: &str) -> KeptReport {
    Record::from_text(text).unwrap().value
}

/// A report that has its number and all its photos.
fn settled() -> KeptReport {
    let draft = support::full_draft();
    let mut sending = sending(&draft);
    sending.delivery.report_ended(Ok(Accepted::numbered(receipt())), NOW, 0.5);
    let photo = sending.delivery.photos[0].id.clone();
    sending.delivery.photo_ended(&photo, Ok(()), NOW, 0.5);
    kept(draft, Some(sending))
}

#[test]
fn a_report_is_over_an_hour_after_its_receipt_was_shown_and_only_with_nothing_left_to_do() {
    let shown = KeptReport { shown_at: Some(NOW), ..settled() };
    assert!(shown.is_over(NOW.plus(HOUR + Duration::from_secs(1))));
    assert!(!shown.is_over(NOW.plus(HOUR)));
    assert!(!shown.is_over(NOW.minus(5 * HOUR)), "a clock that was set back ends nothing");
    assert!(!settled().is_over(NOW.plus(100 * HOUR)), "nobody has seen the number");

    let draft = support::full_draft();
    let mut photo_missing = sending(&draft);
    photo_missing.delivery.report_ended(Ok(Accepted::numbered(receipt())), NOW, 0.5);
    let mut number_missing = sending(&support::draft());
    let proof = Proof::NumberToFollow(Ticket("t-1".to_owned()));
    number_missing.delivery.report_ended(Ok(Accepted { proof, ..Accepted::numbered(receipt()) }), NOW, 0.5);
    for unfinished in [None, Some(sending(&draft)), Some(photo_missing), Some(number_missing)] {
        let report = KeptReport { shown_at: Some(NOW), ..kept(draft.clone(), unfinished) };
        assert!(!report.is_over(NOW.plus(100 * HOUR)), "{report:?}");
    }
}

#[test]
fn the_first_version_is_read_for_ever() {
    let report = read(include_str!("../fixtures/kept-report-1.json"));
    assert_eq!(report.changed_at, NOW);
    assert_eq!(report.draft.key, support::KEY);
    assert_eq!(report.draft.answers.len(), 6);
    assert_eq!(report.draft.contact.email, "amal@example.org");
    assert_eq!(report.draft.photos[0].id.0, support::PHOTO);
    assert!(matches!(report.draft.place.point, Some((_, PointSource::Phone))));
    assert_eq!((report.category_name.as_str(), report.screen.as_str()), ("Street lamp", "sent"));
    let Sending { submission, draft, delivery } = report.sending.clone().unwrap();
    assert_eq!(draft, report.draft);
    assert_eq!(submission.content().contact.name.as_deref(), Some("Amal"));
    assert_eq!(delivery.accepted().unwrap().receipt(), Some(&receipt()));
    let photo = &delivery.photos[0].way;
    assert_eq!(photo.progress, Progress::Failed(Trouble::Unavailable { retry_after: Some(90 * SECOND) }));
    assert_eq!(photo.again.not_before, Some(NOW.plus(90 * SECOND)));
    assert_eq!(report.shown_at, Some(NOW));
    assert_eq!(read(&text(&report)), report);
}

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn a_record_from_before_a_member_was_added_has_its_default() {
    let mut stored: Value = serde_json::from_str(&text(&kept(support::full_draft(), None))).unwrap();
    let members = stored.as_object_mut().unwrap();
    for name in ["category_name", "screen", "sending", "shown_at"] {
        assert!(members.remove(name).is_some(), "{name}");
    }
    let draft = members["draft"].as_object_mut().unwrap();
    for name in ["class", "photos", "contact"] {
        assert!(draft.remove(name).is_some(), "{name}");
    }
    let report = read(&stored.to_string());
    assert_eq!((report.category_name.as_str(), report.sending.is_none()), ("", true));
    assert_eq!(report.draft.description, support::full_draft().description);
    assert!(report.draft.photos.is_empty() && report.draft.contact.name.is_empty());
}

#[test]
fn personal_data_stands_where_it_is_needed_and_nowhere_else() {
    let mut draft = support::full_draft();
    draft.photos[0].taken_at = Some(Point { latitude: 12.25, longitude: 34.5, accuracy_metres: None });
    let mut sending = sending(&draft);
    sending.delivery.begun(&Job::Report, NOW, KEY);
    sending.delivery.report_ended(Err(Trouble::Unknown), NOW, 0.5);
    let stored: Value = serde_json::from_str(&text(&kept(draft, Some(sending)))).unwrap();
    let mut places = Vec::new();
    for (needle, allowed) in [
        (
            "Amal",
            vec!["/draft/contact/name", "/sending/draft/contact/name", "/sending/submission/contact/name"],
        ),
        (
            "amal@example.org",
            vec!["/draft/contact/email", "/sending/draft/contact/email", "/sending/submission/contact/email"],
        ),
        (
            "+20 100 123 4567",
            vec!["/draft/contact/phone", "/sending/draft/contact/phone", "/sending/submission/contact/phone"],
        ),
        // Where a photo was taken is only offered, and never part of what is sent.
        ("12.25", vec!["/draft/photos/0/taken_at/latitude", "/sending/draft/photos/0/taken_at/latitude"]),
    ] {
        places.clear();
        find(&stored, needle, "", &mut places);
        assert_eq!(places, allowed, "{needle}");
    }
    let photo = stored["draft"]["photos"][0].as_object().unwrap();
    let mut names: Vec<_> = photo.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["bytes", "description", "id", "media_type", "taken_at"],
        "of a photo's file nothing is kept"
    );
}

/// The JSON Pointers of every value that is `needle` when written.
fn find(value: &Value, needle: &str, at: &str, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| find(value, needle, &format!("{at}/{name}"), places));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, value)| find(value, needle, &format!("{at}/{i}"), places));
        }
        Value::String(text) if text.contains(needle) => places.push(at.to_owned()),
        Value::Number(number) if number.to_string() == needle => places.push(at.to_owned()),
        _ => {}
    }
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (-62_000_000_000_000..253_000_000_000_000_i64).prop_map(Timestamp::from_unix_millis)
}

fn wait() -> impl Strategy<Value = Option<Duration>> {
    prop::option::of(any::<u64>().prop_map(Duration::from_secs))
}

fn trouble() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        Just(Trouble::Rejected(Vec::new())),
        "\\PC{0,12}".prop_map(|number| Trouble::Duplicate(Reference(number))),
        wait().prop_map(|retry_after| Trouble::Refused(Refusal::Throttled { retry_after })),
        Just(Trouble::Refused(Refusal::Forbidden)),
        Just(Trouble::Refused(Refusal::WrongStatus)),
        Just(Trouble::Refused(Refusal::AlreadyDone)),
        Just(Trouble::Refused(Refusal::TooLate)),
        Just(Trouble::NotFound),
        wait().prop_map(|retry_after| Trouble::Unavailable { retry_after }),
        Just(Trouble::Unknown),
        Just(Trouble::Cancelled),
        Just(Trouble::Unsupported),
    ]
}

fn accepted() -> impl Strategy<Value = Accepted> {
    let proof = prop_oneof![
        Just(Proof::Numbered(receipt())),
        Just(Proof::Numbered(Receipt { code: None, ..receipt() })),
        "\\PC{1,12}".prop_map(|ticket| Proof::NumberToFollow(Ticket(ticket))),
        Just(Proof::Unconfirmed),
    ];
    let notice =
        prop::option::of("\\PC{0,20}").prop_map(|text| Some(QuotedText { text: text?, language: None }));
    let photo = prop::option::of(prop_oneof![Just(Ok(())), trouble().prop_map(Err)]);
    (proof, prop::option::of(moment()), notice, photo).prop_map(|(proof, deadline, notice, photo)| {
        let id = support::photo(support::PHOTO).id;
        Accepted { proof, deadline, notice, photos: photo.map(|end| (id, end)).into_iter().collect() }
    })
}

/// Every state that a delivery can be in, and others.
fn delivery() -> impl Strategy<Value = Delivery> {
    let report = prop_oneof![
        Just(Progress::Waiting),
        (0..=100_u8).prop_map(Progress::Sending),
        accepted().prop_map(Progress::Done),
        trouble().prop_map(Progress::Failed),
    ];
    let photo = prop_oneof![
        Just(Progress::Waiting),
        (0..=100_u8).prop_map(Progress::Sending),
        Just(Progress::Done(())),
        trouble().prop_map(Progress::Failed),
    ];
    let search = prop_oneof![Just(Search::Open), Just(Search::InVain), Just(Search::Found)];
    let again = (any::<u32>(), prop::option::of(moment()), prop::option::of(moment()));
    (report, photo, search, again, any::<[bool; 6]>(), moment(), prop::option::of(moment())).prop_map(
        |(report, photo, search, (failed, at, not_before), flags, wanted_at, first_sent_at)| {
            let [repeatable, photos_repeatable, photos_follow, listed, in_doubt, insists] = flags;
            let mut delivery = sending(&support::full_draft()).delivery;
            delivery.attempt = Attempt { key: KEY.to_owned(), insists };
            delivery.in_doubt = in_doubt;
            delivery.terms = Terms { repeatable, photos_repeatable, photos_follow, listed };
            (delivery.wanted_at, delivery.first_sent_at, delivery.search) =
                (wanted_at, first_sent_at, search);
            delivery.report.progress = report;
            delivery.photos[0].way.progress = photo;
            for again in [&mut delivery.report.again, &mut delivery.photos[0].way.again] {
                (again.failed, again.at, again.not_before) = (failed, at, not_before);
            }
            delivery
        },
    )
}

/// A place in full precision, as phones give it.
fn point() -> impl Strategy<Value = Point> {
    (-90.0..=90.0_f64, -180.0..=180.0_f64, prop::option::of(0.0..5_000.0_f64))
        .prop_map(|(latitude, longitude, accuracy_metres)| Point { latitude, longitude, accuracy_metres })
}

/// What the hotline gets of a report: it knows a repetition by that.
fn request(sending: &Sending) -> String {
    let native = Native::new("https://hotline.example/api/v1");
    let exchange = native.submit(&sending.submission, &sending.delivery.attempt);
    match exchange.0 {
        Step::Send(request, _) => {
            format!("{:?} {:?}", request.headers, request.body)
        }
        _ => unreachable!("a report is sent at once"),
    }
}

proptest! {
    #[test]
    fn what_is_stored_comes_back_in_whatever_state(
        delivery in delivery(),
        typed in "\\PC{0,40}",
        shown_at in prop::option::of(moment()),
    ) {
        let draft = support::full_draft();
        let sending = Sending { delivery, ..sending(&draft) };
        let mut draft = draft;
        draft.description = typed;
        let report = KeptReport { shown_at, ..kept(draft, Some(sending)) };
        prop_assert_eq!(read(&text(&report)), report);
    }

    #[test]
    fn a_report_that_is_sent_again_after_a_reload_is_the_same_to_the_byte(point in point()) {
        let mut draft = support::full_draft();
        draft.place.point = Some((point, PointSource::Phone));
        let before = sending(&draft);
        let mut report = kept(draft, Some(before.clone()));
        for _ in 0..3 {
            report = read(&text(&report));
        }
        prop_assert_eq!(request(&before), request(&report.sending.unwrap()));
    }

    #[test]
    fn a_point_moves_by_less_than_a_centimetre_and_stays_valid(point in point()) {
        let rounded = point.rounded();
        prop_assert!(rounded.is_valid());
        prop_assert_eq!(rounded.rounded(), rounded);
        prop_assert!((rounded.latitude - point.latitude).abs() < 1e-7);
        prop_assert!((rounded.longitude - point.longitude).abs() < 1e-7);
    }
}
