//! The category that a text is about, as a model guesses it.

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde_json::json;

use super::{
    answer::{crash, detail, faults, json_with, origin},
    categories, report,
    store::Shared,
};

/// Words, the slugs that they mean, and how sure the model is of them.
const MEANINGS: [(&str, &str, &str, f64); 4] = [
    ("lamp", "straat", "lantaarnpaal", 0.93),
    ("stoep", "straat", "stoeptegel", 0.88),
    ("container", "afval", "container-vol", 0.71),
    ("", "overig", "overig", 0.22),
];

pub(super) async fn predict(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    if !shared.settings.predicts {
        return crash();
    }
    let text = match report::read(&headers, &body) {
        Ok(body) => body["text"].as_str().map(str::to_lowercase),
        Err(sentence) => return detail(StatusCode::BAD_REQUEST, &sentence),
    };
    let meaning = text.and_then(|text| MEANINGS.iter().find(|(word, ..)| text.contains(word)));
    let Some((_, main, sub, probability)) = meaning else {
        return faults(json!({ "text": ["Vul dit veld in."] }));
    };
    let origin = origin(&headers);
    let of_main = format!("{origin}/signals/v1/public/terms/categories/{main}");
    let of_sub = categories::url(&origin, main, sub);
    let body = json!({ "hoofdrubriek": [[of_main], [probability]], "subrubriek": [[of_sub], [probability]] });
    json_with(StatusCode::OK, body)
}
