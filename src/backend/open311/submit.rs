//! `POST requests.json`: photos first where they have an address of their own, then the report, then asking for the
//! number where a token came, then a look whether the photos arrived.

use std::{rc::Rc, time::Duration};

use serde_json::Value;

use super::{MultipleValues, Open311, PhotoTravel, errors, in_language, photo, reader, token};
use crate::{
    backend::{
        Accepted, Attempt, Body, Method, Outcome, Part, PartContent, Proof, Reply, Request, Step, Trouble,
        encoding::form, loose, reply,
    },
    domain::{AnswerValue, ComplaintPhoto, PhotoId, Point, Reference, Ticket},
    form::{Content, Submission, SubmittedPhoto},
};

/// How often a number is asked for before it is left to follow.
const ASKINGS: usize = 5;

/// The wait before each asking.
const WAIT: Duration = Duration::from_secs(2);

/// How far coordinates may move on their way through a server, in degrees: more than a 32-bit float loses, less
/// than lies between two complaints that anyone could mix up.
const DEGREES: f64 = 0.000_1;

/// How far the server's clock, or its idea of the time zone, may lie behind ours, in hours.
const CLOCK_HOURS: i64 = 24;

/// What stands between the parts of a description.
const BETWEEN: &str = "\n\n";

/// Everything that is needed from the first step to the last.
struct Report {
    server: Open311,
    content: Content,
    attempt: Attempt,
}

/// The longest description of the citizen's when `place` characters on the place and the words on `photos` photos may
/// have to go into the same parameter, which has room for `room`. Never less than a quarter: who has so much to say
/// about everything at once hears it from the server.
pub(super) fn description_max(room: usize, place: usize, photos: usize) -> usize {
    let words = (ComplaintPhoto::DESCRIPTION_MAX + BETWEEN.len()).saturating_mul(photos);
    room.saturating_sub(place + BETWEEN.len()).saturating_sub(words).max(room / 4)
}

/// The first step.
pub(super) fn begin(server: &Open311, submission: &Submission, attempt: &Attempt) -> Step<Accepted> {
    let mut content = submission.content().clone();
    content.place = server.deployment.with_district_in_words(&content.place);
    let report = Report { server: server.clone(), content, attempt: attempt.clone() };
    send_photos(Rc::new(report), Vec::new())
}

/// Sends the photos that have an address of their own, one after the other, then the report. `sent` says where those
/// lie that are there already.
fn send_photos(report: Rc<Report>, sent: Vec<String>) -> Step<Accepted> {
    let PhotoTravel::Upload { path, part, .. } = &report.server.profile.photos else {
        return send_report(report, &[]);
    };
    let Some(next) = report.content.photos.get(sent.len()) else { return send_report(report, &sent) };
    let id = next.id.clone();
    if let Some(address) = report.server.memory.address(&report.attempt.key, &id) {
        return send_photos(report, [sent, vec![address]].concat());
    }
    let request = photo::upload(report.server.address(path), next, part);
    Step::Send(
        request,
        Box::new(move |reply| match photo::uploaded(reply, &id, &report.server.manner) {
            Ok(address) => {
                report.server.memory.keep(&report.attempt.key, &id, address.clone());
                send_photos(report, [sent, vec![address]].concat())
            }
            Err(trouble) => Step::Done(Err(trouble)),
        }),
    )
}

fn send_report(report: Rc<Report>, uploaded: &[String]) -> Step<Accepted> {
    let request = report.request(uploaded).decisive();
    Step::Send(
        request,
        Box::new(move |reply| match report.taken(reply) {
            Ok(accepted) => {
                report.server.memory.forget(&report.attempt.key);
                match &accepted.proof {
                    Proof::NumberToFollow(ticket) => {
                        let ticket = ticket.clone();
                        ask_number(report, accepted, ticket, ASKINGS)
                    }
                    _ => look_for_photos(&report, accepted),
                }
            }
            Err(trouble) => Step::Done(Err(trouble)),
        }),
    )
}

/// Waits and asks for the number, `left` times at most.
fn ask_number(report: Rc<Report>, mut accepted: Accepted, ticket: Ticket, left: usize) -> Step<Accepted> {
    if left == 0 {
        accepted.photos = photo::ends(&report.photos(), 0);
        return Step::Done(Ok(accepted));
    }
    let ask = move || {
        let request = token::request(&report.server, &ticket);
        let then = move |reply| match token::number_in(reply, &ticket.0) {
            Some(id) => {
                accepted.proof = Proof::Numbered(token::receipt(id));
                look_for_photos(&report, accepted)
            }
            None => ask_number(report, accepted, ticket, left - 1),
        };
        Step::Send(request, Box::new(then))
    };
    Step::Wait(WAIT, Box::new(ask))
}

