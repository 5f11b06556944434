//! Texts in several languages.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::LanguageTag;

/// A text by language tag, in at least one language: `{ "en": "North", "ar": "الشمال" }`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "BTreeMap<String, Text>")]
pub struct Texts(BTreeMap<String, Text>);

/// A text that says something.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Text(String);

impl TryFrom<String> for Text {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.trim().is_empty() {
            Err("the text is empty; write it, or leave its language out")
        } else {
            Ok(Self(text))
        }
    }
}

impl TryFrom<BTreeMap<String, Text>> for Texts {
    type Error = &'static str;

    fn try_from(texts: BTreeMap<String, Text>) -> Result<Self, Self::Error> {
        if texts.is_empty() {
            return Err("a text is needed in at least one language, such as { \"en\": \"North\" }");
        }
        Ok(Self(texts))
    }
}

impl Texts {
    /// The text in `language`, else in the `default` one, else in any.
    #[must_use]
    pub fn in_language(&self, language: &LanguageTag, default: Option<&LanguageTag>) -> &str {
        choose(&self.0, language, default).map_or("", |text| text.0.as_str())
    }

    /// True if there is one in `language` itself.
    #[must_use]
    pub fn has(&self, language: &LanguageTag) -> bool {
        self.0.contains_key(language.as_str())
    }
}

/// What `values` has for `language`, else for the `default` one, else for any.
pub(super) fn choose<'a, T>(
    values: &'a BTreeMap<String, T>,
    language: &LanguageTag,
    default: Option<&LanguageTag>,
) -> Option<&'a T> {
    let by_tag = |tag: &LanguageTag| values.get(tag.as_str());
    by_tag(language).or_else(|| default.and_then(by_tag)).or_else(|| values.values().next())
}
