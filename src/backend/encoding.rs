//! Text in addresses and forms.

/// Percent-encodes everything but the unreserved characters (RFC 3986 section 2.3).
#[must_use]
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            encoded.push('%');
            encoded.push(char::from(DIGITS[usize::from(byte >> 4)]));
            encoded.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    encoded
}

/// The pairs as a query, or as the content of a form (`application/x-www-form-urlencoded`). A space becomes `%20`,
/// which every reader of forms understands; so names with brackets such as `attribute[3]` are encoded, too.
#[must_use]
pub fn form<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut encoded = String::new();
    for (name, value) in pairs {
        if !encoded.is_empty() {
            encoded.push('&');
        }
        encoded.push_str(&percent_encode(name));
        encoded.push('=');
        encoded.push_str(&percent_encode(value));
    }
    encoded
}
