//! Redirects of the upstream: followed by nobody here. One that stays below the upstream's base is written for the
//! gateway's own origin, where the client's next request meets the allow-list like any other.

use super::{config::Config, key::Key};

/// The address on this origin for the upstream's `location`; `None` for one that leads elsewhere.
#[must_use]
pub fn rewritten(location: &str, config: &Config, key: Option<&Key>) -> Option<String> {
    let path = location.strip_prefix(config.upstream.origin.as_str()).unwrap_or(location);
    let rest = path.strip_prefix(config.upstream.path.as_str())?;
    // `//host` leads elsewhere, and a host that only begins like the upstream's leaves no slash here.
    if !rest.starts_with('/') || rest.starts_with("//") || path.starts_with("//") || rest.contains('\\') {
        return None;
    }
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let query = key.map_or_else(|| query.to_owned(), |key| key.without(query));
    let mark = if query.is_empty() { "" } else { "?" };
    Some(format!("{}{path}{mark}{query}", config.prefix.as_str()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::gateway::config::KeyPart;

    #[test]
    fn only_what_stays_below_the_base_is_rewritten() {
        let file = r#"{ "upstream": "https://city.example/api", "routes": [] }"#;
        let config = Config::parse("gateway.json", file).unwrap();
        let key = Key::new(&KeyPart::Query("api_key".to_owned()), "0123456789".to_owned()).unwrap();
        for (location, expected) in [
            ("https://city.example/api/requests/", Some("/upstream/requests/")),
            ("/api/requests/?page=2&api_key=0123456789", Some("/upstream/requests/?page=2")),
            ("/api/requests/?api_key=0123456789", Some("/upstream/requests/")),
            ("https://city.example.evil.example/api/requests/", None),
            ("https://city.example/login", None),
            ("https://city.example/apis/requests", None),
            ("http://city.example/api/requests/", None),
            ("//evil.example/api/", None),
            ("/api//evil.example/", None),
            ("/api", None),
            ("requests/", None),
        ] {
            assert_eq!(rewritten(location, &config, Some(&key)).as_deref(), expected, "{location}");
        }
    }
}
