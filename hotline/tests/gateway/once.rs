//! A report that is sent again is not made again.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Router, routing::any};
use complaint_widget::backend::native::wire::ProblemCode;
use hotline::gateway::{answers::Answers, config::UnknownMinutes};
use reqwest::header;
use tokio::sync::Semaphore;

use crate::common::{Gateway, KEY, OTHER_KEY, Upstream, Watch, ok, problem, status};

/// An upstream that numbers what it is sent.
async fn numbering() -> Upstream {
    let next = Arc::new(AtomicUsize::new(1));
    Upstream::answering(move |_| {
        let mut response = ok(format!("number {}", next.fetch_add(1, Ordering::SeqCst)));
        *response.status_mut() = axum::http::StatusCode::CREATED;
        response.headers_mut().insert("content-language", "nl".parse().unwrap());
        response
    })
    .await
}

#[tokio::test]
async fn a_repeat_gets_the_first_answer_and_another_key_its_own() {
    let upstream = numbering().await;
    let gateway = Gateway::before(&upstream.url()).await;
    for _ in 0..3 {
        let response = gateway.send("a=1", KEY).await;
        assert_eq!(response.status(), 201);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/plain");
        assert_eq!(response.headers()[header::CONTENT_LANGUAGE], "nl");
        assert_eq!(response.text().await.unwrap(), "number 1");
    }
    assert_eq!(gateway.send("a=1", OTHER_KEY).await.text().await.unwrap(), "number 2");
    let capitals = gateway.send("a=1", &KEY.to_uppercase()).await;
    assert_eq!(capitals.text().await.unwrap(), "number 1", "the same key in capitals");
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn a_repeat_of_a_form_with_files_is_known_whatever_its_boundary() {
    let upstream = numbering().await;
    let gateway = Gateway::before(&upstream.url()).await;
    for (boundary, text, expected) in
        [("one", "A lamp", 201), ("two", "A lamp", 201), ("two", "A pothole", 422)]
    {
        let body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"d\"\r\n\r\n{text}\r\n--{boundary}--\r\n"
        );
        let request = gateway.client.post(gateway.url("/requests.json")).header("Idempotency-Key", KEY);
        let content_type = format!("multipart/form-data; boundary={boundary}");
        let response = request.header(header::CONTENT_TYPE, content_type).body(body).send().await.unwrap();
        assert_eq!(response.status(), expected, "{boundary} {text}");
    }
    upstream.only();
}

