//! What the demonstration clerk says.

use serde::Deserialize;

use super::{ContentError, Localised, json};

/// The clerk's words. Each says that a program wrote it and nobody acted on the report.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClerkTexts {
    /// The report went to the unit in charge.
    pub forwarded: Localised,
    /// The unit works on it.
    pub in_progress: Localised,
    /// The answer.
    pub answered: Localised,
    /// The answer to a reopened report.
    pub answered_again: Localised,
}

/// The demonstration clerk's words.
///
/// # Errors
/// Never in a release: a test reads them.
pub fn clerk_texts() -> Result<ClerkTexts, ContentError> {
    json("clerk.json", include_str!("../../demo/clerk.json"))
}
