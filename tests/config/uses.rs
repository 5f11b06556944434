//! What becomes of the members on the screens.

use complaint_widget::{
    domain::{Bounds, Capabilities, DistrictCode, LanguageTag, Place, PlaceKind, PlaceRules, Point},
    embed::Config,
};
use serde_json::json;

use crate::{plus, read, whole};

fn of_two_districts() -> Config {
    let districts = json!([
        { "code": "1", "name": { "en": "North", "ar": "الشمال" } },
        { "code": "2", "name": { "en": "South" } },
    ]);
    read(&plus("districts", districts)).unwrap()
}

#[test]
fn the_bounds_are_the_hotlines_else_the_files() {
    let bounds = |south: f64| Bounds { south, west: 1.0, north: 3.0, east: 2.0 };
    let own = |bounds: Option<Bounds>| Capabilities {
        place_rules: PlaceRules { bounds, ..PlaceRules::default() },
        ..Capabilities::default()
    };
    let config = read(&plus("bounds", json!({ "south": 1, "west": 1, "north": 3, "east": 2 }))).unwrap();
    assert_eq!(config.narrowed(own(None)).place_rules.bounds, Some(bounds(1.0)));
    assert_eq!(config.narrowed(own(Some(bounds(2.0)))).place_rules.bounds, Some(bounds(2.0)));
    assert_eq!(read(&whole()).unwrap().narrowed(own(None)), own(None));
}

#[test]
fn limits_narrow_what_the_hotline_can() {
    let config = read(&plus("limits", json!({ "description": 100 }))).unwrap();
    assert_eq!(config.narrowed(Capabilities::default()).description_max, 100);
}

#[test]
fn a_hotline_that_has_nowhere_to_ask_offers_the_files_districts() {
    let places = |config: &Config| config.capabilities(&LanguageTag::new("en")).places;
    assert_eq!(places(&read(&whole()).unwrap()), [PlaceKind::Description]);
    assert_eq!(places(&of_two_districts()), [PlaceKind::Description, PlaceKind::District]);
    let names: Vec<_> =
        of_two_districts().districts_in(&LanguageTag::new("ar")).into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["الشمال", "South"]);
}

#[test]
fn where_a_hotline_knows_no_districts_its_name_stands_before_the_words() {
    let config = of_two_districts();
    let point = Some(Point { latitude: 1.0, longitude: 2.0, accuracy_metres: None });
    let place = |district: Option<&str>, words: Option<&str>| Place {
        point,
        description: words.map(str::to_owned),
        district: district.map(|code| DistrictCode(code.to_owned())),
        address: None,
    };
    let said = |district, words| config.with_district_in_words(&place(district, words));
    assert_eq!(said(Some("1"), Some("by the gate")), place(None, Some("North\nby the gate")));
    assert_eq!(said(Some("2"), None), place(None, Some("South")));
    assert_eq!(said(None, Some("by the gate")), place(None, Some("by the gate")));
    // What nobody knows stays for the hotline to judge.
    assert_eq!(said(Some("3"), None), place(Some("3"), None));
}
