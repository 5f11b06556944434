//! What the citizen keeps: the number and the secret.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Status, Timestamp, decimal_digit};

/// The public number of a complaint, such as `PH-2026-000042`. Anyone may know it; it opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Reference(pub String);

impl Reference {
    /// Reads a number as people type it: case, white space, direction marks and kinds of dash don't matter,
    /// full-width and Arabic-Indic digits count as digits. Empty input gives `None`.
    #[must_use]
    pub fn from_typed(text: &str) -> Option<Self> {
        let folded: String = text.chars().filter_map(fold).collect();
        (!folded.is_empty()).then_some(Self(folded))
    }
}

/// The secret that opens a complaint together with its reference. `Debug` never shows it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    /// Takes the hotline's own text.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// Reads a code as people type it, with the rules of [`Reference::from_typed`].
    #[must_use]
    pub fn from_typed(text: &str) -> Option<Self> {
        Reference::from_typed(text).map(|Reference(folded)| Self(folded))
    }

    /// The secret's text, for the citizen's own screen and the `Authorization` header only.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Code(…)")
    }
}

/// What opens a complaint again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The public number.
    pub reference: Reference,
    /// The secret; `None` where the hotline opens a complaint to everybody who knows its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
}

/// What a hotline gives in the place of a number that follows (Open311 calls it a token). It opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ticket(pub String);

/// A receipt that the citizen had the phone keep, with what makes it recognisable in a list. The `serde` form is
/// the browser storage's; new fields need a default, so that what was kept before can still be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedReceipt {
    /// What opens the complaint.
    pub receipt: Receipt,
    /// What it was about, in the language of that day. Empty if nobody said.
    pub category_name: String,
    /// When it was kept.
    pub saved_at: Timestamp,
    /// By when the hotline owes an answer, as it last said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Timestamp>,
    /// Where the complaint stood when it was last looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// When that was, by the phone's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_at: Option<Timestamp>,
}

/// One typed character in the form that references and codes use, `None` for what only separates.
fn fold(c: char) -> Option<char> {
    if let Some(digit) = decimal_digit(c) {
        return char::from_digit(digit, 10);
    }
    match c {
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '－' | 'ー' => Some('-'),
        // Full-width forms stand 0xFEE0 above their ASCII twins.
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).map(|ascii| ascii.to_ascii_uppercase()),
        c if c.is_ascii_graphic() => Some(c.to_ascii_uppercase()),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    }
}
