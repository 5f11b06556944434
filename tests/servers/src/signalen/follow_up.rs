//! A question that staff asked back, by the session that came in an e-mail.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde_json::{Map, Value, json};

use super::{
    answer::{detail, faults, json_with, origin},
    report,
    store::{Session, Shared, State as ReportState},
};

pub(super) async fn show(
    State(shared): State<Shared>,
    Path(uuid): Path<String>,
    headers: HeaderMap,
) -> Response {
    let mut store = shared.lock();
    match usable(store.session(&uuid)) {
        Ok(session) => json_with(StatusCode::OK, shown(session, &origin(&headers), Map::new())),
        Err((status, sentence)) => detail(status, sentence),
    }
}

pub(super) async fn answer(
    State(shared): State<Shared>,
    Path(uuid): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut store = shared.lock();
    let session = match usable(store.session(&uuid)) {
        Ok(session) => session,
        Err((status, sentence)) => return detail(status, sentence),
    };
    let body = match report::read(&headers, &body) {
        Ok(body) => body,
        Err(sentence) => return detail(StatusCode::BAD_REQUEST, &sentence),
    };
    let Some(answers) = body.as_array() else {
        return faults(json!({ "non_field_errors": ["Expected a list."] }));
    };
    let mut wrong = Map::new();
    for answer in answers {
        match (answer["question_uuid"].as_str(), answer["payload"].as_str()) {
            (Some(question), Some(text)) if question == session.question_uuid => {
                session.answer = Some(text.to_owned());
            }
            (Some(question), _) => {
                wrong.insert(question.to_owned(), "Dit antwoord past niet.".into());
            }
            (None, _) => return faults(json!([{ "question_uuid": ["Vul dit veld in."] }])),
        }
    }
    json_with(StatusCode::OK, shown(session, &origin(&headers), wrong))
}

pub(super) async fn submit(
    State(shared): State<Shared>,
    Path(uuid): Path<String>,
    headers: HeaderMap,
) -> Response {
    let mut store = shared.lock();
    let session = match usable(store.session(&uuid)) {
        Ok(session) => session,
        Err((status, sentence)) => return detail(status, sentence),
    };
    if session.answer.is_none() {
        return faults(json!({ "non_field_errors": ["Not every question is answered."] }));
    }
    session.is_submitted = true;
    let (body, report) = (shown(session, &origin(&headers), Map::new()), session.report.clone());
    store.change(&report, ReportState::ReactionReceived);
    json_with(StatusCode::OK, body)
}

fn usable(session: Option<&mut Session>) -> Result<&mut Session, (StatusCode, &'static str)> {
    let session = session.ok_or((StatusCode::NOT_FOUND, "Niets gevonden."))?;
    match (session.is_submitted, session.is_closed) {
        (true, _) => Err((StatusCode::GONE, "Used before!")),
        (false, true) => Err((StatusCode::GONE, "Expired!")),
        (false, false) => Ok(session),
    }
}

fn shown(session: &Session, origin: &str, wrong: Map<String, Value>) -> Value {
    let base = format!("{origin}/signals/v1/public/qa/sessions/{}", session.uuid);
    let question = json!({
        "_display": format!("{} (plain_text)", session.question_uuid),
        "key": null,
        "retrieval_key": null,
        "analysis_key": "reaction",
        "uuid": session.question_uuid,
        "label": session.question,
        "short_label": "Onze vraag",
        "field_type": "plain_text",
        "next_rules": null,
        "required": true,
    });
    let (answered, unanswered) = match session.answer {
        Some(_) => (vec![&session.question_uuid], Vec::new()),
        None => (Vec::new(), vec![&session.question_uuid]),
    };
    json!({
        "_links": {
            "self": { "href": base },
            "sia:post-answers": { "href": format!("{base}/answers") },
            "sia:post-submit": { "href": format!("{base}/submit") },
            "sia:public-signal": { "href": format!("{origin}/signals/v1/public/signals/{}", session.report) },
        },
        "_display": "Session object",
        "uuid": session.uuid,
        "started_at": session.answer.is_some().then_some(&session.created_at),
        "submit_before": null,
        "duration": "02:00:00",
        "created_at": session.created_at,
        "questionnaire_explanation": null,
        "signal_snapshot": { "signal_id": session.report, "location": null },
        "can_freeze": session.answer.is_some(),
        "path_questions": [question],
        "path_answered_question_uuids": answered,
        "path_unanswered_question_uuids": unanswered,
        "path_validation_errors_by_uuid": wrong,
    })
}
