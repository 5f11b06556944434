//! Bad input of any kind gets a problem answer that names the field, and changes nothing.

use complaint_widget::{
    backend::native::wire::{FieldErrorCode, ProblemCode},
    domain::Timestamp,
};
use hotline::clock::Clock;
use reqwest::{Method, Response, header};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::common::{Server, key, lamp, lamp_with, problem};

async fn post_raw(server: &Server, content_type: &str, body: impl Into<reqwest::Body>) -> Response {
    let request = server.client.post(server.url("complaints")).header("Idempotency-Key", key());
    request.header(header::CONTENT_TYPE, content_type).body(body).send().await.unwrap()
}

#[tokio::test]
async fn what_is_not_json_is_refused() {
    let server = Server::start().await;
    let bad_utf8 = [b"{\"description\": \"".as_slice(), &[0xC3, 0x28], b"\"}"].concat();
    let deep = "[".repeat(10_000);
    for body in [
        b"".as_slice(),
        b"{",
        b"{} {}",
        b"{\"a\":\"\\ud800\"}",
        b"<xml/>",
        b"{\"a\":1e999}",
        &bad_utf8,
        deep.as_bytes(),
    ] {
        let response = post_raw(&server, "application/json", body.to_vec()).await;
        let problem = problem(response, 400).await;
        assert_eq!(problem.code, ProblemCode::MalformedJson, "{}", String::from_utf8_lossy(body));
    }
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
    {
        let response = post_raw(&server, content_type, lamp().to_string()).await;
        assert_eq!(problem(response, 415).await.code, ProblemCode::UnsupportedMediaType);
    }
    let response = post_raw(&server, "Application/JSON; charset=utf-8", lamp().to_string()).await;
    assert_eq!(response.status(), 201);
    assert_eq!(server.rows().await[0], 1);
}

#[tokio::test]
async fn every_field_of_another_kind_is_named() {
    use FieldErrorCode::{Invalid, NotAChoice, Required, TooLong, UnknownField, WrongType};
    let server = Server::start().await;
    let id = key();
    let cases: Vec<(&str, Value, &str, FieldErrorCode)> = vec![
        ("class", json!("rant"), "/class", NotAChoice),
        ("class", json!(1), "/class", WrongType),
        ("class", Value::Null, "/class", WrongType),
        ("category", json!(["street_lighting"]), "/category", WrongType),
        ("category", json!("no_such_category"), "/category", NotAChoice),
        ("description", json!(42), "/description", WrongType),
        ("description", json!(" \n\u{200b}"), "/description", Required),
        ("description", json!("长".repeat(2_001)), "/description", TooLong),
        ("language", json!("<b>"), "/language", WrongType),
        ("language", json!("a".repeat(36)), "/language", WrongType),
        ("answers", json!({}), "/answers", WrongType),
        ("answers", json!([{ "value": "1" }]), "/answers/0/code", Required),
        ("answers", json!([{ "code": "pole_number" }]), "/answers/pole_number", Required),
        (
            "answers",
            json!([{ "code": "pole_number", "value": "x".repeat(201) }]),
            "/answers/pole_number",
            TooLong,
        ),
        ("place", Value::Null, "/place", WrongType),
        (
            "place",
            json!({ "point": { "latitude": "38.2", "longitude": 115.4 } }),
            "/place/point/latitude",
            WrongType,
        ),
        ("place", json!({ "point": { "latitude": 38.2 } }), "/place/point/longitude", Required),
        ("place", json!({ "point": { "latitude": 90.5, "longitude": 1 } }), "/place/point/latitude", Invalid),
        (
            "place",
            json!({ "point": { "latitude": 1, "longitude": -181 } }),
            "/place/point/longitude",
            Invalid,
        ),
        (
            "place",
            json!({ "point": { "latitude": 1, "longitude": 1, "accuracy_metres": -5 } }),
            "/place/point/accuracy_metres",
            Invalid,
        ),
        (
            "place",
            json!({ "point": { "latitude": 1, "longitude": 1, "z": 2 } }),
            "/place/point/z",
            UnknownField,
        ),
        ("place", json!({ "address": "x".repeat(201) }), "/place/address", TooLong),
        ("place", json!({ "description": "x".repeat(501) }), "/place/description", TooLong),
        ("place", json!({ "district": "atlantis" }), "/place/district", NotAChoice),
        ("contact", json!({ "phone": 123 }), "/contact/phone", WrongType),
        ("contact", json!({ "phone": "call me" }), "/contact/phone", WrongType),
        ("contact", json!({ "email": "me(at)example" }), "/contact/email", WrongType),
        ("contact", json!({ "name": "x".repeat(101) }), "/contact/name", TooLong),
        ("contact", json!({ "name_shown": "yes" }), "/contact/name_shown", WrongType),
        ("contact", json!({ "passport": "E123" }), "/contact/passport", UnknownField),
        ("photos", json!([{ "id": "1" }]), "/photos/0/id", WrongType),
        ("photos", json!([{ "id": id.to_uppercase() }]), "/photos/0/id", WrongType),
        ("photos", json!([{ "id": id }, { "id": id }]), "/photos/1/id", Invalid),
        ("photos", json!([{ "id": id, "description": "x".repeat(201) }]), "/photos/0/description", TooLong),
        ("photos", json!([{ "id": id, "url": "x" }]), "/photos/0/url", UnknownField),
        ("photos", json!((0..5).map(|_| json!({ "id": key() })).collect::<Vec<_>>()), "/photos", TooLong),
        ("status", json!("closed"), "/status", UnknownField),
        ("a/b~c", json!(1), "/a~1b~0c", UnknownField),
    ];
    for (part, value, pointer, code) in cases {
        let problem = problem(server.post(&lamp_with(part, value.clone()), &key()).await, 422).await;
        assert_eq!(problem.code, ProblemCode::Invalid, "{part}: {value}");
        let found: Vec<_> = problem.errors.iter().map(|e| (e.pointer.as_str(), e.code)).collect();
        assert_eq!(found, [(pointer, code)], "{part}: {value}");
    }
    for part in ["class", "category", "description", "language", "place"] {
        let mut complaint = lamp();
        complaint.as_object_mut().unwrap().remove(part);
        let problem = problem(server.post(&complaint, &key()).await, 422).await;
        assert_eq!(problem.errors[0].pointer, format!("/{part}"));
        assert_eq!(problem.errors[0].code, Required);
    }
    assert_eq!(server.rows().await, [0; 7]);
}

