//! What a complaint may not be, and how that is told.

use complaint_widget::{
    backend::{
        Body, Method, Response,
        native::wire::{FieldErrorCode, IDEMPOTENCY_KEY, ProblemCode},
    },
    domain::Place,
};
use serde_json::{Value, json};

use super::wire::{Wire, names, new_key, problem};
use crate::finding::Checked;

/// How many bytes are too many.
const TOO_LARGE: usize = 70_000;

impl Wire<'_> {
    /// Sends a right body with one thing changed, and wants that named.
    async fn spoilt(&self, pointer: &str, code: FieldErrorCode, spoil: impl FnOnce(&mut Value)) -> Checked {
        let mut body = self.body().await?;
        spoil(&mut body);
        names(&self.create(&new_key(), &body).await?, pointer, code)
    }

    async fn without(&self, field: &str) -> Checked {
        self.spoilt(&format!("/{field}"), FieldErrorCode::Required, |body| {
            if let Some(fields) = body.as_object_mut() {
                fields.remove(field);
            }
        })
        .await
    }

    async fn post(&self, kind: &str, text: String) -> Checked<Response> {
        let request = self.request(Method::Post, "complaints").header(IDEMPOTENCY_KEY, &new_key());
        self.send(request.header("Content-Type", kind).body(Body::Json(text))).await
    }
}

pub(super) async fn unknown_fields_are_named(wire: &Wire<'_>) -> Checked {
    let unknown = FieldErrorCode::UnknownField;
    wire.spoilt("/colour", unknown, |body| body["colour"] = "blue".into()).await?;
    wire.spoilt("/place/colour", unknown, |body| body["place"]["colour"] = "blue".into()).await?;
    let answer = json!({ "code": "no_such_question", "value": "yes" });
    wire.spoilt("/answers/no_such_question", unknown, |body| body["answers"] = json!([answer])).await
}

pub(super) async fn missing_fields_are_named(wire: &Wire<'_>) -> Checked {
    for field in ["class", "category", "description", "language", "place"] {
        wire.without(field).await?;
    }
    Ok(())
}

pub(super) async fn wrong_types_are_named(wire: &Wire<'_>) -> Checked {
    let wrong = FieldErrorCode::WrongType;
    wire.spoilt("/description", wrong, |body| body["description"] = 7.into()).await?;
    wire.spoilt("/place/point/latitude", wrong, |body| {
        body["place"]["point"] = json!({ "latitude": "north", "longitude": 1 });
    })
    .await
}

pub(super) async fn wrong_choices_are_named(wire: &Wire<'_>) -> Checked {
    let wrong = FieldErrorCode::NotAChoice;
    wire.spoilt("/class", wrong, |body| body["class"] = "praise".into()).await?;
    wire.spoilt("/category", wrong, |body| {
        body["category"] = "no-such-category".into();
        body["answers"] = json!([]);
    })
    .await
}

pub(super) async fn limits_are_kept(wire: &Wire<'_>) -> Checked {
    let long = |max: usize| Value::from("a".repeat(max + 1));
    let max = wire.line.capabilities().await?.description_max;
    // White space and a direction mark: nothing that anyone could read.
    let blank = " \u{200F}\n";
    wire.spoilt("/description", FieldErrorCode::Required, |body| body["description"] = blank.into()).await?;
    wire.spoilt("/description", FieldErrorCode::TooLong, |body| body["description"] = long(max)).await?;
    wire.spoilt("/place/description", FieldErrorCode::TooLong, |body| {
        body["place"]["description"] = long(Place::DESCRIPTION_MAX);
    })
    .await
}

pub(super) async fn only_json_is_read(wire: &Wire<'_>) -> Checked {
    let broken = wire.post("application/json", "{".to_owned()).await?;
    problem(&broken, 400, ProblemCode::MalformedJson)?;
    let typed = wire.post("text/plain", wire.body().await?.to_string()).await?;
    problem(&typed, 415, ProblemCode::UnsupportedMediaType).map(|_| ())
}

pub(super) async fn large_bodies_are_refused(wire: &Wire<'_>) -> Checked {
    let mut body = wire.body().await?;
    body["description"] = "a".repeat(TOO_LARGE).into();
    problem(&wire.create(&new_key(), &body).await?, 413, ProblemCode::TooLarge).map(|_| ())
}
