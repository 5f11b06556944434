//! The file as a whole.

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, IgnoredAny},
};

use super::{
    Area, BackendConfig, CityDistrict, Deferred, DeploymentId, Districts, Embedding, Limits, Phones,
    PrivacyLinks, SharedPhone, StartScreen, Texts, ThemeSettings,
};
use crate::domain::{Capabilities, District, LanguageTag, Link, Place, PlaceKind};

/// A deployment's settings.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where editors find the file's JSON Schema.
    #[serde(rename = "$schema", default)]
    _schema: IgnoredAny,
    /// The hotline.
    pub backend: BackendConfig,
    /// True: the backend's address leads through our own gateway (docs/gateway.md), so a report can be repeated.
    #[serde(default)]
    pub gateway: bool,
    /// The languages to offer, the default one first; at least one.
    #[serde(deserialize_with = "languages")]
    pub languages: Vec<LanguageTag>,
    /// The service's name.
    pub name: Texts,
    /// The numbers to call.
    #[serde(default)]
    pub phones: Phones,
    /// Set where the widget runs on a phone or terminal that several people use: then nothing stays on it.
    #[serde(default)]
    pub shared_phone: Option<SharedPhone>,
    /// What phones file this deployment's reports under; `None`: the folder of the page and the configuration's name.
    #[serde(default)]
    pub id: Option<DeploymentId>,
    /// The screen that an address without a hash opens.
    #[serde(default)]
    pub start: StartScreen,
    /// The districts, for hotlines that tell of none.
    #[serde(default)]
    pub districts: Deferred<Districts>,
    /// Where reports may be about, for hotlines that don't say.
    #[serde(default)]
    pub bounds: Deferred<Area>,
    /// The authority's privacy notice.
    #[serde(default)]
    pub privacy: Deferred<PrivacyLinks>,
    /// Which pages may embed the widget, beside those of its own origin.
    #[serde(default)]
    pub embedding: Deferred<Embedding>,
    /// Colours and measures.
    #[serde(default)]
    pub theme: Deferred<ThemeSettings>,
    /// What is taken less of than the hotline would.
    #[serde(default)]
    pub limits: Deferred<Limits>,
}

fn languages<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<LanguageTag>, D::Error> {
    let languages: Vec<LanguageTag> = Vec::deserialize(deserializer)?;
    let is_tag = |tag: &LanguageTag| {
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
        tag.as_str().split('-').all(is_part)
    };
    if languages.is_empty() || !languages.iter().all(is_tag) {
        return Err(D::Error::custom(
            "languages names at least one by its BCP 47 tag, such as \"en\" or \"zh-Hans\"",
        ));
    }
    Ok(languages)
}

impl Config {
    /// Reads `config.json`, but for what is [`Deferred`].
    ///
    /// # Errors
    /// A sentence for the webmaster that says what is wrong first, and at which line and column; [`super::examine`] finds
    /// the rest, and what can be made of the file.
    pub fn from_json(text: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(text).map_err(|error| error.to_string())
    }

    /// What the deployment itself says of the hotline in `language`, for backends that have nowhere to ask.
    #[must_use]
    pub fn capabilities(&self, language: &LanguageTag) -> Capabilities {
        let district = (!self.districts().is_empty()).then_some(PlaceKind::District);
        Capabilities {
            places: std::iter::once(PlaceKind::Description).chain(district).collect(),
            name: self.name_in(language).to_owned(),
            languages: self.languages.clone(),
            phone: self.phones.hotline.clone(),
            emergencies: self.phones.emergencies.clone(),
            ..Capabilities::default()
        }
    }

    /// What the hotline can do, as far as this deployment wants it: within its [`Limits`], and within its bounds where the
    /// hotline has none.
    #[must_use]
    pub fn narrowed(&self, capabilities: Capabilities) -> Capabilities {
        let mut capabilities = self.limits.read().unwrap_or_default().tighten(capabilities);
        let bounds = &mut capabilities.place_rules.bounds;
        *bounds = bounds.or_else(|| self.bounds.read().map(|Area(bounds)| bounds));
        capabilities
    }

    /// The districts with their names in `language`, else in the default language, else in any.
    #[must_use]
    pub fn districts_in(&self, language: &LanguageTag) -> Vec<District> {
        let default = self.languages.first();
        self.districts().iter().map(|district| district.in_language(language, default)).collect()
    }

    fn districts(&self) -> Vec<CityDistrict> {
        self.districts.read().unwrap_or_default().0
    }

    /// The same place for a hotline that knows no districts: the name of the chosen one, in the default language, stands
    /// before the words on the place.
    #[must_use]
    pub fn with_district_in_words(&self, place: &Place) -> Place {
        let districts = self.districts();
        let known = districts.iter().find(|district| Some(&district.code) == place.district.as_ref());
        let Some((district, language)) = known.zip(self.languages.first()) else { return place.clone() };
        let name = district.in_language(language, None).name;
        let words = std::iter::once(name).chain(place.description.clone());
        Place { description: Some(words.collect::<Vec<_>>().join("\n")), district: None, ..place.clone() }
    }

    /// The service's name in `language`, else in the default language, else any.
    #[must_use]
    pub fn name_in(&self, language: &LanguageTag) -> &str {
        self.name.in_language(language, self.languages.first())
    }

    /// The authority's privacy notice in `language`, else in the default language, else any.
    #[must_use]
    pub fn privacy_in(&self, language: &LanguageTag) -> Option<Link> {
        self.privacy.read()?.in_language(language, self.languages.first()).cloned()
    }
}
