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
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// True for characters that only steer direction, joining or line breaks. Keyboards and the clipboard put them
/// around numbers and addresses, where nobody sees them and every machine stumbles.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    )
}

/// The value of a decimal digit as the keyboards of the widget's languages write it: ASCII, Arabic-Indic,
/// extended Arabic-Indic (Persian, Urdu) or full-width.
#[must_use]
pub const fn decimal_digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}
