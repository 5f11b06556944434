//! Where in the answer of each operation things are, as the file says it.

use serde::Deserialize;

use super::{pairs::Pairs, pointer::Pointer, template::Template, words::EntryWord};

/// Something that the hotline writes in words of its own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coded {
    /// Where it is.
    pub at: Pointer,
    /// The table that says what its words mean, read from the hotline's value to our word.
    #[serde(default)]
    pub table: Option<String>,
}

/// What may change without a new file. What the answer doesn't say stays as the file says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapabilitiesAnswer {
    /// The longest description, in characters.
    #[serde(default)]
    pub description_max: Option<Pointer>,
    /// How many photos a complaint may have.
    #[serde(default)]
    pub photo_max_count: Option<Pointer>,
    /// The largest photo, in bytes.
    #[serde(default)]
    pub photo_max_bytes: Option<Pointer>,
    /// The hotline's telephone number.
    #[serde(default)]
    pub phone: Option<Pointer>,
}

/// Categories.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryAnswer {
    /// Where the groups are, if categories stand in groups; the other pointers then begin at a group.
    #[serde(default)]
    pub groups: Option<Pointer>,
    /// A group's name.
    #[serde(default)]
    pub group_name: Option<Pointer>,
    /// Where the list of categories is.
    pub list: Pointer,
    /// The code of one.
    pub code: Pointer,
    /// Its name.
    pub name: Pointer,
    /// One line that helps to choose.
    #[serde(default)]
    pub description: Option<Pointer>,
    /// Its keywords: a list of texts.
    #[serde(default)]
    pub keywords: Option<Pointer>,
    /// Its questions.
    #[serde(default)]
    pub questions: Option<QuestionAnswer>,
}

/// Questions of a category: in it, or in an answer of their own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionAnswer {
    /// Where the list is.
    pub list: Pointer,
    /// The code of one.
    pub code: Pointer,
    /// The question.
    pub text: Pointer,
    /// A line that helps to answer.
    #[serde(default)]
    pub hint: Option<Pointer>,
    /// What the answer is made of; an unknown word asks for a line of text.
    #[serde(default)]
    pub datatype: Option<Coded>,
    /// Whether nothing can be sent without an answer.
    #[serde(default)]
    pub required: Option<Coded>,
    /// The choices of a list question.
    #[serde(default)]
    pub options: Option<OptionAnswer>,
}

/// Choices of a question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionAnswer {
    /// Where the list is in a question.
    pub list: Pointer,
    /// What is sent for one.
    pub key: Pointer,
    /// What is shown.
    pub name: Pointer,
}

/// Districts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistrictAnswer {
    /// Where the list is.
    pub list: Pointer,
    /// The code of one.
    pub code: Pointer,
    /// Its name.
    pub name: Pointer,
}

/// Addresses, the best match first.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressAnswer {
    /// Where the list is.
    pub list: Pointer,
    /// The address in one line.
    pub label: Pointer,
    /// Degrees north, WGS-84.
    #[serde(default)]
    pub latitude: Option<Pointer>,
    /// Degrees east, WGS-84.
    #[serde(default)]
    pub longitude: Option<Pointer>,
    /// The code of its district.
    #[serde(default)]
    pub district: Option<Pointer>,
}

/// What the hotline gives for a submission that it has taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubmitEnd {
    /// Its number.
    Numbered,
    /// A ticket by which the number can be asked for.
    NumberToFollow,
    /// Nothing, until the citizen has opened a link in an e-mail.
    Unconfirmed,
}

/// The answer to a submission.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmitAnswer {
    /// What it gives.
    pub outcome: SubmitEnd,
    /// The public number.
    #[serde(default)]
    pub reference: Option<Pointer>,
    /// The secret that opens it.
    #[serde(default)]
    pub code: Option<Pointer>,
    /// The ticket.
    #[serde(default)]
    pub ticket: Option<Pointer>,
    /// By when the hotline owes an answer.
    #[serde(default)]
    pub deadline: Option<Pointer>,
    /// What the hotline says to the citizen.
    #[serde(default)]
    pub notice: Option<Pointer>,
    /// What comes back as it was sent; anything else is no proof.
    #[serde(default)]
    pub echo: Pairs<Pointer, Template>,
    /// How many photos came with it: a number, or a list of them.
    #[serde(default)]
    pub photos: Option<Pointer>,
}

/// The answer to a ticket.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberAnswer {
    /// The public number; not there: not yet.
    pub reference: Pointer,
    /// The secret that opens it.
    #[serde(default)]
    pub code: Option<Pointer>,
}

