//! How a deployment sets the widget up: `config.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{EmergencyNumber, LanguageTag};

/// Which hotline to talk to: `{ "kind": "native", "url": "./api/v1" }`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "FlatBackend")]
pub enum BackendConfig {
    /// The native REST profile.
    Native {
        /// Where the profile begins, absolute or relative to the page, without a final slash: `./api/v1`.
        url: String,
    },
}

/// The form of a [`BackendConfig`] in the file. Serde's own tagged enums buffer what they read and cost the widget
/// kilobytes.
#[derive(Deserialize)]
struct FlatBackend {
    kind: BackendKind,
    url: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum BackendKind {
    Native,
}

impl From<FlatBackend> for BackendConfig {
    fn from(flat: FlatBackend) -> Self {
        match flat.kind {
            BackendKind::Native => Self::Native { url: flat.url },
        }
    }
}

/// The numbers to call, known before and without any hotline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Phones {
    /// The hotline's own number.
    #[serde(default)]
    pub hotline: Option<String>,
    /// Numbers to call in danger, in the order to show them.
    #[serde(default)]
    pub emergencies: Vec<EmergencyNumber>,
}

/// A deployment's settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Config {
    /// The hotline.
    pub backend: BackendConfig,
    /// The languages to offer, the default one first.
    pub languages: Vec<LanguageTag>,
    /// The service's name by language tag.
    pub name: BTreeMap<String, String>,
    /// The numbers to call.
    #[serde(default)]
    pub phones: Phones,
}

impl Config {
    /// Reads `config.json`.
    ///
    /// # Errors
    /// A sentence for the webmaster that says what is wrong and at which line and column.
    pub fn from_json(text: &[u8]) -> Result<Self, String> {
        let config: Self = serde_json::from_slice(text).map_err(|error| format!("config.json: {error}"))?;
        let BackendConfig::Native { url } = &config.backend;
        let is_missing = |text: &String| text.trim().is_empty();
        if config.languages.is_empty() {
            return Err("config.json: languages is empty; name at least one, such as \"en\"".to_owned());
        }
        if is_missing(url) {
            return Err("config.json: backend.url is empty; say where the hotline's API begins".to_owned());
        }
        if config.name.is_empty() || config.name.values().any(is_missing) {
            return Err("config.json: name needs the service's name for each language it lists".to_owned());
        }
        Ok(config)
    }

    /// The service's name in `language`, else in the default language, else any.
    #[must_use]
    pub fn name_in(&self, language: &LanguageTag) -> &str {
        let default = self.languages.first();
        let by_tag = |tag: &LanguageTag| self.name.get(tag.as_str());
        by_tag(language)
            .or_else(|| default.and_then(by_tag))
            .or_else(|| self.name.values().next())
            .map_or("", String::as_str)
    }
}
