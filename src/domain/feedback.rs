//! A verdict that is asked for by a link, in the form that the hotline gives it.

use serde::{Deserialize, Serialize};

/// A reason that the hotline offers for being satisfied or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// True: a reason to be satisfied; false: a reason not to be.
    pub satisfied: bool,
    /// The words, in the hotline's language.
    pub text: String,
    /// The heading it stands under, if any.
    pub topic: Option<String>,
    /// True: it is chosen by writing words of one's own.
    pub is_open: bool,
}

/// What the hotline asks the citizen who holds the link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackForm {
    /// The reasons to choose from; none: only words of one's own.
    pub reasons: Vec<Reason>,
}

/// The citizen's verdict by such a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// Is the citizen satisfied with how it was dealt with?
    pub satisfied: bool,
    /// Why: the texts of chosen reasons, and words of one's own. At least one.
    pub reasons: Vec<String>,
    /// More that the hotline should know.
    pub words: Option<String>,
    /// True: the hotline may contact the citizen about it.
    pub allows_contact: bool,
}
