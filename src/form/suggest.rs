//! Categories from words: suggestions from what is typed, and search in the list.

use crate::domain::{Category, CategoryCode};

/// The categories that `text` seems to be about, the likeliest first, at most `most`.
///
/// A category scores by the share of its keywords that occur in the text, whatever language they are in;
/// longer keywords count more. Nothing is guessed from nothing: without a hit the list is empty.
#[must_use]
pub fn suggest_categories(categories: &[Category], text: &str, most: usize) -> Vec<CategoryCode> {
    let text = fold(text);
    let mut scored: Vec<(usize, &Category)> = categories
        .iter()
        .map(|category| {
            let words = category.keywords.iter().chain([&category.name]);
            let score = words
                .map(|word| fold(word))
                .filter(|word| !word.is_empty() && occurs(&text, word))
                .map(|word| weight(&word))
                .sum();
            (score, category)
        })
        .filter(|(score, _)| *score > 0)
        .collect();
    // The sort is stable: equals keep the hotline's own order.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().take(most).map(|(_, category)| category.code.clone()).collect()
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
            query.split_whitespace().all(|word| haystack.contains(word))
        })
        .map(|category| category.code.clone())
        .collect()
}

/// Lower case, one form for the Arabic letters that people type in several ways, no vowel signs or tatweel.
fn fold(text: &str) -> String {
    text.trim()
        .chars()
        .filter(|c| !matches!(c, '\u{64B}'..='\u{652}' | '\u{640}' | '\u{670}'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            _ => c,
        })
        .collect()
}

/// Whether `word` occurs in `text`. Scripts that write without spaces match anywhere; others match at the
/// start of a word (so that `lamp` finds `lamps`), for Arabic also behind its joined prefixes.
fn occurs(text: &str, word: &str) -> bool {
    if word.chars().any(is_unspaced) {
        return text.contains(word);
    }
    text.match_indices(word).any(|(at, _)| {
        let before = &text[..at];
        let start = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        start.is_empty() || ["ال", "و", "ب", "ل", "وال", "بال", "لل", "ف", "ك"].contains(&start)
    })
}

/// A Chinese character says about as much as four letters.
fn weight(word: &str) -> usize {
    word.chars().map(|c| if is_unspaced(c) { 4 } else { 1 }).sum()
}

const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
