//! So many reports, and no more for an hour.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

use super::{answer::detail, store::Shared};

const WAIT_SECONDS: &str = "3600";

/// The answer to one report too many.
pub(super) fn turn_away(shared: &Shared) -> Option<Response> {
    let limit = shared.settings.limit?;
    let mut store = shared.lock();
    store.tries += 1;
    if store.tries <= limit {
        return None;
    }
    if !shared.settings.says_how_long {
        return Some(detail(StatusCode::TOO_MANY_REQUESTS, "Het is te druk."));
    }
    let sentence = format!("Het is te druk. Try again in {WAIT_SECONDS} seconds.");
    let mut answer = detail(StatusCode::TOO_MANY_REQUESTS, &sentence);
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(WAIT_SECONDS));
    Some(answer)
}
