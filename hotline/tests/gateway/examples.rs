//! The examples do what they are for, before servers of their kind.

use std::sync::Arc;

use axum::http::Method;
use complaint_widget_servers::{
    open311::{Dialect, Hotline},
    signalen::{Settings, Signalen},
};
use hotline::{
    clock::Clock,
    content::Content,
    gateway::config::Config,
    server::{Hotline as Native, Options as NativeOptions},
};
use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::{FORM, Gateway, KEY};

const OPEN311: &str = include_str!("../../gateway/open311.json");
const SIGNALEN: &str = include_str!("../../gateway/signalen.json");
const NATIVE: &str = include_str!("../../gateway/native.json");

/// A gateway with the example, before `upstream` in place of the one that it names.
async fn gateway(example: &str, upstream: &str, key: Option<&str>) -> Gateway {
    let mut file: Value = serde_json::from_str(example).unwrap();
    file["upstream"] = json!(upstream);
    let key = key.map(str::to_owned);
    Gateway::with(
        upstream,
        |_| {},
        |options| {
            options.config = Config::parse("example", &file.to_string()).unwrap();
            options.key = key;
        },
    )
    .await
}

async fn json(request: RequestBuilder, status: StatusCode) -> Value {
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), status);
    response.json().await.unwrap()
}

#[tokio::test]
async fn an_open311_server_gets_its_key_and_each_report_once() {
    let server = Hotline::start(Dialect::CODEFORNL).await.unwrap();
    let gateway = gateway(OPEN311, &server.base(), Dialect::CODEFORNL.key).await;
    let services = json(gateway.client.get(gateway.url("/services.json")), StatusCode::OK).await;
    let code = &services[0]["service_code"];
    let before = server.reports();
    let body = format!("service_code={code}&description=Dark&lat=39.5&long=116.5");
    let post = || {
        let request = gateway.client.post(gateway.url("/requests.json")).header("Idempotency-Key", KEY);
        request.header("Content-Type", FORM).body(body.clone())
    };
    let created = json(post(), StatusCode::OK).await;
    assert_eq!(json(post(), StatusCode::OK).await, created);
    assert_eq!(server.reports(), before + 1);
    let number = &created[0]["service_request_id"];
    let read = gateway.client.get(gateway.url(&format!("/requests/{number}.json")));
    assert_eq!(json(read, StatusCode::OK).await[0]["description"], "Dark");
}

#[tokio::test]
async fn signalen_takes_each_report_once_and_its_attachments() {
    let server = Signalen::start(Settings::default()).await.unwrap();
    let gateway = gateway(SIGNALEN, &server.url(), None).await;
    let categories = gateway.client.get(gateway.url("/v1/public/terms/categories/"));
    let categories = json(categories, StatusCode::OK).await;
    let category = &categories["results"][0]["sub_categories"][0]["_links"]["self"]["href"];
    let report = json!({
        "text": "Dark",
        "incident_date_start": "2026-11-24T12:00:00Z",
        "location": { "geometrie": { "type": "Point", "coordinates": [4.9, 52.37] } },
        "category": { "category_url": category },
        "reporter": {},
    });
    let post = || {
        let request = gateway.client.post(gateway.url("/v1/public/signals/"));
        request.header("Idempotency-Key", KEY).json(&report)
    };
    let created = json(post(), StatusCode::CREATED).await;
    assert_eq!(json(post(), StatusCode::CREATED).await, created);
    assert_eq!(server.reports().len(), 1);
    let uuid = created["signal_id"].as_str().unwrap();
    let status = gateway.client.get(gateway.url(&format!("/v1/public/signals/{uuid}")));
    assert_eq!(json(status, StatusCode::OK).await["signal_id"], uuid);
    let attachment = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\n\
                      Content-Type: image/gif\r\n\r\nGIF89a\r\n--b--\r\n";
    let post = gateway.client.post(gateway.url(&format!("/v1/public/signals/{uuid}/attachments/")));
    let post = post.header("Content-Type", "multipart/form-data; boundary=b").body(attachment);
    assert_eq!(post.send().await.unwrap().status(), StatusCode::CREATED);
    assert_eq!(server.reports()[0].attachments.len(), 1);
}

#[tokio::test]
async fn a_native_hotline_knows_its_own_keys_and_codes() {
    let directory = Arc::new(TempDir::new().unwrap());
    let native = Native::start(NativeOptions {
        listen: ([127, 0, 0, 1], 0).into(),
        data: directory.path().join("data"),
        content: Content::demo_district().unwrap(),
        widget: None,
        frame_ancestors: Vec::new(),
        demo_hosts: false,
        writes_per_minute: 100_000,
        trust_forwarded_for: true,
        demo_clerk: None,
        open311: hotline::open311::Settings::default(),
        clock: Clock::system(),
    })
    .await
    .unwrap();
    let gateway = gateway(NATIVE, &format!("http://{}/api/v1", native.address()), None).await;
    let complaint = json!({
        "class": "complaint",
        "category": "street_lighting",
        "description": "The lamp at the corner is out.",
        "language": "en",
        "place": { "description": "Corner of Willow Lane" },
    });
    let post = || {
        let request = gateway.client.post(gateway.url("/complaints")).header("Idempotency-Key", KEY);
        request.json(&complaint)
    };
    let created = json(post(), StatusCode::CREATED).await;
    assert_eq!(json(post(), StatusCode::CREATED).await, created);
    let url = gateway.url(&format!("/complaints/{}", created["reference"].as_str().unwrap()));
    let read = |code: &str| gateway.client.request(Method::GET, &url).bearer_auth(code);
    let read_back = json(read(created["code"].as_str().unwrap()), StatusCode::OK).await;
    assert_eq!(read_back["status"], "received");
    assert_eq!(read("AAAA-AAAA").send().await.unwrap().status(), StatusCode::NOT_FOUND);
    native.stop().await.unwrap();
}
