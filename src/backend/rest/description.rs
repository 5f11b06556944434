//! The file that describes a hotline, as serde reads it. Unknown members are mistakes, and told with their line;
//! what only the whole file can show is judged in [`super::check`].
//!
//! `public/backend.schema.json` is the same for editors and other programs; a test holds both together.

use serde::{Deserialize, de::IgnoredAny};
use serde_json::Value;

use super::{
    answers::{
        AddressAnswer, CapabilitiesAnswer, CategoryAnswer, ChangeAnswer, ComplaintAnswer, DistrictAnswer,
        ListAnswer, NumberAnswer, QuestionAnswer, SubmitAnswer,
    },
    operation::Operation,
    pairs::{Members, Pairs},
    pointer::Pointer,
    template::Tables,
    words::{ErrorKind, FieldName, KnownStatus, Texts},
};
use crate::{
    backend::UtcOffset,
    domain::{Bounds, Datatype, Demand, LanguageTag, MediaType, PlaceKind, RequestClass, Script},
};

/// A hotline's description.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    #[serde(default, rename = "$schema")]
    _schema: IgnoredAny,
    #[serde(default, rename = "about")]
    _about: IgnoredAny,
    /// Where the paths begin, absolute or relative to the page.
    pub base: String,
    /// The language of the hotline's own words, if it is always the same.
    #[serde(default)]
    pub language: Option<LanguageTag>,
    /// How far the hotline's clock is ahead of UTC, for times that don't say their zone.
    #[serde(default)]
    pub utc_offset: UtcOffset,
    /// Headers of every request, without placeholders. Everybody can read them.
    #[serde(default)]
    pub headers: Members<String>,
    /// How the hotline writes our words.
    #[serde(default)]
    pub tables: Tables,
    /// What the hotline's words for where a complaint stands mean.
    #[serde(default)]
    pub statuses: Pairs<String, KnownStatus>,
    /// How every answer says whether all is well.
    #[serde(default)]
    pub envelope: Envelope,
    /// What the hotline can do and demands.
    pub capabilities: Demands,
    /// The categories, if they are always the same.
    #[serde(default)]
    pub categories: Option<Vec<FixedCategory>>,
    /// The districts, if they are always the same.
    #[serde(default)]
    pub districts: Option<Vec<FixedDistrict>>,
    /// What can be asked of the hotline.
    pub operations: Operations,
}

/// What the hotline can do and demands, beyond what follows from its operations.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demands {
    #[serde(default, rename = "about")]
    _about: IgnoredAny,
    /// The classes of request it takes, at least one.
    pub classes: Vec<RequestClass>,
    /// The longest description, in characters.
    pub description_max: usize,
    /// The ways to say where it is that it understands, at least one.
    pub places: Vec<PlaceKind>,
    /// True: without a point no complaint is taken.
    #[serde(default)]
    pub point_required: bool,
    /// Points outside are not taken.
    #[serde(default)]
    pub bounds: Option<Bounds>,
    /// Photos.
    #[serde(default)]
    pub photos: Option<PhotoDemands>,
    /// Contact data; what isn't named is not asked for.
    #[serde(default)]
    pub contact: ContactDemands,
    /// Sending the same complaint twice under one `{key}` makes one complaint.
    #[serde(default)]
    pub idempotent_submit: bool,
    /// Everybody can read the description, the place and the photos of a complaint.
    #[serde(default)]
    pub published: bool,
    /// How long the hotline keeps personal data, in days.
    #[serde(default)]
    pub retention_days: Option<u32>,
}

/// What the hotline says about photos.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoDemands {
    /// How many a complaint may have, at least 1.
    pub max_count: usize,
    /// The largest photo, in bytes.
    pub max_bytes: u64,
    /// The types it takes, the preferred one first.
    pub media_types: Vec<MediaType>,
    /// The same `{photo.id}` again is the same photo.
    #[serde(default)]
    pub repeatable: bool,
}

/// What the hotline says about contact data.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactDemands {
    /// The citizen's name.
    #[serde(default)]
    pub name: Option<Demand>,
    /// The telephone number.
    #[serde(default)]
    pub phone: Option<Demand>,
    /// The e-mail address.
    #[serde(default)]
    pub email: Option<Demand>,
    /// The characters that a name may have.
    #[serde(default)]
    pub name_script: Script,
    /// The longest telephone number, in characters.
    #[serde(default)]
    pub phone_max: Option<usize>,
}