#[tokio::test]
async fn every_fault_is_told_at_once_and_quotes_nothing() {
    let server = Server::start().await;
    let complaint = json!({
        "class": "complaint", "category": "moon", "description": "", "language": "en",
        "place": {}, "contact": { "phone": "SECRET-NUMBER", "email": "SECRET" },
    });
    let response = server.post(&complaint, &key()).await;
    let text = response.text().await.unwrap();
    assert!(!text.contains("SECRET") && !text.contains("moon"), "{text}");
    for pointer in ["/category", "/description", "/place", "/contact/phone", "/contact/email"] {
        assert!(text.contains(&format!("\"{pointer}\"")), "{pointer}: {text}");
    }
}

#[tokio::test]
async fn the_longest_texts_that_are_allowed_are_taken() {
    let server = Server::start().await;
    // Line breaks count once however they are written.
    let mut complaint = lamp_with("description", json!("灯\r\n".repeat(1_000)));
    complaint["place"] = json!({ "description": "x".repeat(500), "address": "路".repeat(200) });
    complaint["contact"] = json!({ "name": "ن".repeat(100) });
    server.filed(&complaint).await;
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_however_it_is_sent() {
    let server = Server::start().await;
    let limit = 64 * 1024;
    let huge = lamp_with("description", json!("x".repeat(11_000_000))).to_string();
    for size in [limit + 1, huge.len()] {
        let response = post_raw(&server, "application/json", huge[..size].to_owned()).await;
        assert_eq!(problem(response, 413).await.code, ProblemCode::TooLarge);
    }
    // Without a Content-Length the hotline must count for itself.
    let mut stream = tokio::net::TcpStream::connect(server.address()).await.unwrap();
    let head = format!(
        "POST /api/v1/complaints HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIdempotency-Key: {}\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
        key()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    for piece in huge.as_bytes()[..200_000].chunks(10_000) {
        stream.write_all(format!("{:x}\r\n", piece.len()).as_bytes()).await.unwrap();
        stream.write_all(piece).await.unwrap();
        stream.write_all(b"\r\n").await.unwrap();
    }
    stream.write_all(b"0\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains("\"code\":\"too_large\""), "{answer}");
    assert_eq!(server.rows().await, [0; 7]);
}

#[tokio::test]
async fn a_refusal_reaches_who_is_still_sending_and_the_connection_serves_on() {
    let server = Server::start().await;
    let mut stream = tokio::net::TcpStream::connect(server.address()).await.unwrap();
    let photo = vec![0xFF; 300_000];
    let head = format!(
        "PUT /api/v1/complaints/PH-2026-000001/photos/{} HTTP/1.1\r\nHost: x\r\n\
         Authorization: Bearer 0000-0000\r\nContent-Length: {}\r\n\r\n",
        key(),
        photo.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&photo[..1_000]).await.unwrap();
    // By now it knows that nothing is there.
    server.json("capabilities").await;
    stream.write_all(&photo[1_000..]).await.unwrap();
    stream
        .write_all(b"GET /api/v1/districts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).await.unwrap();
    assert!(answers.starts_with("HTTP/1.1 404 "), "{answers}");
    assert!(answers.contains("HTTP/1.1 200 OK") && answers.contains("old-town"), "{answers}");
}

#[tokio::test]
async fn words_and_verdicts_are_judged_like_complaints() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    server.decide(&receipt, complaint_widget::domain::Status::Answered).await;
    let rows = server.rows().await;
    for resource in ["information", "reopening"] {
        for (text, code) in
            [(String::new(), FieldErrorCode::Required), ("x".repeat(2_001), FieldErrorCode::TooLong)]
        {
            let problem = problem(server.say(&receipt, resource, &text, &key()).await, 422).await;
            assert_eq!((problem.errors[0].pointer.as_str(), problem.errors[0].code), ("/text", code));
        }
        let no_key = server.client.post(server.complaint(&receipt, &format!("/{resource}")));
        let response = server.opened(no_key, &receipt).json(&json!({ "text": "x" })).send().await.unwrap();
        assert_eq!(problem(response, 400).await.code, ProblemCode::BadRequest);
    }
    let good = json!({ "contacted": true, "solved": false, "satisfaction": 3 });
    for (part, value, pointer) in [
        ("satisfaction", json!(0), "/satisfaction"),
        ("satisfaction", json!(6), "/satisfaction"),
        ("satisfaction", json!(4.5), "/satisfaction"),
        ("solved", json!("no"), "/solved"),
        ("words", json!("x".repeat(1_001)), "/words"),
        ("stars", json!(5), "/stars"),
    ] {
        let mut rating = good.clone();
        rating[part] = value;
        assert_eq!(problem(server.rate(&receipt, &rating).await, 422).await.errors[0].pointer, pointer);
    }
    assert_eq!(server.rows().await, rows);
}

#[tokio::test]
async fn every_error_is_a_problem_document() {
    let server = Server::start().await;
    for path in ["/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v2", "/nothing", "/api/v1/complaints/%ff"] {
        let response = server.client.get(server.page(path)).send().await.unwrap();
        let status = response.status().as_u16();
        assert!(matches!(status, 400 | 404), "{path}: {status}");
        problem(response, status).await;
    }
    for (method, path) in [
        (Method::DELETE, "complaints"),
        (Method::POST, "categories"),
        (Method::PATCH, "complaints/PH-2026-000001"),
        (Method::GET, "complaints/PH-2026-000001/rating"),
    ] {
        let response = server.client.request(method.clone(), server.url(path)).send().await.unwrap();
        assert!(response.headers().contains_key(header::ALLOW), "{method} {path}");
        assert_eq!(problem(response, 405).await.code, ProblemCode::MethodNotAllowed, "{method} {path}");
    }
    for path in ["addresses", &format!("addresses?q={}", "x".repeat(201))] {
        let response = server.get(path).await;
        assert_eq!(problem(response, 400).await.code, ProblemCode::BadRequest, "{path}");
    }
}

#[tokio::test]
async fn a_fault_of_the_hotlines_own_says_that_nobody_knows() {
    let server = Server::with(|options| {
        let calm = Timestamp::from_unix_millis(0);
        let calls = std::sync::atomic::AtomicU32::new(0);
        options.clock = Clock::new(move || {
            // The first call is the daily erasing's, at the start.
            if calls.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 0 {
                calm
            } else {
                panic!("the clock fell")
            }
        });
    })
    .await;
    // The erasing may not have looked at the clock yet: at most one request gets its calm answer.
    server.post(&lamp(), &key()).await;
    let problem = problem(server.post(&lamp(), &key()).await, 500).await;
    assert_eq!(problem.code, ProblemCode::Internal);
    assert!(!problem.detail.contains("clock"), "{}", problem.detail);
    assert_eq!(server.get("categories").await.status(), 200);
}
