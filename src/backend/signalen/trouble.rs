//! What a response means that isn't the one hoped for.

use std::time::Duration;

use serde_json::Value;

use super::Signalen;
use crate::{
    backend::{Outcome, Refusal, Reply, Response, Trouble, loose, reply},
    domain::{LanguageTag, QuotedText},
    form::{Field, Problem, Reason},
};

/// The member of an answer that tells of a fault, the field of ours that it means, and what is wrong with it.
pub(super) type Meaning = (&'static str, Field, Reason, Author);

/// Who wrote a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// The framework under Signalen, which speaks the deployment's language.
    Framework,
    /// Signalen's own code, which is in English.
    Signalen,
}

/// The content of a good answer to an operation that changes nothing, or nothing that counts yet.
pub(super) fn read(hotline: &Signalen, reply: Reply) -> Outcome<Value> {
    let response = reply::of_reading(reply)?;
    let unclear = Trouble::Unavailable { retry_after: response.retry_after() };
    judge(hotline, &response, &[], unclear)
}

/// The content of a good answer to an operation that changes something; `fields` says what its faults mean.
pub(super) fn changed(hotline: &Signalen, reply: Reply, fields: &[Meaning]) -> Outcome<Value> {
    judge(hotline, &reply::of_changing(reply)?, fields, Trouble::Unknown)
}

/// What an answer is worth. One that is no JSON comes from something else at the hotline's address, or from a program
/// that broke down; where it says nothing about what was done, the end is `unclear`.
fn judge(hotline: &Signalen, response: &Response, fields: &[Meaning], unclear: Trouble) -> Outcome<Value> {
    let body: Option<Value> = serde_json::from_slice(&response.body).ok();
    let retry_after = response.retry_after();
    Err(match (response.status, body) {
        (200 | 201, Some(body)) => return Ok(body),
        (429, body) => {
            // Browsers don't see the header of another origin that doesn't expose it; the sentence says the same.
            let retry_after = retry_after.or_else(|| seconds(&body?["detail"]));
            Trouble::Refused(Refusal::Throttled { retry_after })
        }
        (401 | 403, _) => Trouble::Refused(Refusal::Forbidden),
        (404, Some(_)) => Trouble::NotFound,
        (410, Some(body)) => Trouble::Refused(gone(&body)),
        (400, Some(body)) => Trouble::Rejected(problems(hotline, &body, fields)),
        (413, _) => Trouble::Rejected(vec![Problem::new(Field::Other, Reason::TooLarge { max_bytes: None })]),
        // Something on the way waited too long; what it sent on may have been read.
        (408, _) => unclear,
        (400..=499, _) => Trouble::Unavailable { retry_after },
        _ => unclear,
    })
}

/// Why a form or a session can't be used any more.
fn gone(body: &Value) -> Refusal {
    let detail = body["detail"].as_str().unwrap_or_default().to_ascii_lowercase();
    let is_late = ["late", "expired"].iter().any(|word| detail.contains(word));
    if is_late { Refusal::TooLate } else { Refusal::AlreadyDone }
}

/// The first number in a sentence that says how many seconds to wait.
fn seconds(detail: &Value) -> Option<Duration> {
    let number = detail.as_str()?.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?;
    number.parse().ok().map(Duration::from_secs)
}

/// Everything that an answer finds fault with. What it says is quoted, for what its words mean only people know.
fn problems(hotline: &Signalen, body: &Value, fields: &[Meaning]) -> Vec<Problem> {
    let mut found = Vec::new();
    collect(body, "", &mut found);
    let problem = |(path, said): (String, String)| {
        let known = fields.iter().find(|(name, ..)| {
            path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        let (field, reason, language) = match known {
            Some((_, field, reason, Author::Framework)) => {
                (field.clone(), *reason, Some(hotline.settings.language.clone()))
            }
            Some((_, field, reason, Author::Signalen)) => {
                (field.clone(), *reason, Some(LanguageTag::new("en")))
            }
            None => (Field::Other, Reason::Invalid, None),
        };
        Problem::new(field, reason).said(Some(QuotedText { text: said, language }))
    };
    let problems: Vec<_> = found.into_iter().map(problem).collect();
    if problems.is_empty() { vec![Problem::new(Field::Other, Reason::Invalid)] } else { problems }
}

/// The sentences in a tree of members, with the path to each; several of one member are one.
fn collect(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
                collect(value, &path, found);
            }
        }
        Value::Array(items) => {
            let sentences: Vec<String> = items.iter().filter_map(loose::text).collect();
            if !sentences.is_empty() {
                found.push((path.to_owned(), sentences.join("\n")));
            }
            for item in items.iter().filter(|item| item.is_object() || item.is_array()) {
                collect(item, path, found);
            }
        }
        value => found.extend(loose::text(value).map(|sentence| (path.to_owned(), sentence))),
    }
}
