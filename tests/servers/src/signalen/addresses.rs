//! A search for addresses, in the style of the Dutch "Locatieserver".

use std::collections::HashMap;

use axum::{extract::Query, http::StatusCode, response::Response};
use serde_json::{Value, json};

use super::answer::json_with;

/// Addresses, and their points as well-known text: longitude before latitude.
const ADDRESSES: [(&str, &str); 4] = [
    ("Molenpad 3, 1234AB Voorbeeldstad", "POINT(4.90125 52.36875)"),
    ("Molenpad 5, 1234AB Voorbeeldstad", "POINT(4.90145 52.36885)"),
    ("Lindelaan 12, 1234CD Voorbeeldstad", "POINT(4.8876 52.3701)"),
    ("Lindelaan 14, 1234CD Voorbeeldstad", "POINT(4.8879 52.3702)"),
];

pub(super) async fn search(Query(query): Query<HashMap<String, String>>) -> Response {
    let words = query.get("q").map(|words| words.to_lowercase()).unwrap_or_default();
    let rows = query.get("rows").and_then(|rows| rows.parse().ok()).unwrap_or(10);
    let found: Vec<Value> = ADDRESSES
        .iter()
        .filter(|(name, _)| name.to_lowercase().contains(words.trim()))
        .take(rows)
        .map(|(name, point)| json!({ "type": "adres", "weergavenaam": name, "centroide_ll": point, "score": 9.1 }))
        .collect();
    let body = json!({ "response": { "numFound": found.len(), "start": 0, "docs": found } });
    json_with(StatusCode::OK, body)
}
