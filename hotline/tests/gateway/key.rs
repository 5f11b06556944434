//! The upstream's key is added here and seen nowhere else.

use complaint_widget::backend::native::wire::ProblemCode;
use form_urlencoded::parse;
use reqwest::header;
use serde_json::{Value, json};

use crate::common::{FORM, Gateway, KEY, SECRET, Upstream, ok, problem};

fn key_in(part: &'static str, name: &'static str, prefix: &'static str) -> impl FnOnce(&mut Value) {
    move |file| file["key"] = json!({ "environment": "K", "in": part, "name": name, "prefix": prefix })
}

#[tokio::test]
async fn a_header_carries_it() {
    let upstream = Upstream::answering(|_| ok("{}")).await;
    let change = key_in("header", "Authorization", "Token token=");
    let gateway = Gateway::with(&upstream.url(), change, |_| {}).await;
    let request = gateway.client.get(gateway.url("/services.json"));
    request.header(header::AUTHORIZATION, "Token mine").send().await.unwrap();
    let sent = upstream.only().headers;
    let values: Vec<_> = sent.get_all(header::AUTHORIZATION).iter().collect();
    assert_eq!(values, [&format!("Token token={SECRET}")]);
}

#[tokio::test]
async fn the_query_carries_it_in_place_of_the_clients() {
    let upstream = Upstream::answering(|_| ok("{}")).await;
    let gateway = Gateway::with(&upstream.url(), key_in("query", "api_key", ""), |_| {}).await;
    gateway.get("/services.json?lang=nl&api_key=mine").await;
    let uri = upstream.only().uri;
    let query = uri.split_once('?').unwrap().1;
    let pairs: Vec<_> = parse(query.as_bytes()).map(|(name, value)| format!("{name}: {value}")).collect();
    assert_eq!(pairs, ["lang: nl".to_owned(), format!("api_key: {SECRET}")]);
}

#[tokio::test]
async fn a_form_carries_it_with_and_without_files() {
    let upstream = Upstream::answering(|_| ok("{}")).await;
    let gateway = Gateway::before(&upstream.url()).await;
    gateway.send("description=a%20lamp&api_key=mine", KEY).await;
    let multipart =
        "--b0und\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nA lamp\r\n--b0und--\r\n";
    let request = gateway.client.post(gateway.url("/comments.json"));
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b0und").body(multipart);
    assert_eq!(request.send().await.unwrap().status(), 200);
    gateway.get("/services.json").await;

    let seen = upstream.seen();
    let pairs: Vec<_> = parse(&seen[0].body).map(|(name, value)| format!("{name}: {value}")).collect();
    assert_eq!(pairs, ["description: a lamp".to_owned(), format!("api_key: {SECRET}")]);
    let part =
        format!("--b0und\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\n{SECRET}\r\n{multipart}");
    assert_eq!(String::from_utf8_lossy(&seen[1].body), part);
    assert_eq!(seen[1].headers["content-length"], part.len().to_string());
    assert_eq!(seen[2].uri, "/api/services.json", "a request without a form goes without the key");
}

#[tokio::test]
async fn where_a_form_carries_it_the_clients_own_leaves_the_query_too() {
    let upstream = Upstream::answering(|_| ok("{}")).await;
    let gateway = Gateway::before(&upstream.url()).await;
    gateway.get("/services.json?lang=nl&api_key=mine").await;
    gateway.get("/services.json?%61pi_key=mine").await;
    let comment = gateway.client.post(gateway.url("/comments.json?api_key=mine&lang=nl"));
    comment.header(header::CONTENT_TYPE, FORM).body("text=x").send().await.unwrap();
    let uris: Vec<String> = upstream.seen().into_iter().map(|seen| seen.uri.to_string()).collect();
    assert_eq!(uris, ["/api/services.json?lang=nl", "/api/services.json", "/api/comments.json?lang=nl"]);
}

#[tokio::test]
async fn what_is_not_a_form_is_refused_where_a_form_must_carry_it() {
    let upstream = Upstream::answering(|_| ok("{}")).await;
    let gateway = Gateway::before(&upstream.url()).await;
    let post = async |content_type: &str, body: &'static str| {
        let request = gateway.client.post(gateway.url("/comments.json"));
        request.header(header::CONTENT_TYPE, content_type).body(body).send().await.unwrap()
    };
    assert_eq!(problem(post("application/json", "{}").await, 415).await, ProblemCode::UnsupportedMediaType);
    let broken = post("multipart/form-data; boundary=b0und", "--other--").await;
    assert_eq!(problem(broken, 400).await, ProblemCode::BadRequest);
    assert!(upstream.seen().is_empty());
}

#[tokio::test]
async fn an_answer_that_repeats_it_is_cleaned() {
    let upstream = Upstream::answering(|seen| {
        let form: String = form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
        let lower = form.replace("%2F", "%2f").replace("%2B", "%2b").replace("%3D", "%3d");
        let mut response = ok(format!("{SECRET} {form} {lower} {}", seen.uri));
        response.headers_mut().insert("etag", format!("\"{SECRET}\"").parse().unwrap());
        response
    })
    .await;
    let gateway = Gateway::with(&upstream.url(), key_in("query", "api_key", ""), |_| {}).await;
    let once = gateway.report("description=x", KEY).header(header::CONTENT_TYPE, FORM).send().await.unwrap();
    for response in [gateway.get("/services.json").await, once, gateway.send("description=x", KEY).await] {
        assert_eq!(response.status(), 200);
        assert!(!response.headers().contains_key("etag"), "a header that held it");
        let text = response.text().await.unwrap();
        assert!(text.contains("api_key=[removed]"), "{text}");
        for piece in ["s3cret", "Key%2", "key%2", "of=city"] {
            assert!(!text.contains(piece), "{piece}: {text}");
        }
    }
    let stored = std::fs::read(gateway.database()).unwrap();
    assert!(!stored.windows(6).any(|bytes| bytes == b"s3cret"));
}
