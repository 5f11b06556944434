//! `POST complaints` and `GET complaints/{reference}`.

use std::sync::Arc;

use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, Response, StatusCode},
    response::IntoResponse,
};
use complaint_widget::{
    backend::native::wire::{Created, NewComplaint, Problem},
    domain::{Complaint, LanguageTag, QuotedText},
};

use super::{
    App, body, caching,
    filing::{self, Submission},
    openapi::{CodeParameter, KeyParameter, LanguageParameters},
    problem::Fault,
    request::{ClientAddress, InPath, Language, idempotency_key},
};
use crate::{
    database::{
        complaints::{Channel, Record},
        events, photos,
    },
    state,
};

/// Files a complaint. Repeating the request with the same key and body gives the same answer, code included,
/// and files nothing.
#[utoipa::path(
    post,
    path = "/complaints",
    operation_id = "fileComplaint",
    params(KeyParameter),
    request_body(content = NewComplaint, content_type = "application/json", example = json!({
        "class": "complaint",
        "category": "noise",
        "description": "Drilling until two at night, the whole week.",
        "language": "en",
        "answers": [
            { "code": "source", "value": "construction" },
            { "code": "since", "value": "2026-11-20T22:00:00+08:00" },
            { "code": "times", "value": ["evening", "night"] },
            { "code": "days_a_week", "value": 6 },
        ],
        "place": {
            "point": { "latitude": 38.2041, "longitude": 115.4512, "accuracy_metres": 20 },
            "address": "Pinghe Library",
            "description": "The site behind the library",
            "district": "old-town",
        },
        "contact": { "name": "A. Resident", "name_shown": false, "phone": "+86 10 5550 0100" },
        "photos": [{ "id": "0b6e5c9e-7d0a-4c39-9a55-0f3a9a1f6f10", "description": "The site at night" }],
    })),
    responses(
        (status = 201, description = "Taken: keep the reference and the code.", body = Created),
        (status = 400, description = "Not JSON, or no key.", body = Problem,
            content_type = "application/problem+json"),
        (status = 408, description = "The body didn't arrive in time.", body = Problem,
            content_type = "application/problem+json"),
        (status = 413, description = "More than 64 KiB.", body = Problem,
            content_type = "application/problem+json"),
        (status = 415, description = "Not application/json.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Faults in the content, or the key was used with another body.",
            body = Problem, content_type = "application/problem+json", example = json!({
                "type": "about:blank",
                "title": "Unprocessable Entity",
                "status": 422,
                "detail": "Nothing was taken; `errors` names each field and what is wrong with it.",
                "code": "invalid",
                "errors": [{
                    "pointer": "/answers/source",
                    "code": "required",
                    "detail": "The question needs an answer.",
                }],
            })),
        (status = 429, description = "Too many writes from this address.", body = Problem,
            content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds."))),
        (status = 503, description = "Out of order; nothing was done.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
pub async fn create(
    State(app): State<Arc<App>>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    body: Body,
) -> Result<Response<Body>, Fault> {
    app.writes.take(address).map_err(Fault::throttled)?;
    let key = idempotency_key(&headers)?;
    let complaint: NewComplaint = body::json(&headers, body).await?;
    let submission =
        Submission { key: &key, channel: Channel::Native, complaint: &complaint, photos: Vec::new() };
    Ok(created(filing::file(&app, submission).await?))
}

fn created(created: Created) -> Response<Body> {
    let no_store = [(axum::http::header::CACHE_CONTROL, "no-store")];
    (StatusCode::CREATED, no_store, Json(created)).into_response()
}

/// Reads a complaint with its history. Contact data never comes back.
#[utoipa::path(
    get,
    path = "/complaints/{reference}",
    operation_id = "readComplaint",
    params(
        ("reference" = String, Path, description = "The public number.", example = "PH-2026-000042"),
        CodeParameter,
        LanguageParameters,
    ),
    responses(
        (status = 200, description = "The complaint.", body = Complaint,
            headers(("ETag" = String, description = "For `If-None-Match`."))),
        (status = 304, description = "Unchanged since the entity tag in `If-None-Match`."),
        (status = 404, description = "No such complaint, or the code is wrong.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong codes from this address.", body = Problem,
            content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds."))),
        (status = 503, description = "Out of order.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
pub async fn read(
    State(app): State<Arc<App>>,
    InPath(reference): InPath<String>,
    Language(language): Language,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
) -> Result<Response<Body>, Fault> {
    let record = app.opened(&reference, &headers, address).await?;
    caching::answer(&headers, &shown(&app, record, &language).await?, caching::PRIVATE)
}

/// A complaint as its citizen reads it in this language.
///
/// # Errors
/// 503 when the database fails.
pub async fn shown(app: &App, record: Record, language: &LanguageTag) -> Result<Complaint, Fault> {
    let mut reader = app.database.reader().acquire().await?;
    let timeline = events::history(&mut reader, record.id).await?;
    let photos = photos::of_complaint(&mut reader, record.id).await?;
    let rating = events::standing_rating(&timeline).cloned();
    let photos_missing = photos.iter().any(|photo| photo.arrived.is_none());
    let category = app.content.category(&record.category.0);
    Ok(Complaint {
        next_steps: state::next_steps(&record.status, rating.as_ref(), photos_missing),
        reference: record.reference,
        class: record.class,
        category_name: category.map(|category| category.name.in_language(language).to_owned()),
        category: Some(record.category),
        description: Some(QuotedText { text: record.description, language: Some(record.language) }),
        place: record.place,
        status: record.status,
        deadline: Some(record.deadline),
        created_at: record.created_at,
        updated_at: record.updated_at,
        photos: photos.into_iter().map(|record| record.photo).collect(),
        timeline,
        rating,
    })
}
