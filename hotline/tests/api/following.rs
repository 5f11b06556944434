//! Whoever holds the code follows the complaint; nobody else learns that it is there.

use complaint_widget::{
    backend::native::wire::{ProblemCode, Recorded},
    domain::{Complaint, Status, TimelineEvent},
};
use reqwest::header;
use serde_json::json;

use crate::common::{Receipt, Server, key, lamp, lamp_with, problem};

#[tokio::test]
async fn the_complaint_comes_back_with_its_history() {
    let server = Server::start().await;
    let id = key();
    let mut complaint = lamp_with("photos", json!([{ "id": id, "description": "the dark lamp" }]));
    complaint["place"] = json!({
        "point": { "latitude": 38.2041, "longitude": 115.4512, "accuracy_metres": 12.5 },
        "district": "old-town",
    });
    let receipt = server.filed(&complaint).await;
    server.decide(&receipt, Status::Forwarded).await;
    let read = server.read(&receipt).await;
    assert_eq!(read["reference"], receipt.reference.as_str());
    assert_eq!(read["class"], "complaint");
    assert_eq!(read["category"], "street_lighting");
    assert_eq!(read["category_name"], "Street lighting");
    assert_eq!(read["place"], complaint["place"]);
    assert_eq!(read["photos"], json!([{ "id": id, "description": "the dark lamp" }]));
    assert_eq!(read["status"], "forwarded");
    let complaint: Complaint = serde_json::from_value(read).unwrap();
    let statuses: Vec<_> = complaint
        .timeline
        .iter()
        .map(|entry| match &entry.event {
            TimelineEvent::Status { status, .. } => status.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(statuses, [Status::Received, Status::Forwarded]);
    assert_eq!(complaint.updated_at, complaint.timeline[1].at);
    assert!(complaint.next_steps.add_information && complaint.next_steps.add_photo);
    assert!(!complaint.next_steps.rate && !complaint.next_steps.reopen);
}

#[tokio::test]
async fn its_category_is_named_in_the_readers_language() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    for (query, accept, name) in [
        ("?lang=zh-Hans", "ar", "路灯照明"),
        ("?lang=xx", "ar-EG, en;q=0.5", "إنارة الشوارع"),
        ("", "fr", "Street lighting"),
    ] {
        let request = server.client.get(server.complaint(&receipt, query));
        let request = server.opened(request, &receipt).header(header::ACCEPT_LANGUAGE, accept);
        let read: Complaint = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(read.category_name.as_deref(), Some(name));
    }
}

#[tokio::test]
async fn number_and_code_are_read_as_people_type_them() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    let typed = [
        (receipt.reference.to_lowercase(), receipt.code.to_lowercase()),
        (receipt.reference.replace('-', ""), receipt.code.replace('-', "")),
        (receipt.reference.replace('-', "%20"), receipt.code.replace('-', " ")),
        (receipt.reference.clone(), receipt.code.replace('0', "o").replace('1', "l")),
    ];
    for (reference, code) in typed {
        let request = server.client.get(server.url(&format!("complaints/{reference}")));
        let response = request.bearer_auth(&code).send().await.unwrap();
        assert_eq!(response.status(), 200, "{reference} {code}");
    }
}

#[tokio::test]
async fn a_wrong_code_and_a_missing_complaint_look_the_same() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    let other = server.filed(&lamp()).await;
    let attempts = [
        (receipt.reference.as_str(), Some(other.code.as_str())),
        (receipt.reference.as_str(), Some("0000-0000")),
        (receipt.reference.as_str(), None),
        ("PH-2026-999999", Some(receipt.code.as_str())),
        ("PH-2026-999999", None),
        ("nonsense", Some(receipt.code.as_str())),
    ];
    let mut answers = Vec::new();
    for (reference, code) in attempts {
        let mut request = server.client.get(server.url(&format!("complaints/{reference}")));
        if let Some(code) = code {
            request = request.bearer_auth(code);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 404);
        let mut headers = response.headers().clone();
        headers.remove(header::DATE);
        answers.push((headers, response.text().await.unwrap()));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    // Nor does anything else under the complaint open without its code.
    let thief = Receipt { reference: receipt.reference, code: other.code };
    let rows = server.rows().await;
    problem(server.say(&thief, "information", "x", &key()).await, 404).await;
    problem(server.say(&thief, "reopening", "x", &key()).await, 404).await;
    let rating = json!({ "contacted": true, "solved": true, "satisfaction": 5 });
    problem(server.rate(&thief, &rating).await, 404).await;
    assert_eq!(server.rows().await, rows);
}

#[tokio::test]
async fn polling_costs_nothing_until_something_changes() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    let poll = async |tag: Option<&str>| {
        let mut request = server.opened(server.client.get(server.complaint(&receipt, "?lang=en")), &receipt);
        if let Some(tag) = tag {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        request.send().await.unwrap()
    };
    let first = poll(None).await;
    assert_eq!(first.headers()[header::CACHE_CONTROL], "private, no-cache");
    let tag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
    assert!(tag.starts_with('"') && tag.len() > 10, "a strong entity tag: {tag}");
    for known in [tag.clone(), format!("\"other\", {tag}"), format!("W/{tag}")] {
        let again = poll(Some(&known)).await;
        assert_eq!(again.status(), 304);
        assert_eq!(again.headers()[header::ETAG], tag.as_str());
        assert_eq!(again.bytes().await.unwrap().len(), 0);
    }
    server.decide(&receipt, Status::InProgress).await;
    let changed = poll(Some(&tag)).await;
    assert_eq!(changed.status(), 200);
    assert_ne!(changed.headers()[header::ETAG], tag.as_str());
}

#[tokio::test]
async fn information_is_added_once_while_the_complaint_is_open() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    let key = key();
    let mut answers = Vec::new();
    for _ in 0..3 {
        let response = server.say(&receipt, "information", "It is number 12.", &key).await;
        assert_eq!(response.status(), 201);
        answers.push(response.json::<Recorded>().await.unwrap());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(answers[0].reference.0, receipt.reference);
    let timeline = server.read(&receipt).await["timeline"].clone();
    assert_eq!(timeline.as_array().unwrap().len(), 2);
    assert_eq!(timeline[1]["kind"], "information");
    assert_eq!(timeline[1]["message"], json!({ "text": "It is number 12.", "language": "en" }));
    let reused = server.say(&receipt, "information", "It is number 13.", &key).await;
    assert_eq!(problem(reused, 422).await.code, ProblemCode::KeyReused);
    let reused = server.say(&receipt, "reopening", "It is number 12.", &key).await;
    assert_eq!(problem(reused, 422).await.code, ProblemCode::KeyReused);
    for status in [Status::Closed, Status::OutOfScope] {
        server.decide(&receipt, status).await;
        let response = server.say(&receipt, "information", "More.", &crate::common::key()).await;
        assert_eq!(problem(response, 409).await.code, ProblemCode::WrongStatus);
        // A repetition of what was taken while it was open is still answered.
        assert_eq!(server.say(&receipt, "information", "It is number 12.", &key).await.status(), 201);
    }
}
