//! What a hotline can do and what it demands. Screens draw from it alone.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, IntoDeserializer, value},
};

use super::{LanguageTag, MediaType, RequestClass};

/// Whether the hotline wants a piece of data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Demand {
    /// It has no use for it: the field isn't drawn.
    Unsupported,
    /// The citizen decides.
    #[default]
    Optional,
    /// The complaint isn't taken without it.
    Required,
}

/// What the hotline says about contact data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactRules {
    /// The citizen's name.
    #[serde(default)]
    pub name: Demand,
    /// The telephone number.
    #[serde(default)]
    pub phone: Demand,
    /// The e-mail address.
    #[serde(default)]
    pub email: Demand,
}

/// What the hotline says about photos.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhotoRules {
    /// How many a complaint may have; at least 1.
    pub max_count: usize,
    /// The largest photo, in bytes.
    pub max_bytes: u64,
    /// The types it takes, the preferred one first.
    #[serde(deserialize_with = "known")]
    pub media_types: Vec<MediaType>,
}

/// A way to say where the problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A point in WGS-84.
    Point,
    /// An address that the hotline's own search found.
    Address,
    /// The citizen's words.
    Description,
    /// One of the hotline's districts.
    District,
}

/// Who comes when life is in danger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EmergencyService {
    /// Police.
    Police,
    /// Fire brigade.
    Fire,
    /// Ambulance.
    Ambulance,
    /// Traffic accidents.
    Traffic,
}

/// A number to call in danger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmergencyNumber {
    /// Who answers.
    pub kind: EmergencyService,
    /// The number to dial.
    pub number: String,
}

/// What a hotline can do and what it demands. Words in its lists that this version doesn't know are left out when
/// it is read: a newer hotline must not silence an older widget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Capabilities {
    /// The hotline's name in the language that was asked for.
    pub name: String,
    /// The languages it has texts in, the default one first.
    pub languages: Vec<LanguageTag>,
    /// The hotline's own number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Numbers to call in danger, in the order to show them.
    #[serde(default, deserialize_with = "known_emergencies")]
    pub emergencies: Vec<EmergencyNumber>,
    /// The classes of request it takes; at least one.
    #[serde(deserialize_with = "known")]
    pub classes: Vec<RequestClass>,
    /// The longest description, in characters (see [`super::characters`]).
    pub description_max: usize,
    /// The ways to say where it is that it understands; at least one.
    #[serde(deserialize_with = "known")]
    pub places: Vec<PlaceKind>,
    /// Photos, `None` if it takes none.
    #[serde(default)]
    pub photos: Option<PhotoRules>,
    /// Contact data.
    #[serde(default)]
    pub contact: ContactRules,
    /// Sending the same complaint twice under one key makes one complaint.
    #[serde(default)]
    pub idempotent_submit: bool,
    /// A complaint can be read again by reference and code.
    #[serde(default)]
    pub tracking: bool,
    /// The citizen can add information later.
    #[serde(default)]
    pub add_information: bool,
    /// The citizen can rate the answer.
    #[serde(default)]
    pub rating: bool,
    /// The citizen can reopen an unsolved complaint.
    #[serde(default)]
    pub reopening: bool,
    /// How long the hotline keeps personal data, in days, `None` if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u32>,
}

/// The word's meaning, `None` if this version doesn't know it.
fn meaning<T: DeserializeOwned>(word: String) -> Option<T> {
    let deserializer: value::StringDeserializer<value::Error> = word.into_deserializer();
    T::deserialize(deserializer).ok()
}

fn known<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Ok(Vec::<String>::deserialize(deserializer)?.into_iter().filter_map(meaning).collect())
}

fn known_emergencies<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<EmergencyNumber>, D::Error> {
    #[derive(Deserialize)]
    struct Unread {
        kind: String,
        number: String,
    }
    let numbers = Vec::<Unread>::deserialize(deserializer)?.into_iter();
    Ok(numbers
        .filter_map(|Unread { kind, number }| meaning(kind).map(|kind| EmergencyNumber { kind, number }))
        .collect())
}
