//! The citizen's verdict.

use serde::{Deserialize, Deserializer, Serialize};

/// Satisfaction on five steps, 1 (not at all) to 5 (entirely).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Satisfaction(u8);

impl Satisfaction {
    /// `Some` for 1 to 5.
    #[must_use]
    pub const fn new(step: u8) -> Option<Self> {
        if step >= 1 && step <= 5 { Some(Self(step)) } else { None }
    }

    /// The step, 1 to 5.
    #[must_use]
    pub const fn step(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Satisfaction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let step = u8::deserialize(deserializer)?;
        Self::new(step).ok_or_else(|| serde::de::Error::custom("expected a whole number from 1 to 5"))
    }
}

/// The three questions that "swift response" asks at the end, from which the rates of response, resolution
/// and satisfaction are made. Stars alone cannot produce them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rating {
    /// Did someone contact you?
    pub contacted: bool,
    /// Is the problem solved?
    pub solved: bool,
    /// How satisfied are you?
    pub satisfaction: Satisfaction,
    /// More in the citizen's own words. At most 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Rating {
    /// The longest [`Rating::words`], in characters.
    pub const WORDS_MAX: usize = 1_000;
}
