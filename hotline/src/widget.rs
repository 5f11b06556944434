//! The widget's files, and the headers that keep a page safe.

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

/// Says what a file is and how long it may be kept.
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
        let headers = response.headers_mut();
        let name = path.rsplit('/').next().unwrap_or_default();
        if headers.contains_key(header::CONTENT_TYPE)
            && let Some(content_type) = text_type(name)
        {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        let caching = if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    }
    response
}

/// The content type of a text file, with its charset, `None` for what [`ServeDir`] knows well enough.
fn text_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.').map_or("html", |(_, extension)| extension) {
        "html" | "" => Some("text/html; charset=utf-8"),
        "js" | "mjs" => Some("text/javascript; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        "ftl" | "txt" => Some("text/plain; charset=utf-8"),
        _ => None,
    }
}

/// True for names that hold a digest of the content, as the build tool makes them: `app-0123456789abcdef.js`,
/// `app-0123456789abcdef_bg.wasm`. What such a name means never changes. The tool writes 64 bits in hexadecimal
/// without leading zeros, so some digests are shorter; below 12 digits (one name in 65,536) the name isn't trusted.
fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        (12..=16).contains(&digest.len()) && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The headers of every answer. `frame_ancestors` are the sites that may show the widget in a frame, beside
/// this one.
///
/// # Errors
/// When an ancestor has a character that no header can carry, or that would end the directive.
pub fn safety_headers(frame_ancestors: &[String]) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    if let Some(bad) = frame_ancestors.iter().find(|site| site.contains([';', ',', ' ']) || site.is_empty()) {
        return Err(format!("{bad:?} is not a site"));
    }
    let ancestors = [&["'self'".to_owned()], frame_ancestors].concat().join(" ");
    // No inline script or style. WebAssembly may be compiled; nothing else may be evaluated. Photos are shown
    // from `blob:` addresses before they are sent.
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
    );
    let policy = HeaderValue::from_str(&policy).map_err(|error| error.to_string())?;
    Ok(vec![
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("geolocation=(self), camera=(self), microphone=()"),
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_whole_digest_are_kept_for_ever() {
        assert!(is_hashed("complaint-widget-0123456789abcdef.js"));
        assert!(is_hashed("complaint-widget-0123456789abcdef_bg.wasm"));
        assert!(!is_hashed("index.html"));
        assert!(is_hashed("complaint-widget-67a02165784256f_bg.wasm"), "a digest without its leading zero");
        assert!(!is_hashed("complaint-widget-0123456789a.js"));
        assert!(!is_hashed("complaint-widget.js"));
        assert!(!is_hashed("complaint-widget-0123456789abcdeg.css"));
    }

    #[test]
    fn an_ancestor_cannot_smuggle_in_a_directive() {
        assert!(safety_headers(&["https://district.example".to_owned()]).is_ok());
        assert!(safety_headers(&["https://a.example; script-src *".to_owned()]).is_err());
        assert!(safety_headers(&["https://a.example\n".to_owned()]).is_err());
    }
}
