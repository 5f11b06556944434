//! Keeping the promise about how long personal data is kept.

use std::time::Duration;

use complaint_widget::domain::Timestamp;

use crate::{
    clock::Clock,
    database::{Database, retention},
};

/// Erases what is older than `days` now and once a day, for ever.
pub async fn run(database: Database, clock: Clock, days: u32) {
    let mut ticks = tokio::time::interval(Duration::from_secs(24 * 60 * 60));
    loop {
        ticks.tick().await;
        match erase(&database, clock.now(), days).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "erased contact data whose time is over"),
            Err(error) => tracing::error!(%error, "erasing contact data failed; it is tried again tomorrow"),
        }
    }
}

/// Erases the contact data of settled complaints that haven't changed for `days` days, and says of how many.
///
/// # Errors
/// When the database fails; then nothing is erased.
pub async fn erase(database: &Database, now: Timestamp, days: u32) -> sqlx::Result<usize> {
    let mut writer = database.writer().await?;
    let erased = retention::erase_contacts(&mut writer, now.plus_hours(-24 * i64::from(days))).await?;
    writer.commit().await?;
    if !erased.is_empty() {
        database.forget_log().await?;
    }
    Ok(erased.len())
}
