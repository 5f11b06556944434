//! The closed vocabularies of the file.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::pairs::Members;
use crate::{
    domain::{LanguageTag, Status},
    form::Field,
};

/// A status that has a meaning of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownStatus {
    /// The hotline has it.
    Received,
    /// It went to the unit in charge.
    Forwarded,
    /// The unit works on it.
    InProgress,
    /// The unit has answered.
    Answered,
    /// It isn't solved and goes on.
    Reopened,
    /// Finished.
    Closed,
    /// Outside what this hotline handles.
    OutOfScope,
}

impl From<KnownStatus> for Status {
    fn from(status: KnownStatus) -> Self {
        match status {
            KnownStatus::Received => Self::Received,
            KnownStatus::Forwarded => Self::Forwarded,
            KnownStatus::InProgress => Self::InProgress,
            KnownStatus::Answered => Self::Answered,
            KnownStatus::Reopened => Self::Reopened,
            KnownStatus::Closed => Self::Closed,
            KnownStatus::OutOfScope => Self::OutOfScope,
        }
    }
}

/// What a line of the history is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryWord {
    /// The hotline changed the status.
    Status,
    /// The citizen added words.
    Information,
    /// The citizen had it taken up again.
    Reopened,
    /// The citizen gave the verdict, which the complaint tells.
    Rated,
    /// Something that is not told.
    Other,
}

/// What a failure means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The content has faults.
    Rejected,
    /// A photo is too large.
    TooLarge,
    /// A photo is of a type that isn't taken.
    WrongType,
    /// The key or the permission is missing.
    Forbidden,
    /// Too many requests.
    Throttled,
    /// Nothing there, or the code is wrong.
    NotFound,
    /// The complaint's status doesn't allow it.
    WrongStatus,
    /// It was done already.
    AlreadyDone,
    /// The time for it is over.
    TooLate,
    /// The hotline is out of order and certainly did nothing.
    Unavailable,
    /// The hotline may or may not have done it.
    Unknown,
}

/// A field of ours, by the name that templates have for it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct FieldName(pub Field);

impl TryFrom<String> for FieldName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let field = match name.as_str() {
            "class" => Field::Class,
            "category" => Field::Category,
            "description" => Field::Description,
            "place" => Field::Place,
            "place.description" => Field::PlaceDescription,
            "place.district" => Field::District,
            "photos" => Field::Photos,
            "contact.name" => Field::Name,
            "contact.name_shown" => Field::NameShown,
            "contact.phone" => Field::Phone,
            "contact.email" => Field::Email,
            "words" => Field::Information,
            "rating.contacted" => Field::Contacted,
            "rating.solved" => Field::Solved,
            "rating.satisfaction" => Field::Satisfaction,
            "rating.words" => Field::RatingWords,
            other => match other.strip_prefix("answers.") {
                Some(code) if !code.is_empty() => Field::Answer(code.to_owned()),
                _ => {
                    return Err(format!(
                        "\"{other}\" is no field that can have a fault; name one such as \"description\", \
                         \"contact.phone\" or \"answers.CODE\""
                    ));
                }
            },
        };
        Ok(Self(field))
    }
}

/// A text, or one for each language.
#[derive(Clone, Debug, PartialEq)]
pub enum Texts {
    /// The same in every language.
    One(String),
    /// By language tag, the one for all other languages first.
    Many(Members<String>),
}

impl Texts {
    /// The text in `language`, else in one that differs in script or region only, else the first.
    #[must_use]
    pub fn in_language(&self, language: &LanguageTag) -> &str {
        match self {
            Self::One(text) => text,
            Self::Many(texts) => {
                let near = |tag: &str| LanguageTag::new(tag).primary() == language.primary();
                texts
                    .get(language.as_str())
                    .or_else(|| texts.0.iter().find_map(|(tag, text)| near(tag).then_some(text)))
                    .or_else(|| texts.0.first().map(|(_, text)| text))
                    .map_or("", String::as_str)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMany;

        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Texts;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text, or an object with a text for each language tag")
            }

            fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts::One(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Texts, A::Error> {
                Members::deserialize(MapAccessDeserializer::new(map)).map(Texts::Many)
            }
        }

        deserializer.deserialize_any(OneOrMany)
    }
}
