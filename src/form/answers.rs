//! From typed answers to what can be sent.

use std::collections::BTreeMap;

use super::{Field, Problem, Reason, TypedAnswer};
use crate::domain::{
    Answer, AnswerProblem, AnswerValue, Datatype, Question, Timestamp, check_answer, decimal_digit, is_blank,
    is_invisible,
};

/// The answers that `typed` has for `questions`; what is wrong with them goes to `problems`, each under the field that
/// `field` makes of the question's code.
pub(super) fn check_answers(
    typed: &BTreeMap<String, TypedAnswer>,
    questions: &[Question],
    field: fn(String) -> Field,
    local_time: &dyn Fn(&str) -> Option<Timestamp>,
    problems: &mut Vec<Problem>,
) -> Vec<Answer> {
    let mut answers = Vec::new();
    for question in questions.iter().filter(|question| question.datatype != Datatype::Notice) {
        let field = || field(question.code.clone());
        let value = match typed_value(typed.get(&question.code), question.datatype, local_time) {
            Ok(value) => value,
            Err(reason) => {
                problems.push(Problem::new(field(), reason));
                continue;
            }
        };
        match check_answer(question, value.as_ref()) {
            Ok(()) => answers.extend(value.map(|value| Answer { code: question.code.clone(), value })),
            Err(problem) => problems.push(Problem::new(field(), reason_of(problem, question.datatype))),
        }
    }
    answers
}

/// The value that a typed answer stands for; blank and empty answers are none.
fn typed_value(
    typed: Option<&TypedAnswer>,
    datatype: Datatype,
    local_time: &dyn Fn(&str) -> Option<Timestamp>,
) -> Result<Option<AnswerValue>, Reason> {
    let value = match typed {
        None => return Ok(None),
        Some(TypedAnswer::Keys(keys)) if keys.is_empty() => return Ok(None),
        Some(TypedAnswer::Keys(keys)) => AnswerValue::Keys(keys.clone()),
        Some(TypedAnswer::Text(text)) if is_blank(text) => return Ok(None),
        Some(TypedAnswer::Text(text)) => match datatype {
            Datatype::Number => AnswerValue::Number(typed_number(text).ok_or(Reason::NotANumber)?),
            Datatype::Datetime => {
                AnswerValue::Text(local_time(text.trim()).ok_or(Reason::NotADatetime)?.to_rfc3339())
            }
            _ => AnswerValue::Text(text.trim().to_owned()),
        },
    };
    Ok(Some(value))
}

/// Reads a number as people type it: digits of any of our keyboards, a point or a comma before the decimals. There
/// are no thousands separators, and a single comma before exactly three digits (`1,234`) could be one: rather than
/// guess, it counts as no number. The Arabic decimal separator is clear.
fn typed_number(text: &str) -> Option<f64> {
    let mut plain = String::with_capacity(text.len());
    for c in text.trim().chars().filter(|c| !is_invisible(*c)) {
        plain.push(match c {
            '٫' | '．' => '.',
            '，' => ',',
            '−' | '－' => '-',
            '.' | ',' | '-' | '+' => c,
            _ => char::from_digit(decimal_digit(c)?, 10)?,
        });
    }
    if let Some((whole, decimals)) = plain.split_once(',') {
        if decimals.len() == 3 && whole.trim_start_matches(['-', '+']) != "0" {
            return None;
        }
        plain = plain.replace(',', ".");
    }
    decimal(&plain)
}

/// The value of a decimal number such as `-12.5`, `.5` or `+7.`: exact up to 15 digits, which is all that its type
/// can hold. The standard library's way, exact for any number of digits, would be a twentieth of the first load.
fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut value = 0.0;
    for byte in whole.bytes().chain(decimals.bytes()) {
        value = value * 10.0 + f64::from(char::from(byte).to_digit(10)?);
    }
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    value /= 10_f64.powi(i32::try_from(decimals.len()).ok()?);
    Some(if text.starts_with('-') { -value } else { value })
}

const fn reason_of(problem: AnswerProblem, datatype: Datatype) -> Reason {
    match problem {
        AnswerProblem::Required => Reason::Required,
        AnswerProblem::TooLong if matches!(datatype, Datatype::String) => {
            Reason::TooLong { max: Some(AnswerValue::STRING_MAX) }
        }
        AnswerProblem::TooLong => Reason::TooLong { max: Some(AnswerValue::TEXT_MAX) },
        AnswerProblem::NotANumber => Reason::NotANumber,
        AnswerProblem::NotADatetime => Reason::NotADatetime,
        AnswerProblem::NotAnOption => Reason::NotAChoice,
        AnswerProblem::WrongType => Reason::Malformed,
    }
}
