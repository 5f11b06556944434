//! How the parts of a place go together while it is being said.
#![cfg(not(target_arch = "wasm32"))]

use complaint_widget::{
    domain::{AddressMatch, DistrictCode, Point},
    form::{DraftPlace, PointSource},
};

const PHONE: Point = Point { latitude: 39.9, longitude: 116.4, accuracy_metres: Some(20.0) };
const GATE: Point = Point { latitude: 39.91, longitude: 116.41, accuracy_metres: None };

fn district(code: &str) -> DistrictCode {
    DistrictCode(code.to_owned())
}

fn gate_street() -> AddressMatch {
    AddressMatch { label: "7 Gate Street".to_owned(), point: Some(GATE), district: Some(district("north")) }
}

fn typed(text: &str) -> DraftPlace {
    let mut place = DraftPlace::default();
    place.type_address(text.to_owned());
    place
}

#[test]
fn a_chosen_address_brings_its_point_and_its_district() {
    let mut place = typed("gate");
    place.choose_address(&gate_street());
    assert_eq!(place.address.as_deref(), Some("7 Gate Street"));
    assert_eq!(place.address_query, "7 Gate Street");
    assert_eq!(place.point, Some((GATE, PointSource::Address)));
    assert_eq!(place.district, Some(district("north")));
}

#[test]
fn typing_after_a_choice_takes_back_all_that_came_with_it_and_keeps_what_is_typed() {
    let mut place = typed("gate");
    place.choose_address(&gate_street());
    place.type_address("7 Gate Stree".to_owned());
    assert_eq!(place, typed("7 Gate Stree"));
}

#[test]
fn the_choice_stands_when_the_text_did_not_change() {
    let mut place = typed("gate");
    place.choose_address(&gate_street());
    let chosen = place.clone();
    place.type_address("7 Gate Street".to_owned());
    assert_eq!(place, chosen);
}

#[test]
fn another_address_replaces_what_came_with_the_first_even_by_nothing() {
    let mut place = typed("gate");
    place.choose_address(&gate_street());
    place.choose_address(&AddressMatch { label: "Old Quay".to_owned(), point: None, district: None });
    assert_eq!(place.address.as_deref(), Some("Old Quay"));
    assert_eq!((place.point, place.district), (None, None));
}

#[test]
fn an_address_never_replaces_what_the_citizen_gave() {
    for source in [PointSource::Phone, PointSource::Photo] {
        let mut place = typed("gate");
        place.point = Some((PHONE, source));
        place.choose_district(Some(district("south")));
        place.choose_address(&gate_street());
        place.type_address("somewhere else".to_owned());
        assert_eq!(place.point, Some((PHONE, source)));
        assert_eq!(place.district, Some(district("south")));
    }
}

#[test]
fn a_district_chosen_after_the_address_stays_when_the_address_goes() {
    let mut place = typed("gate");
    place.choose_address(&gate_street());
    place.choose_district(Some(district("south")));
    place.type_address(String::new());
    assert_eq!(place.district, Some(district("south")));
}
