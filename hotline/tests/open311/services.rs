//! What can be reported, and where.

use serde_json::{Value, json};

use crate::common::{Server, sentences};

#[tokio::test]
async fn discovery_leads_to_the_endpoint() {
    let server = Server::with(|_| {}).await;
    let discovery = server.json("discovery.json").await;
    assert_eq!(discovery["endpoints"][0]["url"], server.url("").trim_end_matches('/'));
    assert_eq!(discovery["endpoints"][0]["formats"], json!(["text/xml", "application/json"]));
    assert!(discovery["contact"].as_str().unwrap().contains("12345"));
    let xml = server.xml("discovery.xml").await;
    assert!(
        xml.contains("<formats><format>text/xml</format><format>application/json</format></formats>"),
        "{xml}"
    );
    let public = Server::with(|options| {
        options.open311.public_url = Some("https://hotline.example/".to_owned());
    })
    .await;
    let discovery = public.json("discovery.json").await;
    assert_eq!(discovery["endpoints"][0]["url"], "https://hotline.example/open311/v2");
}

#[tokio::test]
async fn every_category_is_a_service() {
    let server = Server::with(|_| {}).await;
    let services = server.json("services.json").await;
    let native: Value = server
        .client
        .get(server.server_url("/api/v1/categories"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let categories = native["categories"].as_array().unwrap();
    assert_eq!(services.as_array().unwrap().len(), categories.len());
    for (service, category) in services.as_array().unwrap().iter().zip(categories) {
        assert_eq!(service["service_code"], category["code"]);
        assert_eq!(service["service_name"], category["name"]);
        assert_eq!(service["group"], category["group"]);
        assert_eq!(service["description"], category["description"]);
        assert_eq!(service["metadata"], !category["questions"].as_array().unwrap().is_empty());
        assert_eq!(service["type"], "realtime");
        let keywords: Vec<_> = service["keywords"].as_str().unwrap().split(',').collect();
        assert_eq!(json!(keywords), category["keywords"]);
    }
    assert!(services.as_array().unwrap().iter().any(|service| service["metadata"] == false));
    let xml = server.xml("services.xml").await;
    assert!(xml.contains("<services><service>") && xml.contains("<metadata>true</metadata>"), "{xml}");
    assert_eq!(xml.matches("<service_code>").count(), categories.len());
}

#[tokio::test]
async fn names_come_in_the_clients_language() {
    let server = Server::with(|_| {}).await;
    let request = server.client.get(server.url("services.json")).header("Accept-Language", "zh-CN");
    let response = request.send().await.unwrap();
    assert!(response.headers()["vary"].to_str().unwrap().contains("Accept-Language"));
    let services: Value = response.json().await.unwrap();
    assert_eq!(services[0]["service_name"], "路灯照明");
}

#[tokio::test]
async fn questions_have_open311s_datatypes_and_notices_are_no_variables() {
    let server = Server::with(|_| {}).await;
    let mut seen = std::collections::BTreeSet::new();
    let native: Value = server
        .client
        .get(server.server_url("/api/v1/categories"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    for category in native["categories"].as_array().unwrap() {
        let code = category["code"].as_str().unwrap();
        let definition = server.json(&format!("services/{code}.json")).await;
        assert_eq!(definition["service_code"], code);
        let attributes = definition["attributes"].as_array().unwrap();
        assert_eq!(attributes.len(), category["questions"].as_array().unwrap().len());
        for (order, (attribute, question)) in
            (1..).zip(attributes.iter().zip(category["questions"].as_array().unwrap()))
        {
            let datatype = question["datatype"].as_str().unwrap();
            seen.insert(datatype.to_owned());
            assert_eq!(attribute["variable"], datatype != "notice");
            let expected = if datatype == "notice" { "string".to_owned() } else { datatype.replace('_', "") };
            assert_eq!(attribute["datatype"], expected.as_str());
            assert_eq!(attribute["code"], question["code"]);
            assert_eq!(attribute["description"], question["text"]);
            assert_eq!(attribute["required"], question["required"]);
            assert_eq!(attribute["order"], order);
            assert_eq!(attribute["values"], question["options"], "key and name");
        }
    }
    let all = ["datetime", "multi_value_list", "notice", "number", "single_value_list", "string", "text"];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), all, "the demo district asks in every way");
    let xml = server.xml("services/parking.xml").await;
    assert!(xml.contains("<service_definition><attributes><attribute>"), "{xml}");
    assert!(xml.contains("<values><value><key>entrance</key><name>An entrance</name></value>"), "{xml}");
}

#[tokio::test]
async fn what_is_not_there_is_404_and_another_format_is_400() {
    let server = Server::with(|_| {}).await;
    for path in [
        "services/dragons.json",
        "nothing.json",
        "nothing",
        "requests/PH-2026-999999.json",
        "requests/x.json",
    ] {
        sentences(server.get(path).await, 404).await;
    }
    for path in [
        "services.csv",
        "services",
        "requests.yaml",
        "discovery",
        "services/parking",
        "requests/PH-2026-000001",
    ] {
        let errors = sentences(server.get(path).await, 400).await;
        assert!(errors[0].contains(".json"), "{path}: {errors:?}");
    }
    let response = server.get("services/dragons.xml").await;
    assert_eq!(response.status(), 404);
    let xml = response.text().await.unwrap();
    assert!(
        xml.contains("<errors><error><code>404</code><description>There is no such service_code."),
        "{xml}"
    );
    let response = server.client.delete(server.url("requests.json")).send().await.unwrap();
    sentences(response, 405).await;
}

#[tokio::test]
async fn an_answers_length_is_told_without_it() {
    let server = Server::with(|_| {}).await;
    let whole = server.get("services.json").await.bytes().await.unwrap();
    let head = server.client.head(server.url("services.json")).send().await.unwrap();
    assert_eq!(head.headers()["content-length"], whole.len().to_string());
}

#[tokio::test]
async fn a_jurisdiction_is_checked_where_the_hotline_has_one() {
    let any = Server::with(|_| {}).await;
    any.json("services.json?jurisdiction_id=anywhere.example").await;
    let one = Server::with(|options| options.open311.jurisdiction = Some("pinghe.example".to_owned())).await;
    one.json("services.json?jurisdiction_id=pinghe.example").await;
    one.json("services.json").await;
    sentences(one.get("services.json?jurisdiction_id=elsewhere.example").await, 404).await;
    sentences(one.get("requests.json?jurisdiction_id=elsewhere.example").await, 404).await;
}