/// Reads the report back if photos went with it: servers drop in silence what they don't expect.
fn look_for_photos(report: &Report, mut accepted: Accepted) -> Step<Accepted> {
    let photos = report.photos();
    let Some(receipt) = accepted.receipt().filter(|_| !photos.is_empty()) else {
        return Step::Done(Ok(accepted));
    };
    let id = receipt.reference.0.clone();
    let request = report.server.get_report(&id, None);
    Step::Send(
        request,
        Box::new(move |reply| {
            accepted.photos = photo::ends(&photos, shown(reply, &id).unwrap_or(0));
            Step::Done(Ok(accepted))
        }),
    )
}

/// How many photos the report with this number shows.
fn shown(reply: Reply, id: &str) -> Option<usize> {
    let content = reader::json(&errors::read(reply).ok()?.body)?;
    let items = reader::items(&content, "service_request_id")?;
    let it =
        items.into_iter().find(|item| reader::code(&item["service_request_id"]).as_deref() == Some(id))?;
    Some(photo::addresses(it).len())
}

impl Report {
    /// The photos that travel.
    fn photos(&self) -> Vec<PhotoId> {
        self.content.photos.iter().map(|photo| photo.id.clone()).collect()
    }

    /// The description, with what has no parameter of its own: other words about the place, words on the photos.
    fn description(&self) -> String {
        let place = &self.content.place;
        let words = [place.address.as_ref(), place.description.as_ref()].into_iter().flatten();
        let place = words.filter(|_| place.point.is_some()).map(String::as_str);
        let photos = self.content.photos.iter().filter_map(|photo| photo.description.as_deref());
        std::iter::once(self.content.description.as_str())
            .chain(place)
            .chain(photos)
            .collect::<Vec<_>>()
            .join(BETWEEN)
    }

    /// The parameters, in order.
    fn fields(&self, uploaded: &[String]) -> Vec<(String, String)> {
        let profile = &self.server.profile;
        let content = &self.content;
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut add = |name: &str, value: Option<&str>| {
            fields.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        };
        add("api_key", profile.api_key.as_deref());
        add("jurisdiction_id", profile.jurisdiction_id.as_deref().filter(|_| !profile.jurisdiction_in_query));
        add("service_code", Some(&content.category.0));
        // Exactly one form of place: several lose data on some servers.
        match (&content.place.point, &content.place.address, &content.place.description) {
            (Some(Point { latitude, longitude, .. }), _, _) => {
                add("lat", Some(&latitude.to_string()));
                add("long", Some(&longitude.to_string()));
            }
            (None, Some(address), Some(words)) if address != words => {
                add(&profile.address_field, Some(&format!("{address}, {words}")));
            }
            (None, address, words) => {
                add(&profile.address_field, address.as_deref().or(words.as_deref()));
            }
        }
        add("description", Some(&self.description()));
        let (first, last) = names(content.contact.name.as_deref());
        add("first_name", first);
        add("last_name", last);
        add("email", content.contact.email.as_deref());
        add("phone", content.contact.phone.as_deref());
        if let PhotoTravel::Upload { field, .. } = &profile.photos {
            add(field, Some(uploaded.join(",").as_str()).filter(|list| !list.is_empty()));
        }
        if let Some(field) = &profile.idempotency_field {
            add(field, Some(&self.attempt.key));
        }
        if self.attempt.insists {
            add("acknowledge_duplicate", Some("true"));
        }
        for (name, value) in &profile.report_fields {
            add(name, Some(value));
        }
        for answer in &content.answers {
            let one = format!("attribute[{}]", answer.code);
            match (&answer.value, profile.multiple_values) {
                (AnswerValue::Text(text), _) => add(&one, Some(text)),
                (AnswerValue::Number(number), _) => add(&one, Some(&number.to_string())),
                (AnswerValue::Keys(keys), MultipleValues::Commas) => add(&one, Some(&keys.join(","))),
                (AnswerValue::Keys(keys), MultipleValues::Repeated) => {
                    keys.iter().for_each(|key| add(&format!("{one}[]"), Some(key)));
                }
            }
        }
        fields
    }

