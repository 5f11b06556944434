//! Answers that several resources give.

use axum::{
    Json,
    http::{HeaderMap, Method, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use serde_json::{Value, json};

/// A JSON answer.
pub(super) fn json_with(status: StatusCode, body: Value) -> Response {
    (status, Json(body)).into_response()
}

/// A sentence under `detail`.
pub(super) fn detail(status: StatusCode, sentence: &str) -> Response {
    json_with(status, json!({ "detail": sentence }))
}

/// Faults in the content.
pub(super) fn faults(faults: Value) -> Response {
    json_with(StatusCode::BAD_REQUEST, faults)
}

/// What every list is wrapped in.
pub(super) fn list(results: Vec<Value>) -> Response {
    let links = json!({ "self": { "href": null }, "next": { "href": null }, "previous": { "href": null } });
    let body = json!({ "_links": links, "count": results.len(), "results": results });
    json_with(StatusCode::OK, body)
}

/// The web server's own page for an address that leads nowhere.
pub(super) async fn no_page() -> Response {
    (StatusCode::NOT_FOUND, Html("<!doctype html><title>Not here</title><h1>Not here</h1>")).into_response()
}

/// The web server's own page for a fault in the program.
pub(super) fn crash() -> Response {
    let page = Html("<!doctype html><title>Crash (500)</title><h1>Crash (500)</h1>");
    (StatusCode::INTERNAL_SERVER_ERROR, page).into_response()
}

pub(super) async fn wrong_method(method: Method) -> Response {
    detail(StatusCode::METHOD_NOT_ALLOWED, &format!("\"{method}\" kan hier niet."))
}

/// Where the client found this server, such as `http://127.0.0.1:40123`.
pub(super) fn origin(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("hotline.example");
    format!("http://{host}")
}
