//! `POST complaints/{reference}/reopening`.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Response},
};
use complaint_widget::backend::native::wire::{Problem, Recorded, Words};

use super::{
    App,
    openapi::{CodeParameter, KeyParameter},
    problem::Fault,
    request::{ClientAddress, InPath},
    words::{Purpose, take},
};

/// Has an answered or closed complaint that isn't solved taken up again; the words say what is still wrong.
/// Repeating the request with the same key and body gives the same answer and does nothing more.
#[utoipa::path(
    post,
    path = "/complaints/{reference}/reopening",
    operation_id = "reopenComplaint",
    params(
        ("reference" = String, Path, description = "The public number.", example = "PH-2026-000042"),
        CodeParameter,
        KeyParameter,
    ),
    request_body(content = Words, content_type = "application/json"),
    responses(
        (status = 201, description = "Reopened.", body = Recorded),
        (status = 400, description = "Not JSON, or no key.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "No such complaint, or the code is wrong.", body = Problem,
            content_type = "application/problem+json"),
        (status = 408, description = "The body didn't arrive in time.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The complaint isn't answered yet, or it was called solved.", body = Problem,
            content_type = "application/problem+json"),
        (status = 413, description = "More than 64 KiB.", body = Problem,
            content_type = "application/problem+json"),
        (status = 415, description = "Not application/json.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Faults in the content, or the key was used with another body.",
            body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many writes or wrong codes from this address.", body = Problem,
            content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds."))),
        (status = 503, description = "Out of order; nothing was done.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
pub async fn post(
    State(app): State<Arc<App>>,
    InPath(reference): InPath<String>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    body: Body,
) -> Result<Response<Body>, Fault> {
    take(Purpose::Reopening, &app, &reference, address, &headers, body).await
}
