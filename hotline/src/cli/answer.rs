//! `hotline answer`.

use complaint_widget::domain::{LanguageTag, QuotedText, Status};

use super::{DataArgument, Failure, open, print, status_words};
use crate::{
    clock::Clock,
    database::complaints,
    desk::{self, Decision, DeskError},
    reference,
};

/// The statuses that a clerk gives; only a citizen reopens.
const GIVEN: [Status; 6] = [
    Status::Received,
    Status::Forwarded,
    Status::InProgress,
    Status::Answered,
    Status::Closed,
    Status::OutOfScope,
];

#[derive(Debug, clap::Args)]
pub struct Answer {
    /// The complaint's number, such as PH-2026-000042.
    reference: String,
    #[command(flatten)]
    data: DataArgument,
    /// The new status.
    #[arg(long, value_parser = status_words(&GIVEN))]
    status: Status,
    /// The words to the citizen. Needed for `answered` and `out_of_scope`.
    #[arg(long)]
    message: Option<String>,
    /// The language of the words; the complaint's if not given.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The unit in charge from now on.
    #[arg(long)]
    unit: Option<String>,
}

impl Answer {
    pub async fn run(self) -> Result<(), Failure> {
        let (_, database) = open(&self.data.data).await?;
        let reference = reference::from_typed(&self.reference)
            .ok_or_else(|| DeskError::NotFound(self.reference.clone()))?
            .0;
        let mut reader = database.reader().acquire().await?;
        let record = complaints::find(&mut reader, &reference)
            .await?
            .ok_or_else(|| DeskError::NotFound(self.reference.clone()))?;
        drop(reader);
        let language = self.language.as_deref().map_or(record.language, LanguageTag::new);
        let message = self.message.map(|text| QuotedText { text, language: Some(language) });
        let decision = Decision { status: self.status, unit: self.unit, message };
        let word = decision.status.as_str().to_owned();
        desk::decide(&database, &reference, decision, Clock::system().now()).await?;
        database.close().await;
        Ok(print(&format!("{reference}: {word}\n"))?)
    }
}
