//! What the server was sent and what it knows: kept in memory, looked at by tests.

use serde_json::{Map, Value, json};

use super::{Dialect, Numbers, Packing, catalogue::Service};

/// A file that came with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentFile {
    /// The name of its part.
    pub part: String,
    /// Its media type, as sent.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A request as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The method.
    pub method: String,
    /// The path, decoded.
    pub path: String,
    /// The query's parameters, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The form's fields, decoded, in order.
    pub fields: Vec<(String, String)>,
    /// The files.
    pub files: Vec<SentFile>,
}

impl Sent {
    /// The value of the field `name`; a field that came twice is no field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        let mut values = self.fields.iter().filter(|(known, _)| known == name);
        let value = values.next().map(|(_, value)| value.as_str());
        value.filter(|_| values.next().is_none())
    }

    /// The value of the query's parameter `name`.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A word that staff say about a report.
#[derive(Clone, Debug)]
pub(super) struct Note {
    minute: usize,
    text: String,
}

/// A report that was taken.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) number: usize,
    pub(super) service: &'static Service,
    pub(super) sent: Sent,
    pub(super) media: Vec<String>,
    pub(super) status: String,
    pub(super) notes: Vec<Note>,
    pub(super) asked: usize,
    minute: usize,
}

/// Everything the server knows.
#[derive(Debug, Default)]
pub(super) struct Desk {
    pub(super) sent: Vec<Sent>,
    pub(super) reports: Vec<Report>,
    pub(super) files: Vec<SentFile>,
    clock: usize,
}

impl Desk {
    /// The minute of the server's own clock, which every use moves on.
    fn tick(&mut self) -> usize {
        self.clock += 1;
        self.clock
    }

    pub(super) fn take(&mut self, service: &'static Service, sent: Sent, media: Vec<String>) -> usize {
        let number = self.reports.len() + 501;
        let minute = self.tick();
        let status = "open".to_owned();
        self.reports.push(Report { number, service, sent, media, status, notes: vec![], asked: 0, minute });
        number
    }

    pub(super) fn note(&mut self, number: usize, status: &str, text: &str) {
        let minute = self.tick();
        if let Some(report) = self.reports.iter_mut().find(|report| report.number == number) {
            status.clone_into(&mut report.status);
            report.notes.push(Note { minute, text: text.to_owned() });
        }
    }
}

impl Dialect {
    /// A minute of 24 November 2026, 9 o'clock of the server's own offset.
    pub(super) fn time(&self, minute: usize) -> String {
        format!("2026-11-24T{:02}:{:02}:00{}", 9 + minute / 60, minute % 60, self.time_ending)
    }

    /// A request as this server shows it.
    pub(super) fn request(&self, report: &Report, extended: bool) -> Value {
        let given = |name: &str| report.sent.field(name).filter(|text| !text.is_empty());
        let latest = report.notes.last();
        let degrees = |name: &str| {
            let degrees: f64 = given(name)?.parse().ok()?;
            Some(match self.numbers {
                Numbers::Texts => json!(degrees.to_string()),
                #[expect(clippy::cast_possible_truncation, reason = "this loss is what such servers do")]
                Numbers::Numbers => json!(f64::from(degrees as f32)),
                Numbers::Specified => json!(degrees),
            })
        };
        let mut shown = Map::new();
        let mut show = |name: &str, value: Option<Value>| {
            // Absent and null mean the same; each kind of server has one way.
            if let Some(value) = value {
                shown.insert(name.to_owned(), value);
            } else if self.numbers == Numbers::Specified {
                shown.insert(name.to_owned(), Value::Null);
            }
        };
        show("service_request_id", Some(self.number(report.number)));
        show("status", Some(json!(report.status)));
        show("status_notes", latest.map(|note| json!(note.text)));
        if !self.hides_service {
            show("service_code", Some(self.code(report.service.number, report.service.code)));
            show("service_name", Some(json!(report.service.code)));
        }
        show("description", given("description").map(|text| json!(text)));
        show("requested_datetime", Some(json!(self.time(report.minute))));
        let updated = latest.map_or(report.minute, |note| note.minute);
        show("updated_datetime", Some(json!(self.time(updated))));
        show("address", given("address_string").or_else(|| given("address")).map(|text| json!(text)));
        show("lat", degrees("lat"));
        show("long", degrees("long"));
        show("media_url", (!report.media.is_empty()).then(|| json!(report.media.join(","))));
        if extended {
            let notes = report.notes.iter().map(
                |note| json!({ "datetime": self.time(note.minute), "description": note.text, "type": "comment" }),
            );
            show("notes", Some(json!(notes.collect::<Vec<_>>())));
        }
        Value::Object(shown)
    }

    /// A request's number as this server writes it.
    pub(super) fn number(&self, number: usize) -> Value {
        if self.numbers == Numbers::Numbers { json!(number) } else { json!(number.to_string()) }
    }

    /// A list as this server packs it.
    pub(super) fn pack(&self, name: &str, items: Vec<Value>) -> Value {
        match self.packing {
            Packing::Named => json!({ name: items }),
            Packing::Nested if name == "service_requests" => match <[Value; 1]>::try_from(items) {
                Ok([only]) => json!({ name: { "request": only } }),
                Err(items) if items.is_empty() => json!({}),
                Err(items) => json!({ name: { "request": items } }),
            },
            Packing::Bare | Packing::Nested => json!(items),
        }
    }
}
