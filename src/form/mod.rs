//! From what is typed to what can be sent: [`Draft`] → [`check`] → [`Submission`].
//!
//! Validation gives codes; words come from Fluent at the edge.

mod answers;
mod by_link;
mod check;
mod draft;
mod draft_place;
mod problem;
mod submission;
mod suggest;

pub use by_link::{DraftFeedback, check_feedback, check_follow_up};
pub use check::{Rules, check, check_information, check_rating};
pub use draft::{Draft, DraftContact, DraftPhoto, DraftRating, Preset, TypedAnswer};
pub use draft_place::{DraftPlace, PointSource};
pub use problem::{Field, Problem, Reason, ReportStep};
pub use submission::{Content, Submission, SubmittedPhoto};
pub use suggest::{says_enough, search_categories, suggest_categories};
