//! Which headers pass.

use reqwest::header;
use serde_json::json;

use crate::common::{Gateway, Upstream, ok};

#[tokio::test]
async fn cookies_and_credentials_stay_on_their_side() {
    let upstream = Upstream::answering(|_| {
        let mut response = ok("{}");
        for (name, value) in [
            ("set-cookie", "session=1"),
            ("www-authenticate", "Basic"),
            ("access-control-allow-origin", "*"),
            ("server", "city/1.0"),
            ("connection", "close, etag"),
            ("etag", "\"of this connection\""),
            ("retry-after", "7"),
            ("content-language", "nl"),
        ] {
            response.headers_mut().insert(name, value.parse().unwrap());
        }
        response
    })
    .await;
    let gateway = Gateway::before(&upstream.url()).await;
    let request = gateway
        .client
        .get(gateway.url("/services.json"))
        .header(header::COOKIE, "session=1")
        .header(header::AUTHORIZATION, "Token mine")
        .header(header::REFERER, "https://gateway.example/?secret")
        .header("X-Forwarded-For", "203.0.113.9")
        .header("X-Forwarded-Host", "evil.example")
        .header("Forwarded", "for=203.0.113.9")
        .header("Proxy-Authorization", "Basic x")
        .header("X-Custom", "1")
        .header("Idempotency-Key", crate::common::KEY)
        .header(header::ACCEPT, "application/json")
        .header(header::ACCEPT_LANGUAGE, "ar")
        .header(header::IF_NONE_MATCH, "\"1\"")
        .header(header::CONNECTION, "if-none-match");
    let response = request.send().await.unwrap();
    let sent = upstream.only().headers;
    let mut names: Vec<_> = sent.keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "accept-encoding", "accept-language", "host", "user-agent"]);
    assert_eq!(sent["accept-language"], "ar");
    assert!(upstream.url().contains(sent["host"].to_str().unwrap()), "{:?}", sent["host"]);

    let headers = response.headers();
    assert_eq!(headers[header::RETRY_AFTER], "7");
    assert_eq!(headers[header::CONTENT_LANGUAGE], "nl");
    assert_eq!(headers[header::CACHE_CONTROL], "no-store", "unless the upstream says otherwise");
    for name in ["set-cookie", "www-authenticate", "access-control-allow-origin", "server", "etag"] {
        assert!(!headers.contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn the_file_can_let_more_through() {
    let upstream = Upstream::answering(|_| {
        let mut response = ok("{}");
        response.headers_mut().insert("page-totalsize", "42".parse().unwrap());
        response
    })
    .await;
    let change = |file: &mut serde_json::Value| {
        file["request_headers"] = json!(["Authorization"]);
        file["response_headers"] = json!(["page-TotalSize"]);
        file["send_client_address"] = json!(true);
    };
    let gateway = Gateway::with(&upstream.url(), change, |_| {}).await;
    let request = gateway
        .client
        .get(gateway.url("/services.json"))
        .header(header::AUTHORIZATION, "Token mine")
        .header("X-Forwarded-For", "203.0.113.9");
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["page-totalsize"], "42");
    let sent = upstream.only().headers;
    assert_eq!(sent["authorization"], "Token mine");
    assert_eq!(sent["x-forwarded-for"], "127.0.0.1", "the peer's, whatever it claims");
}
