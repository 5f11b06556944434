//! One log line a request. It holds what an operator needs and nothing of a citizen: the route's template, not
//! the path (references), not the query (addresses that were searched), no header, no body, no client address.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

/// A route's template, as an extension of an answer whose route isn't the router's.
#[derive(Clone, Debug)]
pub struct Logged(pub String);

pub async fn requests(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "(widget)".to_owned(), |route| route.as_str().to_owned());
    let start = Instant::now();
    let response = next.run(request).await;
    let route = response.extensions().get::<Logged>().map_or(route, |logged| logged.0.clone());
    let milliseconds = start.elapsed().as_millis();
    tracing::info!(%method, route, status = response.status().as_u16(), milliseconds, "request");
    response
}
