//! What a complaint can be about.

use serde::{Deserialize, Serialize};

use super::Question;

/// A category's code in the hotline's own list; any text, also phrases with spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct CategoryCode(pub String);

/// A kind of problem that the hotline takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Category {
    /// The code to send.
    pub code: CategoryCode,
    /// The name in the language that was asked for.
    pub name: String,
    /// One line that helps to choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The heading it stands under, in the language that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Words that point to it, in every language the hotline knows, for suggestions from typed text.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Its own questions and notices, in the order to show them.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// True: its questions are not here, they must be asked for apart.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub questions_apart: bool,
}
