//! What the gateway remembers of the POSTs that must reach the upstream once: that one was sent, before it is sent,
//! and what was answered. SQLite in the gateway's own data directory.

use std::path::Path;

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
};
use sqlx::migrate::Migrator;

use super::{config::UnknownMinutes, upstream::Answer};
use crate::{clock::Clock, database::Database};

static TABLES: Migrator = sqlx::migrate!("gateway/migrations");

/// How long an answer is repeated, in milliseconds: a day.
const DAY: i64 = super::limits::DAY_MINUTES as i64 * 60_000;

/// The memory.
#[derive(Clone)]
pub struct Answers {
    database: Database,
    clock: Clock,
    unknown: UnknownMinutes,
}

/// What is known when a request under a key begins.
#[derive(Debug)]
pub enum Known {
    /// Nothing was. From now on it is known that the request was sent; send it.
    Nothing,
    /// The first one was answered so.
    Answered(Answer),
    /// The first one was sent, and nobody knows what became of it.
    Sent,
    /// The key was used with another request.
    OtherRequest,
}

/// A row: the fingerprint and, if there is an answer, its status, headers and body.
type Row = (Vec<u8>, Option<u16>, Option<String>, Option<Vec<u8>>);

impl Answers {
    /// Opens the memory in the file at `path`.
    ///
    /// # Errors
    /// When the file can't be opened or isn't a gateway's.
    pub async fn open(path: &Path, clock: Clock, unknown: UnknownMinutes) -> sqlx::Result<Self> {
        Ok(Self { database: Database::open_with(path, &TABLES).await?, clock, unknown })
    }

    /// Says what is known of `key` and, if nothing is, remembers that the request was sent, durably.
    ///
    /// # Errors
    /// When the database fails; then nothing may be sent.
    pub async fn begin(&self, key: &str, fingerprint: &[u8]) -> sqlx::Result<Known> {
        let now = self.clock.now().unix_millis();
        let mut writer = self.database.writer().await?;
        let row: Option<Row> = sqlx::query_as(
            "SELECT fingerprint, status, headers, body FROM answers WHERE key = ? AND keep_until > ?",
        )
        .bind(key)
        .bind(now)
        .fetch_optional(&mut *writer)
        .await?;
        let Some((first, status, headers, body)) = row else {
            sqlx::query("INSERT OR REPLACE INTO answers (key, fingerprint, keep_until) VALUES (?, ?, ?)")
                .bind(key)
                .bind(fingerprint)
                .bind(now + self.unknown.millis())
                .execute(&mut *writer)
                .await?;
            writer.commit().await?;
            return Ok(Known::Nothing);
        };
        Ok(match (first == fingerprint, status.zip(headers).zip(body)) {
            (false, _) => Known::OtherRequest,
            (true, None) => Known::Sent,
            (true, Some(((status, headers), body))) => Known::Answered(restored(status, &headers, body)?),
        })
    }

    /// Remembers the answer to the request under `key` for a day.
    ///
    /// # Errors
    /// When the database fails; then the outcome counts as unknown from now on.
    pub async fn keep(&self, key: &str, fingerprint: &[u8], answer: &Answer) -> sqlx::Result<()> {
        let headers: Vec<(&str, &str)> = answer
            .headers
            .iter()
            .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
            .collect();
        let headers = serde_json::to_string(&headers).map_err(|error| sqlx::Error::Encode(error.into()))?;
        let mut writer = self.database.writer().await?;
        // The row is missing where the operator's time for unknown outcomes was shorter than the upstream's for this.
        sqlx::query(
            "INSERT OR REPLACE INTO answers (key, fingerprint, keep_until, status, headers, body) \
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(key)
        .bind(fingerprint)
        .bind(self.clock.now().unix_millis() + DAY)
        .bind(answer.status.as_u16())
        .bind(headers)
        .bind(&answer.body[..])
        .execute(&mut *writer)
        .await?;
        writer.commit().await
    }

    /// Forgets `key`: what was sent under it certainly had no effect.
    ///
    /// # Errors
    /// When the database fails; then the outcome counts as unknown from now on.
    pub async fn forget(&self, key: &str) -> sqlx::Result<()> {
        let mut writer = self.database.writer().await?;
        sqlx::query("DELETE FROM answers WHERE key = ?").bind(key).execute(&mut *writer).await?;
        writer.commit().await
    }

    /// Erases what is too old, and says how much.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erase_old(&self) -> sqlx::Result<u64> {
        let mut writer = self.database.writer().await?;
        let erased = sqlx::query("DELETE FROM answers WHERE keep_until <= ?")
            .bind(self.clock.now().unix_millis())
            .execute(&mut *writer)
            .await?
            .rows_affected();
        writer.commit().await?;
        if erased > 0 {
            self.database.forget_log().await?;
        }
        Ok(erased)
    }

    /// Closes the file.
    pub async fn close(&self) {
        self.database.close().await;
    }
}

fn restored(status: u16, headers: &str, body: Vec<u8>) -> sqlx::Result<Answer> {
    let status = StatusCode::from_u16(status).map_err(|error| sqlx::Error::Decode(error.into()))?;
    let pairs: Vec<(String, String)> =
        serde_json::from_str(headers).map_err(|error| sqlx::Error::Decode(error.into()))?;
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        let name = HeaderName::try_from(name).map_err(|error| sqlx::Error::Decode(error.into()))?;
        let value = HeaderValue::try_from(value).map_err(|error| sqlx::Error::Decode(error.into()))?;
        headers.append(name, value);
    }
    Ok(Answer { status, headers, body: Bytes::from(body) })
}
