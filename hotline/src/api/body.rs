//! Reading bodies: bounded in bytes and time, and strict about what they say.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, StatusCode, header},
};
use complaint_widget::backend::native::wire::{FieldError, FieldErrorCode, ProblemCode};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use super::problem::{Fault, field_error};

/// The largest JSON body, in bytes.
pub const JSON_MAX: usize = 64 * 1024;
/// How much of a body that is too large is read and thrown away, in bytes.
pub const WASTE_MAX: usize = 32 * 1024 * 1024;
/// How long a JSON body may take to arrive.
pub const JSON_TIME: Duration = Duration::from_secs(30);

/// Reads a body of at most `max` bytes that arrives within `time`.
///
/// Of a larger one up to 32 MiB are read and thrown away, a piece at a time: a client that is still sending when the
/// connection closes never sees the answer.
///
/// # Errors
/// 413, 408, or 400 if the connection broke.
pub async fn read(headers: &HeaderMap, mut body: Body, max: usize, time: Duration) -> Result<Bytes, Fault> {
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    let mut fits = announced.is_none_or(|length| length <= max as u64);
    let receiving = async {
        let mut kept = Vec::new();
        let mut received = 0_usize;
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|_| Fault::bad_request("The body broke off."))?;
            let Ok(piece) = frame.into_data() else { continue };
            received = received.saturating_add(piece.len());
            if received > max {
                fits = false;
                kept = Vec::new();
            }
            if received > max.saturating_add(WASTE_MAX) {
                break;
            }
            if fits {
                kept.extend_from_slice(&piece);
            }
        }
        if fits { Ok(kept.into()) } else { Err(Fault::too_large(max as u64)) }
    };
    tokio::time::timeout(time, receiving).await.unwrap_or_else(|_| Err(Fault::timed_out()))
}

/// Reads a JSON body into `T`: unknown fields and wrong types are faults that name the field.
///
/// # Errors
/// 415, 413, 408, 400 for what isn't JSON, 422 with pointers for what isn't a `T`.
pub async fn json<T: DeserializeOwned>(headers: &HeaderMap, body: Body) -> Result<T, Fault> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Fault::unsupported("The body must be application/json."));
    }
    parse(&read(headers, body, JSON_MAX, JSON_TIME).await?)
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        Fault::new(
            StatusCode::BAD_REQUEST,
            ProblemCode::MalformedJson,
            format!("The body isn't JSON in UTF-8: line {}, column {}.", error.line(), error.column()),
        )
    })?;
    let mut unknown = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&value, &mut track);
    let parsed = serde_ignored::deserialize(tracked, |path| unknown.push(ignored_pointer(&path)));
    let mut errors: Vec<FieldError> = unknown
        .into_iter()
        .map(|pointer| {
            field_error(named(&pointer, &value), FieldErrorCode::UnknownField, "There is no such field.")
        })
        .collect();
    match parsed {
        Ok(parsed) if errors.is_empty() => return Ok(parsed),
        Ok(_) => {}
        Err(error) => errors.push(type_error(&pointer(&track.path()), &error, &value)),
    }
    Err(Fault::invalid(errors))
}

/// What serde has to say about a value, as a fault of the field it is about. Serde tells a missing field and an
/// unknown word only in its message.
fn type_error(pointer: &str, error: &serde_json::Error, value: &Value) -> FieldError {
    let message = error.to_string();
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
    let (pointer, code) = match missing {
        Some((field, _)) => (format!("{pointer}/{}", escape(field)), FieldErrorCode::Required),
        None if message.starts_with("unknown variant") => (pointer.to_owned(), FieldErrorCode::NotAChoice),
        None => (pointer.to_owned(), FieldErrorCode::WrongType),
    };
    // The message may quote what was sent; a field's own words are not repeated in an answer.
    let detail = match code {
        FieldErrorCode::Required => "This field is missing.",
        FieldErrorCode::NotAChoice => "This is not one of the choices.",
        _ => "This has another type or form than this field has.",
    };
    field_error(named(&pointer, value), code, detail)
}

/// A pointer into `answers` names the answer by its code, if it has one: `/answers/CODE`.
fn named(pointer: &str, value: &Value) -> String {
    let answer = pointer.strip_prefix("/answers/").and_then(|rest| {
        let index = rest.split('/').next().unwrap_or_default();
        value.get("answers")?.get(index.parse::<usize>().ok()?)?.get("code")?.as_str()
    });
    answer.map_or_else(|| pointer.to_owned(), |code| format!("/answers/{}", escape(code)))
}

/// A path of serde's as a JSON Pointer (RFC 6901).
#[must_use]
pub fn pointer(path: &serde_path_to_error::Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => pointer.push_str(&format!("/{}", escape(key))),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

fn ignored_pointer(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => format!("{}/{index}", ignored_pointer(parent)),
        Path::Map { parent, key } => format!("{}/{}", ignored_pointer(parent), escape(key)),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => {
            ignored_pointer(parent)
        }
    }
}

/// A name as a token of a JSON Pointer (RFC 6901 section 3).
#[must_use]
pub fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
