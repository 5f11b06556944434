//! The public map and the search for addresses.

use complaint_widget::{
    backend::{Backend as _, Failure, Trouble},
    domain::{Bounds, CategoryCode, ListQuery, PublicComplaint, Status, Timestamp},
};
use serde_json::{Value, json};

use super::{LAMP, answered, asked, end, english, hotline, page, run};

const UNAVAILABLE: Trouble = Trouble::Unavailable { retry_after: None };
const AREA: Bounds = Bounds { south: 52.3, west: 4.8, north: 52.4, east: 5.0 };

fn feature(coordinates: Value, sub: &str, created_at: &str) -> Value {
    json!({
        "type": "Feature", "geometry": { "type": "Point", "coordinates": coordinates },
        "properties": {
            "category": { "name": "Straatlamp", "slug": sub, "parent": { "name": "Straat", "slug": "street" } },
            "created_at": created_at,
        },
    })
}

fn list(query: &ListQuery, features: &Value) -> Vec<PublicComplaint> {
    let map = json!({ "type": "FeatureCollection", "features": features });
    end(hotline().list(query), answered(200, &map)).unwrap()
}

#[test]
fn the_box_goes_west_south_east_north_and_is_the_hotlines_own_if_none_is_asked_for() {
    let url = |query: &ListQuery| run(hotline().list(query), [page(500)]).1[0].url.clone();
    let base = "https://hotline.example/signals/v1/public/signals/geography?bbox=";
    let area = ListQuery { area: Some(AREA), ..ListQuery::default() };
    assert_eq!(url(&area), format!("{base}4.8,52.3,5,52.4"));
    assert_eq!(url(&ListQuery::default()), format!("{base}4.5,52,5.5,53"));
}

#[test]
fn reports_come_without_number_or_text_and_none_is_null() {
    let all = ListQuery::default();
    assert_eq!(list(&all, &Value::Null), []);
    let shown = list(&all, &json!([feature(json!([4.9, 52.37]), "lamp", "2026-11-23T16:41:32.12+00:00")]));
    let [shown] = &shown[..] else { panic!("one report") };
    assert_eq!(shown.category, Some(CategoryCode(LAMP.to_owned())));
    assert_eq!(shown.category_name.as_deref(), Some("Straatlamp"));
    assert_eq!(shown.point.map(|point| (point.longitude, point.latitude)), Some((4.9, 52.37)));
    assert_eq!((&shown.status, &shown.reference, &shown.description), (&Status::Received, &None, &None));
    assert_eq!(shown.created_at, Timestamp::from_rfc3339("2026-11-23T16:41:32.12Z"));
}

#[test]
fn what_was_not_asked_for_is_left_out_whatever_the_hotline_sends() {
    let features = json!([
        feature(json!([4.9, 52.37]), "lamp", "2026-11-23T16:00:00Z"),
        feature(json!([4.9, 52.37]), "lamp", "2026-11-20T16:00:00Z"),
        feature(json!([4.9, 52.37]), "tile", "2026-11-23T16:00:00Z"),
        feature(json!([24.9, 60.37]), "lamp", "2026-11-23T16:00:00Z"),
        feature(json!(["4.9", null]), "lamp", "2026-11-23T16:00:00Z"),
        json!(7),
    ]);
    let query = ListQuery {
        area: Some(AREA),
        since: Timestamp::from_rfc3339("2026-11-22T00:00:00Z"),
        category: Some(CategoryCode(LAMP.to_owned())),
    };
    assert_eq!(list(&query, &features).len(), 1);
    for reply in
        [page(500), page(200), answered(200, &json!({})), answered(200, &json!([])), Err(Failure::Broken)]
    {
        assert_eq!(end(hotline().list(&query), reply), Err(UNAVAILABLE));
    }
}

#[test]
fn addresses_come_from_the_deployments_own_search_with_their_points() {
    let docs = json!({ "response": { "numFound": 4, "docs": [
        { "weergavenaam": "Molenpad 3, 1234AB Stad", "centroide_ll": "POINT(4.90125 52.36875)" },
        { "weergavenaam": "Molenpad, Verweg", "centroide_ll": "POINT(6.5 53.2)" },
        { "weergavenaam": "Molenpad 5, 1234AB Stad", "centroide_ll": "POINT(4.9)" },
        { "centroide_ll": "POINT(4.9 52.3)" },
    ] } });
    let (found, requests) = run(hotline().search_addresses("molen & co", &english()), [answered(200, &docs)]);
    assert_eq!(asked(&requests), ("GET", "https://addresses.example/free?q=molen%20%26%20co&rows=8"));
    let found = found.unwrap();
    let labels: Vec<_> = found.iter().map(|hit| hit.label.as_str()).collect();
    assert_eq!(labels, ["Molenpad 3, 1234AB Stad", "Molenpad 5, 1234AB Stad"]);
    let point = found[0].point.unwrap();
    assert_eq!((point.latitude, point.longitude), (52.36875, 4.90125));
    assert_eq!(found[1].point, None);
    for reply in [page(200), answered(200, &json!({})), Err(Failure::NotSent)] {
        assert_eq!(end(hotline().search_addresses("x", &english()), reply), Err(UNAVAILABLE));
    }
}
