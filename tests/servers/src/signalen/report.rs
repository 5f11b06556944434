//! Taking reports.

use std::collections::BTreeMap;

use axum::{
    body::Bytes,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::Response,
};
use serde_json::Value;

use super::{
    answer::{detail, faults, json_with},
    store::Shared,
    throttle, validation,
};

pub(super) async fn take(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    if let Some(answer) = throttle::turn_away(&shared) {
        return answer;
    }
    let body = match read(&headers, &body) {
        Ok(body) => body,
        Err(sentence) => return detail(StatusCode::BAD_REQUEST, &sentence),
    };
    match validation::check(&body, shared.settings.bounds) {
        Ok(category) => json_with(StatusCode::CREATED, shared.lock().take(body, category)),
        Err(wrong) => faults(wrong),
    }
}

/// The content of a body: JSON, or a form's fields, which are all texts.
pub(super) fn read(headers: &HeaderMap, body: &Bytes) -> Result<Value, String> {
    let content_type =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if content_type.starts_with("application/json") {
        return serde_json::from_slice(body).map_err(|error| format!("Geen JSON: {error}"));
    }
    let query = format!("/?{}", String::from_utf8_lossy(body));
    let fields = query.parse::<Uri>().ok().and_then(|uri| {
        Query::<BTreeMap<String, String>>::try_from_uri(&uri).ok().map(|Query(fields)| fields)
    });
    Ok(Value::Object(fields.unwrap_or_default().into_iter().map(|(key, text)| (key, text.into())).collect()))
}
