//! The widget's files, and the headers that keep a page safe.

mod ancestors;
mod headers;
pub mod hosts;

use std::{convert::Infallible, path::Path};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, Response, StatusCode, header},
    middleware::{self, Next},
    response::IntoResponse,
};
use tower_http::services::ServeDir;

use crate::api::Fault;

/// Serves the files of `directory`, each with its `.br` or `.gz` sibling where the client takes it.
pub fn router(directory: Option<&Path>) -> Router {
    let nothing =
        tower::service_fn(async |_: Request| Ok::<_, Infallible>(Fault::not_found().into_response()));
    match directory {
        Some(directory) => {
            let files = ServeDir::new(directory)
                .precompressed_br()
                .precompressed_gzip()
                // A redirect would repeat the path, and `//host` is a path that leads elsewhere.
                .redirect_to_trailing_slash(false)
                .fallback(nothing);
            Router::new().fallback_service(files).layer(middleware::from_fn(describe))
        }
        None => Router::new().fallback_service(nothing),
    }
}

/// Says what a file is, how long it may be kept and who may load it.
async fn describe(request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let allow = response.headers_mut().remove(header::ALLOW);
        response = Fault::method_not_allowed().into_response();
        response.headers_mut().extend(allow.map(|allow| (header::ALLOW, allow)));
        return response;
    }
    let is_file =
        matches!(response.status(), StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED);
    if is_file {
        let name = path.rsplit('/').next().unwrap_or_default();
        for (header, value) in headers::of_file(name).into_iter().filter_map(readable) {
            // What isn't sent again isn't described again either.
            if header != header::CONTENT_TYPE || response.headers().contains_key(header::CONTENT_TYPE) {
                response.headers_mut().insert(header, value);
            }
        }
    }
    response
}

/// The headers of every answer. The sites that may show the widget in a frame, beside this one, are
/// `frame_ancestors` and those that the configurations in `directory` name.
///
/// # Errors
/// When one of `frame_ancestors` isn't a site.
pub fn safety_headers(
    directory: Option<&Path>,
    frame_ancestors: &[String],
) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    let ancestors = ancestors::all(directory, frame_ancestors)?;
    Ok(headers::of_every_answer(&ancestors, &[]).into_iter().filter_map(readable).collect())
}

/// A header in HTTP's own types. All of ours have such; an [ancestor](ancestors::all) holds no other characters.
fn readable((name, value): headers::Header) -> Option<(HeaderName, HeaderValue)> {
    Some((HeaderName::from_static(name), HeaderValue::from_str(&value).ok()?))
}
