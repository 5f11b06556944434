//! A complaint as the public reads it. The module's parent says what that is and what it never is.

use axum::http::HeaderMap;
use complaint_widget::domain::{LanguageTag, Point, TimelineEntry, TimelineEvent};
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use super::{address::absolute, media, parameters::Parameters};
use crate::{
    api::{App, Fault},
    database::{
        complaints::{Channel, Record},
        events, photos,
    },
};

/// The root of every document about complaints.
pub const ROOT: &str = "service_requests";

/// Who reads, and how.
pub struct Reader<'a> {
    /// The server.
    pub app: &'a App,
    /// The language of the categories' names.
    pub language: &'a LanguageTag,
    /// The request's headers.
    pub headers: &'a HeaderMap,
    /// The query.
    pub query: &'a Parameters,
}

/// What the public may know of a complaint.
struct Public {
    description: Option<String>,
    address: Option<String>,
    point: Option<Point>,
    unit: Option<String>,
    /// The hotline's steps, with its words.
    notes: Vec<Note>,
    media_urls: Vec<String>,
}

struct Note {
    entry: Value,
    words: Option<String>,
}

impl Reader<'_> {
    /// The complaint, `None` if it isn't public.
    ///
    /// # Errors
    /// 400 for a query that can't be understood, 503.
    pub async fn read(
        &self,
        connection: &mut SqliteConnection,
        record: Record,
    ) -> Result<Option<Value>, Fault> {
        let public = match record.channel {
            Channel::Open311 => self.whole(connection, &record).await?,
            Channel::Native if self.app.content.publishes_outlines() => outline(&record),
            Channel::Native => return Ok(None),
        };
        let category = self.app.content.category(&record.category.0);
        let answer = public.notes.iter().rev().find_map(|note| note.words.clone());
        let mut request = json!({
            "service_request_id": record.reference,
            "status": if record.status.is_open() { "open" } else { "closed" },
            "status_notes": answer,
            "service_name": category.map(|category| category.name.in_language(self.language)),
            "service_code": record.category,
            "description": public.description,
            "agency_responsible": public.unit,
            "service_notice": null,
            "requested_datetime": record.created_at,
            "updated_datetime": record.updated_at,
            "expected_datetime": record.deadline,
            "address": public.address,
            "address_id": null,
            "zipcode": null,
            "lat": public.point.map(|point| point.latitude),
            "long": public.point.map(|point| point.longitude),
            "media_url": public.media_urls.first(),
        });
        if self.query.one("extensions")? == Some("true") {
            let is_whole = record.channel == Channel::Open311;
            request["extended_attributes"] = json!({
                "status": record.status,
                "class": is_whole.then_some(record.class),
                "language": is_whole.then_some(&record.language),
                "media_urls": public.media_urls,
            });
            request["notes"] = public.notes.into_iter().map(|note| note.entry).collect();
        }
        Ok(Some(request))
    }

    async fn whole(&self, connection: &mut SqliteConnection, record: &Record) -> Result<Public, Fault> {
        let history = events::history(connection, record.id).await?;
        let photos = photos::of_complaint(connection, record.id).await?;
        let media_urls = photos
            .iter()
            .filter_map(media::file_name)
            .map(|name| absolute(&self.app.open311, self.headers, &format!("/media/{name}")))
            .collect();
        Ok(Public {
            description: Some(record.description.clone()),
            address: record.place.address.clone(),
            point: record.place.point,
            unit: record.unit.clone(),
            notes: history.into_iter().filter_map(note).collect(),
            media_urls,
        })
    }
}

/// What is left of a complaint that was made in private. A thousandth of a degree is about 100 m.
fn outline(record: &Record) -> Public {
    let round = |degrees: f64| (degrees * 1_000.0).round() / 1_000.0;
    let point = record.place.point.map(|point| Point {
        latitude: round(point.latitude),
        longitude: round(point.longitude),
        accuracy_metres: None,
    });
    Public { description: None, address: None, point, unit: None, notes: Vec::new(), media_urls: Vec::new() }
}

/// A step of the hotline's; the citizen's own don't come over Open311.
fn note(entry: TimelineEntry) -> Option<Note> {
    let TimelineEvent::Status { status, message, .. } = entry.event else { return None };
    let words = message.map(|message| message.text);
    let entry = json!({ "datetime": entry.at, "description": words, "type": status });
    Some(Note { entry, words })
}
