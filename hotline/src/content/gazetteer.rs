//! Addresses and landmarks, and their search.

use complaint_widget::domain::{AddressMatch, DistrictCode, LanguageTag, Point};
use serde::Deserialize;

use super::{Localised, folding::fold};

/// An entry of `addresses.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// The address in one line.
    pub label: Localised,
    /// Degrees north, WGS-84.
    pub latitude: f64,
    /// Degrees east, WGS-84.
    pub longitude: f64,
    /// The district it lies in.
    pub district: DistrictCode,
}

/// The addresses whose text, in one of the languages, has every word of `query` in it: first those that begin
/// with the query, then those where a word begins with it, then the rest; among equals in the order of the file.
pub(super) fn search(
    addresses: &[Address],
    query: &str,
    language: &LanguageTag,
    limit: usize,
) -> Vec<AddressMatch> {
    let query = fold(query);
    if query.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<(u8, &Address)> = addresses
        .iter()
        .filter_map(|address| {
            let rank = address.label.iter().filter_map(|(_, text)| rank(&fold(text), &query)).min()?;
            Some((rank, address))
        })
        .collect();
    hits.sort_by_key(|(rank, _)| *rank);
    let found = |(_, address): (u8, &Address)| AddressMatch {
        label: address.label.in_language(language).to_owned(),
        point: Some(Point {
            latitude: address.latitude,
            longitude: address.longitude,
            accuracy_metres: None,
        }),
        district: Some(address.district.clone()),
    };
    hits.into_iter().take(limit).map(found).collect()
}

/// How well a folded text matches a folded query, 0 best.
fn rank(text: &str, query: &str) -> Option<u8> {
    if text.starts_with(query) {
        Some(0)
    } else if text.split(' ').any(|word| word.starts_with(query)) {
        Some(1)
    } else if text.contains(query) {
        Some(2)
    } else if query.split(' ').all(|part| text.contains(part)) {
        Some(3)
    } else {
        None
    }
}
