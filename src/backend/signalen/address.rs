//! A search for addresses in the style of the Dutch Locatieserver, at an address of the deployment's own choice.

use serde_json::Value;

use super::{Signalen, trouble};
use crate::{
    backend::{Exchange, Method, Outcome, Request, Trouble, encoding, loose},
    domain::{AddressMatch, Bounds, Place, Point, characters},
};

/// How many addresses to ask for.
const ROWS: &str = "8";

pub(super) fn search(hotline: &Signalen, query: &str) -> Exchange<Vec<AddressMatch>> {
    let Some(address) = &hotline.settings.address_search else { return Exchange::unsupported() };
    let separator = if address.contains('?') { '&' } else { '?' };
    let wanted = encoding::form([("q", query), ("rows", ROWS)]);
    let request = Request::new(Method::Get, format!("{address}{separator}{wanted}"));
    let here = hotline.clone();
    Exchange::one(request, move |reply| understand(&trouble::read(&here, reply)?, here.settings.bounds))
}

/// The addresses, without those that lie outside of where the hotline takes reports.
fn understand(found: &Value, bounds: Option<Bounds>) -> Outcome<Vec<AddressMatch>> {
    let unreadable = Trouble::Unavailable { retry_after: None };
    let docs = found["response"]["docs"].as_array().ok_or(unreadable)?;
    let is_inside =
        |hit: &AddressMatch| hit.point.is_none_or(|point| bounds.is_none_or(|bounds| bounds.contains(point)));
    Ok(docs.iter().filter_map(address).filter(is_inside).collect())
}

fn address(doc: &Value) -> Option<AddressMatch> {
    let label = loose::text(&doc["weergavenaam"]).filter(|name| characters(name) <= Place::ADDRESS_MAX)?;
    Some(AddressMatch { label, point: doc["centroide_ll"].as_str().and_then(point), district: None })
}

/// The point in well-known text, which has the longitude first: `POINT(4.9 52.37)`.
fn point(text: &str) -> Option<Point> {
    let inside = text.trim().strip_prefix("POINT")?.trim_start().strip_prefix('(')?.strip_suffix(')')?;
    let mut degrees = inside.split_whitespace().map(str::parse);
    let (Some(Ok(longitude)), Some(Ok(latitude)), None) = (degrees.next(), degrees.next(), degrees.next())
    else {
        return None;
    };
    Some(Point { latitude, longitude, accuracy_metres: None }).filter(Point::is_valid)
}
