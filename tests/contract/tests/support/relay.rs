//! A line to a hotline on which answers can be made to go wrong.

use std::net::SocketAddr;

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{StatusCode, header::HOST},
    response::{IntoResponse as _, Response},
};
use complaint_widget_servers::{Faults, Server};

#[derive(Clone)]
struct Upstream {
    client: reqwest::Client,
    address: SocketAddr,
}

/// Listens and passes on whatever comes to the hotline at `address`.
pub async fn start(address: SocketAddr, faults: &Faults) -> Server {
    Server::start(faults.around(forwarding(address))).await.unwrap()
}

/// Passes on whatever comes to the hotline at `address`.
pub fn forwarding(address: SocketAddr) -> Router {
    let upstream = Upstream { client: reqwest::Client::new(), address };
    Router::new().fallback(pass_on).with_state(upstream)
}

async fn pass_on(State(upstream): State<Upstream>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let url = format!("http://{}{path}", upstream.address);
    parts.headers.remove(HOST);
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let sent = upstream.client.request(parts.method, url).headers(parts.headers).body(body).send().await;
    let Ok(answer) = sent else { return StatusCode::BAD_GATEWAY.into_response() };
    // Piece by piece, since a stream of events has no end.
    Response::<reqwest::Body>::from(answer).map(Body::new)
}
