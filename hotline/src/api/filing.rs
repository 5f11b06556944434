//! Taking a new complaint: the one way into the database, whatever protocol it came by.

use std::io::ErrorKind;

use axum::body::Bytes;
use complaint_widget::{
    backend::native::wire::{Created, NewComplaint},
    domain::{PhotoId, Reference, Status, TimelineEntry, TimelineEvent},
};
use sqlx::SqliteConnection;

use super::{
    App, judge,
    photos::{self, Cleaned},
    problem::Fault,
};
use crate::{
    content::Urgency,
    database::{
        complaints::{self, Channel, Filing},
        events,
    },
    photo,
};

/// A photo that came together with its complaint.
pub struct SentPhoto {
    /// The id under which the complaint announces it.
    pub id: PhotoId,
    /// The bytes as they came.
    pub bytes: Bytes,
}

/// A complaint as a protocol read it, not judged yet.
pub struct Submission<'a> {
    /// One key, one complaint.
    pub key: &'a str,
    /// The protocol.
    pub channel: Channel,
    /// The complaint.
    pub complaint: &'a NewComplaint,
    /// Those of its photos that came with it; the others follow.
    pub photos: Vec<SentPhoto>,
}

/// Takes a complaint with all its photos, or nothing. The same submission again gets the first answer.
///
/// # Errors
/// 422 for what the rules forbid or another body under a used key, 413 and 415 for what isn't taken as a photo,
/// 500 and 503.
pub async fn file(app: &App, submission: Submission<'_>) -> Result<Created, Fault> {
    let Submission { key, channel, complaint, photos } = submission;
    // Written again, so that white space and the order of fields don't make another body.
    let body_digest = app.key.digest(&serde_json::to_vec(complaint).map_err(|_| Fault::internal())?);

    // A repetition gets the first answer even if the rules have changed since.
    let mut reader = app.database.reader().acquire().await?;
    if let Some(answer) = first_answer(app, &mut reader, key, &body_digest).await? {
        return Ok(answer);
    }
    drop(reader);
    let faults = judge::complaint(complaint, &app.content);
    if !faults.is_empty() {
        return Err(Fault::invalid(faults));
    }
    let mut cleaned = Vec::with_capacity(photos.len());
    for SentPhoto { id, bytes } in photos {
        let digest = app.key.digest(&bytes);
        cleaned.push(Cleaned { id, picture: photos::clean(app, bytes).await?, digest });
    }

    let mut writer = app.database.writer().await?;
    if let Some(answer) = first_answer(app, &mut writer, key, &body_digest).await? {
        return Ok(answer);
    }
    let now = app.clock.now();
    let urgency = app.content.category(&complaint.category.0).map_or(Urgency::General, |c| c.urgency);
    let deadline = now.plus_hours(urgency.hours());
    let reference = complaints::next_reference(&mut writer, app.content.prefix(), now).await?;
    let code = app.key.code(key, &reference.0);
    let sealed_code = app.key.seal(&reference.0, &code);
    let filing = Filing {
        reference: &reference,
        key,
        channel,
        body_digest: &body_digest,
        sealed_code: &sealed_code,
        now,
        deadline,
    };
    let id = complaints::insert(&mut writer, complaint, &filing).await?;
    let received = TimelineEvent::Status { status: Status::Received, unit: None, message: None };
    events::append(&mut writer, id, &TimelineEntry { at: now, event: received }, None).await?;
    forget_photos(app, &reference).await?;
    for photo in cleaned {
        photos::keep(app, &mut writer, id, &reference, photo).await?;
    }
    writer.commit().await.map_err(Fault::uncertain)?;
    Ok(Created { reference, code, status: Status::Received, created_at: now, deadline })
}

/// Erases the photos of a submission that had this number and broke off before it was kept.
async fn forget_photos(app: &App, reference: &Reference) -> Result<(), Fault> {
    match tokio::fs::remove_dir_all(photo::directory(&app.photos, reference)).await {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            tracing::error!(%error, "the photos of a broken submission can't be deleted");
            Err(Fault::unavailable())
        }
        _ => Ok(()),
    }
}

/// The answer that was given to the first submission under `key`, if there was one.
async fn first_answer(
    app: &App,
    connection: &mut SqliteConnection,
    key: &str,
    body_digest: &[u8],
) -> Result<Option<Created>, Fault> {
    let Some(first) = complaints::first_under_key(connection, key).await? else { return Ok(None) };
    if first.body_digest != body_digest {
        return Err(Fault::key_reused("The key of this request"));
    }
    Ok(Some(Created {
        code: app.key.code(key, &first.reference.0),
        reference: first.reference,
        status: Status::Received,
        created_at: first.created_at,
        deadline: first.deadline,
    }))
}
