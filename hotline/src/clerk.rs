//! The demonstration clerk: takes every report through the whole loop, so that a newcomer sees it. Each of its
//! messages says that a program wrote it.

use std::time::Duration;

use complaint_widget::domain::{LanguageTag, QuotedText, Status, TimelineEvent};

use crate::{
    clock::Clock,
    content::{ClerkTexts, Content, matching},
    database::{
        Database,
        complaints::{self, Record},
        events,
    },
    desk::{self, Decision, DeskError},
};

/// The time between the clerk's steps: a report is answered after three of them at the most.
pub const STEP: Duration = Duration::from_secs(7);

/// The demonstration clerk.
pub struct Clerk {
    /// Where the reports are.
    pub database: Database,
    /// The hotline's texts.
    pub content: Content,
    /// The clerk's words.
    pub texts: ClerkTexts,
    /// The time.
    pub clock: Clock,
}

impl Clerk {
    /// Takes every open report one step on in every interval, for ever.
    pub async fn run(self, step: Duration) {
        let mut ticks = tokio::time::interval(step);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if let Err(error) = self.round().await {
                tracing::error!(%error, "the demonstration clerk failed; it goes on with the next round");
            }
        }
    }

    async fn round(&self) -> Result<(), DeskError> {
        let waiting = [Status::Received, Status::Forwarded, Status::InProgress, Status::Reopened];
        let mut reader = self.database.reader().acquire().await?;
        let records = complaints::list(&mut reader, &waiting).await?;
        for record in records {
            let history = events::history(&mut reader, record.id).await?;
            let reopened = history.iter().any(|entry| matches!(entry.event, TimelineEvent::Reopened(_)));
            let decision = self.decision(&record, reopened);
            desk::decide(&self.database, &record.reference.0, decision, self.clock.now()).await?;
        }
        Ok(())
    }

    fn decision(&self, record: &Record, reopened: bool) -> Decision {
        let known = self.content.languages();
        let language = matching(record.language.as_str(), known)
            .or_else(|| known.first().cloned())
            .unwrap_or_else(|| LanguageTag::new("en"));
        let unit = || {
            let category = self.content.category(&record.category.0)?;
            Some(category.unit.in_language(&language).to_owned())
        };
        let (status, unit, text) = match record.status {
            Status::Received => (Status::Forwarded, unit(), &self.texts.forwarded),
            Status::Forwarded | Status::Reopened => (Status::InProgress, None, &self.texts.in_progress),
            _ if reopened => (Status::Answered, None, &self.texts.answered_again),
            _ => (Status::Answered, None, &self.texts.answered),
        };
        let text = text.in_language(&language).to_owned();
        Decision { status, unit, message: Some(QuotedText { text, language: Some(language) }) }
    }
}
