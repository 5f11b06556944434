//! The public map.

use std::collections::HashMap;

use axum::{
    extract::{Query, State},
    http::{HeaderName, HeaderValue, StatusCode},
    response::Response,
};
use serde_json::{Value, json};

use super::{
    answer::{crash, faults, json_with},
    categories,
    store::{Report, Shared},
};

pub(super) async fn list(
    State(shared): State<Shared>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let Some(bbox) = query.get("bbox") else {
        return faults(json!({ "non_field_errors": ["Say where: bbox."] }));
    };
    let degrees: Vec<f64> = bbox.split(',').filter_map(|part| part.parse().ok()).collect();
    // Too few of them are no fault that anyone thought of.
    let [west, south, east, north] = degrees[..] else { return crash() };
    if let Some(slug) = query.get("category_slug") {
        let is_public = categories::find("straat", slug).is_some_and(|sub| sub.public_name.is_some());
        if !is_public {
            return faults(json!({ "category_slug": [format!("{slug} kan niet.")] }));
        }
    }
    let inside = |report: &&Report| {
        let coordinates = &report.body["location"]["geometrie"]["coordinates"];
        let is_in = |index: usize, from: f64, to: f64| {
            coordinates[index].as_f64().is_some_and(|degrees| (from..=to).contains(&degrees))
        };
        is_in(0, west, east) && is_in(1, south, north)
    };
    let store = shared.lock();
    let features: Vec<Value> = store.reports.iter().filter(inside).filter_map(feature).collect();
    let count = features.len();
    // No features are null, not an empty list.
    let features = if features.is_empty() { Value::Null } else { Value::Array(features) };
    let body = json!({ "type": "FeatureCollection", "features": features });
    let mut answer = json_with(StatusCode::OK, body);
    answer.headers_mut().insert(HeaderName::from_static("x-total-count"), HeaderValue::from(count));
    answer
}

/// A report as the public sees it on the map, if its category is for the public.
fn feature(report: &Report) -> Option<Value> {
    let (main, sub) = &report.category;
    let name = categories::find(main, sub)?.public_name?;
    let parent = json!({ "name": categories::main_name(main), "slug": main });
    Some(json!({
        "type": "Feature",
        "geometry": report.body["location"]["geometrie"],
        "properties": {
            "category": { "name": name, "slug": sub, "parent": parent },
            "created_at": report.created_at,
        },
    }))
}
