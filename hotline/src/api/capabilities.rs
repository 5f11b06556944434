//! `GET capabilities`.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Response},
};
use complaint_widget::domain::Capabilities;

use super::{App, caching, openapi::LanguageParameters, problem::Fault, request::Language};

/// What the hotline can do and what it demands.
#[utoipa::path(
    get,
    path = "/capabilities",
    operation_id = "getCapabilities",
    params(LanguageParameters),
    responses(
        (status = 200, description = "What the hotline can do and what it demands.", body = Capabilities),
        (status = 304, description = "Unchanged since the entity tag in `If-None-Match`."),
    ),
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Language(language): Language,
    headers: HeaderMap,
) -> Result<Response<Body>, Fault> {
    caching::answer(&headers, &app.content.capabilities(&language), caching::PUBLIC)
}
