//! Whether a report is open.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use uuid::Uuid;

use super::{
    answer::{detail, json_with},
    store::Shared,
};

/// The tracking id is matched as it is written: small letters.
pub(super) async fn show(State(shared): State<Shared>, Path(uuid): Path<String>) -> Response {
    match shared.lock().report(&uuid) {
        Some(report) => json_with(StatusCode::OK, report.public()),
        None => missing(&uuid),
    }
}

/// Two kinds of 404: no report has this id, or it is no id at all.
pub(super) fn missing(uuid: &str) -> Response {
    let sentence = if Uuid::try_parse(uuid).is_ok() { "No such signal." } else { "Niets gevonden." };
    detail(StatusCode::NOT_FOUND, sentence)
}
