//! How the citizen can be reached, if the citizen wants to be.

use serde::{Deserialize, Serialize};

use super::{decimal_digit, is_invisible};

/// Contact data. All parts are the citizen's choice unless the hotline demands one.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    /// The citizen's name. At most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// True: the unit in charge sees the name. False: only the hotline's staff do.
    #[serde(default)]
    pub name_shown: bool,
    /// A telephone number: digits with the usual separators, 3 to 20 digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// An e-mail address of at most 254 characters (RFC 5321).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Contact {
    /// The longest [`Contact::name`], in characters.
    pub const NAME_MAX: usize = 100;

    /// True when the citizen stays anonymous.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.name.is_none() && self.phone.is_none() && self.email.is_none()
    }
}

/// Says which parts are there, never what they are: contact data must not reach a log by `{:?}`.
impl std::fmt::Debug for Contact {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Contact")
            .field("name", &self.name.is_some())
            .field("name_shown", &self.name_shown)
            .field("phone", &self.phone.is_some())
            .field("email", &self.email.is_some())
            .finish()
    }
}

/// True when `text` could be a telephone number: 3 to 20 digits (see [`decimal_digit`]), an optional leading `+`,
/// and spaces, dots, dashes, slashes or brackets between.
#[must_use]
pub fn is_phone(text: &str) -> bool {
    let text = tidy_phone(text);
    let rest = text.strip_prefix('+').unwrap_or(&text);
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    (3..=20).contains(&digits)
        && rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-.()/‐‑–（）".contains(c))
}

/// `text` as anyone can dial it: ASCII digits and plus sign, no direction marks, no white space around.
#[must_use]
pub fn tidy_phone(text: &str) -> String {
    let seen: String = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| match decimal_digit(c) {
            Some(digit) => char::from_digit(digit, 10).unwrap_or(c),
            None if c == '＋' => '+',
            None => c,
        })
        .collect();
    seen.trim().to_owned()
}

/// True when `text` has the shape `local@host` with a dot in the host, no white space or invisible characters,
/// at most 254 bytes. Deliberately generous: only the mail server can know more.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    text.len() <= 254
        && !local.is_empty()
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
        && host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
}

/// True when every letter of `text` is a Latin one, with or without accents (Unicode's blocks from Basic Latin to Latin
/// Extended-B, and Latin Extended Additional).
#[must_use]
pub fn is_latin(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphabetic() || matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}'))
}
