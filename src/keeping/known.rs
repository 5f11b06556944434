//! What the hotline last said, for the time when it can't be asked.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Form, Migration};
use crate::domain::{LanguageTag, Reference, Timestamp};

/// What something is about. The phone keeps the latest of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A complaint, whose receipt the citizen has had the phone keep.
    Complaint(Reference),
    /// What the hotline can do, in a language.
    Capabilities(LanguageTag),
    /// Its categories, in a language.
    Categories(LanguageTag),
}

impl Subject {
    /// The key under which it is stored; no two subjects have the same.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Complaint(reference) => format!("complaint/{}", reference.0),
            Self::Capabilities(language) => format!("capabilities/{}", language.as_str()),
            Self::Categories(language) => format!("categories/{}", language.as_str()),
        }
    }
}

/// What the hotline said of a [`Subject`], as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Known<T> {
    /// When it said so last, by the phone's clock.
    pub confirmed_at: Timestamp,
    /// What it said.
    pub value: T,
}

impl<T: Serialize + DeserializeOwned> Form for Known<T> {
    const MIGRATIONS: &'static [Migration] = &[];
    const OLDEST_READER: usize = 1;
}
