//! Where something is in an answer: JSON Pointers (RFC 6901).

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use crate::{
    backend::{UtcOffset, loose},
    domain::Timestamp,
};

/// A JSON Pointer: empty for the whole answer, otherwise steps that each begin with `/`; `~1` is a slash within a
/// step, `~0` a tilde.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Pointer(String);

impl TryFrom<String> for Pointer {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if !text.is_empty() && !text.starts_with('/') {
            return Err(format!("\"{text}\" is no JSON Pointer; begin it with a slash: \"/{text}\""));
        }
        let mut after_tilde = text.split('~').skip(1);
        if after_tilde.any(|rest| !rest.starts_with(['0', '1'])) {
            return Err(format!("\"{text}\" is no JSON Pointer; write ~ as ~0, and / within a name as ~1"));
        }
        Ok(Self(text))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Pointer {
    /// What it points to in `answer`. `null` counts as nothing.
    #[must_use]
    pub fn value<'a>(&self, answer: &'a Value) -> Option<&'a Value> {
        answer.pointer(&self.0).filter(|value| !value.is_null())
    }

    /// The text or number there, as a text.
    #[must_use]
    pub fn text(&self, answer: &Value) -> Option<String> {
        loose::text(self.value(answer)?)
    }

    /// The items there; none if it isn't a list.
    #[must_use]
    pub fn items<'a>(&self, answer: &'a Value) -> &'a [Value] {
        self.value(answer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// The moment there. A time without a zone is one `offset` ahead of UTC; a number counts the
    /// seconds or, if it is that large, the milliseconds of Unix time.
    #[must_use]
    pub fn moment(&self, answer: &Value, offset: UtcOffset) -> Option<Timestamp> {
        let value = self.value(answer)?;
        if let Some(number) = value.as_i64() {
            let is_millis = number.unsigned_abs() >= 100_000_000_000;
            let millis = if is_millis { number } else { number.saturating_mul(1_000) };
            return Some(Timestamp::from_unix_millis(millis));
        }
        offset.moment(value)
    }

    /// True when there is something other than `null`, `false`, 0, and an empty text, list or object.
    #[must_use]
    pub fn says_something(&self, answer: &Value) -> bool {
        match self.value(answer) {
            None | Some(Value::Null | Value::Bool(false)) => false,
            Some(Value::Bool(true)) => true,
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(Value::Array(items)) => !items.is_empty(),
            Some(Value::Object(members)) => !members.is_empty(),
        }
    }
}
