//! The class of a request, as 12345 hotlines tell them apart.

use serde::{Deserialize, Serialize};

/// What the citizen wants of the hotline. More than half of what Beijing's hotline receives is inquiries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestClass {
    /// A question: how, where, who is in charge (咨询).
    Inquiry,
    /// A request for help (求助).
    Help,
    /// Something is wrong or badly done (投诉).
    Complaint,
    /// A report of a breach of rules by somebody (举报).
    Irregularity,
    /// An idea for doing better (建议).
    Suggestion,
}

impl RequestClass {
    /// Every class, in the order screens show them.
    pub const ALL: [Self; 5] =
        [Self::Complaint, Self::Inquiry, Self::Help, Self::Irregularity, Self::Suggestion];

    /// The word on the wire, in URLs and in message keys, such as `inquiry`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inquiry => "inquiry",
            Self::Help => "help",
            Self::Complaint => "complaint",
            Self::Irregularity => "irregularity",
            Self::Suggestion => "suggestion",
        }
    }

    /// True when the unit can't act without knowing where. A question or an idea may be about no place at all.
    #[must_use]
    pub const fn needs_place(self) -> bool {
        !matches!(self, Self::Inquiry | Self::Suggestion)
    }

    /// The class whose [`as_str`](Self::as_str) is `word`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == word)
    }
}
