//! Reading a request to its end, also where the answer is known before.
//!
//! A client that is still sending when its connection closes may never see the answer, and one that has seen it may
//! send its next request over a connection that is about to close: either way it can't know what became of a report
//! that is safe, or was refused for a good reason.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::Response,
};
use http_body_util::BodyExt;
use hyper::body::{Frame, SizeHint};
use tokio::sync::oneshot;

use crate::api::body::WASTE_MAX;

/// How long to read on, at the most.
const PATIENCE: Duration = Duration::from_secs(60);

/// Answers with `next`, and before the answer goes out reads and throws away what it has left of the request: at most
/// 32 MiB, and for at most a minute. Not where the client was too slow already, and not where it waits for leave to
/// send (RFC 9110 section 10.1.1).
pub async fn read(request: Request, next: Next) -> Response {
    let waits = request.headers().contains_key(header::EXPECT);
    let (giving_up, mut given_up) = oneshot::channel();
    let request = request.map(|body| Body::new(Watched { body, giving_up: Some(giving_up) }));
    let response = next.run(request).await;
    if let Ok(rest) = given_up.try_recv()
        && !waits
        && response.status() != StatusCode::REQUEST_TIMEOUT
    {
        // Whoever sends more, or longer, goes without the answer.
        let _ = tokio::time::timeout(PATIENCE, waste(rest)).await;
    }
    response
}

async fn waste(mut rest: Body) {
    let mut wasted = 0_usize;
    while let Some(Ok(frame)) = rest.frame().await
        && wasted <= WASTE_MAX
    {
        wasted = wasted.saturating_add(frame.data_ref().map_or(0, Bytes::len));
    }
}

/// A body that comes back when it is dropped before its end.
struct Watched {
    body: Body,
    /// Gone once the body has ended.
    giving_up: Option<oneshot::Sender<Body>>,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if !matches!(frame, Some(Ok(_))) {
            self.giving_up = None;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some(giving_up) = self.giving_up.take().filter(|_| !self.body.is_end_stream()) {
            // Nobody takes it when the client is gone.
            let _ = giving_up.send(std::mem::take(&mut self.body));
        }
    }
}
