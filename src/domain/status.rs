//! Where a complaint stands.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The state of a complaint, in the order of "swift response": whoever receives it stays responsible until
/// the citizen has an answer, and the citizen says whether it is solved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// The hotline has it.
    Received,
    /// It went to the unit in charge.
    Forwarded,
    /// The unit works on it.
    InProgress,
    /// The unit has answered; the citizen's verdict is open.
    Answered,
    /// The citizen said it isn't solved, and it goes on.
    Reopened,
    /// Finished.
    Closed,
    /// Outside what this hotline handles; the answer says who does.
    OutOfScope,
    /// A word that this version doesn't know, shown as the hotline wrote it.
    Other(String),
}

impl Status {
    /// Every state with a meaning of its own.
    pub const KNOWN: [Self; 7] = [
        Self::Received,
        Self::Forwarded,
        Self::InProgress,
        Self::Answered,
        Self::Reopened,
        Self::Closed,
        Self::OutOfScope,
    ];

    /// The word on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Received => "received",
            Self::Forwarded => "forwarded",
            Self::InProgress => "in_progress",
            Self::Answered => "answered",
            Self::Reopened => "reopened",
            Self::Closed => "closed",
            Self::OutOfScope => "out_of_scope",
            Self::Other(word) => word,
        }
    }

    /// The state that `word` means; a word nobody defined becomes [`Status::Other`].
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::KNOWN
            .into_iter()
            .find(|status| status.as_str() == word)
            .unwrap_or_else(|| Self::Other(word.to_owned()))
    }

    /// True while the hotline still owes the citizen something, so that asking again makes sense.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::Closed | Self::OutOfScope)
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|word| Self::from_word(&word))
    }
}
