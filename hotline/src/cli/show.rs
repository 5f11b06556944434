//! `hotline show`.

use std::fmt::Write;

use complaint_widget::domain::{
    AnswerValue, Contact, Place, QuotedText, RequestClass, TimelineEntry, TimelineEvent,
};

use super::{DataArgument, Failure, open, print};
use crate::{
    database::{
        complaints::{self, Channel},
        events, photos,
    },
    desk::DeskError,
    photo, reference,
};

#[derive(Debug, clap::Args)]
pub struct Show {
    /// The complaint's number, such as PH-2026-000042.
    reference: String,
    #[command(flatten)]
    data: DataArgument,
}

impl Show {
    pub async fn run(self) -> Result<(), Failure> {
        let (data, database) = open(&self.data.data).await?;
        let reference = reference::from_typed(&self.reference)
            .ok_or_else(|| DeskError::NotFound(self.reference.clone()))?
            .0;
        let mut reader = database.reader().acquire().await?;
        let record = complaints::find(&mut reader, &reference)
            .await?
            .ok_or_else(|| DeskError::NotFound(self.reference.clone()))?;
        let mut text = String::new();
        writeln!(text, "{}", record.reference.0)?;
        writeln!(text, "status:      {}", record.status.as_str())?;
        writeln!(text, "unit:        {}", record.unit.as_deref().unwrap_or("-"))?;
        writeln!(text, "created:     {}", record.created_at.to_rfc3339())?;
        writeln!(text, "due:         {}", record.deadline.to_rfc3339())?;
        let channel = match record.channel {
            Channel::Native => "the hotline's own (readable with its code)",
            Channel::Open311 => "Open311 (description, place, photos and your answers are public)",
        };
        writeln!(text, "channel:     {channel}")?;
        writeln!(text, "class:       {}", record.class.map_or("-", RequestClass::as_str))?;
        writeln!(text, "category:    {}", record.category.0)?;
        writeln!(text, "language:    {}", record.language.as_str())?;
        write_place(&mut text, &record.place)?;
        write_contact(&mut text, complaints::contact(&mut reader, record.id).await?)?;
        writeln!(text, "\n{}\n", record.description)?;
        for answer in complaints::answers(&mut reader, record.id).await? {
            let value = match answer.value {
                AnswerValue::Number(number) => number.to_string(),
                AnswerValue::Text(text) => text,
                AnswerValue::Keys(keys) => keys.join(", "),
            };
            writeln!(text, "answer {}: {value}", answer.code)?;
        }
        for known in photos::of_complaint(&mut reader, record.id).await? {
            let state = match &known.arrived {
                Some(arrived) => {
                    let directory = data.photos();
                    let path =
                        photo::path(&directory, &record.reference, &known.photo.id, &arrived.media_type);
                    if path.is_file() { path.display().to_string() } else { "erased".to_owned() }
                }
                None => "announced, not there yet".to_owned(),
            };
            writeln!(text, "photo: {state}  {}", known.photo.description.unwrap_or_default())?;
        }
        writeln!(text)?;
        for entry in events::history(&mut reader, record.id).await? {
            write_entry(&mut text, &entry)?;
        }
        drop(reader);
        database.close().await;
        Ok(print(&text)?)
    }
}

fn write_place(text: &mut String, place: &Place) -> std::fmt::Result {
    if let Some(point) = place.point {
        let accuracy =
            point.accuracy_metres.map(|metres| format!(" (within {metres} m)")).unwrap_or_default();
        writeln!(text, "point:       {}, {}{accuracy}", point.latitude, point.longitude)?;
    }
    let district = place.district.as_ref().map(|district| &district.0);
    for (label, part) in [
        ("address:    ", place.address.as_ref()),
        ("place:      ", place.description.as_ref()),
        ("district:   ", district),
    ] {
        if let Some(part) = part {
            writeln!(text, "{label} {part}")?;
        }
    }
    Ok(())
}

fn write_contact(text: &mut String, contact: Option<Contact>) -> std::fmt::Result {
    let Some(contact) = contact else { return writeln!(text, "contact:     none") };
    if let Some(name) = contact.name {
        let shown = if contact.name_shown { "the unit may see it" } else { "not for the unit" };
        writeln!(text, "name:        {name} ({shown})")?;
    }
    for (label, part) in [("phone:      ", contact.phone), ("e-mail:     ", contact.email)] {
        if let Some(part) = part {
            writeln!(text, "{label} {part}")?;
        }
    }
    Ok(())
}

fn write_entry(text: &mut String, entry: &TimelineEntry) -> std::fmt::Result {
    let at = entry.at.to_rfc3339();
    let words = |words: &QuotedText| format!("\n    {}", words.text.replace('\n', "\n    "));
    match &entry.event {
        TimelineEvent::Status { status, unit, message } => {
            let unit = unit.as_ref().map(|unit| format!(", {unit}")).unwrap_or_default();
            let message = message.as_ref().map(words).unwrap_or_default();
            writeln!(text, "{at}  {}{unit}{message}", status.as_str())
        }
        TimelineEvent::Information(said) => writeln!(text, "{at}  citizen added:{}", words(said)),
        TimelineEvent::Reopened(said) => writeln!(text, "{at}  citizen reopened it:{}", words(said)),
        TimelineEvent::Rated(rating) => writeln!(
            text,
            "{at}  citizen rated it: contacted {}, solved {}, satisfaction {} of 5  {}",
            rating.contacted,
            rating.solved,
            rating.satisfaction.step(),
            rating.words.as_deref().unwrap_or_default(),
        ),
        TimelineEvent::Unknown => Ok(()),
    }
}
