//! What can be sent.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Answer, CategoryCode, Contact, LanguageTag, MediaType, PhotoId, Place, RequestClass, Timestamp,
};

/// A photo that goes with a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmittedPhoto {
    /// Its id.
    pub id: PhotoId,
    /// Its type.
    pub media_type: MediaType,
    /// What it shows, in the citizen's words.
    pub description: Option<String>,
}

/// The content of a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// When the citizen finished it, by the phone's clock.
    pub finished_at: Timestamp,
    /// The class of request.
    pub class: RequestClass,
    /// The category.
    pub category: CategoryCode,
    /// The description, trimmed.
    pub description: String,
    /// The language of the citizen's screen.
    pub language: LanguageTag,
    /// The answers, in the order of the questions.
    pub answers: Vec<Answer>,
    /// The place.
    pub place: Place,
    /// Contact data.
    pub contact: Contact,
    /// The photos that will follow.
    pub photos: Vec<SubmittedPhoto>,
}

/// A complaint that keeps every rule the hotline has told us. Only [`super::check`] makes one, so whatever
/// takes a `Submission` never sees an unchecked draft. A phone keeps it as it was checked, so that it can be sent again
/// as it went before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Submission(Content);

impl Submission {
    pub(super) const fn new(content: Content) -> Self {
        Self(content)
    }

    /// What it says.
    #[must_use]
    pub const fn content(&self) -> &Content {
        &self.0
    }
}
