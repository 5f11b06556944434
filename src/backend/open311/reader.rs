//! Reading what servers call Open311: whatever the packing, the same things are found in it.

use serde_json::Value;

use crate::{
    backend::{Outcome, Response, Trouble, UtcOffset, loose},
    domain::{LanguageTag, QuotedText, Status, Timestamp},
};

/// The members in which lists and single things are wrapped.
const WRAPPERS: [&str; 11] = [
    "services",
    "service",
    "service_requests",
    "service_request",
    "requests",
    "request",
    "results",
    "tokens",
    "service_definition",
    "service_definitions",
    "_embedded",
];

/// A content as JSON; `None` for pages, nothing at all and texts that are cut off, whatever type they claim.
#[must_use]
pub fn json(body: &[u8]) -> Option<Value> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    serde_json::from_slice(body).ok()
}

/// The things in `content` that have a member `mark`: a bare array, a wrapped one, one thing alone, or `{}` for none.
/// `None`: it isn't a list of such things, for instance because things are there and none has the mark.
#[must_use]
pub fn items<'a>(content: &'a Value, mark: &str) -> Option<Vec<&'a Value>> {
    let mut found = Vec::new();
    collect(content, mark, &mut found).then_some(found)
}

/// True when everything in `content` was understood.
fn collect<'a>(content: &'a Value, mark: &str, found: &mut Vec<&'a Value>) -> bool {
    match content {
        Value::Array(list) => {
            let before = found.len();
            for item in list {
                collect(item, mark, found);
            }
            // One thing without its mark doesn't spoil the others.
            list.is_empty() || found.len() > before
        }
        Value::Object(_) if code(&content[mark]).is_some() => {
            found.push(content);
            true
        }
        Value::Object(members) if members.is_empty() => true,
        Value::Object(members) => {
            let mut wrapped = WRAPPERS.iter().filter_map(|name| members.get(*name)).peekable();
            wrapped.peek().is_some()
                && wrapped.all(|content| is_nothing(content) || collect(content, mark, found))
        }
        _ => false,
    }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(str::is_empty)
}

/// An id or a code: a text, a number, or one of these in a member of its own, at any depth.
#[must_use]
pub fn code(value: &Value) -> Option<String> {
    match value {
        Value::Object(_) => ["key", "code", "id", "value"].iter().find_map(|name| code(&value[*name])),
        plain => loose::text(plain),
    }
}

/// A name that is shown: as [`code`], from the member `name` of a nested one.
#[must_use]
pub fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(_) => name(&value["name"]),
        plain => loose::text(plain),
    }
}

/// The first of the members that says something.
#[must_use]
pub fn first(item: &Value, members: &[&str]) -> Option<String> {
    members.iter().find_map(|member| loose::text(&item[*member]))
}

/// What a deployment knows of how its server writes.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// The language of its words, where it has only one.
    pub language: Option<LanguageTag>,
    /// By which clock its times are that don't say.
    pub utc_offset: UtcOffset,
}

impl Manner {
    /// Words of the server.
    #[must_use]
    pub fn quoted(&self, text: String) -> QuotedText {
        QuotedText { text, language: self.language.clone() }
    }

    /// The first of the members that is a moment.
    #[must_use]
    pub fn moment(&self, item: &Value, members: &[&str]) -> Option<Timestamp> {
        members.iter().find_map(|member| self.utc_offset.moment(&item[*member]))
    }
}

/// The status that a word means. The specification has `open` and `closed`; the others are servers' own, and kept as
/// they are if unknown.
#[must_use]
pub fn status(word: &str) -> Status {
    let plain = word.trim().to_lowercase().replace([' ', '-'], "_");
    match plain.as_str() {
        "open" => Status::Received,
        "assigned" => Status::Forwarded,
        plain => match Status::from_word(plain) {
            Status::Other(_) => Status::Other(word.trim().to_owned()),
            known => known,
        },
    }
}

/// The list in the response to a reading operation.
///
/// # Errors
/// [`Trouble::Unavailable`] if it isn't one.
pub fn list<T>(response: &Response, mark: &str, read: impl FnMut(&Value) -> Option<T>) -> Outcome<Vec<T>> {
    const UNREADABLE: Trouble = Trouble::Unavailable { retry_after: None };
    let content = json(&response.body).ok_or(UNREADABLE)?;
    Ok(items(&content, mark).ok_or(UNREADABLE)?.into_iter().filter_map(read).collect())
}
