//! `POST complaints/{reference}/information`.

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

/// Adds the citizen's words to an open complaint. Repeating the request with the same key and body gives the
/// same answer and adds nothing.
#[utoipa::path(
    post,
    path = "/complaints/{reference}/information",
    operation_id = "addInformation",
    params(
        ("reference" = String, Path, description = "The public number.", example = "PH-2026-000042"),
        CodeParameter,
        KeyParameter,
    ),
    request_body(content = Words, content_type = "application/json"),
    responses(
        (status = 201, description = "Added.", body = Recorded),
        (status = 400, description = "Not JSON, or no key.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "No such complaint, or the code is wrong.", body = Problem,
            content_type = "application/problem+json"),
        (status = 408, description = "The body didn't arrive in time.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The complaint is closed.", body = Problem,
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
    take(Purpose::Information, &app, &reference, address, &headers, body).await
}
