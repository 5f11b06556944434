//! `GET services`: the categories.

use std::sync::Arc;

use axum::extract::State;
use complaint_widget::domain::Category;
use serde_json::{Value, json};

use super::{document::Document, parameters::Asked};
use crate::api::{App, Fault, request::Language};

/// Every category. `metadata` is true where it has questions or notices.
pub async fn get(
    State(app): State<Arc<App>>,
    Language(language): Language,
    _: Asked,
) -> Result<Document, Fault> {
    let kind = if app.open311.tokens_after.is_some() { "batch" } else { "realtime" };
    let services = app.content.categories_in(&language).into_iter().map(|category| service(category, kind));
    Ok(Document::lasting("services", services.collect()))
}

fn service(category: Category, kind: &str) -> Value {
    json!({
        "service_code": category.code,
        "service_name": category.name,
        "description": category.description,
        "metadata": !category.questions.is_empty(),
        "type": kind,
        "keywords": category.keywords.join(","),
        "group": category.group,
    })
}
