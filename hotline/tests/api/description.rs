//! The OpenAPI document says everything that the server does.

use std::collections::BTreeSet;

use hotline::api;
use serde_json::Value;

use crate::common::{Server, is_uuid, receipt};

#[tokio::test]
async fn every_path_and_schema_is_there_and_every_reference_resolves() {
    let server = Server::start().await;
    let document = server.json("openapi.json").await;
    assert_eq!(document, serde_json::to_value(api::description()).unwrap());
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let operations: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| item.as_object().unwrap().keys().map(move |m| (m.clone(), path.clone())))
        .collect();
    let expected = [
        ("get", "addresses"),
        ("get", "capabilities"),
        ("get", "categories"),
        ("get", "complaints/{reference}"),
        ("get", "complaints/{reference}/events"),
        ("get", "districts"),
        ("get", "openapi.json"),
        ("post", "complaints"),
        ("post", "complaints/{reference}/information"),
        ("post", "complaints/{reference}/reopening"),
        ("put", "complaints/{reference}/photos/{id}"),
        ("put", "complaints/{reference}/rating"),
    ]
    .map(|(method, path)| (method.to_owned(), format!("/api/v1/{path}")));
    assert_eq!(operations, BTreeSet::from(expected));

    let mut references = BTreeSet::new();
    collect(&document, &mut references);
    assert!(references.len() > 20, "{references:?}");
    for reference in &references {
        let pointer = reference.strip_prefix('#').expect("a reference within the document");
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
    for schema in ["NewComplaint", "Created", "Complaint", "Problem", "FieldError", "Recorded", "Status"] {
        assert!(references.contains(&format!("#/components/schemas/{schema}")), "{schema}");
    }
}

/// Every `$ref` in the document.
fn collect(value: &Value, references: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(target) if key == "$ref" => _ = references.insert(target.clone()),
                    value => collect(value, references),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}

#[tokio::test]
async fn every_operation_is_named_and_tells_its_errors() {
    let document = serde_json::to_value(api::description()).unwrap();
    let mut names = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            assert!(names.insert(operation["operationId"].as_str().unwrap().to_owned()), "{method} {path}");
            assert!(operation["summary"].as_str().is_some_and(|summary| !summary.is_empty()));
            let responses = operation["responses"].as_object().unwrap();
            for (status, response) in responses {
                let status: u16 = status.parse().unwrap();
                let is_problem = response["content"]["application/problem+json"].is_object();
                assert_eq!(status >= 400, is_problem, "{method} {path} {status}");
            }
            let writes = method != "get";
            assert_eq!(
                responses.contains_key("429"),
                writes || path.contains("{reference}"),
                "{method} {path}"
            );
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            let has = |name: &str| parameters.iter().any(|parameter| parameter["name"] == name);
            assert_eq!(has("Authorization"), path.contains("{reference}"), "{method} {path}");
            assert_eq!(has("Idempotency-Key"), method == "post", "{method} {path}");
        }
    }
}

#[tokio::test]
async fn its_own_examples_work() {
    let document = serde_json::to_value(api::description()).unwrap();
    let filing = &document["paths"]["/api/v1/complaints"]["post"];
    let key = filing["parameters"][0]["example"].as_str().unwrap();
    assert!(is_uuid(key));
    let mut example = filing["requestBody"]["content"]["application/json"]["example"].clone();
    let server = Server::start().await;
    let receipt = receipt(server.post(&example, key).await).await;
    let typed = document["components"]["schemas"]["Code"]["examples"][0].as_str().unwrap();
    assert_eq!(typed.len(), receipt.code.len());
    example["answers"].as_array_mut().unwrap().remove(0);
    let refused: Value = server.post(&example, &crate::common::key()).await.json().await.unwrap();
    assert_eq!(refused, filing["responses"]["422"]["content"]["application/problem+json"]["example"]);
}
