//! Which headers pass: an allow-list each way, so that cookies, credentials, hop-by-hop headers and whatever is
//! invented next stay where they are.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use super::config::ExtraHeader;

/// What a client may tell any upstream.
const TO_UPSTREAM: [HeaderName; 5] = [
    header::ACCEPT,
    header::ACCEPT_LANGUAGE,
    header::CONTENT_TYPE,
    header::IF_MODIFIED_SINCE,
    header::IF_NONE_MATCH,
];

/// What any upstream may tell a client.
const TO_CLIENT: [HeaderName; 9] = [
    header::CACHE_CONTROL,
    header::CONTENT_LANGUAGE,
    header::CONTENT_TYPE,
    header::ETAG,
    header::EXPIRES,
    header::LAST_MODIFIED,
    header::LOCATION,
    header::RETRY_AFTER,
    header::VARY,
];

/// What the gateway says to the upstream about itself.
const SOFTWARE: HeaderValue =
    HeaderValue::from_static(concat!("complaint-widget/", env!("CARGO_PKG_VERSION")));
/// Of a compressed answer nobody could say whether the key is in it.
const PLAIN: HeaderValue = HeaderValue::from_static("identity");
/// An answer of the upstream is data, even if somebody opens it as a page of this origin.
const DATA_ONLY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

/// The headers of a request to the upstream, but for the key. `client` is named where the file says so.
#[must_use]
pub fn to_upstream(received: &HeaderMap, extra: &[ExtraHeader], client: Option<IpAddr>) -> HeaderMap {
    let mut headers = pick(received, &TO_UPSTREAM, extra);
    headers.insert(header::ACCEPT_ENCODING, PLAIN);
    headers.insert(header::USER_AGENT, SOFTWARE);
    if let Some(Ok(client)) = client.map(|client| HeaderValue::try_from(client.to_string())) {
        headers.insert("x-forwarded-for", client);
    }
    headers
}

/// The headers of an answer of the upstream.
#[must_use]
pub fn to_client(received: &HeaderMap, extra: &[ExtraHeader]) -> HeaderMap {
    let mut headers = pick(received, &TO_CLIENT, extra);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, DATA_ONLY);
    headers
}

/// The allowed headers that aren't about the connection: those that `Connection` names are (RFC 9110 section 7.6.1).
fn pick(received: &HeaderMap, usual: &[HeaderName], extra: &[ExtraHeader]) -> HeaderMap {
    let of_connection: Vec<_> = received
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    let mut picked = HeaderMap::new();
    for name in usual.iter().chain(extra.iter().map(|extra| &extra.0)) {
        if of_connection.iter().any(|named| named == name.as_str()) {
            continue;
        }
        // What isn't ASCII can't be kept with a stored answer, and means nothing in these headers.
        for value in received.get_all(name).iter().filter(|value| value.to_str().is_ok()) {
            picked.append(name, value.clone());
        }
    }
    picked
}
