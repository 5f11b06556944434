//! Paths: which are sound, and which a pattern allows. A path is judged as the upstream will read it, decoded, and
//! is then written anew, so that nothing but what was judged goes on.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Deserialize;

/// Everything but RFC 3986's unreserved characters.
pub const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A sound path as its decoded segments; the last one is empty where the path ends with a slash.
#[derive(Debug, PartialEq, Eq)]
pub struct DecodedPath(Vec<String>);

impl DecodedPath {
    /// Decodes a path that begins with a slash. `None` for whatever two servers could read in two ways: an empty
    /// segment (`//`), `.` and `..` however written, slashes, backslashes, percent signs and control characters in
    /// disguise, a broken escape, or bytes that aren't UTF-8.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let mut segments = raw.strip_prefix('/')?.split('/').peekable();
        let mut decoded = Vec::new();
        while let Some(segment) = segments.next() {
            let is_last = segments.peek().is_none();
            if segment.is_empty() && !is_last {
                return None;
            }
            decoded.push(decode(segment)?);
        }
        Some(Self(decoded))
    }

    /// The path for the upstream, which begins with a slash.
    #[must_use]
    pub fn encoded(&self) -> String {
        self.0.iter().fold(String::new(), |path, segment| {
            path + "/" + &utf8_percent_encode(segment, ENCODED).to_string()
        })
    }
}

fn decode(segment: &str) -> Option<String> {
    let decoded = percent_decode_str(segment).decode_utf8().ok()?;
    // A percent sign that is left is a broken escape, or one that a second decoding would read.
    let deceives = |c: char| matches!(c, '/' | '\\' | '%') || c.is_control();
    // Some servers take what follows a semicolon for a parameter, and `..;x` for `..`.
    let name = decoded.split(';').next().unwrap_or_default();
    if decoded.contains(deceives) || matches!(name, "." | "..") || segment.contains('\\') {
        return None;
    }
    Some(decoded.into_owned())
}

/// A path of the allow-list, such as `/requests/{id}.json`: `{id}` stands for one or more characters within its
/// segment. Everything else is meant literally, decoded.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Pattern {
    text: String,
    segments: Vec<Segment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Variable { before: String, after: String },
}

impl Pattern {
    /// True when the pattern allows the path.
    #[must_use]
    pub fn allows(&self, path: &DecodedPath) -> bool {
        self.segments.len() == path.0.len()
            && self.segments.iter().zip(&path.0).all(|(segment, text)| segment.allows(text))
    }
}

impl Segment {
    fn parse(text: &str) -> Result<Self, String> {
        let Some((before, rest)) = text.split_once('{') else {
            return if text.contains('}') {
                Err(format!("{text:?} has a }} without a {{"))
            } else {
                Ok(Self::Literal(text.to_owned()))
            };
        };
        let (name, after) = rest.split_once('}').ok_or_else(|| format!("{text:?} has a {{ without a }}"))?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if name.is_empty() || !name.chars().all(is_name) {
            return Err(format!("{text:?}: name the variable with letters, digits and _, such as {{id}}"));
        }
        if after.contains(['{', '}']) {
            return Err(format!("{text:?} has two variables; a segment can have one"));
        }
        Ok(Self::Variable { before: before.to_owned(), after: after.to_owned() })
    }

    fn allows(&self, text: &str) -> bool {
        match self {
            Self::Literal(literal) => literal == text,
            Self::Variable { before, after } => text
                .strip_prefix(before.as_str())
                .and_then(|rest| rest.strip_suffix(after.as_str()))
                .is_some_and(|value| !value.is_empty()),
        }
    }
}

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if DecodedPath::parse(&text).is_none() || text.contains(['%', '?', '#']) {
            return Err(format!(
                "{text:?} is not a path: begin with a slash, write characters as they are (no %20), without //, \
                 .. and ?"
            ));
        }
        let segments = text.split('/').skip(1).map(Segment::parse).collect::<Result<_, _>>()?;
        Ok(Self { text, segments })
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::try_from(text.to_owned()).unwrap()
    }

    fn allows(allowed: &str, path: &str) -> bool {
        DecodedPath::parse(path).is_some_and(|path| pattern(allowed).allows(&path))
    }

    #[test]
    fn paths_that_can_be_read_in_two_ways_are_none() {
        for path in [
            "",
            "requests.json",
            "//requests.json",
            "/requests//1",
            "/./requests.json",
            "/../requests.json",
            "/requests/..",
            "/requests/%2e%2e/users",
            "/requests/%2E./users",
            "/requests/..%2fusers",
            "/requests/a%2Fb",
            "/requests/a%5cb",
            "/requests/a\\b",
            "/requests/%252e%252e/users",
            "/requests/..;/users",
            "/requests/..%3Bx/users",
            "/requests/%00",
            "/requests/%0d%0aHost:%20x",
            "/requests/%",
            "/requests/%2",
            "/requests/%zz",
            "/requests/%ff",
        ] {
            assert_eq!(DecodedPath::parse(path), None, "{path}");
        }
    }

    #[test]
    fn a_sound_path_is_written_anew_and_means_the_same() {
        for (path, encoded) in [
            ("/", "/"),
            ("/requests.json", "/requests.json"),
            ("/v1/public/signals/", "/v1/public/signals/"),
            ("/%72equests.json", "/requests.json"),
            ("/services/Parks%20&%20trees.json", "/services/Parks%20%26%20trees.json"),
            ("/services/%E8%B7%AF.json", "/services/%E8%B7%AF.json"),
            ("/a+b", "/a%2Bb"),
        ] {
            let parsed = DecodedPath::parse(path).unwrap();
            assert_eq!(parsed.encoded(), encoded, "{path}");
            assert_eq!(DecodedPath::parse(encoded), Some(parsed), "{path}");
        }
    }

    #[test]
    fn a_variable_is_something_within_one_segment() {
        let single = "/requests/{id}.json";
        assert!(allows(single, "/requests/7.json"));
        assert!(allows(single, "/requests/7%2Ejson"), "judged as it is read");
        assert!(allows(single, "/requests/%E8%B7%AF.json"));
        for path in
            ["/requests/.json", "/requests/7.xml", "/requests/7/8.json", "/requests.json", "/requests/7"]
        {
            assert!(!allows(single, path), "{path}");
        }
        assert!(allows("/v1/{id}/attachments/", "/v1/0b6e5c9e/attachments/"));
        assert!(!allows("/v1/{id}/attachments/", "/v1/0b6e5c9e/attachments"), "the last slash counts");
        assert!(!allows("/Requests.json", "/requests.json"), "so do capitals");
    }

    #[test]
    fn a_pattern_that_means_nothing_is_refused_with_a_reason() {
        for (text, reason) in [
            ("requests.json", "begin with a slash"),
            ("/a//b", "without //"),
            ("/a/../b", "without //"),
            ("/a%20b", "as they are"),
            ("/a?b", "and ?"),
            ("/{id", "without a }"),
            ("/id}", "without a {"),
            ("/{}", "name the variable"),
            ("/{a}{b}", "two variables"),
        ] {
            let error = Pattern::try_from(text.to_owned()).unwrap_err();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
