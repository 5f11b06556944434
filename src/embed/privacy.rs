//! Where the authority says what becomes of personal data.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::texts::choose;
use crate::domain::{LanguageTag, Link};

/// The authority's privacy notice: one link, or one by language tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivacyLinks(Links);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Links {
    One(Page),
    ByLanguage(BTreeMap<String, Page>),
}

/// A page that comes over TLS.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Page(Link);

const NEEDED: &str =
    "a link to the privacy notice begins with https://, such as \"https://district.example/privacy\"";

impl TryFrom<String> for Page {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Link::new(&text).filter(Link::is_secure_page).map(Self).ok_or(NEEDED)
    }
}

impl PrivacyLinks {
    /// The link for `language`, else for the `default` one, else any.
    #[must_use]
    pub fn in_language(&self, language: &LanguageTag, default: Option<&LanguageTag>) -> Option<&Link> {
        let page = match &self.0 {
            Links::One(page) => Some(page),
            Links::ByLanguage(pages) => choose(pages, language, default),
        };
        page.map(|page| &page.0)
    }
}

impl<'de> Deserialize<'de> for PrivacyLinks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Either).map(Self)
    }
}

/// Takes a link or an object of links.
struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Links;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a link, or an object with a link for each language")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Links, E> {
        Page::try_from(text.to_owned()).map(Links::One).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Links, A::Error> {
        let links = BTreeMap::deserialize(MapAccessDeserializer::new(map))?;
        if links.is_empty() { Err(de::Error::custom(NEEDED)) } else { Ok(Links::ByLanguage(links)) }
    }
}
