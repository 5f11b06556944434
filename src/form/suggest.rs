//! Categories from words: suggestions from what is typed, and search in the list.

use crate::domain::{Category, CategoryCode, characters};

/// The categories that `text` seems to be about, the likeliest first, at most `most`.
///
/// A category scores by how much of the text its name and keywords cover, whatever language they are in: a
/// stretch that two of them cover counts once, so that a category with many synonyms has no advantage. Equals
/// keep the hotline's order. Nothing is guessed from nothing: without a hit the list is empty.
#[must_use]
pub fn suggest_categories(categories: &[Category], text: &str, most: usize) -> Vec<CategoryCode> {
    let text = fold(text);
    // Each is put into its place, which needs no sorting: it would be the largest part of this module.
    let mut best: Vec<(usize, &Category)> = Vec::new();
    for category in categories {
        let score = score(category, &text);
        let place = best.partition_point(|(other, _)| *other >= score);
        if score > 0 && place < most {
            best.insert(place, (score, category));
            best.truncate(most);
        }
    }
    best.into_iter().map(|(_, category)| category.code.clone()).collect()
}

/// The categories whose name, group, description or keywords hold every word of `query`, in the hotline's
/// order. An empty query gives all.
#[must_use]
pub fn search_categories(categories: &[Category], query: &str) -> Vec<CategoryCode> {
    let query = fold(query);
    categories
        .iter()
        .filter(|category| {
            let parts = category.keywords.iter().chain([&category.name]);
            let parts = parts.chain(&category.group).chain(&category.description);
            let haystack = parts.map(|part| fold(part)).collect::<Vec<_>>().join("\n");
            query.split_whitespace().all(|word| {
                // `lamps` finds `lamp`, and an Arabic word finds the same without its article.
                let stem = word.strip_suffix('s').or_else(|| word.strip_prefix("ال")).unwrap_or(word);
                haystack.contains(word) || (stem.chars().count() > 2 && haystack.contains(stem))
            })
        })
        .map(|category| category.code.clone())
        .collect()
}

/// Whether `text` says enough to ask a hotline what it is about: three words, or twelve characters where words aren't
/// told apart.
#[must_use]
pub fn says_enough(text: &str) -> bool {
    text.split_whitespace().count() >= 3 || characters(text.trim()) >= 12
}

/// How much of `text` the category's words cover, in letters.
fn score(category: &Category, text: &str) -> usize {
    let mut covered = vec![false; text.len()];
    for word in category.keywords.iter().chain([&category.name]) {
        let word = fold(word);
        // Text and keyword may have the article or not.
        let word = word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(&word);
        for (at, _) in text.match_indices(word) {
            if occurs(word, &text[..at], &text[at + word.len()..]) {
                covered[at..at + word.len()].fill(true);
            }
        }
    }
    // A Chinese character says about as much as four letters.
    let weight = |c| if is_unspaced(c) { 4 } else { 1 };
    text.char_indices().filter(|(at, _)| covered[*at]).map(|(_, c)| weight(c)).sum()
}

/// Lower case, one form for the Arabic letters that people type in several ways, no vowel signs or tatweel.
fn fold(text: &str) -> String {
    text.trim()
        .chars()
        .filter(|c| !matches!(c, '\u{64B}'..='\u{652}' | '\u{640}' | '\u{670}'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ئ' | 'ی' => 'ي',
            'ؤ' => 'و',
            'ة' => 'ه',
            'ک' => 'ك',
            _ => c,
        })
        .collect()
}

/// Whether `word`, found between `before` and `after`, stands there as a word. Scripts without spaces between
/// words give no sign of it. In others a word begins where no letter stands before, in Arabic also behind what is
/// written together with it (and, with, to, the); it may have an ending, a short Latin one only the plural's: `bus`
/// is not in `business`.
fn occurs(word: &str, before: &str, after: &str) -> bool {
    let is_letter = |c: &char| c.is_alphanumeric();
    if word.chars().any(is_unspaced) {
        return true;
    }
    let start = before.rsplit(|c| !is_letter(&c)).next().unwrap_or_default();
    let end: String = after.chars().take_while(is_letter).collect();
    let length = word.chars().count();
    let may_end = match length {
        0 => false,
        1 | 2 => end.is_empty(),
        3 if word.is_ascii() => matches!(end.as_str(), "" | "s" | "es"),
        _ => true,
    };
    may_end && (start.is_empty() || (length > 2 && is_arabic_prefix(start)))
}

/// Whether `start` is nothing but a conjunction (و, ف), a preposition (ب, ك, ل) and an article (ال, behind ل only
/// ل), in this order, each or none.
fn is_arabic_prefix(start: &str) -> bool {
    let rest = start.strip_prefix(['و', 'ف']).unwrap_or(start);
    let rest = rest.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(rest);
    matches!(rest, "" | "ال" | "ل")
}

const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