    fn request(&self, uploaded: &[String]) -> Request {
        let profile = &self.server.profile;
        let mut url = self.server.address("requests.json");
        if let Some(id) = profile.jurisdiction_id.as_deref().filter(|_| profile.jurisdiction_in_query) {
            url = format!("{url}?{}", form([("jurisdiction_id", id)]));
        }
        let fields = self.fields(uploaded);
        let body = match &profile.photos {
            PhotoTravel::Part { name } if !self.content.photos.is_empty() => {
                let texts =
                    fields.into_iter().map(|(name, text)| Part { name, content: PartContent::Text(text) });
                let photos = self.content.photos.iter().map(|it: &SubmittedPhoto| photo::part(it, name));
                Body::Multipart(texts.chain(photos).collect())
            }
            _ => Body::Form(form(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())))),
        };
        in_language(Request::new(Method::Post, url), Some(&self.content.language)).body(body)
    }

    /// The proof that the report was taken.
    fn taken(&self, reply: Reply) -> Outcome<Accepted> {
        let response = reply::of_changing(reply)?;
        let manner = &self.server.manner;
        let content = reader::json(&response.body);
        let existing = content.as_ref().and_then(duplicate);
        let content = content.filter(|_| matches!(response.status, 200..=202)).unwrap_or_default();
        let mut found: Vec<&Value> = ["service_request_id", "token"]
            .iter()
            .find_map(|mark| reader::items(&content, mark).filter(|items| !items.is_empty()))
            .unwrap_or_default();
        // A hint at another report beside a number of its own doesn't turn this one back.
        found.retain(|item| existing.is_none() || reader::code(&item["service_request_id"]) != existing);
        match found.as_slice() {
            [] => Err(match existing {
                Some(existing) => Trouble::Duplicate(Reference(existing)),
                None => errors::trouble(&response, manner, Trouble::Unknown),
            }),
            [only] if self.agrees(only) => {
                let proof = match reader::code(&only["service_request_id"]) {
                    Some(id) => Proof::Numbered(token::receipt(id)),
                    None => Proof::NumberToFollow(Ticket(reader::code(&only["token"]).unwrap_or_default())),
                };
                Ok(Accepted {
                    proof,
                    deadline: manner.moment(only, &["expected_datetime"]),
                    notice: loose::text(&only["service_notice"]).map(|text| manner.quoted(text)),
                    photos: Vec::new(),
                })
            }
            // Somebody else's report, or several: it says nothing about this one.
            _ => Err(Trouble::Unknown),
        }
    }

    /// True when nothing in `item` contradicts what was sent. A report as lists have it, with the time of its making,
    /// must hold the words and not be older than this one: a server that only reads answers with what it has.
    fn agrees(&self, item: &Value) -> bool {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = loose::text(&item["description"]);
        let is_whole = loose::text(&item["requested_datetime"]).is_some();
        let has_words = match words {
            Some(words) => plain(&words).contains(&plain(&self.content.description)),
            None => !is_whole,
        };
        let is_near = |member: &str, sent: Option<f64>| match (loose::number(&item[member]), sent) {
            (Some(shown), Some(sent)) => (shown - sent).abs() <= DEGREES,
            _ => true,
        };
        let point = self.content.place.point;
        let made = self.server.manner.moment(item, &["requested_datetime"]);
        has_words
            && made.is_none_or(|made| made >= self.content.finished_at.plus_hours(-CLOCK_HOURS))
            && reader::code(&item["service_code"]).is_none_or(|code| code == self.content.category.0)
            && is_near("lat", point.map(|point| point.latitude))
            && is_near("long", point.map(|point| point.longitude))
    }
}

/// The number of the report that the server takes this one for.
fn duplicate(content: &Value) -> Option<String> {
    match content {
        Value::Array(list) => match list.as_slice() {
            [only] => duplicate(only),
            _ => None,
        },
        _ => reader::code(&content["existing_report_id"]),
    }
}

/// A name in the two parts that the specification has: the last word, and what stands before it. A name of one word,
/// as many Chinese ones, is the first part.
fn names(name: Option<&str>) -> (Option<&str>, Option<&str>) {
    match name.map(|name| name.rsplit_once(char::is_whitespace).ok_or(name)) {
        Some(Ok((first, last))) => (Some(first.trim_end()), Some(last)),
        Some(Err(name)) => (Some(name), None),
        None => (None, None),
    }
}
