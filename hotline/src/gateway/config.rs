//! The operator's file: JSON that says where the upstream is and what may be asked of it. What the file can say
//! wrongly is refused while it is read, at the place where it stands.

use std::{fs, io, path::Path};

use axum::http::{HeaderName, Method, Uri};
use serde::{Deserialize, de::IgnoredAny};

pub use super::{
    limits::{Limits, UnknownMinutes},
    path::Pattern,
};
use crate::api::body;

/// What the file says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// For editors that know JSON Schema.
    #[serde(default, rename = "$schema")]
    _schema: Option<IgnoredAny>,
    /// Words for whoever reads the file.
    #[serde(default, rename = "about")]
    _about: Option<IgnoredAny>,
    /// Where the upstream's paths begin.
    pub upstream: Base,
    /// Where they begin here: `/upstream`.
    #[serde(default)]
    pub prefix: Prefix,
    /// The upstream's key, if it wants one.
    #[serde(default)]
    pub key: Option<KeyPlace>,
    /// Everything that may be asked of the upstream.
    pub routes: Vec<Route>,
    /// Headers that go to the upstream beside the usual ones.
    #[serde(default)]
    pub request_headers: Vec<ExtraHeader>,
    /// Headers that come back from the upstream beside the usual ones.
    #[serde(default)]
    pub response_headers: Vec<ExtraHeader>,
    /// Tells the upstream the client's address in `X-Forwarded-For`.
    #[serde(default)]
    pub send_client_address: bool,
    /// How much and how long.
    #[serde(default)]
    pub limits: Limits,
    /// How long an unknown outcome keeps a POST from being sent again: a day unless said otherwise.
    #[serde(default)]
    pub unknown_minutes: UnknownMinutes,
}

/// Why the file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It can't be read.
    #[error("{file}: {error}")]
    Io {
        /// The file.
        file: String,
        /// Why.
        error: io::Error,
    },
    /// It isn't JSON, or says what can't be.
    #[error("{file}: {pointer}: {error}")]
    Json {
        /// The file.
        file: String,
        /// A JSON Pointer (RFC 6901) to the value.
        pointer: String,
        /// What is wrong, with line and column.
        error: serde_json::Error,
    },
}

impl Config {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// With the file, the place in it and what to write there.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let file = path.display().to_string();
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(&file, &text),
            Err(error) => Err(ConfigError::Io { file, error }),
        }
    }

    /// Reads the text of `file`.
    ///
    /// # Errors
    /// With the place in it and what to write there.
    pub fn parse(file: &str, text: &str) -> Result<Self, ConfigError> {
        let fault = |pointer: &str, error| {
            let pointer = if pointer.is_empty() { "/" } else { pointer }.to_owned();
            ConfigError::Json { file: file.to_owned(), pointer, error }
        };
        let mut json = serde_json::Deserializer::from_str(text);
        let config = serde_path_to_error::deserialize(&mut json)
            .map_err(|error| fault(&body::pointer(error.path()), error.into_inner()))?;
        json.end().map_err(|error| fault("", error))?;
        Ok(config)
    }
}

/// The upstream's base: `https://city.example/open311/v2`.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Base {
    /// Scheme, host and port: `https://city.example`.
    pub origin: String,
    /// The path, without a final slash: `/open311/v2`, or nothing.
    pub path: String,
    /// True for `https`.
    pub is_secure: bool,
}

impl TryFrom<String> for Base {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong =
            || format!("{text:?} is not a base: write https://HOST/PATH without user, query and fragment");
        let uri: Uri = text.parse().map_err(|_| wrong())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(wrong());
        };
        let is_clean = !authority.as_str().contains('@') && !text.contains(['?', '#']);
        if !matches!(scheme, "http" | "https") || !is_clean {
            return Err(wrong());
        }
        Ok(Self {
            origin: format!("{scheme}://{authority}"),
            path: uri.path().trim_end_matches('/').to_owned(),
            is_secure: scheme == "https",
        })
    }
}

/// Where the upstream's paths begin on the gateway's own origin.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Prefix(String);

