//! What the citizen has typed so far, exactly as typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::DraftPlace;
use crate::domain::{CategoryCode, MediaType, PhotoId, Point, RequestClass};

/// An unfinished report. Nothing in it is judged or tidied: that is [`super::check`]'s work.
///
/// A phone may keep it over a change of version: what an older one didn't write is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The UUID under which it is sent, made when the draft begins, so that sending twice is sending once.
    pub key: String,
    /// The class of request.
    pub class: Option<RequestClass>,
    /// The category the citizen decided on.
    pub category: Option<CategoryCode>,
    /// The description.
    pub description: String,
    /// Answers by question code. Answers to another category's questions stay, in case the citizen returns.
    pub answers: BTreeMap<String, TypedAnswer>,
    /// The place.
    pub place: DraftPlace,
    /// The photos, scaled and ready; their bytes are kept by the browser under their ids.
    pub photos: Vec<DraftPhoto>,
    /// Contact data.
    pub contact: DraftContact,
    /// What the page around, or the address, has chosen already.
    pub preset: Preset,
}

/// What is chosen in a new report before the citizen does anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preset {
    /// The class of request.
    pub class: Option<RequestClass>,
    /// The category.
    pub category: Option<CategoryCode>,
}

impl Draft {
    /// A new one, to be sent under `key`, a UUID.
    #[must_use]
    pub fn new(key: String, preset: Preset) -> Self {
        Self { key, class: preset.class, category: preset.category.clone(), preset, ..Self::default() }
    }

    /// True when nothing would be lost by dropping it.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::new(self.key.clone(), self.preset.clone())
    }

    /// Takes another preset. What the citizen has chosen stays.
    pub fn set_preset(&mut self, preset: Preset) {
        if self.class == self.preset.class {
            self.class = preset.class;
        }
        if self.category == self.preset.category {
            self.category.clone_from(&preset.category);
        }
        self.preset = preset;
    }
}

/// An answer as typed or chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TypedAnswer {
    /// A text, a number as typed, a local date and time (`2026-11-24T09:30`) or the key of the one chosen option.
    Text(String),
    /// The keys of the chosen options.
    Keys(Vec<String>),
}

/// A photo that is ready to send.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftPhoto {
    /// Its id.
    pub id: PhotoId,
    /// Its type after scaling.
    pub media_type: MediaType,
    /// Its size after scaling, in bytes.
    pub bytes: u64,
    /// What it shows, in the citizen's words.
    pub description: String,
    /// The place that the original held, if any. It is offered, never sent with the photo.
    pub taken_at: Option<Point>,
}

/// Contact data as typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftContact {
    /// The name.
    pub name: String,
    /// True: the unit in charge may see it.
    pub name_shown: bool,
    /// The telephone number.
    pub phone: String,
    /// The e-mail address.
    pub email: String,
}

/// Contact data must not reach a log by `{:?}`.
impl std::fmt::Debug for DraftContact {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("DraftContact(…)")
    }
}

/// A verdict as far as it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftRating {
    /// "Did someone contact you?"
    pub contacted: Option<bool>,
    /// "Is the problem solved?"
    pub solved: Option<bool>,
    /// "How satisfied are you?", 1 to 5.
    pub satisfaction: Option<u8>,
    /// More in the citizen's words.
    pub words: String,
    /// What is still wrong, for reopening.
    pub reopening_reason: String,
}
