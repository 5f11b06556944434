//! `GET requests`: the public complaints.

use std::{collections::HashSet, sync::Arc};

use axum::{extract::State, http::HeaderMap};
use complaint_widget::domain::Timestamp;

use super::{
    document::Document,
    parameters::{Asked, Parameters},
    service_request::{self, Reader},
};
use crate::{
    api::{App, Fault, request::Language},
    database::{
        complaints,
        published::{self, Filter},
    },
    reference,
};

/// The most complaints in an answer.
const LIMIT: i64 = 1_000;
/// The most service codes, or numbers, in a query.
const ENTRIES: usize = 100;
/// The longest time between `start_date` and `end_date`, in hours.
const SPAN: i64 = 90 * 24;

/// Those with the ids that are asked for, which overrides all else, or those that pass the filters, the newest first.
pub async fn get(
    State(app): State<Arc<App>>,
    Language(language): Language,
    Asked(query): Asked,
    headers: HeaderMap,
) -> Result<Document, Fault> {
    let ids = entries(&query, "service_request_id")?;
    let mut connection = app.database.reader().acquire().await?;
    let mut records = Vec::new();
    if ids.is_empty() {
        let filter = filter(&query, app.clock.now(), app.content.publishes_outlines())?;
        records = published::list(&mut connection, &filter).await?;
    } else {
        let mut seen = HashSet::new();
        let numbers = ids.into_iter().filter_map(reference::from_typed);
        for id in numbers.filter(|id| seen.insert(id.clone())) {
            records.extend(complaints::find(&mut connection, &id.0).await?);
        }
    }
    let reader = Reader { app: &app, language: &language, headers: &headers, query: &query };
    let mut requests = Vec::new();
    for record in records {
        requests.extend(reader.read(&mut connection, record).await?);
    }
    Ok(Document::new(service_request::ROOT, requests.into()))
}

fn filter(query: &Parameters, now: Timestamp, outlines: bool) -> Result<Filter, Fault> {
    let (from, until) = span(moment(query, "start_date")?, moment(query, "end_date")?, now)?;
    let page = number(query, "page", i64::MAX / LIMIT)?.unwrap_or(1);
    let limit = number(query, "page_size", LIMIT)?.unwrap_or(LIMIT);
    let categories = entries(query, "service_code")?.into_iter().map(str::to_owned).collect();
    Ok(Filter { outlines, categories, open: open(query)?, from, until, limit, offset: (page - 1) * limit })
}

fn entries<'a>(query: &'a Parameters, name: &str) -> Result<Vec<&'a str>, Fault> {
    let entries = query.list(name);
    if entries.len() > ENTRIES {
        return Err(Fault::bad_request(format!("{name}: At most {ENTRIES} of them.")));
    }
    Ok(entries)
}

/// Up to 90 days: the latest ones, those before the end, or those after the start.
fn span(
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    now: Timestamp,
) -> Result<(Timestamp, Timestamp), Fault> {
    let (start, end) = match (start, end) {
        (Some(start), Some(end)) => (start, end),
        (Some(start), None) => (start, start.plus_hours(SPAN)),
        (None, end) => {
            let end = end.unwrap_or(now);
            (end.plus_hours(-SPAN), end)
        }
    };
    if end > start.plus_hours(SPAN) {
        return Err(Fault::bad_request("start_date and end_date: They may be at most 90 days apart."));
    }
    Ok((start, end))
}

/// A moment (W3C-DTF): with a zone, or a day, which begins in UTC.
fn moment(query: &Parameters, name: &str) -> Result<Option<Timestamp>, Fault> {
    let Some(text) = query.one(name)? else { return Ok(None) };
    // A plus sign that wasn't percent-encoded has become a space.
    let text = text.trim().replace(' ', "+");
    Timestamp::from_rfc3339(&text)
        .or_else(|| Timestamp::from_rfc3339(&format!("{text}T00:00:00Z")))
        .map(Some)
        .ok_or_else(|| Fault::bad_request(format!("{name}: Neither a date nor a date with time and zone.")))
}

fn open(query: &Parameters) -> Result<Option<bool>, Fault> {
    let words = query.list("status");
    if let Some(word) = words.iter().find(|word| !["open", "closed"].contains(word)) {
        return Err(Fault::bad_request(format!("status: Open or closed, not {word}.")));
    }
    Ok(match (words.contains(&"open"), words.contains(&"closed")) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    })
}

fn number(query: &Parameters, name: &str, max: i64) -> Result<Option<i64>, Fault> {
    let Some(text) = query.one(name)? else { return Ok(None) };
    match text.trim().parse() {
        Ok(number) if (1..=max).contains(&number) => Ok(Some(number)),
        _ => Err(Fault::bad_request(format!("{name}: A whole number from 1 to {max}."))),
    }
}
