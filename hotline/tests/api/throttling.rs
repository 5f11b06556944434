//! One address can't write or guess without end, and others don't pay for it.

use complaint_widget::backend::native::wire::ProblemCode;
use reqwest::header;

use crate::common::{Server, key, lamp, problem, receipt};

#[tokio::test]
async fn writes_beyond_the_burst_must_wait_as_long_as_the_answer_says() {
    let server = Server::with(|options| options.writes_per_minute = 6).await;
    for _ in 0..3 {
        receipt(server.post(&lamp(), &key()).await).await;
    }
    let rows = server.rows().await;
    let response = server.post(&lamp(), &key()).await;
    let wait: u64 = response.headers()[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=10).contains(&wait), "{wait}");
    assert_eq!(problem(response, 429).await.code, ProblemCode::Throttled);
    assert_eq!(server.rows().await, rows);
    assert_eq!(server.get("categories").await.status(), 200, "reading is free");
}

#[tokio::test]
async fn behind_a_proxy_each_client_counts_for_itself() {
    let server = Server::with(|options| {
        options.writes_per_minute = 2;
        options.trust_forwarded_for = true;
    })
    .await;
    let post = async |forwarded: &str| {
        let request = server.client.post(server.url("complaints")).header("Idempotency-Key", key());
        request.header("X-Forwarded-For", forwarded).json(&lamp()).send().await.unwrap().status().as_u16()
    };
    assert_eq!(post("203.0.113.1").await, 201);
    // What the client claims stands before what the proxy adds, and counts for nothing.
    assert_eq!(post("198.51.100.7, 203.0.113.1").await, 429);
    assert_eq!(post("203.0.113.2").await, 201);
}

#[tokio::test]
async fn without_a_proxy_nobody_can_claim_another_address() {
    let server = Server::with(|options| options.writes_per_minute = 2).await;
    for (forwarded, status) in [("203.0.113.1", 201), ("203.0.113.2", 429)] {
        let request = server.client.post(server.url("complaints")).header("Idempotency-Key", key());
        let request = request.header("X-Forwarded-For", forwarded).json(&lamp());
        assert_eq!(request.send().await.unwrap().status(), status);
    }
}

#[tokio::test]
async fn guessing_codes_ends_soon() {
    let server = Server::start().await;
    let opened = server.filed(&lamp()).await;
    let guess = async |code: &str| {
        server.client.get(server.complaint(&opened, "")).bearer_auth(code).send().await.unwrap()
    };
    for attempt in 0..10 {
        assert_eq!(guess(&format!("AAAA-AAA{attempt}")).await.status(), 404);
    }
    let response = guess("AAAA-AAAB").await;
    assert!(response.headers().contains_key(header::RETRY_AFTER));
    assert_eq!(problem(response, 429).await.code, ProblemCode::Throttled);
    assert_eq!(guess(&opened.code).await.status(), 429, "not even the right code says that it is right");
}
