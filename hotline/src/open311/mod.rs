//! Open311 GeoReport v2 under `/open311/v2`, for other cities' clients: JSON and XML, reading and writing.
//! `docs/open311.md` tells a client's developer about it.
//!
//! **Who can read what.** Open311 is public reading, a complaint made by the native profile is private to who holds its
//! code. So what is read here are complaints that were made here: their description, place, category, status, times,
//! unit, photos (without metadata) and the hotline's answers. Names, telephone numbers, e-mail addresses and answers to
//! the category's questions never come back. Complaints made by the native profile aren't there at all, unless
//! `hotline.json` says `"publish_outlines": true`; then their category, status, times and a point rounded to a
//! thousandth of a degree (about 100 m) are, and nothing else.
//!
//! **What a complaint from here is.** A complaint like any other: the same rules judge it and [`crate::database`] keeps
//! it. Open311 has no classes, so its class is `complaint`. Its language is the one that `Accept-Language` asks for. It has
//! a code that nobody is told, so the citizen can't rate the answer or have it reopened.
//!
//! **Form.** An endpoint gives a [`document::Document`] or a [`crate::api::Fault`]; [`document::render`] alone knows how
//! they are written.

mod address;
mod definition;
mod discovery;
mod document;
mod error;
mod form;
mod list;
mod media;
mod parameters;
mod report;
mod request;
mod service_request;
mod services;
mod settings;
mod submit;
mod token;
mod xml;

use std::sync::Arc;

use axum::{
    Router,
    http::{HeaderName, Method, StatusCode, Uri, header},
    middleware,
    routing::{get, post},
};
use complaint_widget::backend::native::wire::ProblemCode;
use tower_http::{
    catch_panic::CatchPanicLayer,
    cors::{Any, CorsLayer},
};

pub use settings::Settings;

use crate::api::{App, Fault};

/// Where it begins.
pub const BASE: &str = "/open311/v2";

/// The endpoints that are files of their own.
const FILES: [&str; 3] = ["discovery", "services", "requests"];

/// Everything under [`BASE`].
pub fn router() -> Router<Arc<App>> {
    let mut routes = Router::new()
        .route("/services/{file}", get(definition::get))
        .route("/requests/{file}", get(request::get))
        .route("/tokens/{file}", get(token::get))
        .route("/media/{file}", get(media::get));
    for suffix in ["json", "xml"] {
        routes = routes
            .route(&format!("/discovery.{suffix}"), get(discovery::get))
            .route(&format!("/services.{suffix}"), get(services::get))
            .route(&format!("/requests.{suffix}"), post(submit::post).get(list::get));
    }
    // Nothing here depends on who the browser takes the reader for, so any page may ask; no credentials are sent.
    let any_page = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::ACCEPT,
            header::ACCEPT_LANGUAGE,
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
        ])
        .expose_headers([header::RETRY_AFTER]);
    let routes = routes
        .fallback(nothing_here)
        .method_not_allowed_fallback(no_such_method)
        .layer(CatchPanicLayer::custom(|_| axum::response::IntoResponse::into_response(Fault::internal())))
        .layer(middleware::from_fn(document::render))
        .layer(any_page);
    Router::new().nest(BASE, routes)
}

/// The standard tells an unknown resource (404) from a known one in a format that isn't offered (400).
async fn nothing_here(uri: Uri) -> Fault {
    let stem = uri.path().trim_start_matches('/').split('.').next().unwrap_or_default();
    if FILES.contains(&stem) { address::wrong_suffix() } else { unknown("resource") }
}

async fn no_such_method() -> Fault {
    Fault::new(
        StatusCode::METHOD_NOT_ALLOWED,
        ProblemCode::MethodNotAllowed,
        "This resource has no such method; all can be read with GET, and requests can be POSTed.",
    )
}

/// 404 for something that isn't there.
fn unknown(what: &str) -> Fault {
    Fault::new(StatusCode::NOT_FOUND, ProblemCode::NotFound, format!("There is no such {what}."))
}
