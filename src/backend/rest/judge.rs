//! What an answer means: a success that is proven, or the trouble that it tells.

use serde_json::Value;

use super::{
    description::{Description, Envelope, FieldsAnswer},
    fields::WHOLE_MAX,
    template::plain,
    words::ErrorKind,
};
use crate::{
    backend::{Outcome, Refusal, Reply, Trouble, loose, reply},
    domain::QuotedText,
    form::{Field, Problem, Reason},
};

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To know something. Nobody can be told to correct what was only asked for.
    Asking,
    /// To prepare a change: it may be turned away for its content, but whatever breaks, nothing was changed.
    Preparing,
    /// To change something: what is unclear may have happened.
    Changing,
}

/// What is asked of the hotline, as far as its answer is judged by it.
#[derive(Clone, Debug)]
pub struct Nature {
    /// What it is for.
    pub purpose: Purpose,
    /// True: it is about a complaint that is there, which may not be found.
    pub of_complaint: bool,
    /// The field that the whole content stands for, if it is only one.
    pub field: Option<Field>,
}

/// True when both are the same, apart from their types: 7 is `"7"` and 7.0. Two texts are the same only letter by
/// letter, for they may be codes.
#[must_use]
pub fn is_same(a: &Value, b: &Value) -> bool {
    let (a_text, b_text) = (plain(a), plain(b));
    let number = |text: &str| serde_json::from_str(text.trim()).ok().filter(|it: &f64| it.abs() < WHOLE_MAX);
    let is_same_number = || {
        let is_number = a.is_number() || b.is_number();
        is_number && number(&a_text).is_some_and(|a| number(&b_text) == Some(a))
    };
    a_text.trim() == b_text.trim() || is_same_number()
}

/// The content of a success.
///
/// `is_taken` says whether an answer shows that the hotline did what it was asked: if it tells a failure, too, nobody
/// knows.
///
/// # Errors
/// What the answer tells instead.
pub fn judge(
    description: &Description,
    envelope: &Envelope,
    nature: &Nature,
    reply: Reply,
    is_taken: impl Fn(&Value) -> bool,
) -> Outcome<Value> {
    let changes = nature.purpose == Purpose::Changing;
    let response = if changes { reply::of_changing(reply)? } else { reply::of_reading(reply)? };
    let (status, retry_after) = (response.status, response.retry_after());
    let unclear = if changes { Trouble::Unknown } else { Trouble::Unavailable { retry_after } };
    let problem = |reason| {
        let field = nature.field.clone().unwrap_or(Field::Other);
        Trouble::Rejected(vec![Problem::new(field, reason)])
    };
    let Ok(answer) = serde_json::from_slice::<Value>(&response.body) else {
        return Err(match status {
            413 => problem(Reason::TooLarge { max_bytes: None }),
            415 => problem(Reason::WrongType),
            429 => Trouble::Refused(Refusal::Throttled { retry_after }),
            401 | 403 => Trouble::Refused(Refusal::Forbidden),
            // A proxy that has waited too long says it also after the hotline has acted.
            408 => unclear,
            // Turned away, but not in the hotline's words: something else answers at its address.
            400..=499 => Trouble::Unavailable { retry_after },
            _ => unclear,
        });
    };
    let is_success = envelope.status.contains(&status);
    let tells_failure = envelope.error_if.iter().any(|pointer| pointer.says_something(&answer));
    let mut proof = envelope.proof.0.iter();
    let is_proven = proof.all(|(at, expected)| at.value(&answer).is_some_and(|it| is_same(it, expected)));
    match (is_success && is_proven, tells_failure) {
        (true, false) => return Ok(answer),
        (true, true) if !envelope.proof.0.is_empty() || is_taken(&answer) => return Err(unclear),
        _ => {}
    }
    let kind = envelope.kind.as_ref().and_then(|kind| {
        let code = kind.at.text(&answer)?;
        kind.codes.get(&code).copied()
    });
    let kind = kind.unwrap_or(match status {
        _ if is_success && tells_failure => ErrorKind::Rejected,
        _ if is_success => ErrorKind::Unknown,
        401 | 403 => ErrorKind::Forbidden,
        404 if nature.of_complaint => ErrorKind::NotFound,
        // A number that no complaint could have is none that there is.
        400 | 410 | 422 if nature.of_complaint && nature.purpose == Purpose::Asking => ErrorKind::NotFound,
        404 => ErrorKind::Unavailable,
        408 => ErrorKind::Unknown,
        409 if nature.of_complaint => ErrorKind::WrongStatus,
        413 => ErrorKind::TooLarge,
        415 => ErrorKind::WrongType,
        429 => ErrorKind::Throttled,
        400..=499 => ErrorKind::Rejected,
        _ => ErrorKind::Unknown,
    });
    Err(match kind {
        ErrorKind::Forbidden => Trouble::Refused(Refusal::Forbidden),
        ErrorKind::Throttled => Trouble::Refused(Refusal::Throttled { retry_after }),
        ErrorKind::NotFound => Trouble::NotFound,
        ErrorKind::Unavailable => Trouble::Unavailable { retry_after },
        _ if nature.purpose == Purpose::Asking => unclear,
        ErrorKind::Rejected => Trouble::Rejected(problems(description, envelope, nature, &answer)),
        ErrorKind::TooLarge => problem(Reason::TooLarge { max_bytes: None }),
        ErrorKind::WrongType => problem(Reason::WrongType),
        ErrorKind::WrongStatus => Trouble::Refused(Refusal::WrongStatus),
        ErrorKind::AlreadyDone => Trouble::Refused(Refusal::AlreadyDone),
        ErrorKind::TooLate => Trouble::Refused(Refusal::TooLate),
        ErrorKind::Unknown => unclear,
    })
}

