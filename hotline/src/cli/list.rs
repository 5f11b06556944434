//! `hotline list`.

use std::fmt::Write;

use complaint_widget::domain::Status;

use super::{DataArgument, Failure, open, print, status_words};
use crate::database::complaints;

#[derive(Debug, clap::Args)]
pub struct List {
    #[command(flatten)]
    data: DataArgument,
    /// Only complaints with this status; may be repeated.
    #[arg(long, value_parser = status_words(&Status::KNOWN))]
    status: Vec<Status>,
}

impl List {
    pub async fn run(self) -> Result<(), Failure> {
        let (_, database) = open(&self.data.data).await?;
        let mut reader = database.reader().acquire().await?;
        let records = complaints::list(&mut reader, &self.status).await?;
        drop(reader);
        let mut lines = String::new();
        for record in records {
            let first_line = record.description.lines().next().unwrap_or_default();
            writeln!(
                lines,
                "{}\t{}\t{}\tdue {}\t{}",
                record.reference.0,
                record.status.as_str(),
                record.category.0,
                record.deadline.to_rfc3339(),
                first_line.chars().take(60).collect::<String>(),
            )?;
        }
        database.close().await;
        Ok(print(&lines)?)
    }
}
