//! Sending a report.

use std::time::Duration;

use complaint_widget::{
    backend::{Backend as _, Failure, Outcome, Proof, Refusal, Reply, Response, Trouble},
    domain::{CategoryCode, LanguageTag, Point, QuotedText},
    form::{Draft, DraftPlace, Field, PointSource, Problem, Reason, Submission, TypedAnswer},
};
use serde_json::{Value, json};

use super::{
    ID, LAMP, answered, asked, attempt, empty, end, english, hotline, json_of, page, public, receipt, run,
};
use crate::support::{self, judge};

pub const HERE: Point = Point { latitude: 52.370_25, longitude: 4.895_5, accuracy_metres: Some(12.0) };
const PATH: &str = "/signals/v1/public/terms/categories/street/sub_categories/lamp";
const UNAVAILABLE: Trouble = Trouble::Unavailable { retry_after: None };

/// A report with nothing that isn't needed.
pub fn draft() -> Draft {
    Draft {
        category: Some(CategoryCode(LAMP.to_owned())),
        place: DraftPlace { point: Some((HERE, PointSource::Phone)), ..DraftPlace::default() },
        ..support::draft()
    }
}

/// Judged by what Signalen says, without questions.
pub fn submission(draft: &Draft) -> Submission {
    judge(draft, &super::capabilities(), &[support::category(LAMP, "Lamp", &[])]).unwrap()
}

fn submit(reply: Reply) -> Outcome<complaint_widget::backend::Accepted> {
    end(hotline().submit(&submission(&draft()), &attempt()), reply)
}

fn sent(draft: &Draft) -> Value {
    let (_, requests) = run(hotline().submit(&submission(draft), &attempt()), [page(500)]);
    json_of(&requests[0])
}

#[test]
fn the_least_report_has_what_signalen_demands_and_nothing_else() {
    let (_, requests) = run(hotline().submit(&submission(&draft()), &attempt()), [page(500)]);
    assert_eq!(asked(&requests), ("POST", "https://hotline.example/signals/v1/public/signals/"));
    assert_eq!(
        json_of(&requests[0]),
        json!({
            "text": "The lamp at the gate is dark",
            "incident_date_start": "2026-11-24T09:00:00Z",
            "location": { "geometrie": { "type": "Point", "coordinates": [4.895_5, 52.370_25] } },
            "category": { "category_url": PATH },
            "reporter": {},
        })
    );
}

#[test]
fn nothing_typed_is_thrown_away_for_want_of_a_field() {
    let full = support::full_draft();
    let draft = Draft {
        category: Some(CategoryCode(LAMP.to_owned())),
        place: DraftPlace { point: Some((HERE, PointSource::Phone)), district: None, ..full.place.clone() },
        photos: vec![support::photo("p-1"), support::photo("p-2")],
        ..full
    };
    let sent = sent(&draft);
    assert_eq!(sent["location"]["address"], json!({ "openbare_ruimte": "1 Gate Street" }));
    assert_eq!(sent["text_extra"], "Plaats: North gate\nFoto 1: The dark lamp\nFoto 2: The dark lamp");
    assert_eq!(sent["reporter"], json!({ "phone": "+20 100 123 4567", "email": "amal@example.org" }));
}

