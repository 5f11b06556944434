//! What some hotlines demand and others don't.

use complaint_widget::domain::{Bounds, Script};

use super::*;

fn with_contact(change: impl FnOnce(&mut complaint_widget::form::DraftContact)) -> Draft {
    let mut draft = draft();
    change(&mut draft.contact);
    draft
}

#[test]
fn a_name_is_judged_by_the_letters_that_the_hotline_can_write() {
    let mut latin = capabilities();
    latin.contact.name_script = Script::Latin;
    let named = |name: &str| with_contact(|contact| contact.name = name.to_owned());
    for name in ["Zoë O’Neill-Öztürk", "Nguyễn Văn A.", "Wang (2)", ""] {
        assert_eq!(problems_by(&named(name), &latin), [], "{name}");
    }
    for name in ["王芳", "Wang 王", "أمل", "Иван", "ｗａｎｇ"] {
        assert_eq!(problems_by(&named(name), &latin), one(Field::Name, Reason::NotLatin), "{name}");
        assert_eq!(problems(&named(name)), [], "{name}");
    }
}

#[test]
fn a_telephone_number_keeps_the_length_that_the_hotline_has_room_for() {
    let mut short = capabilities();
    short.contact.phone_max = Some(12);
    let called = |phone: &str| with_contact(|contact| contact.phone = phone.to_owned());
    assert_eq!(problems_by(&called(" 010 55550142 "), &short), []);
    let too_long = one(Field::Phone, Reason::TooLong { max: Some(12) });
    assert_eq!(problems_by(&called("010 5555 0142"), &short), too_long);
    assert_eq!(problems(&called("010 5555 0142")), []);
    short.contact.phone = Demand::Unsupported;
    assert_eq!(problems_by(&called("010 5555 0142"), &short), [], "what isn't sent isn't judged");
}

#[test]
fn the_ending_of_an_e_mail_address_keeps_the_length_that_the_hotline_knows() {
    let mut old = capabilities();
    old.contact.email_ending_max = Some(3);
    let written = |email: &str| with_contact(|contact| contact.email = email.to_owned());
    for email in ["a@example.com", "a@long.example.cn", ""] {
        assert_eq!(problems_by(&written(email), &old), [], "{email}");
    }
    for email in ["a@example.museum", "a@b.info"] {
        let judged = problems_by(&written(email), &old);
        assert_eq!(judged, one(Field::Email, Reason::EndingTooLong { max: 3 }), "{email}");
        assert_eq!(problems(&written(email)), [], "{email}");
    }
}

#[test]
fn where_a_point_is_needed_no_words_stand_in_for_it() {
    let mut exact = capabilities();
    exact.place_rules.point_required = true;
    let words = DraftPlace { description: "North gate".to_owned(), ..DraftPlace::default() };
    assert_eq!(problems_by(&at(words.clone()), &exact), one(Field::Place, Reason::PointRequired));
    assert_eq!(problems_by(&at(DraftPlace::default()), &exact), one(Field::Place, Reason::Required));
    for source in [PointSource::Phone, PointSource::Photo, PointSource::Address] {
        let found = DraftPlace { point: Some((HERE, source)), ..words.clone() };
        assert_eq!(problems_by(&at(found), &exact), [], "{source:?}");
    }
    let inquiry = Draft { class: Some(RequestClass::Inquiry), ..at(words) };
    assert_eq!(problems_by(&inquiry, &exact), one(Field::Place, Reason::PointRequired));
}

#[test]
fn a_point_lies_in_the_hotlines_area_or_on_its_edge() {
    let mut local = capabilities();
    local.place_rules.bounds = Some(Bounds { south: 39.9, west: 116.0, north: 40.0, east: 116.4 });
    let point = |latitude, longitude| {
        let point = Point { latitude, longitude, accuracy_metres: None };
        at(DraftPlace { point: Some((point, PointSource::Phone)), ..DraftPlace::default() })
    };
    for (latitude, longitude) in [(39.9, 116.4), (40.0, 116.0), (39.95, 116.2)] {
        assert_eq!(problems_by(&point(latitude, longitude), &local), [], "{latitude} {longitude}");
    }
    for (latitude, longitude) in
        [(39.89, 116.2), (40.01, 116.2), (39.95, 115.99), (39.95, 116.41), (-39.95, 116.2)]
    {
        let judged = problems_by(&point(latitude, longitude), &local);
        assert_eq!(judged, one(Field::Place, Reason::OutOfBounds), "{latitude} {longitude}");
        assert_eq!(problems(&point(latitude, longitude)), [], "{latitude} {longitude}");
    }
}

#[test]
fn a_photo_more_than_the_hotline_takes_is_one_too_many() {
    let mut few = capabilities();
    few.photos.as_mut().unwrap().max_count = 4;
    let with =
        |count: usize| Draft { photos: (0..count).map(|n| photo(&n.to_string())).collect(), ..draft() };
    assert_eq!(problems_by(&with(4), &few), []);
    assert_eq!(problems_by(&with(5), &few), one(Field::Photos, Reason::TooMany { max: 4 }));
}
