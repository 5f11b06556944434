//! `GET tokens/{token}`: the number behind a token, where the operator has the hotline give tokens.
//!
//! A token is the key under which the complaint is kept, so that it needs no table of its own and a repeated
//! submission gets the same one. It opens nothing.

use std::sync::Arc;

use axum::extract::State;
use serde_json::json;

use super::{address::stem, document::Document, parameters::Asked, service_request, unknown};
use crate::{
    api::{App, Fault, request::InPath},
    database::complaints,
};

/// How keys begin that were made here. The native profile's are UUIDs, which mustn't be answered for.
pub const PREFIX: &str = "open311-";

/// The token, with the number as soon as its time has come.
pub async fn get(
    State(app): State<Arc<App>>,
    InPath(file): InPath<String>,
    _: Asked,
) -> Result<Document, Fault> {
    let missing = || unknown("token");
    let token = stem(&file)?;
    let delay = app.open311.tokens_after.filter(|_| token.starts_with(PREFIX)).ok_or_else(missing)?;
    let mut connection = app.database.reader().acquire().await?;
    let first = complaints::first_under_key(&mut connection, token).await?.ok_or_else(missing)?;
    let waited = app.clock.now().unix_millis().saturating_sub(first.created_at.unix_millis());
    let is_ready = u128::try_from(waited).is_ok_and(|waited| waited >= delay.as_millis());
    let number = is_ready.then_some(first.reference);
    Ok(Document::new(service_request::ROOT, json!([{ "service_request_id": number, "token": token }])))
}
