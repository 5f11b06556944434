//! What holds for whatever a server may send and a citizen may type.

use complaint_widget::{
    backend::{Backend as _, Exchange, Reply, Response, Step},
    domain::{Answer, AnswerValue, Bounds, FollowUpAnswer, ListQuery, MediaType, PhotoId, Point},
    form::{Draft, DraftContact, DraftPlace, PointSource, TypedAnswer},
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{ID, LAMP, answered, attempt, end, english, hotline, json_of, lamp, page, receipt, run};
use crate::support::{self, judge};

/// Performs an exchange that gets the same reply to everything. It must come to an end.
fn finish<T>(exchange: Exchange<T>, reply: &Reply) {
    let mut step = exchange.0;
    for _ in 0..8 {
        step = match step {
            Step::Send(_, then) => then(reply.clone()),
            Step::Wait(_, then) => then(),
            Step::Done(_) => return,
        };
    }
    panic!("it never ends");
}

/// Has every reader read it.
fn read_all(reply: &Reply) {
    let hotline = hotline();
    let submission = super::reports::submission(&super::reports::draft());
    let answers = [FollowUpAnswer { code: "q".to_owned(), value: AnswerValue::Text("x".to_owned()) }];
    let feedback = complaint_widget::domain::Feedback {
        satisfied: true,
        reasons: vec!["x".to_owned()],
        words: None,
        allows_contact: false,
    };
    finish(hotline.categories(&english()), reply);
    finish(hotline.questions(&lamp(), &english()), reply);
    finish(hotline.suggest_category("dark"), reply);
    finish(hotline.search_addresses("mill", &english()), reply);
    finish(hotline.submit(&submission, &attempt()), reply);
    finish(hotline.upload_photo(&receipt(), &PhotoId("p".to_owned()), MediaType::Png), reply);
    finish(hotline.read(&receipt(), None, &english()), reply);
    finish(hotline.list(&ListQuery::default()), reply);
    finish(hotline.feedback_form("t"), reply);
    finish(hotline.send_feedback("t", &feedback), reply);
    finish(hotline.follow_up(ID), reply);
    finish(hotline.answer_follow_up(ID, &answers), reply);
}

const NAMES: &[&str] = &[
    "results",
    "sub_categories",
    "slug",
    "is_active",
    "key",
    "field_type",
    "meta",
    "values",
    "label",
    "ifOneOf",
    "signal_id",
    "id_display",
    "status",
    "state",
    "created_at",
    "detail",
    "file",
    "location",
    "geometrie",
    "_links",
    "features",
    "type",
    "geometry",
    "coordinates",
    "properties",
    "category",
    "parent",
    "subrubriek",
    "response",
    "docs",
    "weergavenaam",
    "centroide_ll",
    "uuid",
    "path_questions",
    "path_validation_errors_by_uuid",
    "can_freeze",
    "is_satisfied",
    "text",
    "required",
];

const TEXTS: &[&str] = &[
    ID,
    "radio_input",
    "checkbox_input",
    "plain_text",
    "OPEN",
    "too late",
    "2026-11-24T09:00:00+01:00",
    "true",
    "POINT(4.9 52.3)",
    "POINT(",
    "/terms/categories/a/sub_categories/b",
    "FeatureCollection",
    "9999999999999999999",
];

/// JSON that looks a little like Signalen's.
fn alike() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::sample::select(TEXTS).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(NAMES), inner), 0..6).prop_map(|members| {
                Value::Object(
                    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>(),
                )
            }),
        ]
    })
}

/// Something to type that a hotline takes: there is something to read, and white space around it is cut off anyway.
fn typed(max: usize) -> impl Strategy<Value = String> {
    let pattern = format!("[^\\s\\p{{C}}][^\\r\\p{{C}}]{{0,{max}}}");
    proptest::string::string_regex(&pattern).unwrap().prop_map(|text| text.trim().to_owned())
}

/// The domain's values in a report on the wire.
#[derive(Debug, PartialEq)]
struct Read {
    text: String,
    address: Option<String>,
    words: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    answers: Vec<Answer>,
}

fn read(sent: &Value) -> Read {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let id = |value: &Value| text(&value["id"]).unwrap();
    let value = |answer: &Value| match answer {
        Value::String(text) => AnswerValue::Text(text.clone()),
        Value::Array(chosen) => AnswerValue::Keys(chosen.iter().map(id).collect()),
        chosen => AnswerValue::Text(id(chosen)),
    };
    Read {
        text: text(&sent["text"]).unwrap(),
        address: text(&sent["location"]["address"]["openbare_ruimte"]),
        words: sent["text_extra"].as_str().map(|text| text.strip_prefix("Plaats: ").unwrap().to_owned()),
        phone: text(&sent["reporter"]["phone"]),
        email: text(&sent["reporter"]["email"]),
        answers: sent["extra_properties"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|answer| Answer { code: id(answer), value: value(&answer["answer"]) })
            .collect(),
    }
}

