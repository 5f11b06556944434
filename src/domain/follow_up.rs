//! Questions that the hotline asks later, by a link.

use serde::{Deserialize, Serialize};

use super::{AnswerValue, Question, QuotedText};

/// What the hotline asks the citizen who holds the link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What comes before the questions, in the hotline's words.
    pub introduction: Option<QuotedText>,
    /// The questions, in order; their codes go back with the answers.
    pub questions: Vec<Question>,
}

/// The answer to one of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FollowUpAnswer {
    /// The [`Question::code`].
    pub code: String,
    /// The answer.
    pub value: AnswerValue,
}
