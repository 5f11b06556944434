//! Parameters, of a query or of a form.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};
use complaint_widget::domain::is_blank;

use crate::api::{App, Fault};

/// Names and values in the order they came. Blank values count as missing, as they do on other servers.
#[derive(Debug, Default)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads `application/x-www-form-urlencoded`.
    ///
    /// # Errors
    /// 400 for what isn't UTF-8: replaced letters would be other words than the citizen's.
    pub fn parse(encoded: &[u8]) -> Result<Self, Fault> {
        if percent_encoding::percent_decode(encoded).decode_utf8().is_err() {
            return Err(not_utf8());
        }
        Ok(Self(form_urlencoded::parse(encoded).into_owned().collect()))
    }

    /// Adds a parameter.
    pub fn push(&mut self, name: String, value: String) {
        self.0.push((name, value));
    }

    /// The value of a parameter that may be given once.
    ///
    /// # Errors
    /// 400 if it was given with several values.
    pub fn one(&self, name: &str) -> Result<Option<&str>, Fault> {
        let mut values = self.values(name);
        let first = values.next();
        if values.any(|other| Some(other) != first) {
            return Err(Fault::bad_request(format!("{name}: It was given more than once.")));
        }
        Ok(first)
    }

    /// The entries of a parameter that is a list, with commas between.
    pub fn list(&self, name: &str) -> Vec<&str> {
        self.values(name)
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .filter(|entry| !is_blank(entry))
            .collect()
    }

    fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !is_blank(value))
    }

    /// The answers to a service's questions, `attribute[CODE]=VALUE` and `attribute[CODE][]=VALUE`: each code with its
    /// values, in the order they came.
    pub fn attributes(&self) -> Vec<(&str, Vec<&str>)> {
        let mut attributes: Vec<(&str, Vec<&str>)> = Vec::new();
        for (name, value) in self.0.iter().filter(|(_, value)| !is_blank(value)) {
            let Some(rest) = name.strip_prefix("attribute[") else { continue };
            let Some(code) = rest.strip_suffix("][]").or_else(|| rest.strip_suffix(']')) else { continue };
            match attributes.iter_mut().find(|(known, _)| *known == code) {
                Some((_, values)) => values.push(value),
                None => attributes.push((code, vec![value])),
            }
        }
        attributes
    }
}

/// 400 for text in another encoding.
pub fn not_utf8() -> Fault {
    Fault::bad_request("The parameters must be UTF-8.")
}

/// The parameters of the query, its `jurisdiction_id` checked.
pub struct Asked(pub Parameters);

impl FromRequestParts<Arc<App>> for Asked {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        let parameters = Parameters::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        app.open311.check_jurisdiction(parameters.one("jurisdiction_id")?)?;
        Ok(Self(parameters))
    }
}
