//! Complaints, their answers and their contact data.

use complaint_widget::{
    backend::native::wire::NewComplaint,
    domain::{
        Answer, CategoryCode, Contact, DistrictCode, LanguageTag, Place, Point, Reference, RequestClass,
        Status, Timestamp, is_blank,
    },
};
use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};

/// How a complaint came, which decides who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// By the native profile: for who holds its code.
    Native,
    /// Over Open311: for everybody, but for contact data.
    Open311,
}

impl Channel {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Open311 => "open311",
        }
    }
}

/// A complaint as it is kept, without contact data, photos and history.
#[derive(Clone, Debug)]
pub struct Record {
    /// The row's number.
    pub id: i64,
    /// The public number.
    pub reference: Reference,
    /// A keyed digest of the secret code.
    pub sealed_code: Vec<u8>,
    /// How it came.
    pub channel: Channel,
    /// The class; `None` for a word that this version doesn't know.
    pub class: Option<RequestClass>,
    /// The category.
    pub category: CategoryCode,
    /// The citizen's words.
    pub description: String,
    /// The language of the citizen's screen.
    pub language: LanguageTag,
    /// Where it is.
    pub place: Place,
    /// Where it stands.
    pub status: Status,
    /// Who is in charge.
    pub unit: Option<String>,
    /// When it was taken.
    pub created_at: Timestamp,
    /// When it changed last.
    pub updated_at: Timestamp,
    /// By when an answer is due.
    pub deadline: Timestamp,
}

impl FromRow<'_, SqliteRow> for Record {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let point = match (row.try_get("latitude")?, row.try_get("longitude")?) {
            (Some(latitude), Some(longitude)) => {
                Some(Point { latitude, longitude, accuracy_metres: row.try_get("accuracy_metres")? })
            }
            _ => None,
        };
        Ok(Self {
            id: row.try_get("id")?,
            reference: Reference(row.try_get("reference")?),
            sealed_code: row.try_get("sealed_code")?,
            // What this version doesn't know is kept from the public.
            channel: match row.try_get("channel")? {
                "open311" => Channel::Open311,
                _ => Channel::Native,
            },
            class: RequestClass::from_word(row.try_get("class")?),
            category: CategoryCode(row.try_get("category")?),
            description: row.try_get("description")?,
            language: LanguageTag::new(row.try_get("language")?),
            place: Place {
                point,
                address: row.try_get("address")?,
                description: row.try_get("place_description")?,
                district: row.try_get::<Option<String>, _>("district")?.map(DistrictCode),
            },
            status: Status::from_word(row.try_get("status")?),
            unit: row.try_get("unit")?,
            created_at: Timestamp::from_unix_millis(row.try_get("created_at")?),
            updated_at: Timestamp::from_unix_millis(row.try_get("updated_at")?),
            deadline: Timestamp::from_unix_millis(row.try_get("deadline")?),
        })
    }
}

/// What was answered to the first submission under a key.
#[derive(Clone, Debug)]
pub struct First {
    /// The public number.
    pub reference: Reference,
    /// A keyed digest of what was sent.
    pub body_digest: Vec<u8>,
    /// When it was taken.
    pub created_at: Timestamp,
    /// The deadline that was promised.
    pub deadline: Timestamp,
}

/// The submission that used `key` before.
///
/// # Errors
/// When the database fails.
pub async fn first_under_key(connection: &mut SqliteConnection, key: &str) -> sqlx::Result<Option<First>> {
    let row = sqlx::query(
        "SELECT reference, body_digest, created_at, first_deadline FROM complaints WHERE idempotency_key = ?",
    )
    .bind(key)
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        Ok(First {
            reference: Reference(row.try_get("reference")?),
            body_digest: row.try_get("body_digest")?,
            created_at: Timestamp::from_unix_millis(row.try_get("created_at")?),
            deadline: Timestamp::from_unix_millis(row.try_get("first_deadline")?),
        })
    })
    .transpose()
}

/// The next public number of this prefix and year: `PREFIX-YEAR-NUMBER`, the number with at least six digits.
///
/// # Errors
/// When the database fails.
pub async fn next_reference(
    connection: &mut SqliteConnection,
    prefix: &str,
    now: Timestamp,
) -> sqlx::Result<Reference> {
    // RFC 3339 begins with the year.
    let year = now.to_rfc3339().chars().take(4).collect::<String>();
    let number: i64 = sqlx::query_scalar(
        "INSERT INTO counters (year, last) VALUES (CAST(? AS INTEGER), 1) \
         ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last",
    )
    .bind(&year)
    .fetch_one(connection)
    .await?;
    Ok(Reference(format!("{prefix}-{year}-{number:06}")))
}

/// What goes with a new complaint beside its content.
#[derive(Clone, Debug)]
pub struct Filing<'a> {
    /// The public number.
    pub reference: &'a Reference,
    /// The client's key.
    pub key: &'a str,
    /// How it came.
    pub channel: Channel,
    /// A keyed digest of what was sent.
    pub body_digest: &'a [u8],
    /// A keyed digest of the secret code.
    pub sealed_code: &'a [u8],
    /// When it was taken.
    pub now: Timestamp,
    /// By when an answer is due.
    pub deadline: Timestamp,
}

