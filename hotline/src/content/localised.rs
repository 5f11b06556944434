//! A text in several languages.

use std::collections::BTreeMap;

use complaint_widget::domain::LanguageTag;
use serde::Deserialize;

/// The same text in each of the hotline's languages, by language tag.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Localised(BTreeMap<LanguageTag, String>);

impl Localised {
    /// The text in `language`; the loader has seen to it that it is there for every language of the hotline.
    #[must_use]
    pub fn in_language(&self, language: &LanguageTag) -> &str {
        self.0.get(language).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// Every language and its text.
    pub fn iter(&self) -> impl Iterator<Item = (&LanguageTag, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }
}

/// The known language that `tag` means: the same tag, else the same primary language.
#[must_use]
pub fn matching(tag: &str, known: &[LanguageTag]) -> Option<LanguageTag> {
    let same = |language: &&LanguageTag| language.as_str().eq_ignore_ascii_case(tag);
    let primary = LanguageTag::new(tag).primary();
    known.iter().find(same).or_else(|| known.iter().find(|language| language.primary() == primary)).cloned()
}
