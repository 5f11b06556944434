//! `GET discovery`: where everything is.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap};
use serde_json::json;

use super::{address::absolute, document::Document};
use crate::api::{App, request::Language};

/// The specification's name for itself (GeoReport v2, "Service Discovery").
const SPECIFICATION: &str = "http://wiki.open311.org/GeoReport_v2";
/// When what is said here changed last.
const CHANGESET: &str = "2026-11-24T12:00:00Z";

/// The endpoint, whom to call, and how to get a key: by asking them.
pub async fn get(State(app): State<Arc<App>>, Language(language): Language, headers: HeaderMap) -> Document {
    let about = app.content.capabilities(&language);
    let contact = [Some(about.name), about.phone].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let endpoint = json!({
        "specification": SPECIFICATION,
        "url": absolute(&app.open311, &headers, ""),
        "changeset": CHANGESET,
        "type": "production",
        "formats": ["text/xml", "application/json"],
    });
    let discovery = json!({
        "changeset": CHANGESET,
        "contact": contact,
        "key_service": contact,
        "endpoints": [endpoint],
    });
    // The address in it depends on how the client reached the server.
    Document::new("discovery", discovery)
}
