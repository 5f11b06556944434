//! The gallery of the demo: made-up pages of a district with the widget in them, at `/demo/`.

use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};

use super::headers;
use crate::api::Fault;

/// Where the pages are.
const FOLDER: &str = "/demo/";
/// What the pages allow themselves: their own stylesheets, the widget's script and its frame, and nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; frame-src 'self'; style-src 'self'; img-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// The files by their names below the folder.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../demo/hosts/", $name)))),*]
    };
}
const FILES: [(&str, &str); 12] = files![
    "index.html",
    "index.css",
    "inline.html",
    "inline.css",
    "dialog.html",
    "dialog.css",
    "arabic.html",
    "arabic.css",
    "dark.html",
    "dark.css",
    "colours.html",
    "colours.css",
];

/// Serves the gallery, and leaves everything else to `rest`.
pub fn router(rest: Router) -> Router {
    Router::new()
        .route("/demo", get(async || Redirect::permanent(FOLDER)))
        .route(FOLDER, get(async || answer("index.html")))
        .route("/demo/{name}", get(async |Path(name): Path<String>| answer(&name)))
        .fallback_service(rest)
}

fn answer(name: &str) -> Response {
    let Some((_, content)) = FILES.iter().find(|(file, _)| *file == name) else {
        return Fault::not_found().into_response();
    };
    let mut response = content.into_response();
    let answer = response.headers_mut();
    for header in headers::of_file(name) {
        answer.extend(super::readable(header).map(|(name, value)| (Some(name), value)));
    }
    answer.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}