#[test]
fn answers_go_with_the_questions_texts_in_the_form_of_their_type() {
    let hotline = hotline();
    let questions = super::read_questions(&hotline, &json!([
        { "key": "line", "field_type": "text_input", "meta": { "label": "Number?" } },
        { "key": "when", "field_type": "date_time_input", "meta": { "label": "Since?" } },
        { "key": "one", "field_type": "radio_input", "meta": { "label": "Danger?", "values": { "y": "Yes", "n": "No" } } },
        { "key": "many", "field_type": "checkbox_input", "meta": { "label": "What?", "values": { "g": "Glass", "c": "Cable" } } },
        { "key": "tick", "field_type": "checkbox_input", "meta": { "label": "Beside?", "value": "Yes, beside" } },
        { "key": "asset", "field_type": "asset_select", "meta": { "label": "Which?" } },
        { "key": "note", "field_type": "plain_text", "meta": { "label": "Mind", "value": "Hot" } },
    ]))
    .unwrap();
    let ticked = questions[4].options[0].key.clone();
    let text = |text: &str| TypedAnswer::Text(text.to_owned());
    let keys = |keys: &[&str]| TypedAnswer::Keys(keys.iter().map(|key| (*key).to_owned()).collect());
    let answers = [
        ("line", text("A-17")),
        ("when", text("2026-11-20T18:30")),
        ("one", text("y")),
        ("many", keys(&["c", "g"])),
        ("tick", keys(&[&ticked])),
        ("asset", text("The third one")),
    ];
    let answers = answers.into_iter().map(|(code, answer)| (code.to_owned(), answer)).collect();
    let mut category = support::category(LAMP, "Lamp", &[]);
    category.questions = questions;
    let submission = judge(&Draft { answers, ..draft() }, &super::capabilities(), &[category]).unwrap();
    let (_, requests) = run(hotline.submit(&submission, &attempt()), [page(500)]);
    let sent = json_of(&requests[0]);
    let answer = |id: &str, label: &str, answer: Value| json!({ "id": id, "label": label, "category_url": PATH, "answer": answer });
    assert_eq!(
        sent["extra_properties"],
        json!([
            answer("line", "Number?", json!("A-17")),
            answer("when", "Since?", json!("2026-11-20T18:30:00Z")),
            answer("one", "Danger?", json!({ "id": "y", "label": "Yes" })),
            answer(
                "many",
                "What?",
                json!([{ "id": "c", "label": "Cable" }, { "id": "g", "label": "Glass" }])
            ),
            answer("tick", "Beside?", json!({ "label": "Yes, beside", "value": true })),
            answer("asset", "Which?", json!("The third one")),
        ])
    );
    assert_eq!(sent["incident_date_start"], "2026-11-20T18:30:00Z", "the citizen said when it was");
}

#[test]
fn a_report_is_taken_with_its_number_its_tracking_id_and_what_is_promised() {
    let hotline = hotline();
    let list = json!({ "results": [{ "slug": "street", "name": "S", "sub_categories": [
        { "slug": "lamp", "name": "L", "handling_message": "Binnen een week.\nWij mailen u." },
    ] }] });
    end(hotline.categories(&english()), answered(200, &list)).unwrap();
    let exchange = hotline.submit(&submission(&draft()), &attempt());
    let accepted = end(exchange, answered(201, &public("OPEN", "Open"))).unwrap();
    assert_eq!(accepted.proof, Proof::Numbered(receipt()));
    let promise = "Binnen een week.\nWij mailen u.".to_owned();
    assert_eq!(accepted.notice, Some(QuotedText { text: promise, language: Some(LanguageTag::new("nl")) }));
    assert!(accepted.deadline.is_none() && accepted.photos.is_empty());
    let capitals = json!({ "id_display": 41, "signal_id": ID.to_uppercase() });
    let receipt = submit(answered(200, &capitals)).unwrap().receipt().cloned().unwrap();
    assert_eq!((receipt.reference.0.as_str(), receipt.code.unwrap().secret()), ("41", ID));
}

