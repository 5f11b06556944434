//! Answers, before they have a form, and the one place that gives them one.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, Response, StatusCode, header},
    middleware::Next,
    response::IntoResponse,
};
use serde_json::Value;

use super::{error, xml};
use crate::api::Fault;

/// For what is the same for everyone who reads the language.
const PUBLIC: &str = "public, max-age=300";
/// For what changes.
const NO_STORE: &str = "no-store";

/// An answer that has no form yet. It travels to [`render`] as an extension of its response.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name of the XML document's root; JSON has none.
    root: &'static str,
    /// What it says.
    value: Value,
    status: StatusCode,
    caching: &'static str,
}

impl Document {
    /// What is said about complaints: never kept.
    pub const fn new(root: &'static str, value: Value) -> Self {
        Self { root, value, status: StatusCode::OK, caching: NO_STORE }
    }

    /// What the hotline says about itself: kept for five minutes.
    pub const fn lasting(root: &'static str, value: Value) -> Self {
        Self { root, value, status: StatusCode::OK, caching: PUBLIC }
    }

    /// The same, as the answer to a creation.
    pub fn created(self) -> Self {
        Self { status: StatusCode::CREATED, ..self }
    }
}

impl IntoResponse for Document {
    fn into_response(self) -> Response<Body> {
        let headers = [(header::CACHE_CONTROL, self.caching), (header::VARY, "Accept-Language")];
        let mut response = (self.status, headers).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes the answer of an endpoint, or its fault, in the format that the path's suffix asks for; JSON if it asks for
/// none. What is neither, a photo, passes.
pub async fn render(request: Request, next: Next) -> Response<Body> {
    let wants_xml = request.uri().path().ends_with(".xml");
    let mut response = next.run(request).await;
    let (root, value) = if let Some(document) = response.extensions_mut().remove::<Document>() {
        (document.root, document.value)
    } else if let Some(fault) = response.extensions_mut().remove::<Fault>() {
        let (status, errors) = error::errors(fault);
        *response.status_mut() = status;
        ("errors", errors)
    } else {
        return response;
    };
    let (content_type, body) = if wants_xml {
        ("text/xml; charset=utf-8", xml::write(root, &value))
    } else {
        ("application/json", value.to_string())
    };
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.map(|_| Body::from(body))
}
