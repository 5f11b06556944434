//! What makes two requests the same.

use axum::{
    body::Bytes,
    http::{HeaderMap, Method, header},
};
use memchr::memmem;

use crate::code::ServerKey;

/// A keyed digest of method, path, query, kind of content and body. The boundary of a form with files counts for
/// nothing: a browser makes a new one each time it sends the same form.
#[must_use]
pub fn fingerprint(
    key: &ServerKey,
    method: &Method,
    path: &str,
    query: &str,
    headers: &HeaderMap,
    body: &Bytes,
) -> Vec<u8> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = content_type.split(';').next().unwrap_or_default();
    let mut parts = vec![method.as_str().as_bytes(), path.as_bytes(), query.as_bytes(), essence.as_bytes()];
    match boundary(content_type) {
        Some(boundary) => {
            let mut rest = 0;
            for found in memmem::find_iter(body, boundary) {
                parts.push(&body[rest..found]);
                rest = found + boundary.len();
            }
            parts.push(&body[rest..]);
        }
        None => parts.push(body),
    }
    key.fingerprint(&parts)
}

/// The boundary that the content type of a form with files names (RFC 2046 section 5.1.1).
#[must_use]
pub fn boundary(content_type: &str) -> Option<&str> {
    let (essence, parameters) = content_type.split_once(';')?;
    if !essence.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let value = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then_some(value)
    })?;
    let value = value.trim();
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    // No quotes, no line breaks: it is written into a body.
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'"';
    (!value.is_empty() && value.bytes().all(is_plain)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_form_with_files_has_a_boundary() {
        assert_eq!(boundary("multipart/form-data; boundary=----Web1"), Some("----Web1"));
        assert_eq!(boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a'b\""), Some("a'b"));
        for other in ["multipart/form-data", "multipart/form-data; boundary=", "text/plain; boundary=x", ""] {
            assert_eq!(boundary(other), None, "{other}");
        }
    }
}
