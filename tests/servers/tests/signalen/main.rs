//! The small Signalen shows the traps that real ones were seen to have.
#![allow(clippy::unwrap_used)]

mod http;

use complaint_widget_servers::{
    Fault,
    signalen::{ALLOWED_HEADERS, Settings, Signalen, State},
};
use http::{get, send, send_json, upload};
use serde_json::{Value, json};

const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16];

async fn hotline() -> Signalen {
    Signalen::start(Settings::default()).await.unwrap()
}

fn report() -> Value {
    json!({
        "text": "De lamp is stuk",
        "incident_date_start": "2026-11-24T09:00:00Z",
        "location": { "geometrie": { "type": "Point", "coordinates": [4.9, 52.37] } },
        "category": { "category_url": "/signals/v1/public/terms/categories/straat/sub_categories/lantaarnpaal" },
        "reporter": {},
    })
}

fn with(path: &str, value: Value) -> Value {
    let mut report = report();
    *report.pointer_mut(path).unwrap() = value;
    report
}

fn with_key(key: &str, value: Value) -> Value {
    let mut report = report();
    report[key] = value;
    report
}

async fn post(hotline: &Signalen, body: &Value) -> http::Answer {
    send_json("POST", &format!("{}/v1/public/signals/", hotline.url()), body).await
}

