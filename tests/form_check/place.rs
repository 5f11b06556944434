//! Where it is.

use super::*;

#[test]
fn any_one_part_of_a_place_suffices() {
    let nowhere = DraftPlace::default;
    for place in [
        DraftPlace { point: Some((HERE, PointSource::Phone)), ..nowhere() },
        DraftPlace { address: Some("1 Gate Street".to_owned()), ..nowhere() },
        DraftPlace { address_query: "gate str".to_owned(), ..nowhere() },
        DraftPlace { description: "behind the school".to_owned(), ..nowhere() },
        DraftPlace { district: Some(DistrictCode("north".to_owned())), ..nowhere() },
    ] {
        assert_eq!(problems(&at(place.clone())), [], "{place:?}");
    }
    assert_eq!(problems(&at(nowhere())), one(Field::Place, Reason::Required));
    let broken = Point { latitude: f64::NAN, ..HERE };
    let broken = DraftPlace { point: Some((broken, PointSource::Photo)), ..nowhere() };
    assert_eq!(problems(&at(broken)), one(Field::Place, Reason::Required));
}

#[test]
fn only_what_the_unit_must_find_needs_a_place() {
    for class in RequestClass::ALL {
        let is_optional = problems(&Draft { class: Some(class), ..at(DraftPlace::default()) }).is_empty();
        assert_eq!(
            is_optional,
            matches!(class, RequestClass::Inquiry | RequestClass::Suggestion),
            "{class:?}"
        );
    }
}

#[test]
fn an_address_that_was_typed_but_not_chosen_is_kept_as_words() {
    let place = DraftPlace {
        address_query: " 12 Gate Street ".to_owned(),
        description: "second floor".to_owned(),
        ..DraftPlace::default()
    };
    let sent = submission(&at(place.clone())).content().place.clone();
    assert_eq!(sent.description.as_deref(), Some("12 Gate Street\nsecond floor"));
    assert_eq!(sent.address, None);
    let chosen = DraftPlace { address: Some("12 Gate Street, North".to_owned()), ..place };
    let sent = submission(&at(chosen)).content().place.clone();
    assert_eq!(sent.description.as_deref(), Some("second floor"));
    assert_eq!(sent.address.as_deref(), Some("12 Gate Street, North"));
}

#[test]
fn words_and_unchosen_address_together_keep_the_limit_of_the_hotline() {
    let place = |query: usize, description: usize| {
        at(DraftPlace {
            address_query: "q".repeat(query),
            description: "d".repeat(description),
            ..DraftPlace::default()
        })
    };
    assert_eq!(problems(&place(249, 250)), []);
    let too_long = one(Field::PlaceDescription, Reason::TooLong { max: Some(500) });
    assert_eq!(problems(&place(250, 250)), too_long);
    assert_eq!(problems(&place(0, 501)), too_long);
}

#[test]
fn parts_of_a_place_that_the_hotline_does_not_understand_are_not_sent_nor_dropped_in_silence() {
    let mut capabilities = capabilities();
    capabilities.places = vec![PlaceKind::Address];
    let judged = judge(&full_draft(), &capabilities, &categories());
    assert_eq!(judged, Err(one(Field::Place, Reason::NotAChoice)));
    let mut without_words = full_draft();
    without_words.place.description.clear();
    let place = judge(&without_words, &capabilities, &categories()).unwrap().content().place.clone();
    assert_eq!(place.address.as_deref(), Some("1 Gate Street"));
    assert_eq!((place.point, place.district), (None, None));
    let unchosen = at(DraftPlace { address_query: "gate".to_owned(), ..DraftPlace::default() });
    assert!(problems_by(&unchosen, &capabilities).contains(&Problem::new(Field::Place, Reason::NotAChoice)));
}
