//! Reading JSON from servers that aren't strict about types: ids are numbers or texts, truths are texts, and `null`,
//! `""` and a missing member mean the same.

use serde_json::Value;
use time::{OffsetDateTime, PrimitiveDateTime, format_description::well_known::Iso8601};

use crate::domain::{Timestamp, is_blank};

/// A text or a number as a trimmed text; `None` if there is nothing to read.
#[must_use]
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !is_blank(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A finite number, also one that is written as a text.
#[must_use]
pub fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| number.is_finite())
}

/// A truth, also one that is written as a text or as 0 or 1.
#[must_use]
pub fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::Number(number) => number.as_i64().map(|number| number != 0),
        Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// A date and time (ISO 8601) with `Z`, with an offset, or without any: then it counts as UTC, the nearest there is
/// to knowing. What is finer than a millisecond is cut off.
#[must_use]
pub fn moment(value: &Value) -> Option<Timestamp> {
    let text = value.as_str()?.trim().replacen(' ', "T", 1);
    let moment = OffsetDateTime::parse(&text, &Iso8601::DEFAULT).ok().or_else(|| {
        PrimitiveDateTime::parse(&text, &Iso8601::DEFAULT).ok().map(PrimitiveDateTime::assume_utc)
    })?;
    i64::try_from(moment.unix_timestamp_nanos().div_euclid(1_000_000)).ok().map(Timestamp::from_unix_millis)
}