/// The answer to a change.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeAnswer {
    /// What says something if the change was made.
    #[serde(default)]
    pub exists: Vec<Pointer>,
    /// What comes back as it was sent.
    #[serde(default)]
    pub echo: Pairs<Pointer, Template>,
}

/// A complaint.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintAnswer {
    /// The public number, which must be the one that was asked for.
    pub reference: Pointer,
    /// Where it stands, in the words of the file's `statuses`.
    pub status: Pointer,
    /// When the hotline took it.
    pub created_at: Pointer,
    /// When anything about it changed last; without it, the latest time in its history.
    #[serde(default)]
    pub updated_at: Option<Pointer>,
    /// By when the hotline owes an answer.
    #[serde(default)]
    pub deadline: Option<Pointer>,
    /// The class of request.
    #[serde(default)]
    pub class: Option<Coded>,
    /// The category's code.
    #[serde(default)]
    pub category: Option<Pointer>,
    /// The category's name.
    #[serde(default)]
    pub category_name: Option<Pointer>,
    /// The citizen's description.
    #[serde(default)]
    pub description: Option<Pointer>,
    /// The place.
    #[serde(default)]
    pub place: PlaceAnswer,
    /// The photos that arrived.
    #[serde(default)]
    pub photos: Option<PhotoAnswer>,
    /// The history.
    #[serde(default)]
    pub timeline: Option<TimelineAnswer>,
    /// The hotline's answer, if it stands outside the history.
    #[serde(default)]
    pub answer: Option<AnswerAnswer>,
    /// The citizen's verdict.
    #[serde(default)]
    pub rating: Option<RatingAnswer>,
}

/// Complaints that everybody may see.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListAnswer {
    /// Where the list is.
    pub list: Pointer,
    /// Where one stands, in the words of the file's `statuses`.
    pub status: Pointer,
    /// The public number.
    #[serde(default)]
    pub reference: Option<Pointer>,
    /// The category's code.
    #[serde(default)]
    pub category: Option<Pointer>,
    /// The category's name.
    #[serde(default)]
    pub category_name: Option<Pointer>,
    /// The description.
    #[serde(default)]
    pub description: Option<Pointer>,
    /// Degrees north, WGS-84.
    #[serde(default)]
    pub latitude: Option<Pointer>,
    /// Degrees east, WGS-84.
    #[serde(default)]
    pub longitude: Option<Pointer>,
    /// When the hotline took it.
    #[serde(default)]
    pub created_at: Option<Pointer>,
}

/// A place.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceAnswer {
    /// Degrees north, WGS-84.
    #[serde(default)]
    pub latitude: Option<Pointer>,
    /// Degrees east, WGS-84.
    #[serde(default)]
    pub longitude: Option<Pointer>,
    /// The address.
    #[serde(default)]
    pub address: Option<Pointer>,
    /// The place in the citizen's words.
    #[serde(default)]
    pub description: Option<Pointer>,
    /// The district's code.
    #[serde(default)]
    pub district: Option<Pointer>,
}

/// Photos that arrived.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoAnswer {
    /// Where the list is.
    pub list: Pointer,
    /// The id of one, as `{photo.id}` was sent, or else the hotline's own.
    pub id: Pointer,
    /// When it arrived.
    #[serde(default)]
    pub received_at: Option<Pointer>,
}

/// The history.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimelineAnswer {
    /// Where the list is.
    pub list: Pointer,
    /// When a line happened.
    pub at: Pointer,
    /// The status from then on, in the words of the file's `statuses`.
    #[serde(default)]
    pub status: Option<Pointer>,
    /// The unit in charge from then on.
    #[serde(default)]
    pub unit: Option<Pointer>,
    /// Somebody's words.
    #[serde(default)]
    pub message: Option<Pointer>,
    /// What kind of line it is; without it, or with another word, a change of the status.
    #[serde(default)]
    pub kind: Option<EntryKindAnswer>,
}

/// What kind of line it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryKindAnswer {
    /// Where the hotline's word is.
    pub at: Pointer,
    /// What its words mean.
    pub words: Pairs<String, EntryWord>,
}

/// The hotline's answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerAnswer {
    /// Its words.
    pub text: Pointer,
    /// When it was given; without it, when the complaint changed last.
    #[serde(default)]
    pub at: Option<Pointer>,
}

/// The citizen's verdict.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatingAnswer {
    /// Did someone contact the citizen?
    pub contacted: Coded,
    /// Is it solved?
    pub solved: Coded,
    /// Satisfaction, 1 to 5.
    pub satisfaction: Coded,
    /// More words.
    #[serde(default)]
    pub words: Option<Pointer>,
}
