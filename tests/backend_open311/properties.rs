//! Nothing that a server says can break the reader, and nothing that a citizen says is lost on the way.

use complaint_widget::{
    backend::{
        Backend as _, Exchange, Reply, Step,
        open311::{Open311, errors, reader},
    },
    domain::{ListQuery, Point, Ticket},
    form::{Draft, DraftContact, DraftPlace, PointSource},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    answered, attempt, category, end, english, field, page, plain, receipt, response, server, submission,
    support::{PHOTO, draft, photo},
    walk,
};

/// Any JSON, made of the members that servers use, so that it comes deep into the readers.
fn content() -> impl Strategy<Value = Value> {
    let words = prop_oneof![
        Just("7"),
        Just(""),
        Just("true"),
        Just("open"),
        Just("closed"),
        Just("2026-11-24T09:00:00"),
        Just("-1e400"),
        Just("\u{202e}x"),
        Just("singlevaluelist"),
        Just("a,b,,"),
        Just("9999-99-99T99:99:99Z"),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        words.prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    let member = prop_oneof![
        Just("service_requests"),
        Just("request"),
        Just("services"),
        Just("service_code"),
        Just("results"),
        Just("service_request_id"),
        Just("token"),
        Just("status"),
        Just("notes"),
        Just("extended_attributes"),
        Just("attachments"),
        Just("media_url"),
        Just("url"),
        Just("attributes"),
        Just("values"),
        Just("key"),
        Just("name"),
        Just("code"),
        Just("datatype"),
        Just("order"),
        Just("errors"),
        Just("error"),
        Just("detail"),
        Just("description"),
        Just("requested_datetime"),
        Just("updated_datetime"),
        Just("lat"),
        Just("long"),
        Just("existing_report_id"),
        Just("agency_responsible"),
        Just("recipient"),
        Just("status_notes"),
        Just("type"),
    ];
    leaf.prop_recursive(6, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(member.clone().prop_map(str::to_owned), inner, 0..7)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Runs an exchange to its end with the same reply to every request.
fn run<T>(exchange: Exchange<T>, reply: &Reply) {
    let Exchange(mut step) = exchange;
    loop {
        step = match step {
            Step::Send(_, then) => then(reply.clone()),
            Step::Wait(_, then) => then(),
            Step::Done(_) => return,
        };
    }
}

fn run_all(server: &Open311, reply: &Reply) {
    let pictured = submission(&Draft { photos: vec![photo(PHOTO)], ..draft() });
    run(server.categories(&english()), reply);
    run(server.questions(&category("a"), &english()), reply);
    run(server.submit(&pictured, &attempt()), reply);
    run(server.number(&Ticket("t".to_owned())), reply);
    run(server.read(&receipt("7"), None, &english()), reply);
    run(server.list(&ListQuery::default()), reply);
}

fn servers() -> [Open311; 2] {
    let upload = json!({ "upload": { "path": "image", "part": "file", "field": "media_url" } });
    [server(&json!({ "photos": { "part": { "name": "media" } } })), server(&json!({ "photos": upload }))]
}

proptest! {
    #[test]
    fn no_bytes_break_any_reader(status in 100_u16..600, body in prop::collection::vec(any::<u8>(), 0..200)) {
        for server in servers() {
            run_all(&server, &response(status, "application/json", &body));
        }
    }

    #[test]
    fn no_json_breaks_any_reader(
        status in prop_oneof![Just(200), Just(201), Just(400), Just(403)],
        content in content(),
    ) {
        let _ = errors::faults(&content);
        let _ = reader::items(&content, "service_request_id");
        for server in servers() {
            run_all(&server, &answered(status, &content));
        }
    }

    #[test]
    fn nothing_without_a_number_or_a_token_is_a_proof(content in content()) {
        let text = content.to_string();
        prop_assume!(!text.contains("service_request_id") && !text.contains("token"));
        let taken = end(plain().submit(&submission(&draft()), &attempt()), answered(200, &content));
        prop_assert!(taken.is_err());
    }

    #[test]
    fn what_was_typed_reaches_the_wire_unchanged(
        description in "\\PC{1,80}",
        place in "\\PC{1,40}",
        name in "\\PC{1,30}",
        latitude in -90.0..=90.0,
        longitude in -180.0..=180.0,
    ) {
        let visible = |text: &str| !complaint_widget::domain::is_blank(text);
        prop_assume!(visible(&description) && visible(&place) && visible(&name));
        let contact = DraftContact { name: name.clone(), ..DraftContact::default() };
        let by_words = DraftPlace { description: place.clone(), ..DraftPlace::default() };
        let typed = Draft { description: description.clone(), place: by_words, contact, ..draft() };
        let sent = walk(plain().submit(&submission(&typed), &attempt()), [page(500)]).requests.remove(0);
        prop_assert_eq!(field(&sent, "description").unwrap(), description.trim());
        prop_assert_eq!(field(&sent, "address_string").unwrap(), place.trim());
        let parts = [field(&sent, "first_name"), field(&sent, "last_name")];
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let both: String = parts.into_iter().flatten().collect();
        prop_assert_eq!(squeezed(&both), squeezed(&name));

        let point = Point { latitude, longitude, accuracy_metres: None };
        let by_point = DraftPlace { point: Some((point, PointSource::Phone)), ..DraftPlace::default() };
        let pinned = submission(&Draft { place: by_point, ..typed });
        let sent = walk(plain().submit(&pinned, &attempt()), [page(500)]).requests.remove(0);
        prop_assert_eq!(field(&sent, "lat").unwrap().parse::<f64>().unwrap(), point.rounded().latitude);
        prop_assert_eq!(field(&sent, "long").unwrap().parse::<f64>().unwrap(), point.rounded().longitude);
    }

    #[test]
    fn what_a_server_keeps_comes_back_as_it_was_sent(
        description in "\\PC{1,80}",
        latitude in -90.0..=90.0,
        longitude in -180.0..=180.0,
    ) {
        prop_assume!(!complaint_widget::domain::is_blank(&description));
        let point = Point { latitude, longitude, accuracy_metres: None };
        let place = DraftPlace { point: Some((point, PointSource::Phone)), ..DraftPlace::default() };
        let typed = Draft { description: description.clone(), place, ..draft() };
        let sent = walk(plain().submit(&submission(&typed), &attempt()), [page(500)]).requests.remove(0);
        let kept = json!([{
            "service_request_id": "7", "status": "open", "requested_datetime": "2026-11-24T09:00:00Z",
            "description": field(&sent, "description"), "service_code": field(&sent, "service_code"),
            "lat": field(&sent, "lat"), "long": field(&sent, "long"),
        }]);
        let taken = end(plain().submit(&submission(&typed), &attempt()), answered(201, &kept));
        prop_assert!(taken.is_ok());
        let read = end(plain().read(&receipt("7"), None, &english()), answered(200, &kept)).unwrap().unwrap().value;
        prop_assert_eq!(read.description.unwrap().text, description.trim());
        prop_assert_eq!(read.category, Some(category("lamp")));
        prop_assert_eq!(read.place.point, Some(point.rounded()));
    }
}
