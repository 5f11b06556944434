//! The category that a model guesses from the text. It may be down or have no idea; the citizen then chooses alone and
//! hears nothing of it.

use serde_json::{Value, json};

use super::{Signalen, category_code, trouble};
use crate::{
    backend::{Body, Exchange, Method, Request, loose},
    domain::CategoryCode,
};

/// How sure the model must be, of 1, for its guess to be worth showing.
const SURE_ENOUGH: f64 = 0.41;

pub(super) fn ask(hotline: &Signalen, description: &str) -> Exchange<Option<CategoryCode>> {
    let Some(path) = &hotline.settings.prediction else { return Exchange::unsupported() };
    let address = format!("{}/{}", hotline.settings.url, path.trim_start_matches('/'));
    let body = json!({ "text": description }).to_string();
    let request = Request::new(Method::Post, address).body(Body::Json(body));
    let here = hotline.clone();
    Exchange::one(request, move |reply| {
        Ok(trouble::read(&here, reply).ok().and_then(|guess| understand(&guess)))
    })
}

/// The best sub-category: `{ "subrubriek": [[address, …], [probability, …]] }`, the best first.
fn understand(guess: &Value) -> Option<CategoryCode> {
    let sub = &guess["subrubriek"];
    if loose::number(&sub[1][0])? < SURE_ENOUGH {
        return None;
    }
    let (_, slugs) = sub[0][0].as_str()?.split_once("/terms/categories/")?;
    let (main, sub) = slugs.trim_end_matches('/').split_once("/sub_categories/")?;
    (!main.contains('/') && !sub.contains('/')).then(|| category_code(main, sub))
}
