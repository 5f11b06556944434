//! The citizen's verdict, by the token that came in an e-mail.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde_json::{Value, json};

use super::{
    answer::{detail, faults, json_with, list},
    report,
    store::{Form, Shared, State as ReportState},
};

/// Whether one is satisfied who says so, and what one says.
const ANSWERS: [(bool, &str, bool); 5] = [
    (true, "Het is gemaakt", false),
    (true, "Het ging snel", false),
    (false, "Het is niet gemaakt", false),
    (false, "Het duurde te lang", false),
    (false, "Iets anders, namelijk", true),
];

pub(super) async fn standard_answers() -> Response {
    let answer = |(is_satisfied, text, open_answer): &(bool, &str, bool)| json!({ "is_satisfied": is_satisfied, "text": text, "topic": null, "open_answer": open_answer });
    list(ANSWERS.iter().map(answer).collect())
}

pub(super) async fn show(State(shared): State<Shared>, Path(token): Path<String>) -> Response {
    let mut store = shared.lock();
    match usable(store.form(&token)) {
        Ok(form) => json_with(StatusCode::OK, json!({ "signal_id": form.uuid })),
        Err((status, sentence)) => detail(status, sentence),
    }
}

pub(super) async fn take(
    State(shared): State<Shared>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut store = shared.lock();
    let form = match usable(store.form(&token)) {
        Ok(form) => form,
        Err((status, sentence)) => return detail(status, sentence),
    };
    let body = match report::read(&headers, &body) {
        Ok(body) => body,
        Err(sentence) => return detail(StatusCode::BAD_REQUEST, &sentence),
    };
    let Some(is_satisfied) = body["is_satisfied"].as_bool() else {
        return faults(json!({ "is_satisfied": ["Vul dit veld in."] }));
    };
    if !says_why(&body) {
        return faults(json!({ "non_field_errors": ["Say why: text or text_list."] }));
    }
    form.verdict = Some(body);
    let uuid = form.uuid.clone();
    if !is_satisfied {
        store.change(&uuid, ReportState::ReopenRequested);
    }
    json_with(StatusCode::OK, json!({ "signal_id": uuid }))
}

fn says_why(body: &Value) -> bool {
    let has_text = |value: &Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
    has_text(&body["text"]) || body["text_list"].as_array().is_some_and(|texts| texts.iter().any(has_text))
}

/// A form that may still be used, or the answer instead.
fn usable(form: Option<&mut Form>) -> Result<&mut Form, (StatusCode, &'static str)> {
    let form = form.ok_or((StatusCode::NOT_FOUND, "No such form."))?;
    match (&form.verdict, form.is_closed) {
        (Some(_), _) => Err((StatusCode::GONE, "filled out")),
        (None, true) => Err((StatusCode::GONE, "too late")),
        (None, false) => Ok(form),
    }
}
