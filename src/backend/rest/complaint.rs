//! From an answer to a complaint.

use serde_json::Value;

use super::{
    answers::{ComplaintAnswer, ListAnswer, RatingAnswer, TimelineAnswer},
    description::Description,
    operation::Operation,
    pointer::Pointer,
    read::{coded, point, text},
    words::EntryWord,
};
use crate::{
    backend::loose,
    domain::{
        CategoryCode, Complaint, ComplaintPhoto, DistrictCode, ListQuery, NextSteps, PhotoId, Place,
        PublicComplaint, QuotedText, Rating, Reference, RequestClass, Satisfaction, Status, TimelineEntry,
        TimelineEvent, Timestamp,
    },
};

/// The complaint that the answer tells; `None` if its number, its status or its beginning is missing.
pub(super) fn complaint(
    description: &Description,
    at: &ComplaintAnswer,
    answer: &Value,
) -> Option<Complaint> {
    let moment = |pointer: &Pointer| pointer.moment(answer, description.utc_offset);
    let quote = |text: String| QuotedText { text, language: description.language.clone() };
    let status = status(description, &at.status, answer)?;
    let created_at = moment(&at.created_at)?;
    let rating = at.rating.as_ref().and_then(|at| self::rating(description, at, answer));
    let mut timeline =
        at.timeline.as_ref().map(|at| timeline(description, at, rating.as_ref(), answer)).unwrap_or_default();
    let updated_at = at
        .updated_at
        .as_ref()
        .and_then(moment)
        .or_else(|| timeline.last().map(|entry| entry.at))
        .map_or(created_at, |at| at.max(created_at));
    if let Some(its) = &at.answer
        && let Some(words) = its.text.text(answer)
    {
        let given = if status == Status::OutOfScope { Status::OutOfScope } else { Status::Answered };
        timeline.push(TimelineEntry {
            at: its.at.as_ref().and_then(moment).unwrap_or(updated_at),
            event: TimelineEvent::Status { status: given, unit: None, message: Some(quote(words)) },
        });
        timeline.sort_by_key(|entry| entry.at);
    }
    let photos = at.photos.as_ref().map(|photos| {
        let photo = |item| {
            let received_at =
                photos.received_at.as_ref().and_then(|at| at.moment(item, description.utc_offset));
            let received_at = Some(received_at.unwrap_or(updated_at));
            Some(ComplaintPhoto { id: PhotoId(photos.id.text(item)?), description: None, received_at })
        };
        photos.list.items(answer).iter().filter_map(photo).collect()
    });
    Some(Complaint {
        reference: Reference(at.reference.text(answer)?),
        class: at
            .class
            .as_ref()
            .and_then(|class| coded(description, class, answer))
            .and_then(|word| RequestClass::from_word(&word)),
        category: text(at.category.as_ref(), answer).map(CategoryCode),
        category_name: text(at.category_name.as_ref(), answer),
        // The citizen's own words, in whatever language: not the hotline's.
        description: text(at.description.as_ref(), answer).map(|text| QuotedText { text, language: None }),
        place: Place {
            point: point(at.place.latitude.as_ref(), at.place.longitude.as_ref(), answer),
            address: text(at.place.address.as_ref(), answer),
            description: text(at.place.description.as_ref(), answer),
            district: text(at.place.district.as_ref(), answer).map(DistrictCode),
        },
        next_steps: next_steps(description, &status),
        status,
        deadline: at.deadline.as_ref().and_then(moment),
        created_at,
        updated_at,
        photos: photos.unwrap_or_default(),
        timeline,
        rating,
    })
}