#[test]
fn a_success_without_proof_is_unknown() {
    let mut other_date = public("OPEN", "Open");
    other_date["incident_date_start"] = json!("2026-11-23T12:00:00+01:00");
    for reply in [
        page(200),
        page(201),
        empty(200),
        empty(204),
        page(302),
        page(408),
        answered(408, &json!({ "detail": "?" })),
        page(500),
        page(502),
        answered(503, &json!({ "detail": "?" })),
        Err(Failure::Broken),
        answered(200, &json!([])),
        answered(200, &json!([public("OPEN", "Open")])),
        answered(200, &json!({ "count": 1, "results": [public("OPEN", "Open")] })),
        answered(201, &json!({ "id_display": "SIG-41" })),
        answered(201, &json!({ "id_display": "SIG-41", "signal_id": "41" })),
        answered(201, &json!({ "id_display": null, "signal_id": ID })),
        answered(201, &other_date),
        Ok(Response { status: 201, headers: Vec::new(), body: br#"{"signal_id":"1d0a6f5e-8c1b"#.to_vec() }),
    ] {
        assert_eq!(submit(reply.clone()).map(|_| ()), Err(Trouble::Unknown), "{reply:?}");
    }
}

#[test]
fn what_certainly_was_not_taken_is_called_so() {
    for (reply, trouble) in [
        (Err(Failure::NotSent), UNAVAILABLE),
        (Err(Failure::Cancelled), Trouble::Cancelled),
        (page(404), UNAVAILABLE),
        (answered(404, &json!({ "detail": "Niets." })), UNAVAILABLE),
        (answered(405, &json!({ "detail": "Kan niet." })), UNAVAILABLE),
        (answered(403, &json!({ "detail": "Mag niet." })), Trouble::Refused(Refusal::Forbidden)),
    ] {
        assert_eq!(submit(reply).map(|_| ()), Err(trouble));
    }
}

#[test]
fn too_many_reports_are_refused_with_the_time_to_wait_from_wherever_it_can_be_read() {
    let throttled = |seconds: Option<u64>| {
        Err(Trouble::Refused(Refusal::Throttled { retry_after: seconds.map(Duration::from_secs) }))
    };
    let sentence = answered(429, &json!({ "detail": "Te druk. Available in 3540 seconds." }));
    assert_eq!(submit(sentence.clone()).map(|_| ()), throttled(Some(3540)));
    let mut with_header = sentence.unwrap();
    with_header.headers.push(("retry-after".to_owned(), "60".to_owned()));
    assert_eq!(submit(Ok(with_header)).map(|_| ()), throttled(Some(60)));
    assert_eq!(submit(answered(429, &json!({ "detail": "Te druk." }))).map(|_| ()), throttled(None));
    assert_eq!(submit(page(429)).map(|_| ()), throttled(None));
}

#[test]
fn faults_are_put_to_their_fields_and_quoted_in_their_language() {
    let body = json!({
        "text": ["Te lang."],
        "location": { "geometrie": ["Outside."] },
        "category": { "category_url": ["Bestaat niet."] },
        "reporter": { "phone": ["Te lang.", "En fout."], "email": ["Geen adres."] },
        "incident_date_start": ["Geen datum."],
        "non_field_errors": ["Unknown: colour"],
    });
    let problem = |field, reason, text: &str, language: Option<&str>| {
        let language = language.map(LanguageTag::new);
        Problem::new(field, reason).said(Some(QuotedText { text: text.to_owned(), language }))
    };
    let Err(Trouble::Rejected(problems)) = submit(answered(400, &body)) else { panic!("expected problems") };
    for expected in [
        problem(Field::Description, Reason::Invalid, "Te lang.", Some("nl")),
        problem(Field::Place, Reason::OutOfBounds, "Outside.", Some("en")),
        problem(Field::Category, Reason::NotAChoice, "Bestaat niet.", Some("nl")),
        problem(Field::Phone, Reason::Invalid, "Te lang.\nEn fout.", Some("nl")),
        problem(Field::Email, Reason::Malformed, "Geen adres.", Some("nl")),
        problem(Field::Other, Reason::Invalid, "Geen datum.", None),
        problem(Field::Other, Reason::Invalid, "Unknown: colour", Some("en")),
    ] {
        assert!(problems.contains(&expected), "{expected:?} in {problems:?}");
    }
    assert_eq!(problems.len(), 7);
    let vague = vec![Problem::new(Field::Other, Reason::Invalid)];
    assert_eq!(submit(answered(400, &json!({}))).map(|_| ()), Err(Trouble::Rejected(vague)));
}

#[test]
fn a_bare_list_of_faults_of_a_new_report_is_about_its_content() {
    let said = Some(QuotedText { text: "Te vaag.".to_owned(), language: None });
    let problems = vec![Problem::new(Field::Other, Reason::Invalid).said(said)];
    assert_eq!(submit(answered(400, &json!(["Te vaag."]))).map(|_| ()), Err(Trouble::Rejected(problems)));
}

#[test]
fn a_report_that_lacks_what_signalen_cannot_do_without_is_not_sent() {
    let place = DraftPlace { description: "North gate".to_owned(), ..DraftPlace::default() };
    let draft = Draft { place, ..draft() };
    let elsewhere = judge(&draft, &support::capabilities(), &[support::category(LAMP, "Lamp", &[])]).unwrap();
    let missing = vec![Problem::new(Field::Place, Reason::PointRequired)];
    let (end, requests) = run(hotline().submit(&elsewhere, &attempt()), []);
    assert_eq!((end.map(|_| ()), requests.len()), (Err(Trouble::Rejected(missing.clone())), 0));
    let judged = judge(&draft, &super::capabilities(), &[support::category(LAMP, "Lamp", &[])]);
    assert_eq!(judged.map(|_| ()), Err(missing), "the citizen hears it before sending");
}
