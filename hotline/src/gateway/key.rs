//! The upstream's key: put into requests, and taken out of answers that repeat it.

use std::fmt;

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
};
use complaint_widget::backend::native::wire::ProblemCode;
use form_urlencoded::byte_serialize;
use memchr::memmem;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{config::KeyPart, fingerprint::boundary};
use crate::api::Fault;

/// A shorter key would be found by chance in answers that don't have it.
const SHORTEST: usize = 8;
/// What stands where an answer repeated the key.
const REMOVED: &[u8] = b"[removed]";

/// A key and where it goes.
pub struct Key {
    secret: String,
    place: Place,
    /// The key as an answer might write it, the longest first.
    spellings: Vec<Vec<u8>>,
}

enum Place {
    Header(HeaderName, HeaderValue),
    Query(String),
    Form(String),
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key(…)")
    }
}

impl Key {
    /// The key `secret`, to be carried by `part`.
    ///
    /// # Errors
    /// With what is wrong about the key, without the key.
    pub fn new(part: &KeyPart, secret: String) -> Result<Self, String> {
        if secret.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err("it has white space or a line break in it, which no key has".to_owned());
        }
        if secret.len() < SHORTEST {
            return Err(format!("it has less than {SHORTEST} characters, too few to keep it out of answers"));
        }
        let place = match part {
            KeyPart::Header(name, prefix) => {
                let mut value = HeaderValue::try_from(format!("{prefix}{secret}"))
                    .map_err(|_| "it has characters that no header can carry".to_owned())?;
                value.set_sensitive(true);
                Place::Header(name.clone(), value)
            }
            KeyPart::Query(name) => Place::Query(name.clone()),
            KeyPart::Form(name) => Place::Form(name.clone()),
        };
        let spellings = spellings(&secret);
        Ok(Self { secret, place, spellings })
    }

    /// Puts the key into a request: its query, its headers or its body. What a client has under a parameter's name
    /// is taken out.
    ///
    /// # Errors
    /// 415 when the body should be a form and isn't, 400 when it isn't the form that its content type says.
    pub fn add(
        &self,
        query: &mut Option<String>,
        headers: &mut HeaderMap,
        body: &mut Bytes,
    ) -> Result<(), Fault> {
        match &self.place {
            Place::Header(name, value) => {
                headers.insert(name, value.clone());
            }
            Place::Query(name) => *query = Some(self.with_parameter(query.as_deref().unwrap_or(""), name)),
            Place::Form(name) => {
                *query = query.as_deref().map(|query| self.without(query)).filter(|query| !query.is_empty());
                if !body.is_empty() {
                    *body = self.in_form(name, headers, body)?;
                }
            }
        }
        Ok(())
    }

    /// Takes the parameter that carries the key out of a query, for an address that goes back to a client.
    #[must_use]
    pub fn without(&self, query: &str) -> String {
        match &self.place {
            Place::Query(name) | Place::Form(name) => others(query, name).collect::<Vec<_>>().join("&"),
            Place::Header(..) => query.to_owned(),
        }
    }

    fn in_form(&self, name: &str, headers: &HeaderMap, body: &Bytes) -> Result<Bytes, Fault> {
        let content_type =
            headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let broken = || Fault::bad_request("The body isn't the form that its content type says.");
        if content_type.starts_with("application/x-www-form-urlencoded") {
            let form = std::str::from_utf8(body).map_err(|_| broken())?;
            return Ok(self.with_parameter(form, name).into());
        }
        let Some(boundary) = boundary(content_type) else {
            return Err(Fault::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                ProblemCode::UnsupportedMediaType,
                "The body must be a form, application/x-www-form-urlencoded or multipart/form-data.",
            ));
        };
        if !body.strip_prefix(b"--").is_some_and(|rest| rest.starts_with(boundary.as_bytes())) {
            return Err(broken());
        }
        let secret = &self.secret;
        let part =
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{secret}\r\n");
        Ok([part.as_bytes(), body].concat().into())
    }

    fn with_parameter(&self, parameters: &str, name: &str) -> String {
        let serialize = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
        let own = format!("{}={}", serialize(name), serialize(&self.secret));
        others(parameters, name).map(str::to_owned).chain([own]).collect::<Vec<_>>().join("&")
    }

    /// True when `text` holds the key.
    #[must_use]
    pub fn is_in(&self, text: &[u8]) -> bool {
        self.spellings.iter().any(|spelling| memmem::find(text, spelling).is_some())
    }

    /// `body` with `[removed]` wherever the key stood.
    #[must_use]
    pub fn removed_from(&self, body: Bytes) -> Bytes {
        if !self.is_in(&body) {
            return body;
        }
        let mut clean = body.to_vec();
        for spelling in &self.spellings {
            let mut rest = 0;
            let mut kept = Vec::with_capacity(clean.len());
            for found in memmem::find_iter(&clean, spelling) {
                kept.extend_from_slice(&clean[rest..found]);
                kept.extend_from_slice(REMOVED);
                rest = found + spelling.len();
            }
            kept.extend_from_slice(&clean[rest..]);
            clean = kept;
        }
        clean.into()
    }
}

