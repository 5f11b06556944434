//! `GET categories`.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Response},
};
use complaint_widget::backend::native::wire::CategoryList;

use super::{App, caching, openapi::LanguageParameters, problem::Fault, request::Language};

/// Every category with its questions.
#[utoipa::path(
    get,
    path = "/categories",
    operation_id = "listCategories",
    params(LanguageParameters),
    responses(
        (status = 200, description = "Every category with its questions.", body = CategoryList),
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
        &CategoryList { categories: app.content.categories_in(&language) },
        caching::PUBLIC,
    )
}
