//! `GET requests/{id}.json`: a complaint with its history.

use serde_json::Value;

use super::{
    Open311, errors, photo,
    reader::{self, Manner},
};
use crate::{
    backend::{Exchange, Outcome, Response, Revised, Trouble, loose},
    domain::{
        CategoryCode, Complaint, ComplaintPhoto, LanguageTag, NextSteps, PhotoId, Place, Point, QuotedText,
        Receipt, Reference, Status, TimelineEntry, TimelineEvent, Timestamp,
    },
};

/// Asks for the complaint.
pub(super) fn ask(
    server: &Open311,
    receipt: &Receipt,
    language: &LanguageTag,
) -> Exchange<Option<Revised<Complaint>>> {
    let id = receipt.reference.0.clone();
    let manner = server.manner.clone();
    Exchange::one(server.get_report(&id, Some(language)), move |reply| match reply {
        // The second is what some servers say of an id that can't be one.
        Ok(Response { status: 404 | 400, .. }) => Err(Trouble::NotFound),
        reply => {
            found(&errors::read(reply)?, &id, &manner).map(|value| Some(Revised { value, revision: None }))
        }
    })
}

/// The complaint in a list of at most one. Another one than the one asked for is never shown.
fn found(response: &Response, id: &str, manner: &Manner) -> Outcome<Complaint> {
    const UNREADABLE: Trouble = Trouble::Unavailable { retry_after: None };
    let content = reader::json(&response.body).ok_or(UNREADABLE)?;
    let items = reader::items(&content, "service_request_id").ok_or(UNREADABLE)?;
    if items.is_empty() {
        return Err(Trouble::NotFound);
    }
    let is_it = |item: &&Value| {
        reader::code(&item["service_request_id"]).is_some_and(|other| other.eq_ignore_ascii_case(id))
    };
    items.into_iter().find(is_it).and_then(|item| complaint(item, manner)).ok_or(UNREADABLE)
}

/// Its status; where a server tells it more finely than `open` and `closed`, that one.
pub(super) fn status_of(item: &Value) -> Status {
    let finer = loose::text(&item["extended_attributes"]["status"]).map(|word| reader::status(&word));
    finer.filter(|status| !matches!(status, Status::Other(_))).unwrap_or_else(|| {
        // A report that is shown without a status has at least been received.
        loose::text(&item["status"]).map_or(Status::Received, |word| reader::status(&word))
    })
}

/// Its point, if it has both coordinates and they lie on the Earth.
pub(super) fn point_of(item: &Value) -> Option<Point> {
    let degrees = |members: [&str; 2]| members.iter().find_map(|member| loose::number(&item[*member]));
    let point = Point {
        latitude: degrees(["lat", "latitude"])?,
        longitude: degrees(["long", "longitude"])?,
        accuracy_metres: None,
    };
    point.is_valid().then_some(point)
}

/// The citizen's own words, in whatever language they were.
pub(super) const fn citizens(text: String) -> QuotedText {
    QuotedText { text, language: None }
}

/// A complaint from a request; `None` if it says nowhere when it was made.
fn complaint(item: &Value, manner: &Manner) -> Option<Complaint> {
    let created_at = manner.moment(item, &["requested_datetime", "updated_datetime"])?;
    let updated_at = manner.moment(item, &["updated_datetime"]).unwrap_or(created_at).max(created_at);
    let status = status_of(item);
    let photos = photo::addresses(item).into_iter().map(|address| ComplaintPhoto {
        id: PhotoId(address),
        description: None,
        received_at: Some(created_at),
    });
    Some(Complaint {
        reference: Reference(reader::code(&item["service_request_id"])?),
        class: None,
        category: reader::code(&item["service_code"]).map(CategoryCode),
        category_name: reader::name(&item["service_name"]),
        description: reader::first(item, &["description", "detail"]).map(citizens),
        place: Place { point: point_of(item), address: loose::text(&item["address"]), ..Place::default() },
        timeline: timeline(item, &status, created_at, updated_at, manner),
        status,
        deadline: manner.moment(item, &["expected_datetime"]),
        created_at,
        updated_at,
        photos: photos.collect(),
        rating: None,
        next_steps: NextSteps::default(),
    })
}

/// The history as far as it is told: received, the notes, and where it stands now with the words on that. Nothing is
/// told twice that the notes tell.
fn timeline(
    item: &Value,
    status: &Status,
    created_at: Timestamp,
    updated_at: Timestamp,
    manner: &Manner,
) -> Vec<TimelineEntry> {
    let mut steps: Vec<Step> =
        notes(item).filter_map(|note| Step::of_note(note, updated_at, manner)).collect();
    if !steps.iter().any(|step| step.status == Status::Received && step.words.is_none()) {
        steps.insert(0, Step { at: created_at, status: Status::Received, words: None });
    }
    let words = loose::text(&item["status_notes"]).map(|text| manner.quoted(text));
    let is_said = |words: &QuotedText| {
        steps.iter().any(|step| step.words.as_ref() == Some(words) && (step.is_answer() || !is_over(status)))
    };
    if let Some(words) = words.filter(|words| !is_said(words)) {
        // What is said at the end is the answer.
        let status = if is_over(status) { Status::Answered } else { status.clone() };
        steps.push(Step { at: updated_at, status, words: Some(words) });
    }
    if !steps.iter().any(|step| step.status == *status) {
        steps.push(Step { at: updated_at, status: status.clone(), words: None });
    }
    steps.sort_by_key(|step| step.at);
    let mut unit = unit(&item["agency_responsible"]);
    let last = steps.len() - 1;
    steps
        .into_iter()
        .enumerate()
        .map(|(index, Step { at, status, words })| {
            // Who is in charge now is told where it stands now.
            let unit = if index == last { unit.take() } else { None };
            TimelineEntry { at, event: TimelineEvent::Status { status, unit, message: words } }
        })
        .collect()
}

/// One step of the history.
struct Step {
    at: Timestamp,
    status: Status,
    words: Option<QuotedText>,
}

impl Step {
    /// The step that a note tells; `None` if it tells neither words nor a status.
    fn of_note(note: &Value, at: Timestamp, manner: &Manner) -> Option<Self> {
        let words = reader::first(note, &["description", "comment", "text"]).map(|text| manner.quoted(text));
        let status = loose::text(&note["type"]).map(|word| reader::status(&word));
        if words.is_none() && matches!(status, None | Some(Status::Other(_))) {
            return None;
        }
        Some(Self {
            at: manner.moment(note, &["datetime", "updated_datetime"]).unwrap_or(at),
            // Words without a status are said while it is open.
            status: status.unwrap_or(Status::Received),
            words,
        })
    }

    const fn is_answer(&self) -> bool {
        matches!(self.status, Status::Answered | Status::OutOfScope)
    }
}

const fn is_over(status: &Status) -> bool {
    matches!(status, Status::Closed)
}

/// The notes, at the request itself or among its extensions.
fn notes(item: &Value) -> impl Iterator<Item = &Value> {
    [&item["notes"], &item["extended_attributes"]["notes"]].into_iter().filter_map(Value::as_array).flatten()
}

/// Who is in charge: a text, or `{"recipient": [texts]}`.
fn unit(agency: &Value) -> Option<String> {
    let names = match &agency["recipient"] {
        Value::Array(names) => names.iter().filter_map(loose::text).collect::<Vec<_>>().join(", "),
        other => loose::text(other).or_else(|| loose::text(agency)).unwrap_or_default(),
    };
    (!names.is_empty()).then_some(names)
}
