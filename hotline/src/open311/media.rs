//! `GET media/{file}`: the photos of complaints that were made here.

use std::{io::ErrorKind, sync::Arc};

use axum::{
    body::Body,
    extract::State,
    http::{Response, header},
    response::IntoResponse,
};
use complaint_widget::domain::PhotoId;

use super::unknown;
use crate::{
    api::{App, Fault, request::InPath},
    database::{photos::PhotoRecord, published},
    photo,
};

/// The name of a photo's file, `None` if it hasn't arrived or has been erased. The id in it can't be guessed.
pub fn file_name(record: &PhotoRecord) -> Option<String> {
    let arrived = record.arrived.as_ref().filter(|arrived| !arrived.digest.is_empty())?;
    let extension = arrived.media_type.strip_prefix("image/")?;
    Some(format!("{}.{extension}", record.photo.id.0))
}

/// A photo, as it is kept: without metadata.
pub async fn get(State(app): State<Arc<App>>, InPath(file): InPath<String>) -> Result<Response<Body>, Fault> {
    let missing = || unknown("photo");
    let (id, extension) = file.split_once('.').ok_or_else(missing)?;
    let id = PhotoId(id.to_owned());
    let mut connection = app.database.reader().acquire().await?;
    let known = published::photo(&mut connection, &id).await?.ok_or_else(missing)?;
    drop(connection);
    if known.media_type.strip_prefix("image/") != Some(extension) {
        return Err(missing());
    }
    let path = photo::path(&app.photos, &known.reference, &id, &known.media_type);
    let bytes = tokio::fs::read(path).await.map_err(|error| match error.kind() {
        // Erased.
        ErrorKind::NotFound => missing(),
        _ => {
            tracing::error!(%error, "a photo can't be read");
            Fault::unavailable()
        }
    })?;
    let headers = [
        (header::CONTENT_TYPE, known.media_type),
        (header::CACHE_CONTROL, "public, max-age=3600".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
