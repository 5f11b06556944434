//! What can be wrong, as codes.

use crate::domain::{PhotoId, QuotedText};

/// The steps of the report, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportStep {
    /// What the problem is.
    Describe,
    /// Where it is.
    Place,
    /// Pictures of it.
    Photos,
    /// How to reach the citizen.
    Contact,
    /// Everything once more, then send.
    Check,
}

impl ReportStep {
    /// Every step, in order.
    pub const ALL: [Self; 5] = [Self::Describe, Self::Place, Self::Photos, Self::Contact, Self::Check];

    /// The step after this one; the last leads to itself.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Describe => Self::Place,
            Self::Place => Self::Photos,
            Self::Photos => Self::Contact,
            Self::Contact | Self::Check => Self::Check,
        }
    }
}

/// The part of a form that a problem is about. The same parts serve the hotline's own objections.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The class of request.
    Class,
    /// The description.
    Description,
    /// The category.
    Category,
    /// The answer to the question with this code.
    Answer(String),
    /// The place as a whole.
    Place,
    /// The place in words.
    PlaceDescription,
    /// The district.
    District,
    /// One photo.
    Photo(PhotoId),
    /// The photos as a whole.
    Photos,
    /// The citizen's name.
    Name,
    /// Who sees the name.
    NameShown,
    /// The telephone number.
    Phone,
    /// The e-mail address.
    Email,
    /// The reference that opens a complaint.
    Reference,
    /// The code that opens a complaint.
    Code,
    /// "Did someone contact you?"
    Contacted,
    /// "Is the problem solved?"
    Solved,
    /// "How satisfied are you?"
    Satisfaction,
    /// The words that go with a rating.
    RatingWords,
    /// Added information.
    Information,
    /// What is still wrong.
    ReopeningReason,
    /// "Are you satisfied?", in a verdict by link.
    Satisfied,
    /// The reasons to choose from, in a verdict by link.
    Reasons,
    /// A reason in the citizen's own words, in a verdict by link.
    OwnReason,
    /// "May the hotline contact you?", in a verdict by link.
    AllowsContact,
    /// The answer to the question with this code, among those that are asked by link.
    FollowUpAnswer(String),
    /// Something that no field of ours stands for.
    Other,
}

impl Field {
    /// The report's step that the field is on, `None` if it isn't part of a report.
    #[must_use]
    pub const fn step(&self) -> Option<ReportStep> {
        match self {
            Self::Class | Self::Description | Self::Category | Self::Answer(_) => Some(ReportStep::Describe),
            Self::Place | Self::PlaceDescription | Self::District => Some(ReportStep::Place),
            Self::Photo(_) | Self::Photos => Some(ReportStep::Photos),
            Self::Name | Self::NameShown | Self::Phone | Self::Email => Some(ReportStep::Contact),
            _ => None,
        }
    }

    /// The id of the control on the screen, which the error summary links to. Unique on each screen, and without
    /// white space, which HTML forbids in ids (an answer's code may be a phrase).
    #[must_use]
    pub fn control_id(&self) -> String {
        match self {
            Self::Class => "class".to_owned(),
            Self::Description => "description".to_owned(),
            Self::Category => "category".to_owned(),
            Self::Answer(code) => format!("answer-{}", id_part(code)),
            Self::Place => "place".to_owned(),
            Self::PlaceDescription => "place-description".to_owned(),
            Self::District => "district".to_owned(),
            Self::Photo(PhotoId(id)) => format!("photo-{id}"),
            Self::Photos => "photos".to_owned(),
            Self::Name => "name".to_owned(),
            Self::NameShown => "name-shown".to_owned(),
            Self::Phone => "phone".to_owned(),
            Self::Email => "email".to_owned(),
            Self::Reference => "reference".to_owned(),
            Self::Code => "code".to_owned(),
            Self::Contacted => "contacted".to_owned(),
            Self::Solved => "solved".to_owned(),
            Self::Satisfaction => "satisfaction".to_owned(),
            Self::RatingWords => "rating-words".to_owned(),
            Self::Information => "information".to_owned(),
            Self::ReopeningReason => "reopening-reason".to_owned(),
            Self::Satisfied => "satisfied".to_owned(),
            Self::Reasons => "reasons".to_owned(),
            Self::OwnReason => "own-reason".to_owned(),
            Self::AllowsContact => "allows-contact".to_owned(),
            Self::FollowUpAnswer(code) => format!("follow-up-{}", id_part(code)),
            Self::Other => "main".to_owned(),
        }
    }
}

/// `text` with all but ASCII letters, digits, `-` and `_` written as `~` and a hexadecimal number and `~`.
fn id_part(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') {
            id.push(c);
        } else {
            id.push_str(&format!("~{:x}~", u32::from(c)));
        }
    }
    id
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It is missing.
    Required,
    /// More characters than allowed.
    TooLong {
        /// How many are allowed, if known.
        max: Option<usize>,
    },
    /// Not a number.
    NotANumber,
    /// Not a date and time.
    NotADatetime,
    /// Not one of the choices (any more).
    NotAChoice,
    /// More items than allowed.
    TooMany {
        /// How many are allowed.
        max: usize,
    },
    /// A file is too large.
    TooLarge {
        /// How many bytes are allowed, if known.
        max_bytes: Option<u64>,
    },
    /// A file of a kind that isn't taken.
    WrongType,
    /// It hasn't the form that it should have.
    Malformed,
    /// The last part of the e-mail address is longer than the hotline can hold.
    EndingTooLong {
        /// How many letters are allowed.
        max: usize,
    },
    /// It has letters that the hotline can't write.
    NotLatin,
    /// A place is given, but no point, without which the hotline takes nothing.
    PointRequired,
    /// The place lies outside the hotline's area.
    OutOfBounds,
    /// The hotline objects and doesn't say more.
    Invalid,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    /// The part it is about.
    pub field: Field,
    /// What is wrong with it.
    pub reason: Reason,
    /// What the hotline says of it, in its own words.
    pub said: Option<QuotedText>,
}

impl Problem {
    /// A problem of `field`.
    #[must_use]
    pub const fn new(field: Field, reason: Reason) -> Self {
        Self { field, reason, said: None }
    }

    /// The same problem, with what the hotline says of it.
    #[must_use]
    pub fn said(mut self, words: Option<QuotedText>) -> Self {
        self.said = words;
        self
    }
}
