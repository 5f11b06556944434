//! `PUT complaints/{reference}/photos/{id}`.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Response, StatusCode},
    response::IntoResponse,
};
use complaint_widget::{
    backend::native::wire::{PhotoReceived, Problem},
    domain::{PhotoId, Reference},
};
use sqlx::SqliteConnection;

use super::{
    App, body,
    openapi::CodeParameter,
    problem::Fault,
    request::{ClientAddress, InPath},
};
use crate::{
    database::{
        complaints::{self, Record},
        photos::{self, Arrived, PhotoRecord},
    },
    photo::{self, PhotoError, Picture},
};

/// How long a photo may take to arrive: 10 MB at 140 kbit/s.
pub const PHOTO_TIME: Duration = Duration::from_secs(600);

/// Takes a photo that was announced with the complaint. Its type is judged by its content, its metadata is
/// removed, and it must really be a picture. Sending the same photo again changes nothing; another photo under
/// the same id is refused like another body under a used key.
#[utoipa::path(
    put,
    path = "/complaints/{reference}/photos/{id}",
    operation_id = "putPhoto",
    params(
        ("reference" = String, Path, description = "The public number.", example = "PH-2026-000042"),
        ("id" = String, Path, description = "The photo's id, as announced.",
            example = "0b6e5c9e-7d0a-4c39-9a55-0f3a9a1f6f10"),
        CodeParameter,
    ),
    request_body(content(
        (Vec<u8> = "image/jpeg"),
        (Vec<u8> = "image/png"),
        (Vec<u8> = "image/webp"),
    )),
    responses(
        (status = 200, description = "It was here already.", body = PhotoReceived),
        (status = 201, description = "Taken.", body = PhotoReceived),
        (status = 400, description = "The body broke off.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "No such complaint or announced photo, or the code is wrong.",
            body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body didn't arrive in time.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The complaint is closed.", body = Problem,
            content_type = "application/problem+json"),
        (status = 413, description = "Too many bytes, or more than 50 megapixels.", body = Problem,
            content_type = "application/problem+json"),
        (status = 415, description = "Not a whole still picture of a type that is taken.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Another photo is here under this id.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many writes or wrong codes from this address.", body = Problem,
            content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds."))),
        (status = 503, description = "Out of order; nothing was done.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
pub async fn put(
    State(app): State<Arc<App>>,
    InPath((reference, id)): InPath<(String, String)>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    body: Body,
) -> Result<Response<Body>, Fault> {
    app.writes.take(address).map_err(Fault::throttled)?;
    let opened = app.opened(&reference, &headers, address).await?;
    let id = PhotoId(id.to_ascii_lowercase());
    let mut reader = app.database.reader().acquire().await?;
    let announced = find(photos::of_complaint(&mut reader, opened.id).await?, &id)?;
    // Before the bytes, so that a closed complaint doesn't cost an upload.
    refuse_closed(&opened, &announced)?;
    drop(reader);

    let rules = app.content.photos();
    let max = usize::try_from(rules.max_bytes).unwrap_or(usize::MAX);
    let sent = body::read(&headers, body, max, PHOTO_TIME).await?;
    let digest = app.key.digest(&sent);
    if let Some(arrived) = &announced.arrived {
        return already_here(&id, arrived, &digest);
    }
    let picture = clean(&app, sent).await?;

    let mut writer = app.database.writer().await?;
    let announced = find(photos::of_complaint(&mut writer, opened.id).await?, &id)?;
    if let Some(arrived) = &announced.arrived {
        return already_here(&id, arrived, &digest);
    }
    let record = complaints::find(&mut writer, &opened.reference.0).await?.ok_or_else(Fault::not_found)?;
    refuse_closed(&record, &announced)?;
    let sent = Cleaned { id: id.clone(), picture, digest };
    let arrived = keep(&app, &mut writer, record.id, &record.reference, sent).await?;
    writer.commit().await.map_err(Fault::uncertain)?;
    Ok((StatusCode::CREATED, Json(received(&id, &arrived))).into_response())
}

/// Judges what was sent by its content and takes its metadata away.
///
/// # Errors
/// 413 or 415 for what isn't taken as a photo, 500 and 503.
pub async fn clean(app: &App, sent: Bytes) -> Result<Picture, Fault> {
    let media_types = app.content.photos().media_types.clone();
    let permit = app.decoding.acquire().await.map_err(|_| Fault::unavailable())?;
    let judged = tokio::task::spawn_blocking(move || photo::clean(&sent, &media_types)).await;
    drop(permit);
    judged.map_err(|_| Fault::internal())?.map_err(|error| match error {
        PhotoError::TooManyPixels => Fault::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            complaint_widget::backend::native::wire::ProblemCode::TooLarge,
            "The picture may have at most 50 megapixels.",
        ),
        PhotoError::UnknownType => Fault::unsupported("The content isn't a JPEG, PNG or WebP picture."),
        PhotoError::Broken => Fault::unsupported("The content isn't a whole still picture."),
    })
}

/// A photo that may be kept.
pub struct Cleaned {
    /// Its announced id.
    pub id: PhotoId,
    /// What is kept of it.
    pub picture: Picture,
    /// A keyed digest of what was sent.
    pub digest: Vec<u8>,
}

/// Keeps the file of a photo that was announced with complaint `id` and notes that it arrived.
///
/// # Errors
/// 503.
pub async fn keep(
    app: &App,
    writer: &mut SqliteConnection,
    id: i64,
    reference: &Reference,
    photo: Cleaned,
) -> Result<Arrived, Fault> {
    let arrived = Arrived {
        media_type: photo.picture.media_type.as_str().to_owned(),
        bytes: i64::try_from(photo.picture.bytes.len()).unwrap_or(i64::MAX),
        digest: photo.digest,
        received_at: app.clock.now(),
    };
    photo::store(&app.photos, reference, &photo.id, photo.picture).await.map_err(|error| {
        tracing::error!(%error, "a photo can't be stored");
        Fault::unavailable()
    })?;
    photos::arrived(writer, id, &photo.id, &arrived).await?;
    Ok(arrived)
}

fn find(photos: Vec<PhotoRecord>, id: &PhotoId) -> Result<PhotoRecord, Fault> {
    photos.into_iter().find(|known| known.photo.id == *id).ok_or_else(Fault::not_found)
}

fn refuse_closed(record: &Record, announced: &PhotoRecord) -> Result<(), Fault> {
    if announced.arrived.is_none() && !record.status.is_open() { Err(Fault::wrong_status()) } else { Ok(()) }
}

fn already_here(id: &PhotoId, arrived: &Arrived, digest: &[u8]) -> Result<Response<Body>, Fault> {
    if arrived.digest == digest {
        Ok(Json(received(id, arrived)).into_response())
    } else {
        Err(Fault::key_reused("The photo's id"))
    }
}

fn received(id: &PhotoId, arrived: &Arrived) -> PhotoReceived {
    PhotoReceived {
        id: id.clone(),
        received_at: arrived.received_at,
        bytes: u64::try_from(arrived.bytes).unwrap_or_default(),
    }
}
