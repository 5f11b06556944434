//! What a clerk does with a complaint, by the command line or as the demonstration clerk.

use complaint_widget::domain::{QuotedText, Status, TimelineEntry, TimelineEvent, Timestamp};

use crate::database::{Database, complaints, events};

/// A clerk's decision.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The new status.
    pub status: Status,
    /// The unit in charge from now on, if it changes.
    pub unit: Option<String>,
    /// The hotline's words.
    pub message: Option<QuotedText>,
}

/// Why a decision wasn't recorded.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// No complaint has this number.
    #[error("there is no complaint {0}")]
    NotFound(String),
    /// An answer, or saying who else is in charge, needs words.
    #[error("the status {0} needs a message to the citizen")]
    MessageNeeded(String),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Records a decision on the complaint with this number.
///
/// # Errors
/// When there is no such complaint, the words are missing, or the database fails.
pub async fn decide(
    database: &Database,
    reference: &str,
    decision: Decision,
    now: Timestamp,
) -> Result<(), DeskError> {
    let needs_words = matches!(decision.status, Status::Answered | Status::OutOfScope);
    if needs_words && decision.message.is_none() {
        return Err(DeskError::MessageNeeded(decision.status.as_str().to_owned()));
    }
    let mut writer = database.writer().await?;
    let record = complaints::find(&mut writer, reference)
        .await?
        .ok_or_else(|| DeskError::NotFound(reference.to_owned()))?;
    complaints::set_status(&mut writer, record.id, &decision.status, decision.unit.as_deref(), None).await?;
    let Decision { status, unit, message } = decision;
    let entry = TimelineEntry { at: now, event: TimelineEvent::Status { status, unit, message } };
    events::append(&mut writer, record.id, &entry, None).await?;
    writer.commit().await?;
    Ok(())
}
