//! What a deployment says of its Signalen.

use serde::{Deserialize, de::IgnoredAny};

use crate::{
    domain::{Bounds, LanguageTag},
    embed::{BackendConfig, Fault},
};

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
    pub(super) fn of(backend: &BackendConfig) -> Result<Self, Fault> {
        let mut settings: Self = backend.read()?;
        if settings.url.trim().is_empty() {
            let told = "the url is empty; say where Signalen's API begins, such as \"https://hotline.example/signals\"";
            return Err(Fault::new("/backend/url", told));
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
