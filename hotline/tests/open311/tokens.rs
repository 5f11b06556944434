//! Tokens, where the operator has the hotline give them.

use std::time::Duration;

use serde_json::{Value, json};

use crate::common::{LAMP, Server, lamp_with, sentences};

#[tokio::test]
async fn a_token_gives_the_number_when_its_time_has_come() {
    let server = Server::with(|options| {
        options.open311.open_writing = true;
        options.open311.tokens_after = Some(Duration::from_millis(1_500));
    })
    .await;
    assert_eq!(server.json("services.json").await[0]["type"], "batch");
    let form = lamp_with(&[("client_request_id", "1")]);
    let answer: Value = server.post(&form).await.json().await.unwrap();
    assert!(answer[0].get("service_request_id").is_none(), "never both");
    let token = answer[0]["token"].as_str().unwrap();
    let path = format!("tokens/{token}.json");
    assert_eq!(server.json(&path).await, json!([{ "service_request_id": null, "token": token }]));
    server.move_clock(1_499);
    assert_eq!(server.json(&path).await[0]["service_request_id"], json!(null));
    server.move_clock(1);
    assert_eq!(server.json(&path).await, json!([{ "service_request_id": "PH-2026-000001", "token": token }]));
    let xml = server.xml(&format!("tokens/{token}.xml")).await;
    assert!(xml.contains("<service_requests><request><service_request_id>PH-2026-000001<"), "{xml}");
    let again: Value = server.post(&form).await.json().await.unwrap();
    assert_eq!(again, answer, "a repetition gets the same token");
    sentences(server.get("tokens/open311-0.json").await, 404).await;
}

#[tokio::test]
async fn without_them_there_are_none() {
    let server = Server::open().await;
    server.filed(&LAMP).await;
    sentences(server.get("tokens/open311-0.json").await, 404).await;
}