proptest! {
    #[test]
    fn no_reader_panics_on_any_bytes(
        status in prop::sample::select(vec![200_u16, 201, 204, 400, 404, 410, 413, 429, 500]),
        body in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        read_all(&Ok(Response { status, headers: Vec::new(), body }));
    }

    #[test]
    fn no_reader_panics_on_what_looks_like_signalen(
        status in prop::sample::select(vec![200_u16, 201, 400, 404, 410, 429, 500]),
        body in alike(),
    ) {
        read_all(&answered(status, &body));
    }

    #[test]
    fn a_report_keeps_its_values_on_the_wire(
        text in typed(300),
        words in prop::option::of(typed(200)),
        address in prop::option::of(typed(100)),
        phone in prop::option::of("\\+[0-9]{3,14}"),
        email in prop::option::of("[a-z]{1,9}@[a-z]{1,9}\\.example"),
        (longitude, latitude) in (4.5_f64..5.5, 52.0_f64..53.0),
        line in typed(100),
        one in prop::sample::select(vec!["y", "n"]),
        many in prop::sample::subsequence(vec!["a", "b", "c"], 1..=3),
    ) {
        let hotline = hotline();
        let asked = json!({ "results": [
            { "key": "line", "field_type": "text_input", "meta": { "label": "L" } },
            { "key": "one", "field_type": "select_input", "meta": { "label": "O", "values": { "y": "Yes", "n": "No" } } },
            { "key": "many", "field_type": "checkbox_input",
              "meta": { "label": "M", "values": { "a": "A", "b": "B", "c": "C" } } },
        ] });
        let mut category = support::category(LAMP, "Lamp", &[]);
        category.questions = end(hotline.questions(&lamp(), &english()), answered(200, &asked)).unwrap();
        let many: Vec<String> = many.into_iter().map(str::to_owned).collect();
        let point = Point { latitude, longitude, accuracy_metres: None }.rounded();
        let Point { latitude, longitude, .. } = point;
        let draft = Draft {
            category: Some(lamp()),
            description: text.clone(),
            answers: [
                ("line".to_owned(), TypedAnswer::Text(line.clone())),
                ("one".to_owned(), TypedAnswer::Text(one.to_owned())),
                ("many".to_owned(), TypedAnswer::Keys(many.clone())),
            ].into(),
            place: DraftPlace {
                point: Some((point, PointSource::Phone)),
                address: address.clone(),
                description: words.clone().unwrap_or_default(),
                ..DraftPlace::default()
            },
            contact: DraftContact {
                phone: phone.clone().unwrap_or_default(),
                email: email.clone().unwrap_or_default(),
                ..DraftContact::default()
            },
            ..support::draft()
        };
        let submission = judge(&draft, &super::capabilities(), &[category]).unwrap();
        let (_, requests) = run(hotline.submit(&submission, &attempt()), [page(500)]);
        let answer = |code: &str, value| Answer { code: code.to_owned(), value };
        let sent = json_of(&requests[0]);
        let coordinates = &sent["location"]["geometrie"]["coordinates"];
        // Less than a millimetre: reading a number may cost it its last digit.
        for (index, degrees) in [longitude, latitude].into_iter().enumerate() {
            prop_assert!((coordinates[index].as_f64().unwrap() - degrees).abs() < 1e-9);
        }
        prop_assert_eq!(read(&sent), Read {
            text,
            address,
            words,
            phone,
            email,
            answers: vec![
                answer("line", AnswerValue::Text(line)),
                answer("one", AnswerValue::Text(one.to_owned())),
                answer("many", AnswerValue::Keys(many)),
            ],
        });
    }

    #[test]
    fn a_box_in_the_address_has_the_numbers_that_were_asked_for(
        (west, east) in (-180.0_f64..0.0, 0.0_f64..180.0),
        (south, north) in (-90.0_f64..0.0, 0.0_f64..90.0),
    ) {
        let query = ListQuery { area: Some(Bounds { south, west, north, east }), ..ListQuery::default() };
        let (_, requests) = run(hotline().list(&query), [page(500)]);
        let (_, bbox) = requests[0].url.split_once("?bbox=").unwrap();
        let degrees: Vec<f64> = bbox.split(',').map(|degrees| degrees.parse().unwrap()).collect();
        prop_assert_eq!(degrees, vec![west, south, east, north]);
    }
}