/// Keeps a new complaint with its answers, contact data and announced photos, and gives its row's number.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut SqliteConnection,
    complaint: &NewComplaint,
    filing: &Filing<'_>,
) -> sqlx::Result<i64> {
    let point = complaint.place.point;
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO complaints (reference, idempotency_key, body_digest, sealed_code, class, category, \
         description, language, latitude, longitude, accuracy_metres, address, place_description, district, \
         status, created_at, updated_at, first_deadline, deadline, channel) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&filing.reference.0)
    .bind(filing.key)
    .bind(filing.body_digest)
    .bind(filing.sealed_code)
    .bind(complaint.class.as_str())
    .bind(&complaint.category.0)
    .bind(&complaint.description)
    .bind(complaint.language.as_str())
    .bind(point.map(|point| point.latitude))
    .bind(point.map(|point| point.longitude))
    .bind(point.and_then(|point| point.accuracy_metres))
    .bind(given(&complaint.place.address))
    .bind(given(&complaint.place.description))
    .bind(complaint.place.district.as_ref().map(|district| &district.0))
    .bind(Status::Received.as_str())
    .bind(filing.now.unix_millis())
    .bind(filing.now.unix_millis())
    .bind(filing.deadline.unix_millis())
    .bind(filing.deadline.unix_millis())
    .bind(filing.channel.as_str())
    .fetch_one(&mut *connection)
    .await?;
    for (position, answer) in (0_i64..).zip(&complaint.answers) {
        sqlx::query("INSERT INTO answers (complaint, position, code, value) VALUES (?, ?, ?, ?)")
            .bind(id)
            .bind(position)
            .bind(&answer.code)
            .bind(serde_json::to_string(&answer.value).map_err(|error| sqlx::Error::Encode(error.into()))?)
            .execute(&mut *connection)
            .await?;
    }
    for (position, photo) in (0_i64..).zip(&complaint.photos) {
        sqlx::query("INSERT INTO photos (complaint, id, position, description) VALUES (?, ?, ?, ?)")
            .bind(id)
            .bind(&photo.id.0)
            .bind(position)
            .bind(given(&photo.description))
            .execute(&mut *connection)
            .await?;
    }
    let contact = &complaint.contact;
    let (name, phone, email) = (given(&contact.name), given(&contact.phone), given(&contact.email));
    if name.is_some() || phone.is_some() || email.is_some() {
        sqlx::query(
            "INSERT INTO contacts (complaint, name, name_shown, phone, email) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(name)
        .bind(name.is_some() && contact.name_shown)
        .bind(phone)
        .bind(email)
        .execute(&mut *connection)
        .await?;
    }
    Ok(id)
}

/// An optional text, `None` if there is nothing to read in it.
fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !is_blank(text))
}

/// The complaint with this number.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut SqliteConnection, reference: &str) -> sqlx::Result<Option<Record>> {
    sqlx::query_as("SELECT * FROM complaints WHERE reference = ?")
        .bind(reference)
        .fetch_optional(connection)
        .await
}

/// The complaints in one of the statuses, the oldest first; all of them if no status is given.
///
/// # Errors
/// When the database fails.
pub async fn list(connection: &mut SqliteConnection, statuses: &[Status]) -> sqlx::Result<Vec<Record>> {
    if statuses.is_empty() {
        return sqlx::query_as("SELECT * FROM complaints ORDER BY id").fetch_all(connection).await;
    }
    let mut records: Vec<Record> = Vec::new();
    for status in statuses {
        let query = sqlx::query_as("SELECT * FROM complaints WHERE status = ?").bind(status.as_str());
        records.extend(query.fetch_all(&mut *connection).await?);
    }
    records.sort_by_key(|record| record.id);
    records.dedup_by_key(|record| record.id);
    Ok(records)
}

/// The answers, in the order they were sent.
///
/// # Errors
/// When the database fails.
pub async fn answers(connection: &mut SqliteConnection, id: i64) -> sqlx::Result<Vec<Answer>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT code, value FROM answers WHERE complaint = ? ORDER BY position")
            .bind(id)
            .fetch_all(connection)
            .await?;
    rows.into_iter()
        .map(|(code, value)| {
            let value = serde_json::from_str(&value).map_err(|error| sqlx::Error::Decode(error.into()))?;
            Ok(Answer { code, value })
        })
        .collect()
}

/// The contact data, if there is any. For the clerk's eyes only.
///
/// # Errors
/// When the database fails.
pub async fn contact(connection: &mut SqliteConnection, id: i64) -> sqlx::Result<Option<Contact>> {
    let row = sqlx::query("SELECT name, name_shown, phone, email FROM contacts WHERE complaint = ?")
        .bind(id)
        .fetch_optional(connection)
        .await?;
    row.map(|row| {
        Ok(Contact {
            name: row.try_get("name")?,
            name_shown: row.try_get("name_shown")?,
            phone: row.try_get("phone")?,
            email: row.try_get("email")?,
        })
    })
    .transpose()
}

/// Sets where a complaint stands. `unit` and `deadline` stay as they are if `None`.
///
/// # Errors
/// When the database fails.
pub async fn set_status(
    connection: &mut SqliteConnection,
    id: i64,
    status: &Status,
    unit: Option<&str>,
    deadline: Option<Timestamp>,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE complaints SET status = ?, unit = COALESCE(?, unit), deadline = COALESCE(?, deadline) \
         WHERE id = ?",
    )
    .bind(status.as_str())
    .bind(unit)
    .bind(deadline.map(Timestamp::unix_millis))
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}

/// Notes that something about the complaint changed at `now`.
///
/// # Errors
/// When the database fails.
pub async fn touch(connection: &mut SqliteConnection, id: i64, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("UPDATE complaints SET updated_at = ? WHERE id = ?")
        .bind(now.unix_millis())
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}
