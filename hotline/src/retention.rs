//! Keeping the promise about how long personal data is kept.

use std::{io, path::PathBuf, time::Duration};

use complaint_widget::domain::Timestamp;

use crate::{
    clock::Clock,
    database::{Database, retention},
    photo,
};

/// What erases, and what it erases from.
pub struct Retention {
    /// The database.
    pub database: Database,
    /// The directory of the photos.
    pub photos: PathBuf,
    /// How long personal data is kept once nothing happens any more, in days.
    pub days: u32,
}

/// Why nothing was erased, or not everything; the next time finishes it.
#[derive(Debug, thiserror::Error)]
pub enum RetentionError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// A photo can't be deleted.
    #[error("photos can't be deleted: {0}")]
    Photos(#[from] io::Error),
}

impl Retention {
    /// Erases what is too old now and once a day, for ever.
    pub async fn run(self, clock: Clock) {
        let mut ticks = tokio::time::interval(Duration::from_secs(24 * 60 * 60));
        loop {
            ticks.tick().await;
            match self.erase(clock.now()).await {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "erased personal data whose time is over"),
                Err(error) => {
                    tracing::error!(%error, "erasing personal data failed; it is tried again tomorrow")
                }
            }
        }
    }

    /// Erases contact data and photos of settled complaints that haven't changed for so long at `now`, and says
    /// of how many.
    ///
    /// # Errors
    /// When the database fails or a photo can't be deleted.
    pub async fn erase(&self, now: Timestamp) -> Result<usize, RetentionError> {
        let mut writer = self.database.writer().await?;
        let before = now.plus_hours(-24 * i64::from(self.days));
        let erased = retention::erase_contacts(&mut writer, before).await?;
        // Before the commit: what fails between is found again and finished the next time.
        for reference in &erased {
            match tokio::fs::remove_dir_all(photo::directory(&self.photos, reference)).await {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        writer.commit().await?;
        if !erased.is_empty() {
            self.database.forget_log().await?;
        }
        Ok(erased.len())
    }
}
