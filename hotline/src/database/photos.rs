//! Photos: which were announced, which have arrived. Their bytes are files, see [`crate::photo`].

use complaint_widget::domain::{ComplaintPhoto, PhotoId, Reference, Timestamp};
use sqlx::{Row, SqliteConnection};

/// What is known of an announced photo.
#[derive(Clone, Debug)]
pub struct PhotoRecord {
    /// What the citizen sees of it.
    pub photo: ComplaintPhoto,
    /// What arrived, if it has.
    pub arrived: Option<Arrived>,
}

/// A photo that arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// Its media type.
    pub media_type: String,
    /// The size of what is kept, in bytes.
    pub bytes: i64,
    /// A digest of what was sent.
    pub digest: Vec<u8>,
    /// When it arrived.
    pub received_at: Timestamp,
}

/// The photos of complaint `id`, in the order they were announced.
///
/// # Errors
/// When the database fails.
pub async fn of_complaint(connection: &mut SqliteConnection, id: i64) -> sqlx::Result<Vec<PhotoRecord>> {
    let rows = sqlx::query(
        "SELECT id, description, media_type, bytes, digest, received_at FROM photos \
         WHERE complaint = ? ORDER BY position",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let received_at = row.try_get::<Option<i64>, _>("received_at")?.map(Timestamp::from_unix_millis);
            let arrived = match received_at {
                Some(received_at) => Some(Arrived {
                    media_type: row.try_get("media_type")?,
                    bytes: row.try_get("bytes")?,
                    digest: row.try_get("digest")?,
                    received_at,
                }),
                None => None,
            };
            let photo = ComplaintPhoto {
                id: PhotoId(row.try_get("id")?),
                description: row.try_get("description")?,
                received_at,
            };
            Ok(PhotoRecord { photo, arrived })
        })
        .collect()
}

/// The photos that were announced and haven't arrived, each with its complaint.
///
/// # Errors
/// When the database fails.
pub async fn missing(connection: &mut SqliteConnection) -> sqlx::Result<Vec<(Reference, PhotoId)>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT reference, photos.id FROM photos JOIN complaints ON complaints.id = photos.complaint \
         WHERE received_at IS NULL",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(reference, id)| (Reference(reference), PhotoId(id))).collect())
}

/// Notes that a photo has arrived.
///
/// # Errors
/// When the database fails.
pub async fn arrived(
    connection: &mut SqliteConnection,
    id: i64,
    photo: &PhotoId,
    arrived: &Arrived,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE photos SET media_type = ?, bytes = ?, digest = ?, received_at = ? WHERE complaint = ? AND id = ?",
    )
    .bind(&arrived.media_type)
    .bind(arrived.bytes)
    .bind(&arrived.digest)
    .bind(arrived.received_at.unix_millis())
    .bind(id)
    .bind(&photo.0)
    .execute(&mut *connection)
    .await?;
    super::complaints::touch(connection, id, arrived.received_at).await
}