/// A category that is always there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedCategory {
    #[serde(default, rename = "about")]
    _about: IgnoredAny,
    /// The code to send.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// One line that helps to choose.
    #[serde(default)]
    pub description: Option<Texts>,
    /// The heading it stands under.
    #[serde(default)]
    pub group: Option<Texts>,
    /// Words that point to it, in any language.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Its questions.
    #[serde(default)]
    pub questions: Vec<FixedQuestion>,
}

/// A question of a [`FixedCategory`].
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedQuestion {
    /// The code to send the answer under.
    pub code: String,
    /// What the answer is made of.
    pub datatype: Datatype,
    /// True: nothing can be sent without an answer.
    #[serde(default)]
    pub required: bool,
    /// The question, or the notice.
    pub text: Texts,
    /// A line that helps to answer.
    #[serde(default)]
    pub hint: Option<Texts>,
    /// The choices of a list question.
    #[serde(default)]
    pub options: Vec<FixedOption>,
}

/// A choice of a [`FixedQuestion`].
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedOption {
    /// What is sent.
    pub key: String,
    /// What is shown.
    pub name: Texts,
}

/// A district that is always there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedDistrict {
    /// The code to send.
    pub code: String,
    /// Its name.
    pub name: Texts,
}

/// How an answer says whether all is well.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Envelope {
    #[serde(rename = "about")]
    _about: IgnoredAny,
    /// The HTTP statuses of a success.
    pub status: Vec<u16>,
    /// What a success says, by where it says it.
    pub proof: Pairs<Pointer, Value>,
    /// Where a failure says something, and a success nothing.
    pub error_if: Vec<Pointer>,
    /// Where the words for the citizen are.
    pub words: Vec<Pointer>,
    /// Which failure it is.
    pub kind: Option<KindAnswer>,
    /// Which fields have faults.
    pub fields: Option<FieldsAnswer>,
}

impl Default for Envelope {
    fn default() -> Self {
        Self {
            _about: IgnoredAny,
            status: vec![200, 201],
            proof: Pairs::default(),
            error_if: Vec::new(),
            words: Vec::new(),
            kind: None,
            fields: None,
        }
    }
}

/// Which failure an answer tells.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindAnswer {
    /// Where the hotline's code for it is.
    pub at: Pointer,
    /// What the codes mean.
    pub codes: Pairs<String, ErrorKind>,
}

/// Which fields have faults: a list of objects, or an object with a member for each field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldsAnswer {
    /// Where the list or the object is.
    pub at: Pointer,
    /// Where in an item of the list the field's name is. Not for an object.
    #[serde(default)]
    pub name: Option<Pointer>,
    /// Where in an item, or in an object's member, the words are; nothing: it is itself the words.
    #[serde(default)]
    pub words: Option<Pointer>,
    /// The fields of ours that the hotline's names mean.
    #[serde(default)]
    pub names: Pairs<String, FieldName>,
}

/// Every operation; one that isn't there is something that the hotline can't do.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operations {
    /// Asking what may change without a new file.
    #[serde(default)]
    pub capabilities: Option<Operation<CapabilitiesAnswer>>,
    /// Asking for the categories.
    #[serde(default)]
    pub categories: Option<Operation<CategoryAnswer>>,
    /// Asking for the questions of a category that keeps them apart.
    #[serde(default)]
    pub questions: Option<Operation<QuestionAnswer>>,
    /// Asking for the districts.
    #[serde(default)]
    pub districts: Option<Operation<DistrictAnswer>>,
    /// Searching addresses.
    #[serde(default)]
    pub addresses: Option<Operation<AddressAnswer>>,
    /// Sending a submission.
    pub submit: Operation<SubmitAnswer>,
    /// Asking for a number that follows.
    #[serde(default)]
    pub number: Option<Operation<NumberAnswer>>,
    /// Sending a photo to a complaint.
    #[serde(default)]
    pub photo: Option<Operation<ChangeAnswer>>,
    /// Reading a complaint.
    #[serde(default)]
    pub read: Option<Operation<ComplaintAnswer>>,
    /// Asking for the complaints that everybody may see.
    #[serde(default)]
    pub list: Option<Operation<ListAnswer>>,
    /// Adding words to a complaint.
    #[serde(default)]
    pub information: Option<Operation<ChangeAnswer>>,
    /// Giving the verdict.
    #[serde(default)]
    pub rating: Option<Operation<ChangeAnswer>>,
    /// Having it taken up again.
    #[serde(default)]
    pub reopening: Option<Operation<ChangeAnswer>>,
}
