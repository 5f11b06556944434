//! A complaint as the hotline tells it to the citizen who made it.

use serde::{Deserialize, Serialize};

use super::{CategoryCode, LanguageTag, PhotoId, Place, Rating, Reference, RequestClass, Status, Timestamp};

/// Somebody's words, and the language they are in if that is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuotedText {
    /// The words.
    pub text: String,
    /// Their language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineEvent {
    /// The hotline changed the status, maybe with a message; [`Status::Answered`] carries the answer.
    Status {
        /// The new status.
        status: Status,
        /// The unit that is in charge from then on, if it changed.
        unit: Option<String>,
        /// The hotline's words.
        message: Option<QuotedText>,
    },
    /// The citizen added information, in these words.
    Information(QuotedText),
    /// The citizen rated the answer.
    Rated(Rating),
    /// The citizen had it reopened; the words say what is still wrong.
    Reopened(QuotedText),
    /// Something that this version doesn't know.
    Unknown,
}

/// One line of a complaint's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "FlatEntry", into = "FlatEntry")]
pub struct TimelineEntry {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub event: TimelineEvent,
}

/// The kinds of [`FlatEntry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// `status`, perhaps with `unit` and `message`.
    Status,
    /// `message` by the citizen.
    Information,
    /// `rating`.
    Rated,
    /// `message` by the citizen.
    Reopened,
    /// Any other word.
    #[serde(other)]
    Unknown,
}

/// The wire form of a [`TimelineEntry`]: flat, since serde's tagged enums buffer what they read and cost the
/// widget kilobytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FlatEntry {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub kind: EntryKind,
    /// The new status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The unit in charge from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The words of the hotline, or of the citizen for `information` and `reopened`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<QuotedText>,
    /// The verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
}

impl From<FlatEntry> for TimelineEntry {
    /// An entry that lacks what its kind needs is [`TimelineEvent::Unknown`]: shown by its time, never invented.
    fn from(flat: FlatEntry) -> Self {
        let event = match (flat.kind, flat.status, flat.message, flat.rating) {
            (EntryKind::Status, Some(status), message, _) => {
                TimelineEvent::Status { status, unit: flat.unit, message }
            }
            (EntryKind::Information, _, Some(words), _) => TimelineEvent::Information(words),
            (EntryKind::Reopened, _, Some(words), _) => TimelineEvent::Reopened(words),
            (EntryKind::Rated, _, _, Some(rating)) => TimelineEvent::Rated(rating),
            _ => TimelineEvent::Unknown,
        };
        Self { at: flat.at, event }
    }
}

impl From<TimelineEntry> for FlatEntry {
    fn from(entry: TimelineEntry) -> Self {
        let mut flat = Self {
            at: entry.at,
            kind: EntryKind::Unknown,
            status: None,
            unit: None,
            message: None,
            rating: None,
        };
        match entry.event {
            TimelineEvent::Status { status, unit, message } => {
                flat = Self { kind: EntryKind::Status, status: Some(status), unit, message, ..flat };
            }
            TimelineEvent::Information(words) => {
                flat = Self { kind: EntryKind::Information, message: Some(words), ..flat };
            }
            TimelineEvent::Reopened(words) => {
                flat = Self { kind: EntryKind::Reopened, message: Some(words), ..flat };
            }
            TimelineEvent::Rated(rating) => {
                flat = Self { kind: EntryKind::Rated, rating: Some(rating), ..flat }
            }
            TimelineEvent::Unknown => {}
        }
        flat
    }
}

/// A photo as the hotline knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintPhoto {
    /// Its id, as announced with the complaint.
    pub id: PhotoId,
    /// What it shows, in the citizen's words. At most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When it arrived; `None`: announced, not there yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_at: Option<Timestamp>,
}

impl ComplaintPhoto {
    /// The longest [`ComplaintPhoto::description`], in characters.
    pub const DESCRIPTION_MAX: usize = 200;
}

/// What the hotline takes from the citizen at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NextSteps {
    /// More information.
    #[serde(default)]
    pub add_information: bool,
    /// A photo that was announced.
    #[serde(default)]
    pub add_photo: bool,
    /// A rating.
    #[serde(default)]
    pub rate: bool,
    /// Reopening.
    #[serde(default)]
    pub reopen: bool,
}

/// A complaint, for the eyes of the citizen who holds its code. Contact data never comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Complaint {
    /// The public number.
    pub reference: Reference,
    /// The class of request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<RequestClass>,
    /// The category's code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// The category's name in the language that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category_name: Option<String>,
    /// The citizen's description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<QuotedText>,
    /// The place.
    #[serde(default)]
    pub place: Place,
    /// The status now.
    pub status: Status,
    /// By when the hotline owes an answer, if it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Timestamp>,
    /// When the hotline took it.
    pub created_at: Timestamp,
    /// When anything about it changed last.
    pub updated_at: Timestamp,
    /// The photos that were announced, with those that arrived.
    #[serde(default)]
    pub photos: Vec<ComplaintPhoto>,
    /// The history, oldest first.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<FlatEntry>))]
    pub timeline: Vec<TimelineEntry>,
    /// The latest rating since the last reopening: the verdict on the answer that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What the citizen can do now.
    #[serde(default)]
    pub next_steps: NextSteps,
}

impl Complaint {
    /// The longest text of added information or of a reopening's reason, in characters.
    pub const INFORMATION_MAX: usize = 2_000;

    /// The hotline's latest answer, if it has given one.
    #[must_use]
    pub fn answer(&self) -> Option<&QuotedText> {
        self.timeline.iter().rev().find_map(|entry| match &entry.event {
            TimelineEvent::Status { status: Status::Answered | Status::OutOfScope, message, .. } => {
                message.as_ref()
            }
            _ => None,
        })
    }
}
