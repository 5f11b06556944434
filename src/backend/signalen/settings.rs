//! What a deployment says of its Signalen.

use serde::{Deserialize, de::IgnoredAny};

use crate::domain::{Bounds, LanguageTag};

/// See [`super::Signalen::from_config`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    #[serde(rename = "kind")]
    _kind: IgnoredAny,
    pub url: String,
    #[serde(default = "dutch")]
    pub language: LanguageTag,
    #[serde(default)]
    pub bounds: Option<Bounds>,
    #[serde(default)]
    pub prediction: Option<String>,
    #[serde(default)]
    pub address_search: Option<String>,
    #[serde(default = "three")]
    pub photos: usize,
    #[serde(default)]
    pub public_list: bool,
    #[serde(default = "yes")]
    pub feedback: bool,
    #[serde(default = "yes")]
    pub follow_up: bool,
    #[serde(default)]
    pub labels: Labels,
}

/// What the staff read before words that Signalen has no field for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Labels {
    pub place: String,
    pub photo: String,
}

impl Default for Labels {
    fn default() -> Self {
        Self { place: "Plaats".to_owned(), photo: "Foto".to_owned() }
    }
}

impl Settings {
    pub(super) fn from_json(json: &str) -> Result<Self, String> {
        let mut settings: Self =
            serde_json::from_str(json).map_err(|error| format!("config.json: backend: {error}"))?;
        if settings.url.trim().is_empty() {
            return Err("config.json: backend.url is empty; say where Signalen's API begins, such as \
                        \"https://hotline.example/signals\""
                .to_owned());
        }
        settings.url = settings.url.trim().trim_end_matches('/').to_owned();
        Ok(settings)
    }
}

fn dutch() -> LanguageTag {
    LanguageTag::new("nl")
}

const fn three() -> usize {
    3
}

const fn yes() -> bool {
    true
}
