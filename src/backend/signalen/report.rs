//! Sending a report.
//!
//! An unknown member would have the whole report refused, so only what Signalen knows is sent. What it has no field
//! for is not lost: the place in the citizen's words and what the photos show become `text_extra`, which the staff
//! read below the text. An address that was found by the search becomes the street's name, from which Signalen makes
//! the address that the staff see.

use serde_json::{Map, Value, json};

use super::{
    Signalen, category_path,
    memory::Memory,
    questions,
    settings::Labels,
    trouble::{self, Author, Meaning},
    uuid,
};
use crate::{
    backend::{Accepted, Body, Exchange, Method, Outcome, Reply, Request, Trouble, loose},
    domain::{Code, Contact, Place, Point, Receipt, Reference},
    form::{Content, Field, Problem, Reason},
};

/// What the faults of a report mean.
const FIELDS: [Meaning; 8] = [
    ("text", Field::Description, Reason::Invalid, Author::Framework),
    ("text_extra", Field::PlaceDescription, Reason::Invalid, Author::Framework),
    ("category", Field::Category, Reason::NotAChoice, Author::Framework),
    ("location/geometrie", Field::Place, Reason::OutOfBounds, Author::Signalen),
    ("location", Field::Place, Reason::Invalid, Author::Framework),
    ("reporter/phone", Field::Phone, Reason::Invalid, Author::Framework),
    ("reporter/email", Field::Email, Reason::Malformed, Author::Framework),
    ("non_field_errors", Field::Other, Reason::Invalid, Author::Signalen),
];

pub(super) fn send(hotline: &Signalen, content: &Content) -> Exchange<Accepted> {
    let body = match body(hotline, content) {
        Ok(body) => body,
        Err(problem) => return Exchange::done(Err(Trouble::Rejected(vec![problem]))),
    };
    let request =
        Request::new(Method::Post, hotline.url("signals/")).body(Body::Json(body.to_string())).decisive();
    let notice = hotline.memory.handling(&content.category).map(|promise| hotline.quote(promise));
    let (here, sent) = (hotline.clone(), body);
    Exchange::one(request, move |reply| {
        let receipt = receipt(&here, reply, &sent)?;
        Ok(Accepted { notice, ..Accepted::numbered(receipt) })
    })
}

/// What opens the report, if the answer proves that this one was taken: exactly one, with its number, its tracking id,
/// and no other date than the one that was sent.
fn receipt(hotline: &Signalen, reply: Reply, sent: &Value) -> Outcome<Receipt> {
    let taken = match trouble::changed(hotline, reply, &FIELDS) {
        // There is nothing to be found here; the address is wrong.
        Err(Trouble::NotFound) => return Err(Trouble::Unavailable { retry_after: None }),
        taken => taken?,
    };
    let started = "incident_date_start";
    let is_another =
        loose::moment(&taken[started]).is_some_and(|date| Some(date) != loose::moment(&sent[started]));
    let id = taken["signal_id"].as_str().and_then(uuid);
    match (loose::text(&taken["id_display"]), id) {
        (Some(number), Some(id)) if !is_another => {
            Ok(Receipt { reference: Reference(number), code: Some(Code::new(id)) })
        }
        _ => Err(Trouble::Unknown),
    }
}

/// The report, or what is missing without which it can't be one.
fn body(hotline: &Signalen, content: &Content) -> Result<Value, Problem> {
    let point = content.place.point.ok_or_else(|| Problem::new(Field::Place, Reason::PointRequired))?;
    let category =
        category_path(&content.category).ok_or_else(|| Problem::new(Field::Category, Reason::NotAChoice))?;
    let (answers, date) = answers(&hotline.memory, content, &category);
    let mut body = json!({
        "text": content.description.replace("\r\n", "\n"),
        "incident_date_start": date.unwrap_or_else(|| content.finished_at.to_rfc3339()),
        "location": location(point, &content.place),
        "category": { "category_url": category },
        "reporter": reporter(&content.contact),
    });
    if let Some(extra) = extra(content, &hotline.settings.labels) {
        body["text_extra"] = json!(extra);
    }
    if !answers.is_empty() {
        body["extra_properties"] = Value::Array(answers);
    }
    Ok(body)
}

fn location(point: Point, place: &Place) -> Value {
    let mut location = json!({
        "geometrie": { "type": "Point", "coordinates": [point.longitude, point.latitude] },
    });
    if let Some(address) = &place.address {
        location["address"] = json!({ "openbare_ruimte": address });
    }
    location
}

fn reporter(contact: &Contact) -> Value {
    let given = [("phone", &contact.phone), ("email", &contact.email)];
    let given = given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value.as_ref()?))));
    Value::Object(given.collect::<Map<_, _>>())
}

/// The answers, and the date that one of them names: when it happened.
fn answers(memory: &Memory, content: &Content, category: &str) -> (Vec<Value>, Option<String>) {
    let asked = memory.asked(&content.category);
    let mut date = None;
    let mut sent = Vec::new();
    for answer in &content.answers {
        let asked = asked.iter().find(|asked| asked.question.code == answer.code);
        date = date.or_else(|| asked?.moment(&answer.value).map(str::to_owned));
        sent.push(json!({
            "id": answer.code,
            "label": asked.map_or(&answer.code, |asked| &asked.question.text),
            "category_url": category,
            "answer": asked.map_or_else(|| questions::plain(&answer.value), |asked| asked.on_wire(&answer.value)),
        }));
    }
    (sent, date)
}

/// The words that Signalen has no field for.
fn extra(content: &Content, labels: &Labels) -> Option<String> {
    let place = content.place.description.iter().map(|words| format!("{}: {words}", labels.place));
    let photos = (1..).zip(&content.photos).filter_map(|(number, photo)| {
        photo.description.as_ref().map(|words| format!("{} {number}: {words}", labels.photo))
    });
    let lines: Vec<String> = place.chain(photos).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
