//! `PUT complaints/{reference}/rating`.

use std::sync::Arc;

use axum::{Json, body::Body, extract::State, http::HeaderMap};
use complaint_widget::{
    backend::native::wire::{Problem, Recorded},
    domain::{Rating, TimelineEntry, TimelineEvent},
};

use super::{
    App, body, judge,
    openapi::CodeParameter,
    problem::Fault,
    request::{ClientAddress, InPath},
};
use crate::{
    database::{
        complaints::{self, Record},
        events,
    },
    state,
};

/// Gives or replaces the citizen's verdict on the answer. A solved complaint is closed by it; an unsolved one
/// stays as it is and can be reopened. Repeating the same verdict changes nothing.
#[utoipa::path(
    put,
    path = "/complaints/{reference}/rating",
    operation_id = "rateAnswer",
    params(
        ("reference" = String, Path, description = "The public number.", example = "PH-2026-000042"),
        CodeParameter,
    ),
    request_body(content = Rating, content_type = "application/json"),
    responses(
        (status = 200, description = "The verdict stands.", body = Recorded),
        (status = 400, description = "Not JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such complaint, or the code is wrong.", body = Problem,
            content_type = "application/problem+json"),
        (status = 408, description = "The body didn't arrive in time.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The complaint isn't answered.", body = Problem,
            content_type = "application/problem+json"),
        (status = 413, description = "More than 64 KiB.", body = Problem,
            content_type = "application/problem+json"),
        (status = 415, description = "Not application/json.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Faults in the content.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many writes or wrong codes from this address.", body = Problem,
            content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds."))),
        (status = 503, description = "Out of order; nothing was done.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
pub async fn put(
    State(app): State<Arc<App>>,
    InPath(reference): InPath<String>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Recorded>, Fault> {
    app.writes.take(address).map_err(Fault::throttled)?;
    let opened = app.opened(&reference, &headers, address).await?;
    let rating: Rating = body::json(&headers, body).await?;
    let faults = judge::rating(&rating);
    if !faults.is_empty() {
        return Err(Fault::invalid(faults));
    }
    let mut writer = app.database.writer().await?;
    let record = complaints::find(&mut writer, &opened.reference.0).await?.ok_or_else(Fault::not_found)?;
    let history = events::history(&mut writer, record.id).await?;
    let standing = events::standing_rating(&history);
    if !state::next_steps(&record.status, standing, false).rate {
        return Err(Fault::wrong_status());
    }
    if standing == Some(&rating) {
        let Record { reference, status, updated_at, .. } = record;
        return Ok(Json(Recorded { reference, status, updated_at }));
    }
    let status = state::after_rating(&record.status, &rating);
    let entry = TimelineEntry { at: app.clock.now(), event: TimelineEvent::Rated(rating) };
    events::append(&mut writer, record.id, &entry, None).await?;
    complaints::set_status(&mut writer, record.id, &status, None, None).await?;
    writer.commit().await.map_err(Fault::uncertain)?;
    Ok(Json(Recorded { reference: record.reference, status, updated_at: entry.at }))
}
