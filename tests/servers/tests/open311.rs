//! That each dialect shows the quirks it is there for.
#![allow(clippy::unwrap_used)]

use complaint_widget_servers::{
    Fault,
    open311::{Dialect, Hotline},
};
use reqwest::{Client, Response};
use serde_json::{Value, json};

async fn get(hotline: &Hotline, path: &str) -> Response {
    Client::new().get(format!("{}/{path}", hotline.base())).send().await.unwrap()
}

async fn told(hotline: &Hotline, path: &str) -> Value {
    get(hotline, path).await.json().await.unwrap()
}

async fn report(hotline: &Hotline, fields: &[(&str, &str)]) -> Response {
    let url = format!("{}/requests.json?jurisdiction_id=cobblestone", hotline.base());
    Client::new().post(url).form(fields).send().await.unwrap()
}

#[tokio::test]
async fn a_plain_server_takes_a_report_and_shows_it_again() {
    let hotline = Hotline::start(Dialect::PLAIN).await.unwrap();
    let reply = report(&hotline, &[("service_code", "Trees & parks"), ("description", "Höhle 洞")]).await;
    assert_eq!(reply.status(), 201);
    assert_eq!(reply.json::<Value>().await.unwrap()[0]["service_request_id"], json!("503"));
    hotline.note("503", "closed", "Filled in.");
    let shown = told(&hotline, "requests/503.json?extensions=true").await;
    assert_eq!(shown[0]["description"], json!("Höhle 洞"));
    assert_eq!(shown[0]["lat"], Value::Null);
    assert_eq!(
        (&shown[0]["status"], &shown[0]["notes"][0]["description"]),
        (&json!("closed"), &json!("Filled in."))
    );
    assert_eq!(get(&hotline, "requests/999.json").await.status(), 404);
}

#[tokio::test]
async fn a_token_becomes_a_number_at_the_third_asking() {
    let hotline = Hotline::start(Dialect::TOKENS).await.unwrap();
    let reply: Value = report(&hotline, &[("service_code", "Lamps")]).await.json().await.unwrap();
    assert_eq!(reply, json!([{ "token": "t-503" }]));
    for _ in 0..2 {
        assert_eq!(told(&hotline, "tokens/t-503.json").await, json!([{ "token": "t-503" }]));
    }
    assert_eq!(told(&hotline, "tokens/t-503.json").await[0]["service_request_id"], json!("503"));
}

#[tokio::test]
async fn fixmystreet_answers_a_report_with_other_peoples() {
    let hotline = Hotline::start(Dialect::FIXMYSTREET).await.unwrap();
    let reply = report(&hotline, &[("service_code", "Lamps"), ("description", "mine")]).await;
    let list: Value = reply.json().await.unwrap();
    assert_eq!(list["service_requests"].as_array().unwrap().len(), 1);
    assert_eq!(list["service_requests"][0]["description"], json!("Dark since Monday"));
    assert_eq!(hotline.reports(), 2);
    let page = get(&hotline, "requests.json").await;
    assert_eq!(
        (page.status().as_u16(), page.headers()["content-type"].to_str().unwrap()),
        (200, "text/html; charset=utf-8")
    );
    assert_eq!(get(&hotline, "services/Lamps.json").await.status(), 404);
}

#[tokio::test]
async fn codefornl_wants_its_key_and_layers_its_options() {
    let hotline = Hotline::start(Dialect::CODEFORNL).await.unwrap();
    assert_eq!(report(&hotline, &[("service_code", "31")]).await.status(), 403);
    let reply =
        report(&hotline, &[("service_code", "31"), ("api_key", "an-example-key"), ("lat", "51.44")]).await;
    let told_first: Value = reply.json().await.unwrap();
    assert_eq!(told_first[0]["service_request_id"], json!(503));
    let shown = told(&hotline, "requests/503.json").await;
    assert!(shown[0].get("service_code").is_none());
    assert!((shown[0]["lat"].as_f64().unwrap() - 51.44).abs() > f64::EPSILON);
    let definition = told(&hotline, "services/33.json").await;
    assert_eq!(definition["attributes"][3]["values"][0]["key"]["key"], json!(71));
    assert_eq!(get(&hotline, "services/31.json").await.status(), 400);
    assert_eq!(told(&hotline, "requests/999.json").await, json!([]));
}

#[tokio::test]
async fn libre311_replays_and_reads_latin_names_only() {
    let hotline = Hotline::start(Dialect::LIBRE311).await.unwrap();
    let fields = [
        ("service_code", "31"),
        ("lat", "39.9"),
        ("long", "116.4"),
        ("g_recaptcha_response", "none"),
        ("client_request_id", "k-1"),
    ];
    let first: Value = report(&hotline, &fields).await.json().await.unwrap();
    let again: Value = report(&hotline, &fields).await.json().await.unwrap();
    assert_eq!((first, hotline.reports()), (again, 3));
    let mut named = fields.to_vec();
    named.push(("first_name", "王"));
    assert_eq!(report(&hotline, &named).await.status(), 400);
    assert_eq!(report(&hotline, &fields[..1]).await.status(), 400);
}

#[tokio::test]
async fn mark_a_spot_turns_a_second_report_back_until_it_is_insisted_on() {
    let hotline = Hotline::start(Dialect::MARK_A_SPOT).await.unwrap();
    let reply = report(&hotline, &[("service_code", "Lamps")]).await;
    assert_eq!(reply.status(), 409);
    assert_eq!(reply.json::<Value>().await.unwrap()["existing_report_id"], json!("501"));
    let insisted = [("service_code", "Lamps"), ("acknowledge_duplicate", "true")];
    let reply: Value = report(&hotline, &insisted).await.json().await.unwrap();
    assert_eq!(reply["service_requests"]["request"]["service_request_id"], json!("503"));
}

#[tokio::test]
async fn boston_has_its_own_datatypes_and_path() {
    let hotline = Hotline::start(Dialect::BOSTON).await.unwrap();
    let definition = told(&hotline, "services/Noise.json").await;
    assert_eq!(definition["attributes"][0]["datatype"], json!("Text"));
    assert_eq!(definition["attributes"][0]["values"], json!(80));
    assert_eq!(get(&hotline, "requests/501.json").await.status(), 404);
    assert_eq!(
        told(&hotline, "request/501.json").await[0]["requested_datetime"],
        json!("2026-11-24T09:01:00")
    );
    assert_eq!(get(&hotline, "requests.json?bbox=1,1,2,2").await.status(), 500);
}

#[tokio::test]
async fn a_report_may_be_taken_although_its_answer_never_arrives() {
    for fault in Fault::ALL.into_iter().chain([Fault::Throttled]) {
        let hotline = Hotline::start(Dialect::PLAIN).await.unwrap();
        hotline.faults.set("/requests.json", fault);
        let url = format!("{}/requests.json", hotline.base());
        let reply = Client::new().post(url).form(&[("service_code", "Lamps")]).send().await;
        let body = match reply {
            Ok(reply) => reply.json::<Value>().await,
            Err(error) => Err(error),
        };
        assert!(body.is_err(), "{fault:?}");
        assert_eq!(hotline.reports(), if fault == Fault::Throttled { 2 } else { 3 }, "{fault:?}");
        hotline.faults.clear();
        assert_eq!(report(&hotline, &[("service_code", "Lamps")]).await.status(), 201);
    }
}