impl Prefix {
    /// With a slash before it and none behind.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Prefix {
    fn default() -> Self {
        Self("/upstream".to_owned())
    }
}

impl TryFrom<String> for Prefix {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let is_plain = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        };
        if text.strip_prefix('/').is_some_and(|rest| rest.split('/').all(is_plain)) {
            Ok(Self(text))
        } else {
            Err(format!("{text:?} is not a prefix: write letters, digits, - and _, such as /upstream"))
        }
    }
}

/// Where the upstream expects its key, and which variable of the environment holds it. The file never does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, try_from = "KeyFile")]
pub struct KeyPlace {
    /// The variable's name.
    pub environment: String,
    /// In what part of a request it goes, and under which name.
    pub part: KeyPart,
}

/// The part of a request that carries the key.
#[derive(Clone, Debug)]
pub enum KeyPart {
    /// A header, with words before the key, such as `Token `.
    Header(HeaderName, String),
    /// A parameter of the query.
    Query(String),
    /// A parameter of the form that a request sends; requests without a body go without the key.
    Form(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    environment: String,
    r#in: PartWord,
    name: String,
    #[serde(default)]
    prefix: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum PartWord {
    Header,
    Query,
    Form,
}

impl TryFrom<KeyFile> for KeyPlace {
    type Error = String;

    fn try_from(file: KeyFile) -> Result<Self, String> {
        if file.environment.is_empty() || file.name.is_empty() {
            return Err("\"environment\" and \"name\" can't be empty".to_owned());
        }
        if !file.prefix.is_empty() && !matches!(file.r#in, PartWord::Header) {
            return Err("\"prefix\" goes with \"in\": \"header\" only".to_owned());
        }
        let part = match file.r#in {
            PartWord::Header => KeyPart::Header(header_name(&file.name)?, file.prefix),
            PartWord::Query => KeyPart::Query(file.name),
            PartWord::Form => KeyPart::Form(file.name),
        };
        Ok(Self { environment: file.environment, part })
    }
}

/// A method and a path that may be asked of the upstream.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "RouteFile")]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, after the upstream's base.
    pub path: Pattern,
    /// The largest body, in bytes, if it isn't the usual limit.
    pub body_bytes: Option<usize>,
    /// True for a POST that needs an `Idempotency-Key` and reaches the upstream once however often it comes.
    pub once: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RouteFile {
    method: MethodWord,
    path: Pattern,
    body_bytes: Option<std::num::NonZeroUsize>,
    #[serde(default)]
    once: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum MethodWord {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl TryFrom<RouteFile> for Route {
    type Error = String;

    fn try_from(file: RouteFile) -> Result<Self, String> {
        if file.once && file.method != MethodWord::Post {
            return Err("\"once\" goes with the method POST only".to_owned());
        }
        let method = match file.method {
            MethodWord::Get => Method::GET,
            MethodWord::Post => Method::POST,
            MethodWord::Put => Method::PUT,
            MethodWord::Patch => Method::PATCH,
            MethodWord::Delete => Method::DELETE,
        };
        let body_bytes = file.body_bytes.map(Into::into);
        Ok(Self { method, path: file.path, body_bytes, once: file.once })
    }
}

/// A header that the file lets through beside the usual ones.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct ExtraHeader(pub HeaderName);

/// What no file can let through: what belongs to one connection, to this origin, or to the gateway itself.
const NEVER: [&str; 18] = [
    "connection",
    "content-encoding",
    "content-length",
    "content-security-policy",
    "cookie",
    "expect",
    "forwarded",
    "host",
    "keep-alive",
    "location",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "www-authenticate",
];

impl TryFrom<String> for ExtraHeader {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let name = header_name(&text)?;
        let is_family = |family: &str| name.as_str().starts_with(family);
        if NEVER.contains(&name.as_str())
            || ["access-control-", "proxy-", "sec-", "x-forwarded-"].into_iter().any(is_family)
        {
            return Err(format!("{text:?} never goes through a gateway; take it out of the list"));
        }
        Ok(Self(name))
    }
}

fn header_name(text: &str) -> Result<HeaderName, String> {
    text.parse().map_err(|_| format!("{text:?} is not the name of a header"))
}
