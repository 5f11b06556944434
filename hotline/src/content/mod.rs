//! What a hotline says about itself: names, numbers, categories, districts, addresses. Three JSON files, which a
//! deployment writes and `hotline/demo/` shows by example.

mod category;
mod check;
mod clerk;
mod folding;
mod gazetteer;
mod localised;

use std::{fs, io, path::Path};

use complaint_widget::domain::{
    Capabilities, Category, ContactRules, District, DistrictCode, EmergencyNumber, LanguageTag, PhotoRules,
    PlaceKind, RequestClass,
};
use serde::Deserialize;

pub use category::{CategoryContent, Urgency};
pub use check::faults;
pub use clerk::{ClerkTexts, clerk_texts};
pub use gazetteer::Address;
pub use localised::{Localised, matching};

/// `hotline.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    prefix: String,
    languages: Vec<LanguageTag>,
    name: Localised,
    phone: Option<String>,
    emergencies: Vec<EmergencyNumber>,
    description_max: usize,
    photos: PhotoRules,
    contact: ContactRules,
    retention_days: u32,
    #[serde(default)]
    publish_outlines: bool,
    districts: Vec<DistrictContent>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DistrictContent {
    code: DistrictCode,
    name: Localised,
}

/// A hotline's texts and rules, in all its languages.
#[derive(Clone, Debug)]
pub struct Content {
    about: About,
    /// In the order to show them.
    pub categories: Vec<CategoryContent>,
    addresses: Vec<Address>,
}

/// Why content can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// A file can't be read.
    #[error("{file}: {error}")]
    Io {
        /// The file's name.
        file: &'static str,
        /// Why.
        error: io::Error,
    },
    /// A file isn't JSON of the right shape.
    #[error("{file}: {error}")]
    Json {
        /// The file's name.
        file: &'static str,
        /// What is wrong and where.
        error: serde_json::Error,
    },
    /// It is incomplete or contradicts itself.
    #[error("{}", .0.join("\n"))]
    Faults(Vec<String>),
}

impl Content {
    /// The invented Pinghe District, for demonstrations and tests.
    ///
    /// # Errors
    /// Never in a release: a test reads it.
    pub fn demo_district() -> Result<Self, ContentError> {
        Self::parse(
            include_str!("../../demo/hotline.json"),
            include_str!("../../demo/categories.json"),
            include_str!("../../demo/addresses.json"),
        )
    }

    /// The content in the files `hotline.json`, `categories.json` and `addresses.json` of `directory`.
    ///
    /// # Errors
    /// When a file can't be read or the content isn't complete.
    pub fn read(directory: &Path) -> Result<Self, ContentError> {
        let text =
            |file| fs::read_to_string(directory.join(file)).map_err(|error| ContentError::Io { file, error });
        Self::parse(&text("hotline.json")?, &text("categories.json")?, &text("addresses.json")?)
    }

    fn parse(about: &str, categories: &str, addresses: &str) -> Result<Self, ContentError> {
        let content = Self {
            about: json("hotline.json", about)?,
            categories: json("categories.json", categories)?,
            addresses: json("addresses.json", addresses)?,
        };
        let faults = faults(&content);
        if faults.is_empty() { Ok(content) } else { Err(ContentError::Faults(faults)) }
    }

    /// The first part of every reference, such as `PH`.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.about.prefix
    }

    /// The languages it has texts in, the default one first.
    #[must_use]
    pub fn languages(&self) -> &[LanguageTag] {
        &self.about.languages
    }

    /// What it says about photos.
    #[must_use]
    pub fn photos(&self) -> &PhotoRules {
        &self.about.photos
    }

    /// What it says about contact data.
    #[must_use]
    pub fn contact(&self) -> ContactRules {
        self.about.contact
    }

    /// The longest description, in characters.
    #[must_use]
    pub fn description_max(&self) -> usize {
        self.about.description_max
    }

    /// How long personal data is kept once nothing happens any more, in days.
    #[must_use]
    pub fn retention_days(&self) -> u32 {
        self.about.retention_days
    }

    /// True when the outlines of complaints that came by the native profile are published over Open311 (see
    /// [`crate::open311`]): what they are about and where they stand, never their words.
    #[must_use]
    pub fn publishes_outlines(&self) -> bool {
        self.about.publish_outlines
    }

    /// The category with this code.
    #[must_use]
    pub fn category(&self, code: &str) -> Option<&CategoryContent> {
        self.categories.iter().find(|category| category.code.0 == code)
    }

    /// True when there is a district with this code.
    #[must_use]
    pub fn has_district(&self, code: &DistrictCode) -> bool {
        self.about.districts.iter().any(|district| district.code == *code)
    }

    /// The hotline's capabilities, in `language`.
    #[must_use]
    pub fn capabilities(&self, language: &LanguageTag) -> Capabilities {
        Capabilities {
            name: self.about.name.in_language(language).to_owned(),
            languages: self.about.languages.clone(),
            phone: self.about.phone.clone(),
            emergencies: self.about.emergencies.clone(),
            classes: RequestClass::ALL.to_vec(),
            description_max: self.about.description_max,
            places: vec![PlaceKind::Point, PlaceKind::Address, PlaceKind::Description, PlaceKind::District],
            photos: Some(PhotoRules { repeatable: true, ..self.about.photos.clone() }),
            contact: self.about.contact,
            idempotent_submit: true,
            tracking: true,
            events: true,
            add_information: true,
            rating: true,
            reopening: true,
            retention_days: Some(self.about.retention_days),
            ..Capabilities::default()
        }
    }

    /// Every category with its questions, in `language`.
    #[must_use]
    pub fn categories_in(&self, language: &LanguageTag) -> Vec<Category> {
        self.categories.iter().map(|category| category.in_language(language)).collect()
    }

    /// Every district, in `language`.
    #[must_use]
    pub fn districts_in(&self, language: &LanguageTag) -> Vec<District> {
        let named = |district: &DistrictContent| District {
            code: district.code.clone(),
            name: district.name.in_language(language).to_owned(),
        };
        self.about.districts.iter().map(named).collect()
    }

    /// Addresses that match what was typed, in any of the languages, the best first.
    #[must_use]
    pub fn search(
        &self,
        query: &str,
        language: &LanguageTag,
        limit: usize,
    ) -> Vec<complaint_widget::domain::AddressMatch> {
        gazetteer::search(&self.addresses, query, language, limit)
    }
}

fn json<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
    serde_json::from_str(text).map_err(|error| ContentError::Json { file, error })
}
