//! How the citizen can be reached, if the citizen wants to be.

use serde::{Deserialize, Serialize};

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

/// True when `text` could be a telephone number: 3 to 20 digits (any script's), an optional leading `+`,
/// and spaces, dots, dashes, slashes or brackets between.
#[must_use]
pub fn is_phone(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    (3..=20).contains(&digits)
        && text.chars().enumerate().all(|(index, c)| {
            c.is_numeric() || (c == '+' && index == 0) || c.is_whitespace() || "-.()/‐‑–（）".contains(c)
        })
}

/// True when `text` has the shape `local@host` with a dot in the host, no white space, at most 254 bytes.
/// Deliberately generous: only the mail server can know more.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    text.len() <= 254
        && !local.is_empty()
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && host.split('.').count() >= 2
        && host.split('.').all(|label| !label.is_empty())
}
