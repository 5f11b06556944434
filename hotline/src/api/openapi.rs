//! `GET openapi.json`: the profile's description, made from the code.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Response},
};
use utoipa::{IntoParams, OpenApi, openapi::OpenApi as Document};

use super::{App, caching, problem::Fault};

/// What the document says beside the paths.
#[derive(OpenApi)]
#[openapi(info(
    title = "Hotline, native profile",
    description = "Report a problem with photos and a place, follow it, rate the answer. Errors are problem \
                   documents (RFC 9457) with a stable `code`. A reference alone opens nothing: what belongs to a \
                   complaint needs its secret code as a bearer token. Contact data goes in and never comes out.",
    license(name = "See the project"),
))]
struct Base;

/// The document without paths.
pub fn base() -> Document {
    Base::openapi()
}

/// How a client asks for a language.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "only its description is used; `Language` reads the request")]
pub struct LanguageParameters {
    /// The language of the texts; `Accept-Language` counts without it. An unknown one gives the hotline's first.
    #[param(example = "zh-Hans")]
    lang: Option<String>,
}

/// How a client shows the secret code.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "only its description is used; `shown_code` reads the request")]
pub struct CodeParameter {
    /// `Bearer` and the code. Without it the answer is 404, as for a wrong code.
    #[param(rename = "Authorization", example = "Bearer 7K4M-Q2XP")]
    authorization: String,
}

/// How a client makes a POST repeatable.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "only its description is used; `idempotency_key` reads the request")]
pub struct KeyParameter {
    /// A UUID made by the client, new for every new intention.
    #[param(rename = "Idempotency-Key", example = "5f0c7e0e-4a53-4a0e-9b8e-0a4f2d1c6b3a")]
    idempotency_key: String,
}

/// This description.
#[utoipa::path(
    get,
    path = "/openapi.json",
    operation_id = "getDescription",
    responses(
        (status = 200, description = "The OpenAPI document.", body = serde_json::Value),
        (status = 304, description = "Unchanged since the entity tag in `If-None-Match`."),
    ),
)]
pub async fn get(State(_): State<Arc<App>>, headers: HeaderMap) -> Result<Response<Body>, Fault> {
    caching::answer(&headers, &super::description(), caching::PUBLIC)
}
