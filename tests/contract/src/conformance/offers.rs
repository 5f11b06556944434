//! What everybody may read.

use complaint_widget::{
    backend::{
        Body, Method,
        native::wire::{CategoryList, ProblemCode},
    },
    domain::PlaceKind,
};
use serde_json::Value;

use super::wire::{Told, Wire, content, problem};
use crate::finding::{Checked, ensure, failed, given};

pub(super) async fn capabilities_have_an_entity_tag(wire: &Wire<'_>) -> Checked {
    let first = wire.get("capabilities?lang=en").await?;
    let _: Value = content(&first, 200)?;
    let tag = first.header("etag").ok_or_else(|| failed("an ETag", Told(&first)))?;
    let request = wire.request(Method::Get, "capabilities?lang=en").header("If-None-Match", tag);
    let again = wire.send(request).await?;
    ensure(again.status == 304 && again.body.is_empty(), "status 304 without content", Told(&again))
}

pub(super) async fn texts_come_in_the_language_asked_for(wire: &Wire<'_>) -> Checked {
    let languages = wire.line.capabilities().await?.languages;
    let mut texts = Vec::new();
    for language in &languages {
        let by_query = wire.get(&format!("categories?lang={}", language.as_str())).await?;
        let _: CategoryList = content(&by_query, 200)?;
        let request = wire.request(Method::Get, "categories").header("Accept-Language", language.as_str());
        let by_header = wire.send(request).await?;
        let told = Told(&by_header);
        ensure(by_header.body == by_query.body, "the same by Accept-Language as by lang", told)?;
        ensure(!texts.contains(&by_query.body), "other texts in another language", Told(&by_query))?;
        texts.push(by_query.body);
    }
    let unknown = wire.get("categories?lang=tlh").await?;
    ensure(texts.first() == Some(&unknown.body), "the first language for an unknown one", Told(&unknown))
}

pub(super) async fn an_address_search_needs_a_query(wire: &Wire<'_>) -> Checked {
    let takes = wire.line.capabilities().await?.places.contains(&PlaceKind::Address);
    given(takes, "it searches no addresses")?;
    problem(&wire.get("addresses").await?, 400, ProblemCode::BadRequest).map(|_| ())
}

pub(super) async fn the_profile_is_described(wire: &Wire<'_>) -> Checked {
    let response = wire.get("openapi.json").await?;
    let document: Value = content(&response, 200)?;
    let is_openapi = document["openapi"].as_str().is_some_and(|version| version.starts_with("3."));
    let mut paths = document["paths"].as_object().into_iter().flatten();
    let has_path = paths.any(|(path, _)| path.ends_with("/complaints"));
    ensure(is_openapi && has_path, "an OpenAPI document with the path complaints", Told(&response))
}

pub(super) async fn strays_are_told(wire: &Wire<'_>) -> Checked {
    problem(&wire.get("no-such-resource").await?, 404, ProblemCode::NotFound)?;
    let request = wire.request(Method::Post, "categories").body(Body::Json("{}".to_owned()));
    problem(&wire.send(request).await?, 405, ProblemCode::MethodNotAllowed).map(|_| ())
}
