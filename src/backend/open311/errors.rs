//! What servers say when they won't, in all the shapes that were seen.

use serde_json::Value;

use super::reader::{self, Manner};
use crate::{
    backend::{Outcome, Refusal, Reply, Response, Trouble, loose, reply},
    form::{Field, Problem, Reason},
};

/// How many faults are read at most: who sends more sends something else.
const MAX: usize = 20;

/// One fault as the server tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// The parameter that it is about, if that is said apart.
    pub field: Option<String>,
    /// The server's words; empty if it gives only the field.
    pub words: String,
}

/// The faults in a content. Known shapes: `[{code, description}]`, `[{description}]`, `[{message}]`,
/// `{code, detail: {field: [words]}}`, `{detail: words}`, `{field: [words]}` at any depth, `{errors: {field: words}}`,
/// `{error: …}`, `{message}` and a bare array of words. Empty if there are none in it.
#[must_use]
pub fn faults(content: &Value) -> Vec<Fault> {
    let mut found = Vec::new();
    collect(content, None, &mut found);
    found.truncate(MAX);
    found
}

/// Members that hold words.
const WORDS: [&str; 5] = ["description", "message", "detail", "title", "error_description"];

/// Members that hold faults.
const NESTS: [&str; 5] = ["errors", "error", "detail", "_embedded", "non_field_errors"];

/// Those of them that hold faults by field where they hold no list.
const BY_FIELD: [&str; 2] = ["errors", "detail"];

/// Members that say something about the fault, but not in words.
const ABOUT: [&str; 7] = ["code", "status", "type", "field", "path", "_links", "logref"];

fn collect(content: &Value, field: Option<&str>, found: &mut Vec<Fault>) {
    match content {
        Value::String(_) | Value::Number(_) => {
            if let Some(words) = loose::text(content) {
                found.push(Fault { field: field.map(str::to_owned), words });
            }
        }
        Value::Array(list) => {
            for item in list.iter().take(MAX) {
                collect(item, field, found);
            }
        }
        Value::Object(members) => {
            let nests: Vec<(&str, &Value)> = NESTS
                .into_iter()
                .filter_map(|name| members.get(name).map(|nest| (name, nest)))
                .filter(|(_, nest)| nest.is_array() || nest.is_object())
                .collect();
            if !nests.is_empty() {
                for (name, nest) in nests {
                    match nest {
                        // Members of these are fields, also one called `description`.
                        Value::Object(fields) if BY_FIELD.contains(&name) => {
                            fields.iter().for_each(|(field, value)| collect(value, Some(field), found));
                        }
                        nest => collect(nest, field, found),
                    }
                }
                return;
            }
            let words = reader::first(content, &WORDS).or_else(|| loose::text(&content["error"]));
            if let Some(words) = words {
                let own =
                    reader::first(content, &["field", "path"]).or_else(|| loose::text(&content["code"]));
                found.push(Fault { field: own.or_else(|| field.map(str::to_owned)), words });
                return;
            }
            for (name, value) in members.iter().filter(|(name, _)| !ABOUT.contains(&name.as_str())) {
                collect(value, Some(name), found);
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

impl Fault {
    /// The field of ours that it is about: the parameter that it names apart, else one that stands in its words.
    #[must_use]
    pub fn about(&self) -> Option<Field> {
        self.field.as_deref().and_then(field_in).or_else(|| field_in(&self.words))
    }

    /// True when it says that another report was sent under the same key, as this project's hotline says it.
    fn is_about_the_key(&self) -> bool {
        self.words.contains("Idempotency-Key was used")
    }

    fn problem(&self, manner: &Manner) -> Problem {
        let said = manner.quoted(self.words.clone());
        Problem::new(self.about().unwrap_or(Field::Other), Reason::Invalid).said(Some(said))
    }
}

/// True when a content under a status of success says in so many words that it is none.
fn is_refusal(content: &Value) -> bool {
    // A number there is a count or a code, and zero means that all is well.
    is_specified(content)
        || ["errors", "error"].into_iter().any(|name| !content[name].is_number() && has(content, name))
}

/// True for faults as the specification has them, which nothing between the server and us writes by chance: a list of
/// things that each have a code and a description.
fn is_specified(content: &Value) -> bool {
    let list = content.as_array().filter(|list| !list.is_empty());
    list.is_some_and(|list| list.iter().all(|item| has(item, "code") && has(item, "description")))
}

fn has(item: &Value, member: &str) -> bool {
    !faults(&item[member]).is_empty()
}

/// The field of ours that the first parameter's name in `text` means.
fn field_in(text: &str) -> Option<Field> {
    if let Some((_, rest)) = text.split_once("attribute[") {
        return rest.split_once(']').map(|(code, _)| Field::Answer(code.to_owned()));
    }
    // Camel case, as some servers name their errors (`ServiceCodeError`), is left to its description.
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).find_map(|word| {
        Some(match word {
            "service_code" => Field::Category,
            "description" => Field::Description,
            "lat" | "long" | "location" | "address" | "address_string" | "address_id" => Field::Place,
            "first_name" | "last_name" => Field::Name,
            "email" => Field::Email,
            "phone" => Field::Phone,
            "media" | "media_url" | "file" => Field::Photos,
            _ => return None,
        })
    })
}

/// What a response means that isn't what was hoped for. `unclear` is for those that don't tell what was done.
#[must_use]
pub fn trouble(response: &Response, manner: &Manner, unclear: Trouble) -> Trouble {
    let retry_after = response.retry_after();
    let content = reader::json(&response.body);
    let found = content.as_ref().map(faults).unwrap_or_default();
    let rejected = || Trouble::Rejected(found.iter().map(|fault| fault.problem(manner)).collect());
    match response.status {
        // Something on the way waited too long; what it sent on may have been read.
        408 => unclear,
        429 => Trouble::Refused(Refusal::Throttled { retry_after }),
        // An earlier content went out under this key and may have been taken. "Nothing was taken" would be wrong.
        400..=499 if found.iter().any(Fault::is_about_the_key) => unclear,
        // A wrong category is a 403 on some servers; the key's faults name no field of the citizen's.
        401 | 403 if found.iter().any(|fault| fault.about().is_some()) => rejected(),
        401 | 403 => Trouble::Refused(Refusal::Forbidden),
        413 => Trouble::Rejected(vec![Problem::new(Field::Photos, Reason::TooLarge { max_bytes: None })]),
        415 => Trouble::Rejected(vec![Problem::new(Field::Photos, Reason::WrongType)]),
        // Also with status 200: a server that lists faults has taken nothing.
        200..=299 if content.as_ref().is_some_and(is_refusal) => rejected(),
        400..=499 if !found.is_empty() => rejected(),
        // Turned away, but not by words of a hotline: something else answers at its address.
        400..=499 => Trouble::Unavailable { retry_after },
        // In any other form it may be by something on the way, after the server had the report.
        503 if content.as_ref().is_some_and(is_specified) => Trouble::Unavailable { retry_after },
        _ => unclear,
    }
}

/// The response to a reading operation.
///
/// # Errors
/// Everything but a 200.
pub fn read(reply: Reply) -> Outcome<Response> {
    let response = reply::of_reading(reply)?;
    let retry_after = response.retry_after();
    match response.status {
        200 => Ok(response),
        401 | 403 => Err(Trouble::Refused(Refusal::Forbidden)),
        429 => Err(Trouble::Refused(Refusal::Throttled { retry_after })),
        _ => Err(Trouble::Unavailable { retry_after }),
    }
}