/// Sends a good report and gives its tracking id.
async fn taken(hotline: &Signalen) -> String {
    let answer = post(hotline, &report()).await;
    assert_eq!(answer.status, 201);
    answer.json()["signal_id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_report_is_taken_and_only_its_status_comes_back() {
    let hotline = hotline().await;
    let uuid = taken(&hotline).await;
    for slash in ["", "/"] {
        let answer = get(&format!("{}/v1/public/signals/{uuid}{slash}", hotline.url())).await;
        let shown = answer.json();
        assert_eq!((answer.status, &shown["status"]["state"]), (200, &json!("OPEN")));
        assert_eq!(shown["id_display"], "SIG-1");
        assert_eq!(shown["incident_date_start"], "2026-11-24T10:00:00+01:00");
        assert!(shown.get("text").is_none() && shown.get("location").is_none());
    }
    assert_eq!(hotline.reports()[0].body, report());
    let upper = get(&format!("{}/v1/public/signals/{}", hotline.url(), uuid.to_uppercase())).await;
    assert_eq!(upper.status, 404);
    assert!(hotline.set_state(&uuid, State::Cancelled));
    let answer = get(&format!("{}/v1/public/signals/{uuid}", hotline.url())).await;
    assert_eq!(answer.json()["status"]["state"], "CLOSED");
}

#[tokio::test]
async fn faults_are_named_by_their_fields_and_unknown_keys_only_alone() {
    let hotline = hotline().await;
    let long = "x".repeat(3_001);
    for (body, pointer) in [
        (json!({}), "/incident_date_start/0"),
        (json!({}), "/reporter/0"),
        (with("/text", json!(long)), "/text/0"),
        (with("/text", json!("  ")), "/text/0"),
        (with("/reporter", json!({ "phone": "012345678901234567" })), "/reporter/phone/0"),
        (with("/reporter", json!({ "email": "nobody" })), "/reporter/email/0"),
        (with("/incident_date_start", json!("yesterday")), "/incident_date_start/0"),
        (with("/location/geometrie/coordinates", json!([52.37, 4.9])), "/location/geometrie/0"),
        (
            with("/category/category_url", json!("/signals/v1/public/terms/categories/afval")),
            "/category/category_url/0",
        ),
        (with_key("extra_properties", json!([{ "id": "x", "answer": 1 }])), "/extra_properties/0"),
        (with_key("colour", json!(1)), "/non_field_errors/0"),
    ] {
        let answer = post(&hotline, &body).await;
        assert_eq!(answer.status, 400, "{body}");
        assert!(
            answer.json().pointer(pointer).is_some_and(Value::is_string),
            "{pointer}: {:?}",
            answer.json()
        );
    }
    let mut two = with("/text", json!(""));
    two["colour"] = json!(1);
    assert!(post(&hotline, &two).await.json().get("non_field_errors").is_none());
    assert!(hotline.reports().is_empty());
}

#[tokio::test]
async fn an_inactive_category_is_listed_and_taken_also_by_another_hosts_address() {
    let hotline = hotline().await;
    let list = get(&format!("{}/v1/public/terms/categories/", hotline.url())).await.json();
    let inactive = &list["results"][0]["sub_categories"][2];
    assert_eq!((&inactive["slug"], &inactive["is_active"]), (&json!("telefooncel"), &json!(false)));
    let path = "signals/v1/public/terms/categories/straat/sub_categories/telefooncel";
    let body = with("/category", json!({ "sub_category": format!("https://elsewhere.example/{path}") }));
    assert_eq!(post(&hotline, &body).await.status, 201);
}

#[tokio::test]
async fn the_questions_have_all_thirteen_types() {
    let hotline = hotline().await;
    let mut types = std::collections::BTreeSet::new();
    for (main, sub) in [("straat", "lantaarnpaal"), ("afval", "container-vol"), ("overig", "overig")] {
        let url = format!("{}/v1/public/questions/?main_slug={main}&sub_slug={sub}", hotline.url());
        for question in get(&url).await.json()["results"].as_array().unwrap() {
            types.insert(question["field_type"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(types.len(), 13, "{types:?}");
}

#[tokio::test]
async fn photos_are_taken_under_one_name_by_their_content_and_only_in_some_states() {
    let hotline = hotline().await;
    let uuid = taken(&hotline).await;
    let url = format!("{}/v1/public/signals/{uuid}/attachments/", hotline.url());
    assert_eq!(upload(&url, "file", "a.jpg", JPEG).await.status, 201);
    for (part, name, bytes) in [
        ("image", "a.jpg", JPEG),
        ("file", "a.png", JPEG),
        ("file", "a.jpg", b"{}".as_slice()),
        ("file", "a.webp", b"RIFF\0\0\0\0WEBPVP8 ".as_slice()),
    ] {
        let answer = upload(&url, part, name, bytes).await;
        assert_eq!(answer.status, 400, "{name}");
        assert!(answer.json()["file"][0].is_string());
    }
    let photos = hotline.reports()[0].attachments.clone();
    assert_eq!((photos.len(), photos[0].name.as_str(), photos[0].bytes.as_slice()), (1, "a.jpg", JPEG));
    assert!(hotline.set_state(&uuid, State::InProgress));
    let answer = upload(&url, "file", "a.jpg", JPEG).await;
    assert_eq!(answer.status, 400);
    assert!(answer.json()[0].is_string(), "a bare list");
    hotline.handle(&uuid).unwrap();
    assert_eq!(upload(&url, "file", "a.jpg", JPEG).await.status, 201);
}

#[tokio::test]
async fn the_map_has_null_for_no_features_and_breaks_on_half_a_box() {
    let hotline = hotline().await;
    let map = format!("{}/v1/public/signals/geography", hotline.url());
    let whole = format!("{map}?bbox=4.8,52.3,5.0,52.4");
    taken(&hotline).await;
    assert_eq!(get(&whole).await.json()["features"], Value::Null);
    let public = "/signals/v1/public/terms/categories/straat/sub_categories/stoeptegel";
    assert_eq!(post(&hotline, &with("/category/category_url", json!(public))).await.status, 201);
    let features = get(&whole).await.json()["features"].clone();
    assert_eq!(features[0]["properties"]["category"]["name"], "Losse tegel");
    assert_eq!(get(&format!("{map}?bbox=1,1,2,2")).await.json()["features"], Value::Null);
    assert_eq!(get(&format!("{map}?bbox=1,1")).await.status, 500);
    assert_eq!(get(&map).await.status, 400);
}

#[tokio::test]
async fn a_verdict_is_taken_once_in_time_and_with_a_reason() {
    let hotline = hotline().await;
    let uuid = taken(&hotline).await;
    let token = hotline.handle(&uuid).unwrap();
    let form = |token: &str| format!("{}/v1/public/feedback/forms/{token}", hotline.url());
    assert_eq!(get(&form(&token)).await.json(), json!({ "signal_id": uuid }));
    assert_eq!(get(&form("nothing")).await.status, 404);
    for body in [
        json!({ "is_satisfied": true }),
        json!({ "text": "x" }),
        json!({ "is_satisfied": true, "text_list": [] }),
    ] {
        assert_eq!(send_json("PUT", &form(&token), &body).await.status, 400, "{body}");
    }
    let unhappy =
        json!({ "is_satisfied": false, "text_list": ["Het is niet gemaakt"], "allows_contact": true });
    assert_eq!(send_json("PUT", &form(&token), &unhappy).await.status, 200);
    assert_eq!(hotline.verdict(&token), Some(unhappy.clone()));
    assert_eq!(hotline.reports()[0].state, State::ReopenRequested);
    let again = send_json("PUT", &form(&token), &unhappy).await;
    assert_eq!((again.status, again.json()), (410, json!({ "detail": "filled out" })));
    let late = hotline.handle(&uuid).unwrap();
    hotline.close_form(&late);
    assert_eq!(get(&form(&late)).await.json(), json!({ "detail": "too late" }));
}

#[tokio::test]
async fn a_question_asked_back_is_answered_then_submitted_then_gone() {
    let hotline = hotline().await;
    let uuid = taken(&hotline).await;
    let session = hotline.ask(&uuid, "Aan welke kant?").unwrap();
    let url = format!("{}/v1/public/qa/sessions/{session}", hotline.url());
    let shown = get(&url).await.json();
    assert_eq!(shown["path_questions"][0]["label"], "Aan welke kant?");
    assert_eq!(send_json("POST", &format!("{url}/submit"), &json!({})).await.status, 400);
    let answer = json!([{ "question_uuid": shown["path_questions"][0]["uuid"], "payload": "Links" }]);
    assert_eq!(send_json("POST", &format!("{url}/answers"), &answer).await.json()["can_freeze"], true);
    assert_eq!(hotline.reaction(&session), None);
    assert_eq!(send("POST", &format!("{url}/submit"), &[], b"").await.unwrap().status, 200);
    assert_eq!(hotline.reaction(&session).as_deref(), Some("Links"));
    assert_eq!(get(&url).await.status, 410);
    assert_eq!(get(&url.replace(&session[..4], "0000")).await.status, 404);
}

#[tokio::test]
async fn a_browser_may_send_only_the_listed_headers() {
    let hotline = hotline().await;
    let url = format!("{}/v1/public/signals/", hotline.url());
    let asks = [("Origin", "https://widget.example"), ("Access-Control-Request-Method", "POST")];
    let answer = send("OPTIONS", &url, &asks, b"").await.unwrap();
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(answer.header("access-control-allow-headers"), Some(ALLOWED_HEADERS));
    assert!(!ALLOWED_HEADERS.contains("idempotency-key"));
    let answer = send("GET", &url, &asks[..1], b"").await.unwrap();
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (405, Some("*")));
    assert_eq!(get(&url).await.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn too_many_reports_are_turned_away_with_and_without_a_time_to_wait() {
    for says_how_long in [true, false] {
        let settings = Settings { limit: Some(1), says_how_long, ..Settings::default() };
        let hotline = Signalen::start(settings).await.unwrap();
        taken(&hotline).await;
        let answer = post(&hotline, &report()).await;
        assert_eq!(answer.status, 429);
        assert_eq!(answer.header("retry-after"), says_how_long.then_some("3600"));
        assert_eq!(hotline.reports().len(), 1);
    }
}

#[tokio::test]
async fn a_category_is_predicted_or_the_model_is_down() {
    for predicts in [true, false] {
        let hotline = Signalen::start(Settings { predicts, ..Settings::default() }).await.unwrap();
        let url = format!("{}/category/prediction", hotline.url());
        let answer = send_json("POST", &url, &json!({ "text": "De lamp is stuk" })).await;
        if predicts {
            let guessed = answer.json()["subrubriek"][0][0].as_str().unwrap().to_owned();
            assert!(guessed.ends_with("/straat/sub_categories/lantaarnpaal"), "{guessed}");
        } else {
            assert_eq!(
                (answer.status, answer.header("content-type")),
                (500, Some("text/html; charset=utf-8"))
            );
        }
    }
}

#[tokio::test]
async fn each_fault_shows_although_the_report_is_taken() {
    for fault in Fault::ALL {
        let hotline = hotline().await;
        hotline.faults.set("/v1/public/signals/", fault);
        let url = format!("{}/v1/public/signals/", hotline.url());
        let head = [("Content-Type", "application/json"), ("Origin", "https://widget.example")];
        let answer = send("POST", &url, &head, report().to_string().as_bytes()).await.ok();
        let status = match fault {
            Fault::Page | Fault::PageTypedJson | Fault::Empty => Some(200),
            Fault::Broken => Some(500),
            Fault::Throttled => Some(429),
            Fault::Truncated => Some(201),
            Fault::Closed => None,
        };
        assert_eq!(answer.as_ref().map(|answer| answer.status), status, "{fault:?}");
        if let Some(answer) = &answer {
            assert!(serde_json::from_slice::<Value>(&answer.body).is_err(), "{fault:?}");
            assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{fault:?}");
        }
        assert_eq!(hotline.reports().len(), 1, "{fault:?}");
        hotline.faults.clear();
        taken(&hotline).await;
    }
}
