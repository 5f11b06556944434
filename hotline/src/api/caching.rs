//! Answers with an entity tag, so that asking again costs little.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::problem::Fault;

/// For answers that are the same for everyone who reads the language: old for five minutes at most.
pub const PUBLIC: &str = "public, max-age=300";
/// For answers that a code opens: kept by the citizen's own browser only, and asked for again each time.
pub const PRIVATE: &str = "private, no-cache";

/// 200 with `value` as JSON, or 304 if the client has it already. The strong entity tag is a digest of the
/// bytes (RFC 9110 section 8.8.3).
///
/// # Errors
/// When `value` can't be written as JSON; none of ours can't.
pub fn answer(
    request: &HeaderMap,
    value: &impl Serialize,
    cache_control: &'static str,
) -> Result<Response<Body>, Fault> {
    let body = serde_json::to_vec(value).map_err(|_| Fault::internal())?;
    let tag = tag(&body);
    let mut response = if has(request, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let json = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        ([json], body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, HeaderValue::from_str(&tag).map_err(|_| Fault::internal())?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Authorization"));
    Ok(response)
}

/// The entity tag of these bytes, with its quotation marks.
#[must_use]
pub fn tag(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    digest.iter().take(12).fold(String::from("\""), |tag, byte| format!("{tag}{byte:02x}")) + "\""
}

/// True when `If-None-Match` holds the tag. Compared weakly, as RFC 9110 section 13.1.2 asks.
fn has(request: &HeaderMap, tag: &str) -> bool {
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}