/// The faults that an answer tells, at least one.
fn problems(description: &Description, envelope: &Envelope, nature: &Nature, answer: &Value) -> Vec<Problem> {
    let quote = |text: String| QuotedText { text, language: description.language.clone() };
    let general = envelope.words.iter().filter_map(|pointer| said(pointer.value(answer)?)).next();
    let problem = |name: Option<String>, words: Option<String>| {
        let known = name.and_then(|name| {
            envelope.fields.as_ref().and_then(|fields| fields.names.get(&name)).map(|known| known.0.clone())
        });
        let field = nature.field.clone().or(known).unwrap_or(Field::Other);
        Problem::new(field, Reason::Invalid).said(words.or_else(|| general.clone()).map(quote))
    };
    let mut problems: Vec<Problem> = envelope
        .fields
        .as_ref()
        .map(|fields| faults(fields, answer).into_iter().map(|(name, words)| problem(name, words)).collect())
        .unwrap_or_default();
    if problems.is_empty() {
        problems.push(problem(None, None));
    }
    problems
}

/// The names of the fields that have faults, and the words about each.
fn faults(fields: &FieldsAnswer, answer: &Value) -> Vec<(Option<String>, Option<String>)> {
    let words = |item: &Value| match &fields.words {
        Some(pointer) => said(pointer.value(item)?),
        None => said(item),
    };
    match fields.at.value(answer) {
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| (fields.name.as_ref().and_then(|pointer| pointer.text(item)), words(item)))
            .collect(),
        Some(Value::Object(members)) => {
            members.iter().map(|(name, item)| (Some(name.clone()), words(item))).collect()
        }
        _ => Vec::new(),
    }
}

/// The words of a text, of each text of a list, or of each member of an object.
fn said(value: &Value) -> Option<String> {
    let all = |values: Vec<&Value>| {
        let said: Vec<String> = values.into_iter().filter_map(loose::text).collect();
        (!said.is_empty()).then(|| said.join("\n"))
    };
    match value {
        Value::Array(items) => all(items.iter().collect()),
        Value::Object(members) => all(members.values().collect()),
        one => loose::text(one),
    }
}
