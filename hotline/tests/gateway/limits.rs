//! How much and how long.

use axum::{Router, routing::any};
use complaint_widget::backend::native::wire::ProblemCode;
use reqwest::header;
use serde_json::{Value, json};

use crate::common::{FORM, Gateway, KEY, Upstream, ok, problem, status};

#[tokio::test]
async fn a_body_over_its_routes_limit_is_refused() {
    let upstream = Upstream::answering(|_| ok("{}")).await;
    let gateway = Gateway::with(&upstream.url(), |file| file["key"] = Value::Null, |_| {}).await;
    let too_large = gateway.send(&"x".repeat(1_001), KEY).await;
    assert_eq!(problem(too_large, 413).await, ProblemCode::TooLarge);
    let put = async |bytes: usize| {
        let request = gateway.client.put(gateway.url("/photos/1")).header(header::CONTENT_TYPE, "image/jpeg");
        request.body(vec![0; bytes]).send().await.unwrap()
    };
    assert_eq!(problem(put(2_001).await, 413).await, ProblemCode::TooLarge);
    assert!(upstream.seen().is_empty());
    assert_eq!(put(2_000).await.status(), 200);
    assert_eq!(upstream.only().body.len(), 2_000);
}

#[tokio::test]
async fn an_answer_over_the_limit_is_no_answer() {
    let upstream = Upstream::answering(|_| ok("x".repeat(101))).await;
    let change = |file: &mut Value| file["limits"]["answer_bytes"] = json!(100);
    let gateway = Gateway::with(&upstream.url(), change, |_| {}).await;
    assert_eq!(problem(gateway.get("/services.json").await, 503).await, ProblemCode::Unavailable);
    assert_eq!(problem(gateway.send("a=1", KEY).await, 504).await, ProblemCode::OutcomeUnknown);
}

#[tokio::test]
async fn an_upstream_that_does_not_answer_in_time_leaves_what_it_was_asked_open() {
    let router = Router::new().fallback(any(std::future::pending::<()>));
    let upstream = Upstream::start(router).await;
    let change = |file: &mut Value| file["limits"]["seconds"] = json!(1);
    let gateway = Gateway::with(&upstream.url(), change, |_| {}).await;
    assert_eq!(problem(gateway.get("/services.json").await, 503).await, ProblemCode::Unavailable);
    let comment = gateway.client.post(gateway.url("/comments.json")).header(header::CONTENT_TYPE, FORM);
    let comment = comment.body("text=x").send().await.unwrap();
    assert_eq!(problem(comment, 504).await, ProblemCode::OutcomeUnknown);
}

#[tokio::test]
async fn a_client_that_asks_too_often_must_wait_and_another_need_not() {
    let upstream = Upstream::answering(|_| ok("{}")).await;
    let change = |file: &mut Value| file["limits"]["requests_per_minute"] = json!(4);
    let gateway = Gateway::with(&upstream.url(), change, |options| options.trust_forwarded_for = true).await;
    let get = async |client: &str| {
        let request = gateway.client.get(gateway.url("/services.json"));
        request.header("X-Forwarded-For", client).send().await.unwrap()
    };
    assert_eq!(get("203.0.113.1").await.status(), 200);
    assert_eq!(get("203.0.113.1").await.status(), 200);
    let third = get("203.0.113.1").await;
    let wait: u64 = third.headers()[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=15).contains(&wait), "{wait}");
    assert_eq!(problem(third, 429).await, ProblemCode::Throttled);
    assert_eq!(get("203.0.113.2").await.status(), 200);
    assert_eq!(upstream.seen().len(), 3);
}

#[tokio::test]
async fn nobody_can_claim_another_address_unless_a_proxy_is_trusted() {
    let upstream = Upstream::answering(|_| ok("{}")).await;
    let change = |file: &mut Value| file["limits"]["requests_per_minute"] = json!(2);
    let gateway = Gateway::with(&upstream.url(), change, |_| {}).await;
    for (client, status) in [("203.0.113.1", 200), ("203.0.113.2", 429)] {
        let request = gateway.client.get(gateway.url("/services.json")).header("X-Forwarded-For", client);
        assert_eq!(request.send().await.unwrap().status(), status);
    }
}

#[tokio::test]
async fn the_upstreams_own_throttle_passes_through() {
    let upstream = Upstream::answering(|_| {
        let mut response = status(429, r#"{"detail":"Verzoek was gesmoord."}"#);
        response.headers_mut().insert("retry-after", "55".parse().unwrap());
        response
    })
    .await;
    let gateway = Gateway::before(&upstream.url()).await;
    for _ in 0..2 {
        let response = gateway.send("a=1", KEY).await;
        assert_eq!(response.status(), 429);
        assert_eq!(response.headers()[header::RETRY_AFTER], "55");
        assert_eq!(response.text().await.unwrap(), r#"{"detail":"Verzoek was gesmoord."}"#);
    }
    assert_eq!(upstream.seen().len(), 2, "nothing was done, so it may come again");
}
