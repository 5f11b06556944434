//! `GET addresses?q=`.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, Response},
};
use complaint_widget::backend::native::wire::{AddressList, Problem};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{App, caching, openapi::LanguageParameters, problem::Fault, request::Language};

/// The most hits that are answered.
const LIMIT: usize = 8;
/// The longest query, in characters.
const QUERY_MAX: usize = 200;

/// The query of an address search.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AddressQuery {
    /// What was typed, in any of the hotline's languages. At most 200 characters.
    #[param(example = "library")]
    q: Option<String>,
}

/// Addresses and landmarks that match what was typed, the best first.
#[utoipa::path(
    get,
    path = "/addresses",
    operation_id = "searchAddresses",
    params(AddressQuery, LanguageParameters),
    responses(
        (status = 200, description = "The hits, at most 8, perhaps none.", body = AddressList),
        (status = 304, description = "Unchanged since the entity tag in `If-None-Match`."),
        (status = 400, description = "`q` is missing or too long.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Language(language): Language,
    query: Result<Query<AddressQuery>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response<Body>, Fault> {
    let typed = query.ok().and_then(|Query(query)| query.q);
    let Some(typed) = typed.filter(|typed| typed.chars().count() <= QUERY_MAX) else {
        return Err(Fault::bad_request("The query parameter q must be there, with at most 200 characters."));
    };
    let addresses = app.content.search(&typed, &language, LIMIT);
    caching::answer(&headers, &AddressList { addresses }, caching::PUBLIC)
}
