//! What is typed in the forms that a link of the hotline's leads to.

use std::collections::BTreeMap;

use super::{
    Field, Problem, Reason, TypedAnswer,
    answers::check_answers,
    check::{given, limit},
};
use crate::domain::{Feedback, FollowUpAnswer, Question, Rating, Timestamp};

/// A verdict by link as far as it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftFeedback {
    /// Is the citizen satisfied?
    pub satisfied: Option<bool>,
    /// The texts of the chosen reasons of either side; only those of the side that was chosen last count.
    pub reasons: BTreeMap<bool, Vec<String>>,
    /// A reason in the citizen's own words.
    pub own_reason: String,
    /// More that the hotline should know.
    pub words: String,
    /// May the hotline contact the citizen about it?
    pub allows_contact: bool,
}

/// Judges a verdict by link.
///
/// # Errors
/// Everything that is missing or too long, in the order of the screen.
pub fn check_feedback(draft: &DraftFeedback) -> Result<Feedback, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut reasons = draft.satisfied.and_then(|side| draft.reasons.get(&side).cloned()).unwrap_or_default();
    reasons.extend(given(&draft.own_reason));
    let missing = [
        (Field::Satisfied, draft.satisfied.is_none()),
        (Field::Reasons, draft.satisfied.is_some() && reasons.is_empty()),
    ];
    for (field, _) in missing.into_iter().filter(|(_, is_missing)| *is_missing) {
        problems.push(Problem::new(field, Reason::Required));
    }
    limit(&draft.own_reason, Rating::WORDS_MAX, Field::OwnReason, &mut problems);
    limit(&draft.words, Rating::WORDS_MAX, Field::RatingWords, &mut problems);
    match draft.satisfied {
        Some(satisfied) if problems.is_empty() => {
            let words = given(&draft.words);
            Ok(Feedback { satisfied, reasons, words, allows_contact: draft.allows_contact })
        }
        _ => Err(problems),
    }
}

/// Judges the answers to questions by link. `local_time` is that of [`super::Rules`].
///
/// # Errors
/// Everything that is missing or doesn't fit its question, in the order of the questions.
pub fn check_follow_up(
    typed: &BTreeMap<String, TypedAnswer>,
    questions: &[Question],
    local_time: &dyn Fn(&str) -> Option<Timestamp>,
) -> Result<Vec<FollowUpAnswer>, Vec<Problem>> {
    let mut problems = Vec::new();
    let answers = check_answers(typed, questions, Field::FollowUpAnswer, local_time, &mut problems);
    if problems.is_empty() {
        Ok(answers
            .into_iter()
            .map(|answer| FollowUpAnswer { code: answer.code, value: answer.value })
            .collect())
    } else {
        Err(problems)
    }
}
