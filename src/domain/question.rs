//! A category's own questions, with every datatype that Open311 GeoReport v2 knows.

use serde::{Deserialize, Serialize};

use super::{Timestamp, characters, is_blank};

/// What an answer is made of (Open311 GeoReport v2, "Service Definition").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Datatype {
    /// One line. At most [`AnswerValue::STRING_MAX`] characters.
    String,
    /// A finite decimal number.
    Number,
    /// A moment.
    Datetime,
    /// Several lines. At most [`AnswerValue::TEXT_MAX`] characters.
    Text,
    /// One of the options.
    SingleValueList,
    /// Any number of the options.
    MultiValueList,
    /// Nothing to answer: the question's text is a notice to read (`variable=false` in Open311).
    Notice,
}

/// One choice of a list question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionOption {
    /// What is sent.
    pub key: String,
    /// What is shown, in the language that was asked for.
    pub name: String,
}

/// A question that belongs to a category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    /// The code to send the answer under.
    pub code: String,
    /// What the answer is made of.
    pub datatype: Datatype,
    /// True: the complaint can't be sent without an answer. Never true for a notice.
    #[serde(default)]
    pub required: bool,
    /// The question, or the notice, in the language that was asked for.
    pub text: String,
    /// A line that helps to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The choices of a list question, in order.
    #[serde(default)]
    pub options: Vec<QuestionOption>,
}

/// The answer to a question, in the shape its datatype asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum AnswerValue {
    /// For [`Datatype::Number`].
    Number(f64),
    /// For [`Datatype::String`], [`Datatype::Text`], [`Datatype::Datetime`] (RFC 3339) and
    /// [`Datatype::SingleValueList`] (a key).
    Text(String),
    /// For [`Datatype::MultiValueList`]: keys, each once.
    Keys(Vec<String>),
}

impl AnswerValue {
    /// The longest one-line answer, in characters.
    pub const STRING_MAX: usize = 200;
    /// The longest text answer, in characters.
    pub const TEXT_MAX: usize = 2_000;
}

/// An answer and the code of its question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answer {
    /// The [`Question::code`] it answers.
    pub code: String,
    /// The answer itself.
    pub value: AnswerValue,
}

/// Why an answer doesn't fit its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerProblem {
    /// A required answer is missing or blank.
    Required,
    /// More characters than the datatype allows.
    TooLong,
    /// Not a finite number.
    NotANumber,
    /// Not a moment.
    NotADatetime,
    /// Not one of the options, or one of them twice.
    NotAnOption,
    /// The value has another shape than the datatype asks for, or answers a notice.
    WrongType,
}

/// Judges `value`, the answer to `question`, `None` if there is none.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check_answer(question: &Question, value: Option<&AnswerValue>) -> Result<(), AnswerProblem> {
    if question.datatype == Datatype::Notice {
        return if value.is_none() { Ok(()) } else { Err(AnswerProblem::WrongType) };
    }
    let missing = match value {
        None => true,
        Some(AnswerValue::Text(text)) => is_blank(text),
        Some(AnswerValue::Keys(keys)) => keys.is_empty(),
        Some(AnswerValue::Number(_)) => false,
    };
    let Some(value) = value.filter(|_| !missing) else {
        return if question.required { Err(AnswerProblem::Required) } else { Ok(()) };
    };
    let is_option = |key: &String| question.options.iter().any(|option| option.key == *key);
    let ensure = |holds: bool, problem| if holds { Ok(()) } else { Err(problem) };
    match (question.datatype, value) {
        (Datatype::String, AnswerValue::Text(text)) => {
            ensure(characters(text) <= AnswerValue::STRING_MAX, AnswerProblem::TooLong)
        }
        (Datatype::Text, AnswerValue::Text(text)) => {
            ensure(characters(text) <= AnswerValue::TEXT_MAX, AnswerProblem::TooLong)
        }
        (Datatype::Number, AnswerValue::Number(number)) => {
            ensure(number.is_finite(), AnswerProblem::NotANumber)
        }
        (Datatype::Datetime, AnswerValue::Text(text)) => {
            ensure(Timestamp::from_rfc3339(text).is_some(), AnswerProblem::NotADatetime)
        }
        (Datatype::SingleValueList, AnswerValue::Text(key)) => {
            ensure(is_option(key), AnswerProblem::NotAnOption)
        }
        (Datatype::MultiValueList, AnswerValue::Keys(keys)) => {
            let each_once = keys.iter().enumerate().all(|(index, key)| !keys[..index].contains(key));
            ensure(each_once && keys.iter().all(is_option), AnswerProblem::NotAnOption)
        }
        _ => Err(AnswerProblem::WrongType),
    }
}
