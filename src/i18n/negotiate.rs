//! The closest language that there is.

use crate::domain::LanguageTag;

/// The first of `wanted` that is found in `available`, else the first of `available`. `None` only if nothing is
/// available.
///
/// A tag is looked up as it is, then shortened from its end (RFC 4647 section 3.4), then by any tag of the same
/// primary language: `zh-Hant-HK` gets `zh-Hant`, and `zh-Hans` when that is the only Chinese, since readable
/// beats foreign. For the regions that write Chinese in traditional characters, browsers leave the script out
/// (`zh-TW`); it is put in.
#[must_use]
pub fn negotiate<'a>(wanted: &[LanguageTag], available: &'a [LanguageTag]) -> Option<&'a LanguageTag> {
    wanted.iter().find_map(|tag| look_up(tag, available)).or_else(|| available.first())
}

fn look_up<'a>(wanted: &LanguageTag, available: &'a [LanguageTag]) -> Option<&'a LanguageTag> {
    let mut range = wanted.as_str().replace('_', "-").to_ascii_lowercase();
    if matches!(range.as_str(), "zh-tw" | "zh-hk" | "zh-mo") {
        "zh-hant".clone_into(&mut range);
    }
    loop {
        if let Some(found) = available.iter().find(|known| known.as_str().eq_ignore_ascii_case(&range)) {
            return Some(found);
        }
        match range.rfind('-') {
            Some(end) => range.truncate(end),
            None => return available.iter().find(|known| known.primary() == range),
        }
    }
}
