//! What every request can carry: a language, a key, a code, an address.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Path, Query},
    http::{HeaderMap, header, request::Parts},
};
use complaint_widget::{
    backend::native::wire::IDEMPOTENCY_KEY,
    domain::{Code, LanguageTag},
};
use serde::{Deserialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{App, problem::Fault};
use crate::content::matching;

/// The variable parts of the path.
pub struct InPath<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<App>> for InPath<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        match Path::<T>::from_request_parts(parts, app).await {
            Ok(Path(value)) => Ok(Self(value)),
            Err(_) => Err(Fault::bad_request("The path can't be read; it must be percent-encoded UTF-8.")),
        }
    }
}

/// The language to answer in: one of the hotline's.
pub struct Language(pub LanguageTag);

#[derive(Deserialize)]
struct LanguageQuery {
    lang: Option<String>,
}

impl FromRequestParts<Arc<App>> for Language {
    type Rejection = Infallible;

    /// The query's `lang`, else the best of `Accept-Language`, else the hotline's first language.
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let known = app.content.languages();
        let asked = Query::<LanguageQuery>::try_from_uri(&parts.uri).ok().and_then(|query| query.0.lang);
        let accepted = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let tag = asked
            .and_then(|tag| matching(&tag, known))
            .or_else(|| preferred(accepted.unwrap_or_default(), known))
            .or_else(|| known.first().cloned())
            .unwrap_or_else(|| LanguageTag::new("en"));
        Ok(Self(tag))
    }
}

/// The best language of an `Accept-Language` header (RFC 9110 section 12.5.4).
fn preferred(header: &str, known: &[LanguageTag]) -> Option<LanguageTag> {
    let mut wishes: Vec<(f32, &str)> = header
        .split(',')
        .filter_map(|wish| {
            let (tag, weight) = wish.split_once(';').unwrap_or((wish, "q=1"));
            let quality = weight.trim().strip_prefix("q=").and_then(|quality| quality.parse().ok())?;
            (quality > 0.0).then_some((quality, tag.trim()))
        })
        .collect();
    wishes.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    wishes.into_iter().find_map(|(_, tag)| matching(tag, known))
}

/// The address that a request came from.
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<Arc<App>> for ClientAddress {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        client_address(parts, app.trust_forwarded_for).map(Self)
    }
}

/// The peer's address or, behind a trusted proxy, the one that the proxy itself added last to `X-Forwarded-For`:
/// whatever stands before it the client may have made up.
///
/// # Errors
/// 500 when the server was started without knowing its peers.
pub fn client_address(parts: &Parts, trust_forwarded_for: bool) -> Result<IpAddr, Fault> {
    let forwarded = || {
        let last = parts.headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().parse().ok()
    };
    if trust_forwarded_for && let Some(address) = forwarded() {
        return Ok(address);
    }
    match parts.extensions.get::<ConnectInfo<SocketAddr>>() {
        Some(ConnectInfo(peer)) => Ok(peer.ip()),
        None => Err(Fault::internal()),
    }
}

/// The key that makes a POST repeatable, in lower case.
///
/// # Errors
/// 400 that names the header.
pub fn idempotency_key(headers: &HeaderMap) -> Result<String, Fault> {
    headers
        .get(IDEMPOTENCY_KEY)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| Uuid::try_parse(value.trim()).ok())
        .map(|key| key.to_string())
        .ok_or_else(|| Fault::bad_request("The header Idempotency-Key must be a UUID made by the client."))
}

/// The code that the request shows, as a bearer token (RFC 6750). Read as people type codes.
#[must_use]
pub fn shown_code(headers: &HeaderMap) -> Option<Code> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") { Code::from_typed(token) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_that_is_known_wins() {
        let known = ["en", "zh-Hans", "ar"].map(LanguageTag::new);
        let tag = |header| preferred(header, &known).map(|tag| tag.as_str().to_owned());
        assert_eq!(tag("fr, ar-EG;q=0.7, en;q=0.3").as_deref(), Some("ar"));
        assert_eq!(tag("zh-CN,zh;q=0.9").as_deref(), Some("zh-Hans"));
        assert_eq!(tag("en;q=0, AR;q=0.1").as_deref(), Some("ar"));
        assert_eq!(tag("fr, *;q=0.1"), None);
    }
}
