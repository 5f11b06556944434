//! What a report can be about.

use axum::{extract::State, http::HeaderMap, response::Response};
use serde_json::{Value, json};

use super::{
    answer::{list as wrapped, origin},
    store::Shared,
};

/// A main category.
struct Main {
    slug: &'static str,
    name: &'static str,
    subs: &'static [Sub],
}

/// A sub-category.
pub(super) struct Sub {
    pub slug: &'static str,
    pub name: &'static str,
    /// The name for the public; its reports are on the public map if it has one.
    pub public_name: Option<&'static str>,
    description: Option<&'static str>,
    is_active: bool,
}

const fn sub(slug: &'static str, name: &'static str) -> Sub {
    Sub { slug, name, public_name: None, description: None, is_active: true }
}

/// What the citizen is told after a report.
const HANDLING: &str = "Wij kijken binnen vijf werkdagen naar uw melding.\nDaarna hoort u van ons.";

const MAINS: [Main; 3] = [
    Main {
        slug: "straat",
        name: "Straat en stoep",
        subs: &[
            Sub {
                description: Some("Lampen die niet of altijd branden."),
                ..sub("lantaarnpaal", "Lantaarnpaal")
            },
            Sub { public_name: Some("Losse tegel"), ..sub("stoeptegel", "Stoeptegel los of kapot") },
            Sub { is_active: false, ..sub("telefooncel", "Telefooncel") },
        ],
    },
    Main {
        slug: "afval",
        name: "Afval",
        subs: &[sub("container-vol", "Container is vol"), sub("grofvuil", "Grof vuil")],
    },
    Main { slug: "overig", name: "Overig", subs: &[sub("overig", "Overig")] },
];

/// The sub-category with these slugs, inactive ones included.
pub(super) fn find(main: &str, slug: &str) -> Option<&'static Sub> {
    MAINS.iter().find(|known| known.slug == main)?.subs.iter().find(|sub| sub.slug == slug)
}

/// The main category's name.
pub(super) fn main_name(slug: &str) -> &'static str {
    MAINS.iter().find(|main| main.slug == slug).map_or("", |main| main.name)
}

/// The main and the sub slug in a category's URL or path.
pub(super) fn slugs(url: &str) -> Option<(&str, &str)> {
    let (_, slugs) = url.split_once("/signals/v1/public/terms/categories/")?;
    let (main, sub) = slugs.trim_end_matches('/').split_once("/sub_categories/")?;
    (!main.contains('/') && !sub.contains('/')).then_some((main, sub))
}

/// The address of a sub-category.
pub(super) fn url(origin: &str, main: &str, sub: &str) -> String {
    format!("{origin}/signals/v1/public/terms/categories/{main}/sub_categories/{sub}")
}

pub(super) async fn list(State(_): State<Shared>, headers: HeaderMap) -> Response {
    let origin = origin(&headers);
    wrapped(MAINS.iter().map(|main| shown(&origin, main)).collect())
}

fn shown(origin: &str, main: &Main) -> Value {
    let subs: Vec<Value> = main
        .subs
        .iter()
        .map(|sub| {
            json!({
                "_links": { "self": { "href": url(origin, main.slug, sub.slug) } },
                "_display": format!("{} ({})", sub.name, main.name),
                "name": sub.name,
                "slug": sub.slug,
                "handling": "A5DEC",
                "departments": [{ "code": "WEG", "name": "Wegen", "is_intern": true }],
                "is_active": sub.is_active,
                "description": sub.description,
                "handling_message": HANDLING,
                "public_name": sub.public_name,
                "is_public_accessible": sub.public_name.is_some(),
            })
        })
        .collect();
    json!({
        "_links": { "self": { "href": format!("{origin}/signals/v1/public/terms/categories/{}", main.slug) } },
        "_display": main.name,
        "name": main.name,
        "slug": main.slug,
        "public_name": null,
        "is_public_accessible": false,
        "sub_categories": subs,
    })
}
