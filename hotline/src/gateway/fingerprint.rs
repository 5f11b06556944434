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
    let head = [method.as_str().as_bytes(), path.as_bytes(), query.as_bytes(), essence.as_bytes()];
    let delimiter = delimiter(content_type, body);
    key.fingerprint(head.into_iter().chain(parts(body, delimiter.as_deref())))
}

/// What separates the parts of a form with files. `None` for a body that doesn't begin with it: it isn't such a form,
/// whatever its content type says.
fn delimiter(content_type: &str, body: &[u8]) -> Option<String> {
    let delimiter = format!("--{}", boundary(content_type)?);
    body.starts_with(delimiter.as_bytes()).then_some(delimiter)
}

/// What stands between the delimiters, which count where a line begins (RFC 2046 section 5.1.1). There may be millions,
/// so nobody should collect them.
fn parts<'a>(body: &'a [u8], delimiter: Option<&'a str>) -> impl Iterator<Item = &'a [u8]> {
    let length = delimiter.map_or(0, str::len);
    let begins_line = |at: &usize| *at == 0 || body[..*at].ends_with(b"\r\n");
    let found = delimiter.into_iter().flat_map(|delimiter| memmem::find_iter(body, delimiter));
    let mut rest = 0;
    found.filter(begins_line).chain([body.len()]).map(move |at| {
        let part = &body[rest..at];
        rest = at + length;
        part
    })
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

    fn split(boundary: &str, body: &str) -> Vec<String> {
        let content_type = format!("multipart/form-data; boundary={boundary}");
        let delimiter = delimiter(&content_type, body.as_bytes());
        let parts = parts(body.as_bytes(), delimiter.as_deref());
        parts.map(|part| String::from_utf8_lossy(part).into_owned()).collect()
    }

    #[test]
    fn a_boundary_counts_only_where_a_line_begins_with_it() {
        let form = |boundary: &str| format!("--{boundary}\r\n\r\na banana --a --b\r\n--{boundary}--\r\n");
        let expected = ["", "\r\n\r\na banana --a --b\r\n", "--\r\n"];
        assert_eq!(split("a", &form("a")), expected);
        assert_eq!(split("b", &form("b")), expected);
    }

    #[test]
    fn what_is_no_form_is_one_part_whatever_its_boundary() {
        for body in ["", "aaaa", "--", "text\r\n--a\r\n--a--"] {
            assert_eq!(split("a", body), [body]);
        }
    }

    #[test]
    fn only_a_form_with_files_has_a_boundary() {
        assert_eq!(boundary("multipart/form-data; boundary=----Web1"), Some("----Web1"));
        assert_eq!(boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a'b\""), Some("a'b"));
        for other in ["multipart/form-data", "multipart/form-data; boundary=", "text/plain; boundary=x", ""] {
            assert_eq!(boundary(other), None, "{other}");
        }
    }
}
