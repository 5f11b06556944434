//! What a deployment takes less of than its hotline would.

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::domain::Capabilities;

/// Limits below the hotline's own. What is higher than those changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// How many photos a complaint may have; 0: none are asked for.
    #[serde(default)]
    pub photos: Option<u32>,
    /// The largest photo, in bytes; at least 100,000, which any photo can be made to fit.
    #[serde(default, deserialize_with = "photo_bytes")]
    pub photo_bytes: Option<u64>,
    /// The longest description, in characters; at least 100.
    #[serde(default, deserialize_with = "description")]
    pub description: Option<u64>,
}

fn at_least<'de, D: Deserializer<'de>>(
    deserializer: D,
    least: u64,
    sentence: &'static str,
) -> Result<Option<u64>, D::Error> {
    let number = u64::deserialize(deserializer)?;
    if number < least { Err(D::Error::custom(sentence)) } else { Ok(Some(number)) }
}

fn photo_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    at_least(deserializer, 100_000, "a photo needs a limit of at least 100000 bytes to be of use")
}

fn description<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    at_least(deserializer, 100, "a description needs a limit of at least 100 characters to be of use")
}

impl Limits {
    /// What the hotline can do, within these limits.
    #[must_use]
    pub fn tighten(&self, mut capabilities: Capabilities) -> Capabilities {
        let lower = |own: usize, limit: Option<u64>| {
            limit.and_then(|limit| usize::try_from(limit).ok()).map_or(own, |limit| own.min(limit))
        };
        capabilities.description_max = lower(capabilities.description_max, self.description);
        if self.photos == Some(0) {
            capabilities.photos = None;
        }
        if let Some(photos) = &mut capabilities.photos {
            photos.max_count = lower(photos.max_count, self.photos.map(u64::from));
            photos.max_bytes = self.photo_bytes.map_or(photos.max_bytes, |limit| limit.min(photos.max_bytes));
        }
        capabilities
    }
}
