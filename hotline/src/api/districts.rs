//! `GET districts`.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Response},
};
use complaint_widget::backend::native::wire::DistrictList;

use super::{App, caching, openapi::LanguageParameters, problem::Fault, request::Language};

/// The districts that a citizen can choose from.
#[utoipa::path(
    get,
    path = "/districts",
    operation_id = "listDistricts",
    params(LanguageParameters),
    responses(
        (status = 200, description = "The districts that a citizen can choose from.", body = DistrictList),
        (status = 304, description = "Unchanged since the entity tag in `If-None-Match`."),
    ),
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Language(language): Language,
    headers: HeaderMap,
) -> Result<Response<Body>, Fault> {
    caching::answer(
        &headers,
        &DistrictList { districts: app.content.districts_in(&language) },
        caching::PUBLIC,
    )
}
