//! The closest language that there is.

use crate::domain::LanguageTag;

/// The first of `wanted` for which `available` has the very tag or one of the same primary language, else the
/// first of `available`. `None` only if nothing is available.
///
/// `zh-TW` gets `zh-Hans` when that is the only Chinese: readable beats foreign.
#[must_use]
pub fn negotiate<'a>(wanted: &[LanguageTag], available: &'a [LanguageTag]) -> Option<&'a LanguageTag> {
    wanted
        .iter()
        .find_map(|tag| {
            let exact = available.iter().find(|known| known.as_str().eq_ignore_ascii_case(tag.as_str()));
            exact.or_else(|| available.iter().find(|known| known.primary() == tag.primary()))
        })
        .or_else(|| available.first())
}