/// The complaints that everybody may see and that were asked for, the newest first.
pub(super) fn listed(
    description: &Description,
    at: &ListAnswer,
    query: &ListQuery,
    answer: &Value,
) -> Vec<PublicComplaint> {
    let public = |item: &Value| {
        Some(PublicComplaint {
            reference: text(at.reference.as_ref(), item).map(Reference),
            category: text(at.category.as_ref(), item).map(CategoryCode),
            category_name: text(at.category_name.as_ref(), item),
            description: text(at.description.as_ref(), item).map(|text| QuotedText { text, language: None }),
            point: point(at.latitude.as_ref(), at.longitude.as_ref(), item),
            status: status(description, &at.status, item)?,
            created_at: at
                .created_at
                .as_ref()
                .and_then(|pointer| pointer.moment(item, description.utc_offset)),
        })
    };
    let items = at.list.items(answer).iter();
    // Not every hotline heeds what it was asked for.
    let mut listed: Vec<PublicComplaint> =
        items.filter_map(public).filter(|complaint| query.matches(complaint)).collect();
    listed.sort_by_key(|complaint| std::cmp::Reverse(complaint.created_at));
    listed
}

/// Where it stands. A word that the file doesn't explain is shown as it is.
fn status(description: &Description, at: &Pointer, answer: &Value) -> Option<Status> {
    let word = at.text(answer)?;
    Some(match description.statuses.get(&word) {
        Some(known) => (*known).into(),
        None => Status::Other(word),
    })
}

/// The history, oldest first. A line without a time is left out; one without a status leaves it as it was.
fn timeline(
    description: &Description,
    at: &TimelineAnswer,
    rating: Option<&Rating>,
    answer: &Value,
) -> Vec<TimelineEntry> {
    let lines = at.list.items(answer).iter();
    let mut lines: Vec<(Timestamp, &Value)> =
        lines.filter_map(|line| Some((at.at.moment(line, description.utc_offset)?, line))).collect();
    lines.sort_by_key(|(moment, _)| *moment);
    let mut last = Status::Received;
    let mut entries = Vec::new();
    for (moment, line) in lines {
        let kind = at.kind.as_ref().and_then(|kind| {
            let word = kind.at.text(line)?;
            kind.words.get(&word).copied()
        });
        if let Some(status) = at.status.as_ref().and_then(|at| status(description, at, line)) {
            last = status;
        }
        let words = text(at.message.as_ref(), line);
        let by_citizen = |text| QuotedText { text, language: None };
        let by_hotline = |text| QuotedText { text, language: description.language.clone() };
        let event = match (kind.unwrap_or(EntryWord::Status), words) {
            (EntryWord::Rated, _) => rating.cloned().map_or(TimelineEvent::Unknown, TimelineEvent::Rated),
            (EntryWord::Information, Some(words)) => TimelineEvent::Information(by_citizen(words)),
            (EntryWord::Reopened, Some(words)) => TimelineEvent::Reopened(by_citizen(words)),
            (EntryWord::Status, words) => TimelineEvent::Status {
                status: last.clone(),
                unit: text(at.unit.as_ref(), line),
                message: words.map(by_hotline),
            },
            _ => TimelineEvent::Unknown,
        };
        entries.push(TimelineEntry { at: moment, event });
    }
    entries
}

/// The verdict, if all three answers are there.
fn rating(description: &Description, at: &RatingAnswer, answer: &Value) -> Option<Rating> {
    let truth = |it| loose::truth(&Value::String(coded(description, it, answer)?));
    let step: u8 = coded(description, &at.satisfaction, answer)?.parse().ok()?;
    Some(Rating {
        contacted: truth(&at.contacted)?,
        solved: truth(&at.solved)?,
        satisfaction: Satisfaction::new(step)?,
        words: text(at.words.as_ref(), answer),
    })
}

/// What the citizen can do while the complaint stands at `status`.
fn next_steps(description: &Description, status: &Status) -> NextSteps {
    fn takes<A>(operation: Option<&Operation<A>>, status: &Status, otherwise: bool) -> bool {
        operation.is_some_and(|operation| match &operation.when {
            Some(statuses) => statuses.iter().any(|known| Status::from(*known) == *status),
            None => otherwise,
        })
    }
    let operations = &description.operations;
    let is_answered = *status == Status::Answered;
    let is_worked_on = status.is_open() && !is_answered;
    NextSteps {
        add_information: takes(operations.information.as_ref(), status, is_worked_on),
        add_photo: takes(operations.photo.as_ref(), status, is_worked_on),
        rate: takes(operations.rating.as_ref(), status, is_answered),
        reopen: takes(operations.reopening.as_ref(), status, is_answered),
    }
}
