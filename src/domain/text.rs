//! Small rules for text that people type.

/// How many characters a person would say `text` has, near enough for a limit: Unicode scalar values,
/// with a line break (`\r\n` or `\n`) counted once. Browser and hotline count alike with it.
#[must_use]
pub fn characters(text: &str) -> usize {
    text.chars().filter(|c| *c != '\r').count()
}

/// True when `text` holds nothing that can be read: only white space, direction marks or other
/// invisible format characters (which right-to-left keyboards insert).
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    })
}
