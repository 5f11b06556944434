//! Addresses that lead away from the widget.

/// An address that may be followed whoever wrote it: a page, a number to call, an e-mail address. Never one that runs in
/// the widget's own page, such as `javascript:` or `data:`. Whatever the widget links to is one, or a screen of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// The link to `address`; `None` if that is nothing to follow.
    #[must_use]
    pub fn new(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once(':')?;
        let is_whole = match scheme.to_ascii_lowercase().as_str() {
            "https" | "http" => rest
                .strip_prefix("//")
                .is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '[')),
            "tel" => rest.contains(|c: char| c.is_ascii_digit()),
            "mailto" => rest.contains('@'),
            _ => false,
        };
        // Browsers pass over some of these, and take a backslash for a slash (URL, "basic URL parser").
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
        (is_whole && !address.contains(is_odd)).then(|| Self(address.to_owned()))
    }

    /// The link that dials a number, which may be written with spaces and brackets (RFC 3966).
    #[must_use]
    pub fn call(number: &str) -> Self {
        let dialled = number.chars().filter_map(|c| match c {
            '#' => Some("%23".to_owned()),
            '+' | '*' => Some(c.to_string()),
            _ => c.is_ascii_digit().then(|| c.to_string()),
        });
        Self(format!("tel:{}", dialled.collect::<String>()))
    }

    /// True if it leads to a page that nobody on the way can change.
    #[must_use]
    pub fn is_secure_page(&self) -> bool {
        self.0.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
