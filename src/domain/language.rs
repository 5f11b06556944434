//! Languages by their BCP 47 tags.

use serde::{Deserialize, Serialize};

/// A BCP 47 language tag such as `en`, `zh-Hans` or `ar`, kept as text. [`crate::i18n`] negotiates.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// Takes `tag` as it is; an unknown tag is simply never matched.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self(tag.to_owned())
    }

    /// The tag's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary subtag, in lower case: `zh` of `zh-Hans`.
    #[must_use]
    pub fn primary(&self) -> String {
        self.0.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
    }

    /// True for languages that are written from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        matches!(
            self.primary().as_str(),
            "ar" | "he" | "fa" | "ur" | "ug" | "ps" | "sd" | "yi" | "dv" | "ckb"
        )
    }
}
