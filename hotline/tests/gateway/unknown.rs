//! When nobody knows what became of a report, it is not sent again.

use std::sync::Arc;

use axum::{Router, routing::any};
use complaint_widget::backend::native::wire::ProblemCode;
use hotline::gateway::{answers::Answers, config::UnknownMinutes};
use serde_json::{Value, json};
use sqlx::SqlitePool;
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::common::{Breaking, Gateway, KEY, OTHER_KEY, Upstream, Watch, ok, problem, status};

#[tokio::test]
async fn a_connection_that_breaks_after_sending_is_remembered_also_over_a_restart() {
    let upstream = Breaking::start("").await;
    let gateway = Gateway::before(upstream.url()).await;
    for _ in 0..2 {
        assert_eq!(problem(gateway.send("a=1", KEY).await, 504).await, ProblemCode::OutcomeUnknown);
    }
    let gateway = Gateway::on(gateway.stop().await, upstream.url(), |_| {}, |_| {}).await;
    assert_eq!(problem(gateway.send("a=1", KEY).await, 504).await, ProblemCode::OutcomeUnknown);
    assert_eq!(problem(gateway.send("a=2", KEY).await, 422).await, ProblemCode::KeyReused);
    assert_eq!(upstream.taken(), 1);
    assert_eq!(problem(gateway.send("a=1", OTHER_KEY).await, 504).await, ProblemCode::OutcomeUnknown);
    assert_eq!(upstream.taken(), 2, "another key is another report");
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_no_answer() {
    let upstream = Breaking::start("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n[{\"service").await;
    let gateway = Gateway::before(upstream.url()).await;
    for _ in 0..2 {
        assert_eq!(problem(gateway.send("a=1", KEY).await, 504).await, ProblemCode::OutcomeUnknown);
    }
    assert_eq!(upstream.taken(), 1);
}

#[tokio::test]
async fn an_answer_that_settles_nothing_leaves_the_outcome_unknown() {
    for (code, location) in
        [(302, Some("/api/requests/7.json")), (408, None), (500, None), (502, None), (503, None)]
    {
        let upstream = Upstream::answering(move |_| {
            let mut response = status(code, "lost");
            if let Some(location) = location {
                response.headers_mut().insert("location", location.parse().unwrap());
            }
            response
        })
        .await;
        let gateway = Gateway::before(&upstream.url()).await;
        for _ in 0..2 {
            let answer = problem(gateway.send("a=1", KEY).await, 504).await;
            assert_eq!(answer, ProblemCode::OutcomeUnknown, "{code}");
        }
        upstream.only();
    }
}

#[tokio::test]
async fn the_operators_time_ends_it() {
    let upstream = Breaking::start("").await;
    let watch = Watch::default();
    let change = |file: &mut Value| file["unknown_minutes"] = json!(30);
    let gateway = Gateway::with(upstream.url(), change, |options| options.clock = watch.clock()).await;
    gateway.send("a=1", KEY).await;
    watch.wind_minutes(29);
    gateway.send("a=1", KEY).await;
    assert_eq!(upstream.taken(), 1);
    watch.wind_minutes(2);
    gateway.send("a=1", KEY).await;
    assert_eq!(upstream.taken(), 2);
}

#[tokio::test]
async fn an_answer_that_comes_after_the_operators_time_is_kept_all_the_same() {
    let watch = Watch::default();
    let directory = Arc::new(TempDir::new().unwrap());
    let file = directory.path().join("data/gateway.db");
    let late = watch.clone();
    let upstream = Upstream::start(Router::new().fallback(any(async move || {
        late.wind_minutes(2);
        let answers = Answers::open(&file, late.clock(), UnknownMinutes::default()).await.unwrap();
        // The gateway itself erases at its start, which may be now.
        answers.erase_old().await.unwrap();
        answers.close().await;
        let database = SqlitePool::connect(file.to_str().unwrap()).await.unwrap();
        let rows: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM answers").fetch_one(&database).await.unwrap();
        assert_eq!(rows, 0);
        database.close().await;
        ok("number 1")
    })))
    .await;
    let change = |file: &mut Value| file["unknown_minutes"] = json!(1);
    let gateway =
        Gateway::on(directory, &upstream.url(), change, |options| options.clock = watch.clock()).await;
    for _ in 0..2 {
        assert_eq!(gateway.send("a=1", KEY).await.text().await.unwrap(), "number 1");
    }
    upstream.only();
}

#[tokio::test]
async fn without_a_connection_nothing_was_done_and_the_report_may_come_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api", listener.local_addr().unwrap());
    drop(listener);
    let gateway = Gateway::before(&url).await;
    let response = gateway.send("a=1", KEY).await;
    assert!(response.headers().contains_key("retry-after"));
    assert_eq!(problem(response, 503).await, ProblemCode::Unavailable);

    let upstream = Upstream::answering(|_| ok("number 1")).await;
    let gateway = Gateway::on(gateway.stop().await, &upstream.url(), |_| {}, |_| {}).await;
    assert_eq!(gateway.send("a=1", KEY).await.text().await.unwrap(), "number 1");
    assert_eq!(problem(gateway.get("/nothing").await, 404).await, ProblemCode::NotFound);
}
