//! Who may read the answers, and what a browser may send.

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
};

use super::store::{Seen, Shared};

/// The request headers that a preflight allows, and no others.
pub const ALLOWED_HEADERS: &str =
    "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with";

const EVERY_ANSWER: [(HeaderName, &str); 2] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, "Link, X-API-Version, X-Total-Count"),
];

const PREFLIGHT: [(HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS),
    (header::ACCESS_CONTROL_ALLOW_METHODS, "DELETE, GET, OPTIONS, PATCH, POST, PUT"),
    (header::ACCESS_CONTROL_MAX_AGE, "86400"),
];

/// Answers preflights, marks every other answer to another origin as readable, and notes what came.
pub(super) fn around(router: Router, shared: Shared) -> Router {
    router.layer(from_fn_with_state(shared, allow))
}

async fn allow(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let from_elsewhere = request.headers().contains_key(header::ORIGIN);
    let is_preflight = request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut answer = if is_preflight {
        StatusCode::OK.into_response()
    } else {
        shared.lock().seen.push(Seen::of(&request));
        next.run(request).await
    };
    if from_elsewhere {
        put(answer.headers_mut(), &EVERY_ANSWER);
    }
    if is_preflight {
        put(answer.headers_mut(), &PREFLIGHT);
    }
    answer
}

fn put(headers: &mut HeaderMap, pairs: &[(HeaderName, &'static str)]) {
    for (name, value) in pairs {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
