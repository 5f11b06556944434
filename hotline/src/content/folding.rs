//! One form for texts that people would call the same, for searching.

/// `text` in lower case with Arabic letters that are typed one for another unified, vowel marks and direction
/// marks gone, full-width forms made narrow and separators made spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let narrow = text.chars().filter_map(letter).flat_map(char::to_lowercase).collect::<String>();
    narrow.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letter(c: char) -> Option<char> {
    match c {
        // Vowel marks, the stretching tatweel, zero-width and direction marks carry no meaning here.
        '\u{064B}'..='\u{0652}'
        | '\u{0670}'
        | '\u{0640}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        'ؤ' => Some('و'),
        'ئ' => Some('ي'),
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10),
        // Full-width forms stand 0xFEE0 above their ASCII twins.
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).map(separator),
        c => Some(separator(c)),
    }
}

fn separator(c: char) -> char {
    if c.is_alphanumeric() { c } else { ' ' }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_people_call_the_same_is_the_same() {
        assert_eq!(fold("  Ping-He   Road, No. ５ "), "ping he road no 5");
        assert_eq!(fold("إدارة الْحَيّ"), fold("اداره الحي"));
        assert_eq!(fold("شارع ٣"), "شارع 3");
        assert_eq!(fold("平和路５号"), "平和路5号");
    }
}
