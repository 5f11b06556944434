//! `GET requests/{id}`: one complaint.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap};

use super::{
    address::stem,
    document::Document,
    parameters::Asked,
    service_request::{self, Reader},
    unknown,
};
use crate::{
    api::{
        App, Fault,
        request::{InPath, Language},
    },
    database::complaints,
    reference,
};

/// A list of one. A complaint that isn't public answers like one that isn't there.
pub async fn get(
    State(app): State<Arc<App>>,
    InPath(file): InPath<String>,
    Language(language): Language,
    Asked(query): Asked,
    headers: HeaderMap,
) -> Result<Document, Fault> {
    let missing = || unknown("service_request_id");
    let reference = reference::from_typed(stem(&file)?).ok_or_else(missing)?.0;
    let reader = Reader { app: &app, language: &language, headers: &headers, query: &query };
    let mut connection = app.database.reader().acquire().await?;
    let record = complaints::find(&mut connection, &reference).await?.ok_or_else(missing)?;
    let request = reader.read(&mut connection, record).await?.ok_or_else(missing)?;
    Ok(Document::new(service_request::ROOT, vec![request].into()))
}
