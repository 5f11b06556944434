//! A complaint is taken, once, as it was typed.

use complaint_widget::{
    backend::native::wire::{Created, ProblemCode},
    domain::{Status, Timestamp},
};
use hotline::clock::Clock;
use reqwest::header;
use serde_json::{Value, json};

use crate::common::{Server, key, lamp, lamp_with, pointers, problem, receipt};

#[tokio::test]
async fn a_complaint_gets_a_number_a_code_and_a_deadline() {
    let server = Server::with(|options| {
        options.clock = Clock::new(|| Timestamp::from_rfc3339("2026-11-24T09:12:00Z").unwrap());
    })
    .await;
    let response = server.post(&lamp(), &key()).await;
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    let created: Created = response.json().await.unwrap();
    assert_eq!(created.reference.0, "PH-2026-000001");
    assert_eq!(created.status, Status::Received);
    assert_eq!(created.created_at.to_rfc3339(), "2026-11-24T09:12:00Z");
    assert_eq!(created.deadline.to_rfc3339(), "2026-12-01T09:12:00Z");
    let code = created.code.secret();
    assert!(code.len() == 9 && code.chars().nth(4) == Some('-'), "{code}");
    assert!(code.chars().all(|c| "0123456789ABCDEFGHJKMNPQRSTVWXYZ-".contains(c)), "{code}");
    let second: Created = server.post(&lamp(), &key()).await.json().await.unwrap();
    assert_eq!(second.reference.0, "PH-2026-000002");
    assert_ne!(second.code.secret(), code);
}

#[tokio::test]
async fn the_deadline_follows_the_urgency_of_the_category() {
    let server = Server::start().await;
    let cases = [
        ("gas_smell", json!([{ "code": "called", "value": "yes" }]), 2),
        ("water_supply", json!([]), 24),
        ("waste", json!([]), 7 * 24),
        ("housing_repairs", json!([]), 15 * 24),
    ];
    for (category, answers, hours) in cases {
        let mut complaint = lamp_with("category", json!(category));
        complaint["answers"] = answers;
        let created: Created = server.post(&complaint, &key()).await.json().await.unwrap();
        assert_eq!(created.deadline, created.created_at.plus_hours(hours), "{category}");
    }
}

#[tokio::test]
async fn repeating_it_gives_the_first_answer_and_files_nothing() {
    let server = Server::start().await;
    let key = key();
    let first = server.post(&lamp(), &key).await.text().await.unwrap();
    let rows = server.rows().await;
    let again = server.post(&lamp(), &key.to_uppercase()).await;
    assert_eq!(again.status(), 201);
    assert_eq!(again.text().await.unwrap(), first);
    // The order of the fields and white space don't make another body.
    let reordered = r#"{ "place": {"description": "Corner of Willow Lane"}, "language": "en",
        "description": "The lamp at the corner is out.", "category": "street_lighting", "class": "complaint" }"#;
    let request = server.client.post(server.url("complaints")).header("Idempotency-Key", &key);
    let again =
        request.header(header::CONTENT_TYPE, "application/json").body(reordered).send().await.unwrap();
    assert_eq!(again.text().await.unwrap(), first);
    assert_eq!(server.rows().await, rows);
}

#[tokio::test]
async fn a_repetition_after_the_answer_still_gives_the_first_answer() {
    let server = Server::start().await;
    let key = key();
    let first = server.post(&lamp(), &key).await.text().await.unwrap();
    let created: Created = serde_json::from_str(&first).unwrap();
    let opened =
        crate::common::Receipt { reference: created.reference.0, code: created.code.secret().to_owned() };
    server.decide(&opened, Status::Answered).await;
    assert_eq!(server.post(&lamp(), &key).await.text().await.unwrap(), first);
}

#[tokio::test]
async fn twenty_at_once_under_one_key_are_one_complaint() {
    let server = Server::start().await;
    let key = key();
    let complaint = lamp_with("contact", json!({ "phone": "+86 10 5550 0100" }));
    let mut sending = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let request = server.client.post(server.url("complaints")).header("Idempotency-Key", &key);
        let request = request.json(&complaint);
        sending.spawn(async move { request.send().await.unwrap() });
    }
    let mut receipts = Vec::new();
    for response in sending.join_all().await {
        receipts.push(receipt(response).await);
    }
    assert_eq!(receipts.len(), 20);
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]), "{receipts:?}");
    assert_eq!(server.rows().await, [1, 1, 0, 0, 1, 1, 0]);
}

#[tokio::test]
async fn another_body_under_the_same_key_is_refused() {
    let server = Server::start().await;
    let key = key();
    server.post(&lamp(), &key).await;
    let rows = server.rows().await;
    let other = lamp_with("description", json!("Something else entirely."));
    assert_eq!(problem(server.post(&other, &key).await, 422).await.code, ProblemCode::KeyReused);
    assert_eq!(server.rows().await, rows);
}

