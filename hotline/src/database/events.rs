//! What happened to complaints.

use complaint_widget::domain::{
    LanguageTag, QuotedText, Rating, Satisfaction, Status, TimelineEntry, TimelineEvent, Timestamp,
};
use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};

use super::complaints;

/// The key of a repeatable request and a keyed digest of its body.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    /// The client's key.
    pub key: &'a str,
    /// The digest.
    pub body_digest: &'a [u8],
}

/// Writes an entry into the history of complaint `id` and notes the change.
///
/// # Errors
/// When the database fails.
pub async fn append(
    connection: &mut SqliteConnection,
    id: i64,
    entry: &TimelineEntry,
    key: Option<Key<'_>>,
) -> sqlx::Result<()> {
    let (kind, status, unit, message, rating) = match &entry.event {
        TimelineEvent::Status { status, unit, message } => {
            ("status", Some(status), unit.as_deref(), message.as_ref(), None)
        }
        TimelineEvent::Information(words) => ("information", None, None, Some(words), None),
        TimelineEvent::Rated(rating) => ("rated", None, None, None, Some(rating)),
        TimelineEvent::Reopened(words) => ("reopened", None, None, Some(words), None),
        // The hotline never makes one.
        TimelineEvent::Unknown => return Ok(()),
    };
    let words = message
        .map(|message| message.text.as_str())
        .or_else(|| rating.and_then(|rating| rating.words.as_deref()));
    sqlx::query(
        "INSERT INTO events (complaint, at, kind, status, unit, message, language, contacted, solved, \
         satisfaction, idempotency_key, body_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(entry.at.unix_millis())
    .bind(kind)
    .bind(status.map(Status::as_str))
    .bind(unit)
    .bind(words)
    .bind(message.and_then(|message| message.language.as_ref()).map(LanguageTag::as_str))
    .bind(rating.map(|rating| rating.contacted))
    .bind(rating.map(|rating| rating.solved))
    .bind(rating.map(|rating| rating.satisfaction.step()))
    .bind(key.map(|key| key.key))
    .bind(key.map(|key| key.body_digest))
    .execute(&mut *connection)
    .await?;
    complaints::touch(connection, id, entry.at).await
}

/// A [`TimelineEntry`] as a row gives it.
struct Event(TimelineEntry);

impl FromRow<'_, SqliteRow> for Event {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let language = row.try_get::<Option<String>, _>("language")?.map(|tag| LanguageTag::new(&tag));
        let words: Option<String> = row.try_get("message")?;
        let message = words.clone().map(|text| QuotedText { text, language });
        let satisfaction = row.try_get::<Option<u8>, _>("satisfaction")?.and_then(Satisfaction::new);
        let event = match (row.try_get("kind")?, message, satisfaction) {
            ("status", message, _) => TimelineEvent::Status {
                status: Status::from_word(row.try_get("status")?),
                unit: row.try_get("unit")?,
                message,
            },
            ("information", Some(words), _) => TimelineEvent::Information(words),
            ("reopened", Some(words), _) => TimelineEvent::Reopened(words),
            ("rated", _, Some(satisfaction)) => TimelineEvent::Rated(Rating {
                contacted: row.try_get("contacted")?,
                solved: row.try_get("solved")?,
                satisfaction,
                words,
            }),
            _ => TimelineEvent::Unknown,
        };
        Ok(Self(TimelineEntry { at: Timestamp::from_unix_millis(row.try_get("at")?), event }))
    }
}

/// The whole history of complaint `id`, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn history(connection: &mut SqliteConnection, id: i64) -> sqlx::Result<Vec<TimelineEntry>> {
    let events: Vec<Event> = sqlx::query_as("SELECT * FROM events WHERE complaint = ? ORDER BY id")
        .bind(id)
        .fetch_all(connection)
        .await?;
    Ok(events.into_iter().map(|Event(entry)| entry).collect())
}

/// The entry that was written under `key`, and the digest of the body that wrote it.
///
/// # Errors
/// When the database fails.
pub async fn under_key(
    connection: &mut SqliteConnection,
    id: i64,
    key: &str,
) -> sqlx::Result<Option<(TimelineEntry, Vec<u8>)>> {
    let row = sqlx::query("SELECT * FROM events WHERE complaint = ? AND idempotency_key = ?")
        .bind(id)
        .bind(key)
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok((Event::from_row(&row)?.0, row.try_get("body_digest")?))).transpose()
}

/// The latest rating since the last reopening: the verdict on the answer that stands.
#[must_use]
pub fn standing_rating(history: &[TimelineEntry]) -> Option<&Rating> {
    history.iter().rev().take_while(|entry| !matches!(entry.event, TimelineEvent::Reopened(_))).find_map(
        |entry| match &entry.event {
            TimelineEvent::Rated(rating) => Some(rating),
            _ => None,
        },
    )
}