#[tokio::test]
async fn a_repeat_while_the_first_is_under_way_waits_for_its_answer() {
    let gate = Arc::new(Semaphore::new(0));
    let arrived = Arc::new(Semaphore::new(0));
    let (open, arrives) = (Arc::clone(&gate), Arc::clone(&arrived));
    let upstream = Upstream::start(Router::new().fallback(any(async move |body: String| {
        if body.starts_with("a=1") {
            arrives.add_permits(1);
            open.acquire().await.unwrap().forget();
        }
        ok(format!("number of {}", &body[..3]))
    })))
    .await;
    let gateway = Gateway::before(&upstream.url()).await;
    let first = tokio::spawn(gateway.report("a=1", KEY).send());
    arrived.acquire().await.unwrap().forget();
    let others: Vec<_> = (0..5).map(|_| tokio::spawn(gateway.report("a=1", KEY).send())).collect();
    // Another key waits for nobody. By the time that its requests have gone the whole way, the others have come as far
    // as they can.
    for _ in 0..5 {
        let response = gateway.send("a=2", OTHER_KEY).await;
        assert_eq!(response.text().await.unwrap(), "number of a=2");
    }
    gate.add_permits(1);
    assert_eq!(first.await.unwrap().unwrap().text().await.unwrap(), "number of a=1");
    for other in others {
        assert_eq!(other.await.unwrap().unwrap().text().await.unwrap(), "number of a=1");
    }
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn a_client_that_goes_away_leaves_its_report_to_be_finished() {
    let gate = Arc::new(Semaphore::new(0));
    let arrived = Arc::new(Semaphore::new(0));
    let (open, arrives) = (Arc::clone(&gate), Arc::clone(&arrived));
    let upstream = Upstream::start(Router::new().fallback(any(async move || {
        arrives.add_permits(1);
        open.acquire().await.unwrap().forget();
        ok("number 1")
    })))
    .await;
    let gateway = Gateway::before(&upstream.url()).await;
    let first = tokio::spawn(gateway.report("a=1", KEY).send());
    arrived.acquire().await.unwrap().forget();
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    gate.add_permits(1);
    assert_eq!(gateway.send("a=1", KEY).await.text().await.unwrap(), "number 1");
    upstream.only();
}

#[tokio::test]
async fn a_used_key_takes_no_other_request() {
    let upstream = numbering().await;
    let gateway = Gateway::before(&upstream.url()).await;
    gateway.send("a=1", KEY).await;
    assert_eq!(problem(gateway.send("a=2", KEY).await, 422).await, ProblemCode::KeyReused);
    upstream.only();
}

#[tokio::test]
async fn a_report_without_a_key_is_refused() {
    let upstream = numbering().await;
    let gateway = Gateway::before(&upstream.url()).await;
    let request = gateway.client.post(gateway.url("/requests.json")).body("a=1");
    assert_eq!(problem(request.send().await.unwrap(), 400).await, ProblemCode::BadRequest);
    assert_eq!(problem(gateway.send("a=1", "not-a-uuid").await, 400).await, ProblemCode::BadRequest);
    assert!(upstream.seen().is_empty());
}

#[tokio::test]
async fn a_refused_report_may_come_again_corrected() {
    let upstream = Upstream::answering(|seen| {
        if seen.body.starts_with(b"a=bad") { status(400, "bad") } else { ok("number 1") }
    })
    .await;
    let gateway = Gateway::before(&upstream.url()).await;
    let refused = gateway.send("a=bad", KEY).await;
    assert_eq!(refused.status(), 400);
    assert_eq!(refused.text().await.unwrap(), "bad");
    for _ in 0..2 {
        assert_eq!(gateway.send("a=good", KEY).await.text().await.unwrap(), "number 1");
    }
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn a_restart_remembers_the_answer() {
    let upstream = numbering().await;
    let gateway = Gateway::before(&upstream.url()).await;
    gateway.send("a=1", KEY).await;
    let gateway = Gateway::on(gateway.stop().await, &upstream.url(), |_| {}, |_| {}).await;
    assert_eq!(gateway.send("a=1", KEY).await.text().await.unwrap(), "number 1");
    assert_eq!(problem(gateway.send("a=2", KEY).await, 422).await, ProblemCode::KeyReused);
    upstream.only();
}

#[tokio::test]
async fn after_a_day_the_answer_is_forgotten() {
    let upstream = numbering().await;
    let watch = Watch::default();
    let gateway = Gateway::with(&upstream.url(), |_| {}, |options| options.clock = watch.clock()).await;
    gateway.send("a=1", KEY).await;
    watch.wind_minutes(24 * 60 - 1);
    assert_eq!(gateway.send("a=1", KEY).await.text().await.unwrap(), "number 1");
    watch.wind_minutes(2);
    assert_eq!(gateway.send("a=1", KEY).await.text().await.unwrap(), "number 2");
}

#[tokio::test]
async fn an_old_answer_is_erased_from_the_disk() {
    let upstream = numbering().await;
    let watch = Watch::default();
    let gateway = Gateway::with(&upstream.url(), |_| {}, |options| options.clock = watch.clock()).await;
    gateway.send("a=1", KEY).await;
    let file = gateway.database();
    let _directory = gateway.stop().await;
    let is_there = || std::fs::read(&file).unwrap().windows(8).any(|bytes| bytes == b"number 1");
    let answers = Answers::open(&file, watch.clock(), UnknownMinutes::default()).await.unwrap();
    assert_eq!(answers.erase_old().await.unwrap(), 0);
    assert!(is_there());
    watch.wind_minutes(24 * 60);
    assert_eq!(answers.erase_old().await.unwrap(), 1);
    assert!(!is_there());
    answers.close().await;
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_remembered_is_for_the_owners_eyes_only() {
    use std::os::unix::fs::PermissionsExt;
    let upstream = numbering().await;
    let gateway = Gateway::before(&upstream.url()).await;
    gateway.send("a=1", KEY).await;
    let data = gateway.database().parent().unwrap().to_owned();
    assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    let mut files = 0;
    for entry in std::fs::read_dir(&data).unwrap() {
        let entry = entry.unwrap();
        files += 1;
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.file_name());
    }
    assert!(files >= 2, "the database and the key");
}