/// The parameters of a query or a form that have another name, as they were written.
fn others<'a>(parameters: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    parameters.split('&').filter(move |pair| {
        !pair.is_empty() && form_urlencoded::parse(pair.as_bytes()).all(|(written, _)| written != name)
    })
}

/// The key as it is and as URLs, forms, JSON and HTML write it.
fn spellings(secret: &str) -> Vec<Vec<u8>> {
    let form: String = byte_serialize(secret.as_bytes()).collect();
    let percent = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let unreserved = utf8_percent_encode(secret, super::path::ENCODED).to_string();
    let json = serde_json::Value::from(secret).to_string();
    let json = json.trim_matches('"').to_owned();
    let html = secret.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let mut spellings = vec![
        secret.to_owned(),
        lower_escapes(&form),
        lower_escapes(&percent),
        lower_escapes(&unreserved),
        form,
        percent,
        unreserved,
        json.replace('/', "\\/"),
        json,
        html.replace('\'', "&#39;"),
        html.replace('\'', "&#x27;"),
    ];
    spellings.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    spellings.dedup();
    spellings.into_iter().map(String::into_bytes).collect()
}

/// `%2F` as `%2f`.
fn lower_escapes(text: &str) -> String {
    let mut digits = 0;
    text.chars()
        .map(|c| {
            let is_digit = digits > 0;
            digits = if c == '%' { 2 } else { i32::max(digits - 1, 0) };
            if is_digit { c.to_ascii_lowercase() } else { c }
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    const SECRET: &str = "k3y/with+odd&=\"marks";

    fn key(part: KeyPart) -> Key {
        Key::new(&part, SECRET.to_owned()).unwrap()
    }

    #[test]
    fn a_clients_own_parameter_makes_way_for_the_key() {
        let key = key(KeyPart::Query("api_key".to_owned()));
        let mut query = Some("a=1%202&api_key=mine&%61pi_key=too&b".to_owned());
        key.add(&mut query, &mut HeaderMap::new(), &mut Bytes::new()).unwrap();
        assert_eq!(query.as_deref(), Some("a=1%202&b&api_key=k3y%2Fwith%2Bodd%26%3D%22marks"));
        assert_eq!(key.without("a=1&api_key=k3y"), "a=1");
    }

    #[test]
    fn the_key_is_found_in_every_spelling() {
        let key = key(KeyPart::Query("api_key".to_owned()));
        for spelling in [
            SECRET,
            "k3y%2Fwith%2Bodd%26%3D%22marks",
            "k3y%2fwith%2bodd%26%3d%22marks",
            "k3y/with+odd&=\\\"marks",
            "k3y\\/with+odd&=\\\"marks",
            "k3y/with+odd&amp;=&quot;marks",
        ] {
            let body = Bytes::from(format!("<{spelling}> and {spelling}"));
            assert_eq!(key.removed_from(body), "<[removed]> and [removed]", "{spelling}");
        }
        assert_eq!(key.removed_from(Bytes::from_static(b"k3y/with")), "k3y/with");
    }

    #[test]
    fn a_key_that_cannot_be_kept_secret_or_sent_is_refused_without_showing_it() {
        let header = KeyPart::Header(header::AUTHORIZATION, "Token ".to_owned());
        for secret in ["short", "with a space", "line-break\n", "钥匙钥匙\u{1}"] {
            let error = Key::new(&header, secret.to_owned()).unwrap_err();
            assert!(!error.contains(secret), "{error}");
        }
        assert!(!format!("{:?}", key(header)).contains("k3y"));
    }
}
