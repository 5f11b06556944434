//! What the public may read: complaints that came over Open311 and, where the hotline publishes them, the outlines of
//! all others.

use complaint_widget::domain::{PhotoId, Reference, Status, Timestamp};
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

use super::complaints::{Channel, Record};

/// Which complaints to list.
#[derive(Clone, Debug)]
pub struct Filter {
    /// True: also those that came by the native profile.
    pub outlines: bool,
    /// Only these categories, all if there are none.
    pub categories: Vec<String>,
    /// Only those that are open (`true`) or not (`false`).
    pub open: Option<bool>,
    /// Taken at this moment or later.
    pub from: Timestamp,
    /// Taken at this moment or before.
    pub until: Timestamp,
    /// At most so many.
    pub limit: i64,
    /// Leaving out so many.
    pub offset: i64,
}

/// The complaints that the filter lets through, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(connection: &mut SqliteConnection, filter: &Filter) -> sqlx::Result<Vec<Record>> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT * FROM complaints WHERE created_at BETWEEN ");
    query.push_bind(filter.from.unix_millis()).push(" AND ").push_bind(filter.until.unix_millis());
    if !filter.outlines {
        query.push(" AND channel = ").push_bind(Channel::Open311.as_str());
    }
    if !filter.categories.is_empty() {
        query.push(" AND category IN (");
        let mut codes = query.separated(", ");
        for code in &filter.categories {
            codes.push_bind(code.as_str());
        }
        query.push(")");
    }
    if let Some(open) = filter.open {
        query.push(if open { " AND status NOT IN (" } else { " AND status IN (" });
        let mut words = query.separated(", ");
        for status in Status::KNOWN.iter().filter(|status| !status.is_open()) {
            words.push_bind(status.as_str());
        }
        query.push(")");
    }
    query.push(" ORDER BY id DESC LIMIT ").push_bind(filter.limit);
    query.push(" OFFSET ").push_bind(filter.offset);
    query.build_query_as().fetch_all(connection).await
}

/// A photo that the public may see.
#[derive(Clone, Debug)]
pub struct PublicPhoto {
    /// The complaint it belongs to.
    pub reference: Reference,
    /// Its media type.
    pub media_type: String,
}

/// The photo with this id, if it came with a complaint over Open311. Its file may have been erased.
///
/// # Errors
/// When the database fails.
pub async fn photo(connection: &mut SqliteConnection, id: &PhotoId) -> sqlx::Result<Option<PublicPhoto>> {
    let row = sqlx::query(
        "SELECT reference, media_type FROM photos JOIN complaints ON complaints.id = photos.complaint \
         WHERE photos.id = ? AND channel = ? AND received_at IS NOT NULL",
    )
    .bind(&id.0)
    .bind(Channel::Open311.as_str())
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        Ok(PublicPhoto {
            reference: Reference(row.try_get("reference")?),
            media_type: row.try_get("media_type")?,
        })
    })
    .transpose()
}
