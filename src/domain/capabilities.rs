//! What a hotline can do and what it demands. Screens draw from it alone.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, IntoDeserializer, value},
};

use super::{Bounds, LanguageTag, MediaType, RequestClass};

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

/// The characters that a hotline's database can hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Script {
    /// All of them.
    #[default]
    Any,
    /// Latin letters with their accents, and the signs that go with them in names.
    Latin,
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
    /// It asks who may see the name ([`super::Contact::name_shown`]), and keeps to the answer.
    #[serde(default = "yes")]
    pub name_visibility: bool,
    /// The characters that a name may have.
    #[serde(default)]
    pub name_script: Script,
    /// The longest telephone number, in characters as it is sent; `None`: as long as numbers are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_max: Option<usize>,
    /// The longest last part of an e-mail address (`com` has 3 letters); `None`: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_ending_max: Option<usize>,
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
    /// True: photos travel with the report, and none can be sent once the hotline has it.
    #[serde(default)]
    pub only_with_report: bool,
    /// True: the same photo sent twice, by its id, is one photo.
    #[serde(default)]
    pub repeatable: bool,
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

/// What the hotline says about places, beside the kinds that it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceRules {
    /// True: without a point no complaint is taken.
    #[serde(default)]
    pub point_required: bool,
    /// True: it has room for one way to say where it is; other words about the place go into the description.
    #[serde(default)]
    pub only_one: bool,
    /// Points outside are not taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
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
    /// More about places.
    #[serde(default)]
    pub place_rules: PlaceRules,
    /// Photos, `None` if it takes none.
    #[serde(default)]
    pub photos: Option<PhotoRules>,
    /// Contact data.
    #[serde(default)]
    pub contact: ContactRules,
    /// Sending the same complaint twice under one key makes one complaint.
    #[serde(default)]
    pub idempotent_submit: bool,
    /// It takes new complaints.
    #[serde(default = "yes")]
    pub reporting: bool,
    /// A complaint can be read again.
    #[serde(default)]
    pub tracking: bool,
    /// It tells of changes by a stream of events, so that nobody needs to ask again and again.
    #[serde(default)]
    pub events: bool,
    /// A complaint opens by its reference and a code. False: the reference alone opens it.
    #[serde(default = "yes")]
    pub codes: bool,
    /// Everybody can read the description, the place and the photos of a complaint.
    #[serde(default)]
    pub published: bool,
    /// It lists the complaints that everybody may see.
    #[serde(default)]
    pub public_list: bool,
    /// It suggests a category from the description.
    #[serde(default)]
    pub suggestions: bool,
    /// The citizen can add information later.
    #[serde(default)]
    pub add_information: bool,
    /// The citizen can rate the answer.
    #[serde(default)]
    pub rating: bool,
    /// The citizen can reopen an unsolved complaint.
    #[serde(default)]
    pub reopening: bool,
    /// It asks for a verdict by a link with a form of its own.
    #[serde(default)]
    pub feedback: bool,
    /// It asks further questions by a link.
    #[serde(default)]
    pub follow_up: bool,
    /// How long the hotline keeps personal data, in days, `None` if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u32>,
}

impl Capabilities {
    /// The class of a request for which the citizen chose `chosen`: where there is only one, it needs no choice.
    /// `None`: it must be chosen, or what was chosen isn't offered any more.
    #[must_use]
    pub fn class_of(&self, chosen: Option<RequestClass>) -> Option<RequestClass> {
        match (chosen, &self.classes[..]) {
            (None, [only]) => Some(*only),
            _ => chosen.filter(|class| self.classes.contains(class)),
        }
    }
}

/// A hotline of which nothing is known but that it takes complaints in words: what a backend without capabilities
/// of its own starts from.
impl Default for Capabilities {
    fn default() -> Self {
        Self {
            name: String::new(),
            languages: Vec::new(),
            phone: None,
            emergencies: Vec::new(),
            classes: vec![RequestClass::Complaint],
            description_max: 2_000,
            places: vec![PlaceKind::Description],
            place_rules: PlaceRules::default(),
            photos: None,
            contact: ContactRules::default(),
            idempotent_submit: false,
            reporting: true,
            tracking: false,
            codes: true,
            published: false,
            public_list: false,
            events: false,
            suggestions: false,
            add_information: false,
            rating: false,
            reopening: false,
            feedback: false,
            follow_up: false,
            retention_days: None,
        }
    }
}

const fn yes() -> bool {
    true
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
