//! The way of a request: judged, sent, and its answer made fit for the client.

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, Response, StatusCode, header, request::Parts},
    response::IntoResponse,
};

use super::{
    config::{Config, Route},
    fault,
    fingerprint::fingerprint,
    headers,
    key::Key,
    once::Once,
    path::DecodedPath,
    redirect,
    upstream::{Answer, Outgoing, Sent, Upstream},
};
use crate::{
    api::{
        Fault, body,
        log::Logged,
        request::{client_address, idempotency_key},
    },
    code::ServerKey,
    throttle::Throttle,
};

/// How long the body of a request may take to arrive: a photo of 10 MB at 140 kbit/s.
const BODY_TIME: Duration = Duration::from_secs(600);

/// What the requests share.
pub struct Gateway {
    /// The operator's file.
    pub config: Arc<Config>,
    /// The upstream's key.
    pub key: Option<Arc<Key>>,
    /// The upstream.
    pub upstream: Arc<Upstream>,
    /// POSTs that reach it once.
    pub once: Arc<Once>,
    /// The key of fingerprints.
    pub server_key: ServerKey,
    /// Limits what an address can ask.
    pub requests: Throttle,
    /// True behind a proxy that sets `X-Forwarded-For`.
    pub trust_forwarded_for: bool,
}

/// Answers a request below the prefix.
pub async fn forward(State(gateway): State<Arc<Gateway>>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    gateway.answer(parts, body).await.unwrap_or_else(IntoResponse::into_response)
}

impl Gateway {
    async fn answer(&self, parts: Parts, body: Body) -> Result<Response<Body>, Fault> {
        let client = client_address(&parts, self.trust_forwarded_for)?;
        self.requests.take(client).map_err(Fault::throttled)?;
        // Set by browsers, and by no page: without a key of its own a request of another site would be as good as
        // one of the widget.
        let site = parts.headers.get("sec-fetch-site");
        if site.is_some_and(|site| site != "same-origin" && site != "none") {
            return Err(fault::other_site());
        }
        let raw =
            parts.uri.path().strip_prefix(self.config.prefix.as_str()).ok_or_else(fault::not_allowed)?;
        let path = DecodedPath::parse(raw).ok_or_else(fault::unsound_path)?;
        let listed: Vec<&Route> =
            self.config.routes.iter().filter(|route| route.path.allows(&path)).collect();
        if listed.is_empty() {
            return Err(fault::not_allowed());
        }
        let Some(route) = listed.iter().find(|route| route.method == parts.method) else {
            return Ok(other_method(&parts.method, &listed));
        };
        let answer = self.forwarded(route, &path, &parts, body, client).await;
        let mut response = answer.map_or_else(IntoResponse::into_response, Response::from);
        let logged = format!("{}{}", self.config.prefix.as_str(), route.path);
        response.extensions_mut().insert(Logged(logged));
        Ok(response)
    }

    async fn forwarded(
        &self,
        route: &Route,
        path: &DecodedPath,
        parts: &Parts,
        body: Body,
        client: IpAddr,
    ) -> Result<Answer, Fault> {
        let once = if route.once { Some(idempotency_key(&parts.headers)?) } else { None };
        let mut body = if has_body(&route.method) {
            let max = route.body_bytes.unwrap_or(self.config.limits.body_bytes.get());
            body::read(&parts.headers, body, max, BODY_TIME).await?
        } else {
            Bytes::new()
        };
        let path = path.encoded();
        let mut query = parts.uri.query().map(str::to_owned);
        let fingerprint = once.map(|once| {
            let query = query.as_deref().unwrap_or_default();
            (once, fingerprint(&self.server_key, &route.method, &path, query, &parts.headers, &body))
        });
        let client = self.config.send_client_address.then_some(client);
        let mut headers = headers::to_upstream(&parts.headers, &self.config.request_headers, client);
        if let Some(key) = &self.key {
            key.add(&mut query, &mut headers, &mut body)?;
        }
        let base = &self.config.upstream;
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        let uri = format!("{}{}{path}{query}", base.origin, base.path);
        let uri = uri.parse().map_err(|_| Fault::bad_request("The address is too long."))?;
        let outgoing = Outgoing { method: route.method.clone(), uri, headers, body };
        match fingerprint {
            Some((once, fingerprint)) => {
                let (config, key) = (Arc::clone(&self.config), self.key.clone());
                let clean = move |answer| clean(answer, &config, key.as_deref());
                self.once.answer(once, fingerprint, outgoing, clean).await
            }
            None => self.passed(outgoing).await,
        }
    }

    /// The upstream's answer to a request that isn't remembered.
    async fn passed(&self, outgoing: Outgoing) -> Result<Answer, Fault> {
        let changes_nothing = outgoing.method.is_safe();
        match self.upstream.send(outgoing).await {
            Sent::Never => Err(Fault::unavailable()),
            Sent::Unknown if changes_nothing => Err(Fault::unavailable()),
            Sent::Unknown => Err(fault::outcome_unknown()),
            Sent::Answered(answer) => {
                let answer = clean(answer, &self.config, self.key.as_deref());
                let leads_elsewhere = answer.status.is_redirection()
                    && answer.status != StatusCode::NOT_MODIFIED
                    && !answer.headers.contains_key(header::LOCATION);
                match (leads_elsewhere, changes_nothing) {
                    (false, _) => Ok(answer),
                    (true, true) => Err(fault::leads_elsewhere()),
                    (true, false) => Err(fault::outcome_unknown()),
                }
            }
        }
    }
}

/// An answer of the upstream with the headers that may pass, with a redirect written for this origin or none, and
/// without the key.
fn clean(answer: Answer, config: &Config, key: Option<&Key>) -> Answer {
    let mut headers = headers::to_client(&answer.headers, &config.response_headers);
    if let Some(location) = headers.remove(header::LOCATION) {
        let rewritten =
            location.to_str().ok().and_then(|location| redirect::rewritten(location, config, key));
        if let Some(location) = rewritten.and_then(|location| HeaderValue::try_from(location).ok()) {
            headers.insert(header::LOCATION, location);
        }
    }
    let Some(key) = key else { return Answer { headers, ..answer } };
    let telling: Vec<_> = headers
        .iter()
        .filter(|(_, value)| key.is_in(value.as_bytes()))
        .map(|(name, _)| name.clone())
        .collect();
    for name in telling {
        headers.remove(name);
    }
    Answer { status: answer.status, headers, body: key.removed_from(answer.body) }
}

/// The answer where the path is listed with other methods. Nothing is allowed to other origins.
fn other_method(method: &Method, listed: &[&Route]) -> Response<Body> {
    let allow =
        listed.iter().map(|route| route.method.as_str()).chain(["OPTIONS"]).collect::<Vec<_>>().join(", ");
    let mut response = if method == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else {
        fault::method_not_allowed().into_response()
    };
    if let Ok(allow) = HeaderValue::try_from(allow) {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}

fn has_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}
