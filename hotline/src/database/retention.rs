//! Erasing personal data that is no longer needed.

use complaint_widget::domain::{Reference, Status, Timestamp};
use sqlx::SqliteConnection;

/// Erases the contact data of every complaint that nobody works on any more (answered, closed or out of scope)
/// and that hasn't changed since `before`, with the digests of what was sent, and gives their references; the
/// caller erases the files of their photos. The complaint itself stays. What was sent with it can't be repeated
/// from then on.
///
/// # Errors
/// When the database fails.
pub async fn erase_contacts(
    connection: &mut SqliteConnection,
    before: Timestamp,
) -> sqlx::Result<Vec<Reference>> {
    let settled = [Status::Answered, Status::Closed, Status::OutOfScope];
    let mut erased = Vec::new();
    for status in &settled {
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT id, reference FROM complaints WHERE status = ? AND updated_at < ? AND body_digest <> x''",
        )
        .bind(status.as_str())
        .bind(before.unix_millis())
        .fetch_all(&mut *connection)
        .await?;
        for (id, reference) in rows {
            sqlx::query("DELETE FROM contacts WHERE complaint = ?")
                .bind(id)
                .execute(&mut *connection)
                .await?;
            sqlx::query("UPDATE photos SET digest = x'' WHERE complaint = ? AND received_at IS NOT NULL")
                .bind(id)
                .execute(&mut *connection)
                .await?;
            sqlx::query("UPDATE complaints SET body_digest = x'' WHERE id = ?")
                .bind(id)
                .execute(&mut *connection)
                .await?;
            erased.push(Reference(reference));
        }
    }
    Ok(erased)
}