#[tokio::test]
async fn without_a_uuid_as_key_nothing_is_taken() {
    let server = Server::start().await;
    for key in [None, Some(""), Some("42"), Some("not-a-uuid-at-all-but-just-as-long-ok")] {
        let mut request = server.client.post(server.url("complaints")).json(&lamp());
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        let problem = problem(request.send().await.unwrap(), 400).await;
        assert_eq!(problem.code, ProblemCode::BadRequest);
        assert!(problem.detail.contains("Idempotency-Key"), "{}", problem.detail);
    }
    assert_eq!(server.rows().await[0], 0);
}

#[tokio::test]
async fn text_is_kept_to_the_letter() {
    let server = Server::start().await;
    let texts = [
        "'; DROP TABLE complaints; --",
        "<script>alert(1)</script> & \"quoted\" &amp; <!-- -->",
        "👩‍👩‍👧‍👦 🏳️‍🌈 路灯不亮 𠮷野家",
        "مصباح \u{2067}Lamp 12\u{2069} مطفأ \u{202E}abc\u{202C}",
        "line one\r\nline two\n\n\ttabbed  \u{a0}spaces kept  ",
        "a NUL \u{0} in the middle, and e\u{301} not é",
    ];
    for text in texts {
        let mut complaint = lamp_with("description", json!(text));
        complaint["place"] = json!({ "description": text, "address": text });
        let receipt = server.filed(&complaint).await;
        let read = server.read(&receipt).await;
        assert_eq!(read["description"], json!({ "text": text, "language": "en" }));
        assert_eq!(read["place"], json!({ "description": text, "address": text }));
        let added = server.say(&receipt, "information", text, &key()).await;
        assert_eq!(added.status(), 201);
        assert_eq!(server.read(&receipt).await["timeline"][1]["message"]["text"], text);
    }
    assert_eq!(server.rows().await[0], texts.len() as i64);
}

#[tokio::test]
async fn every_datatype_of_question_is_answered_and_checked() {
    let server = Server::start().await;
    let noise = |answers: Value| {
        let mut complaint = lamp_with("category", json!("noise"));
        complaint["answers"] = answers;
        complaint
    };
    let answers = json!([
        { "code": "source", "value": "construction" },
        { "code": "since", "value": "2026-11-20T22:00:00+08:00" },
        { "code": "times", "value": ["night", "evening"] },
        { "code": "days_a_week", "value": 6.5 },
    ]);
    server.filed(&noise(answers)).await;
    assert_eq!(server.rows().await[2], 4);

    let source = json!({ "code": "source", "value": "construction" });
    let cases = [
        (json!([]), "/answers/source"),
        (json!([{ "code": "source", "value": "" }]), "/answers/source"),
        (json!([{ "code": "source", "value": "aliens" }]), "/answers/source"),
        (json!([{ "code": "source", "value": ["construction"] }]), "/answers/source"),
        (json!([{ "code": "source", "value": { "key": "construction" } }]), "/answers/source"),
        (json!([source, source]), "/answers/source"),
        (json!([source, { "code": "since", "value": "yesterday" }]), "/answers/since"),
        (json!([source, { "code": "times", "value": ["night", "night"] }]), "/answers/times"),
        (json!([source, { "code": "times", "value": "night" }]), "/answers/times"),
        (json!([source, { "code": "days_a_week", "value": "6" }]), "/answers/days_a_week"),
        (json!([source, { "code": "days_a_week", "value": true }]), "/answers/days_a_week"),
        (json!([source, { "code": "colour", "value": "red" }]), "/answers/colour"),
    ];
    for (answers, pointer) in cases {
        let response = server.post(&noise(answers.clone()), &key()).await;
        assert_eq!(pointers(response).await, [pointer], "{answers}");
    }
    let mut gas = lamp_with("category", json!("gas_smell"));
    gas["answers"] = json!([{ "code": "called", "value": "no" }, { "code": "call_first", "value": "read" }]);
    assert_eq!(pointers(server.post(&gas, &key()).await).await, ["/answers/call_first"]);
}

#[tokio::test]
async fn a_question_or_an_idea_needs_no_place_everything_else_does() {
    let server = Server::start().await;
    for class in ["inquiry", "suggestion"] {
        let mut complaint = lamp_with("class", json!(class));
        complaint["place"] = json!({});
        server.filed(&complaint).await;
    }
    for class in ["complaint", "help", "irregularity"] {
        for place in [json!({}), json!({ "description": " \u{200f} ", "address": "" })] {
            let mut complaint = lamp_with("class", json!(class));
            complaint["place"] = place;
            assert_eq!(pointers(server.post(&complaint, &key()).await).await, ["/place"]);
        }
    }
}
