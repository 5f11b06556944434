//! How a server can misbehave, switched on and off by a test.

use std::{
    collections::BTreeMap,
    io,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{StatusCode, header::CONTENT_TYPE},
    middleware::{Next, from_fn_with_state},
    response::{Html, IntoResponse as _, Response},
};
use http_body::Frame;

/// What goes wrong, mostly after the server has done its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A portal's page with status 200.
    Page,
    /// The same page, called JSON by its type.
    PageTypedJson,
    /// Nothing at all, with status 200.
    Empty,
    /// A page with status 500.
    Broken,
    /// The first half of the right answer.
    Truncated,
    /// The connection closes before anything of the answer is there.
    Closed,
    /// Status 429 with a page and no word on how long to wait. Nothing is done.
    Throttled,
}

impl Fault {
    /// Every way to spoil the answer to what was done.
    pub const ALL: [Self; 6] =
        [Self::Page, Self::PageTypedJson, Self::Empty, Self::Broken, Self::Truncated, Self::Closed];
}

/// Which paths go wrong, and how. Clones are the same switchboard.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<BTreeMap<String, Fault>>>);

impl Faults {
    /// Has every request whose path ends with `path` go wrong from now on; the server still acts on it, except
    /// for [`Fault::Throttled`].
    pub fn set(&self, path: &str, fault: Fault) {
        lock(&self.0).insert(path.to_owned(), fault);
    }

    /// Has everything go right again.
    pub fn clear(&self) {
        lock(&self.0).clear();
    }

    /// Lets the answers of `router` go wrong: for a server of another make, which has no switches of its own.
    pub fn around(&self, router: Router) -> Router {
        router.layer(from_fn_with_state(self.clone(), spoil))
    }

    fn of(&self, path: &str) -> Option<Fault> {
        lock(&self.0).iter().find_map(|(end, fault)| path.ends_with(end).then_some(*fault))
    }
}

/// The content of `mutex`, also if a test that held it failed.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets the server act and then spoils its answer. A layer for `axum::middleware::from_fn_with_state`.
pub(crate) async fn spoil(State(faults): State<Faults>, request: Request, next: Next) -> Response {
    let fault = faults.of(request.uri().path());
    let page = Html("<!doctype html><title>Welcome</title><p>Please sign in to the network.");
    if fault == Some(Fault::Throttled) {
        return (StatusCode::TOO_MANY_REQUESTS, page).into_response();
    }
    let response = next.run(request).await;
    match fault {
        None | Some(Fault::Throttled) => response,
        Some(Fault::Page) => page.into_response(),
        Some(Fault::PageTypedJson) => ([(CONTENT_TYPE, "application/json")], page.0).into_response(),
        Some(Fault::Empty) => StatusCode::OK.into_response(),
        Some(Fault::Broken) => (StatusCode::INTERNAL_SERVER_ERROR, page).into_response(),
        Some(Fault::Truncated) => {
            let (parts, body) = response.into_parts();
            let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
            let half = whole.slice(..whole.len() / 2);
            let kind = parts.headers.get(CONTENT_TYPE).cloned();
            let mut spoilt = (parts.status, half).into_response();
            if let Some(kind) = kind {
                spoilt.headers_mut().insert(CONTENT_TYPE, kind);
            }
            spoilt
        }
        Some(Fault::Closed) => Response::new(Body::new(Closed)),
    }
}

/// A body that can't be sent, which makes the server close the connection.
struct Closed;

impl axum::body::HttpBody for Closed {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into())))
    }
}
