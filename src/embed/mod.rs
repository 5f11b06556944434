//! How a deployment sets the widget up: `config.json`; and how it lives in a district's page.

mod colour;
pub mod message;
mod theme;

pub use colour::Colour;
pub use theme::{Dress, FONTS, Palette, StyleSettings, ThemeMode, Tone, asks_for_dark, dress};

use std::{collections::BTreeMap, time::Duration};

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::domain::{Capabilities, EmergencyNumber, LanguageTag};

/// The kinds of hotline, by the word in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackendKind {
    /// The native REST profile.
    Native,
    /// Open311 `GeoReport` v2.
    Open311,
    /// Signalen, version 1 of its public API.
    Signalen,
    /// A hotline that a JSON file describes.
    Rest,
}

/// Which hotline to talk to: `{ "kind": "native", "url": "./api/v1" }`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Box<RawValue>")]
pub struct BackendConfig {
    /// The kind.
    pub kind: BackendKind,
    /// The whole value as JSON, kind included. Each backend reads its own settings from it, so that their names are
    /// known in the part of the Wasm that knows the backend, and nowhere else.
    pub settings: String,
}

impl TryFrom<Box<RawValue>> for BackendConfig {
    type Error = serde_json::Error;

    fn try_from(raw: Box<RawValue>) -> Result<Self, Self::Error> {
        #[derive(Deserialize)]
        struct Kind {
            kind: BackendKind,
        }
        let Kind { kind } = serde_json::from_str(raw.get())?;
        Ok(Self { kind, settings: raw.get().to_owned() })
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

/// A phone or terminal that several people use, one after the other: `{ "forget_after_minutes": 10 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "SharedPhoneSettings")]
pub struct SharedPhone {
    /// After how long without a touch it is asked whether somebody is still there; a minute later all is forgotten.
    pub forget_after: Duration,
}

#[derive(Deserialize)]
struct SharedPhoneSettings {
    forget_after_minutes: f64,
}

impl TryFrom<SharedPhoneSettings> for SharedPhone {
    type Error = &'static str;

    fn try_from(settings: SharedPhoneSettings) -> Result<Self, Self::Error> {
        let forget_after = Duration::try_from_secs_f64(settings.forget_after_minutes * 60.0);
        match forget_after {
            Ok(forget_after) if !forget_after.is_zero() => Ok(Self { forget_after }),
            _ => Err("forget_after_minutes takes a number of minutes above 0, such as 10"),
        }
    }
}

/// A deployment's settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Config {
    /// The hotline.
    pub backend: BackendConfig,
    /// True: the backend's address leads through our own gateway (docs/gateway.md), so a report can be repeated.
    #[serde(default)]
    pub gateway: bool,
    /// The languages to offer, the default one first.
    pub languages: Vec<LanguageTag>,
    /// The service's name by language tag.
    pub name: BTreeMap<String, String>,
    /// The numbers to call.
    #[serde(default)]
    pub phones: Phones,
    /// Set where the widget runs on a phone or terminal that several people use: then nothing stays on it.
    #[serde(default)]
    pub shared_phone: Option<SharedPhone>,
}

impl Config {
    /// Reads `config.json`.
    ///
    /// # Errors
    /// A sentence for the webmaster that says what is wrong and at which line and column.
    pub fn from_json(text: &[u8]) -> Result<Self, String> {
        let config: Self = serde_json::from_slice(text).map_err(|error| format!("config.json: {error}"))?;
        let is_missing = |text: &String| text.trim().is_empty();
        if config.languages.is_empty() {
            return Err("config.json: languages is empty; name at least one, such as \"en\"".to_owned());
        }
        if config.name.is_empty() || config.name.values().any(is_missing) {
            return Err("config.json: name needs the service's name for each language it lists".to_owned());
        }
        Ok(config)
    }

    /// What the deployment itself says of the hotline in `language`, for backends that have nowhere to ask.
    #[must_use]
    pub fn capabilities(&self, language: &LanguageTag) -> Capabilities {
        Capabilities {
            name: self.name_in(language).to_owned(),
            languages: self.languages.clone(),
            phone: self.phones.hotline.clone(),
            emergencies: self.phones.emergencies.clone(),
            ..Capabilities::default()
        }
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
