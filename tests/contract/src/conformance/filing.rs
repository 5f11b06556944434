//! `POST complaints`.

use complaint_widget::{
    backend::{
        Body, Method,
        native::wire::{Created, IDEMPOTENCY_KEY, ProblemCode},
    },
    domain::Status,
};

use super::wire::{Told, Wire, content, new_key, problem};
use crate::finding::{Checked, ensure};

pub(super) async fn a_complaint_is_created(wire: &Wire<'_>) -> Checked {
    let response = wire.create(&new_key(), &wire.body().await?).await?;
    let created: Created = content(&response, 201)?;
    ensure(created.status == Status::Received, "the status received", Told(&response))?;
    ensure(created.deadline >= created.created_at, "a deadline after the beginning", Told(&response))?;
    let is_complete = !created.reference.0.is_empty() && !created.code.secret().is_empty();
    ensure(is_complete, "a number and a code", Told(&response))
}

pub(super) async fn a_key_is_needed(wire: &Wire<'_>) -> Checked {
    let body = wire.body().await?;
    let request = wire.request(Method::Post, "complaints").body(Body::Json(body.to_string()));
    problem(&wire.send(request).await?, 400, ProblemCode::BadRequest)?;
    problem(&wire.create("seven", &body).await?, 400, ProblemCode::BadRequest).map(|_| ())
}

pub(super) async fn the_same_again_is_the_same_answer(wire: &Wire<'_>) -> Checked {
    let made = wire.made().await?;
    let again = wire.create(&made.key, &made.body).await?;
    let created: Created = content(&again, 201)?;
    ensure(created == made.created, format!("{:?}", made.created), Told(&again))
}

pub(super) async fn another_body_is_refused(wire: &Wire<'_>) -> Checked {
    let made = wire.made().await?;
    let mut body = made.body.clone();
    body["description"] = "Something else".into();
    let response = wire.create(&made.key, &body).await?;
    let problem = problem(&response, 422, ProblemCode::KeyReused)?;
    ensure(problem.errors.is_empty(), "no field to blame", Told(&response))?;
    let request = wire.request(Method::Post, "complaints").header(IDEMPOTENCY_KEY, &made.key);
    let again = wire.send(request.body(Body::Json(made.body.to_string()))).await?;
    content::<Created>(&again, 201).map(|_| ())
}
