//! Words that the citizen adds to a complaint, as information or to have it reopened.

use std::net::IpAddr;

use axum::{
    Json,
    body::Body,
    http::{HeaderMap, Response, StatusCode},
    response::IntoResponse,
};
use complaint_widget::{
    backend::native::wire::{Recorded, Words},
    domain::{QuotedText, Reference, Status, TimelineEntry, TimelineEvent, Timestamp},
};

use super::{App, body, judge, problem::Fault, request::idempotency_key};
use crate::{
    content::Urgency,
    database::{
        complaints,
        events::{self, Key},
    },
    state,
};

/// What the words are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// More information.
    Information,
    /// The reason to take the complaint up again.
    Reopening,
}

/// Takes the words of a repeatable request.
pub async fn take(
    purpose: Purpose,
    app: &App,
    reference: &str,
    address: IpAddr,
    headers: &HeaderMap,
    body: Body,
) -> Result<Response<Body>, Fault> {
    app.writes.take(address).map_err(Fault::throttled)?;
    let opened = app.opened(reference, headers, address).await?;
    let key = idempotency_key(headers)?;
    let words: Words = body::json(headers, body).await?;
    let faults = judge::words(&words.text);
    if !faults.is_empty() {
        return Err(Fault::invalid(faults));
    }
    // The same words for another purpose are another request.
    let body_digest = app.key.digest(format!("{purpose:?}\n{}", words.text).as_bytes());

    let mut writer = app.database.writer().await?;
    if let Some((entry, first_digest)) = events::under_key(&mut writer, opened.id, &key).await? {
        if first_digest != body_digest {
            return Err(Fault::key_reused("The Idempotency-Key"));
        }
        return Ok(recorded(opened.reference, opened.status, entry.at));
    }
    let record = complaints::find(&mut writer, &opened.reference.0).await?.ok_or_else(Fault::not_found)?;
    let history = events::history(&mut writer, record.id).await?;
    let steps = state::next_steps(&record.status, events::standing_rating(&history), false);
    let mut status = record.status;
    let said = QuotedText { text: words.text, language: Some(record.language) };
    let (allowed, event) = match purpose {
        Purpose::Information => (steps.add_information, TimelineEvent::Information(said)),
        Purpose::Reopening => (steps.reopen, TimelineEvent::Reopened(said)),
    };
    if !allowed {
        return Err(Fault::wrong_status());
    }
    let entry = TimelineEntry { at: app.clock.now(), event };
    events::append(&mut writer, record.id, &entry, Some(Key { key: &key, body_digest: &body_digest }))
        .await?;
    if purpose == Purpose::Reopening {
        let category = app.content.category(&record.category.0);
        let hours = category.map_or(Urgency::General, |category| category.urgency).hours();
        let deadline = entry.at.plus_hours(hours);
        status = Status::Reopened;
        complaints::set_status(&mut writer, record.id, &status, None, Some(deadline)).await?;
    }
    writer.commit().await.map_err(Fault::uncertain)?;
    Ok(recorded(record.reference, status, entry.at))
}

fn recorded(reference: Reference, status: Status, updated_at: Timestamp) -> Response<Body> {
    (StatusCode::CREATED, Json(Recorded { reference, status, updated_at })).into_response()
}
