//! What a complaint is, in the words of a hotline. Pure values, no I/O.
//!
//! The `serde` form of these types is the native REST profile's: the hotline in `hotline/` and the
//! backend in [`crate::backend::native`] share it, and no other backend may rely on it.
//! Readers are tolerant (an unknown status is kept as it is); the hotline rejects unknown fields itself.

mod capabilities;
mod category;
mod complaint;
mod contact;
mod feedback;
mod follow_up;
mod language;
mod link;
#[cfg(feature = "openapi")]
mod openapi;
mod photo;
mod place;
mod public_list;
mod question;
mod rating;
mod receipt;
mod request_class;
mod status;
mod text;
mod timestamp;

pub use capabilities::{
    Capabilities, ContactRules, Demand, EmergencyNumber, EmergencyService, PhotoRules, PlaceKind, PlaceRules,
    Script,
};
pub use category::{Category, CategoryCode};
pub use complaint::{
    Complaint, ComplaintPhoto, EntryKind, FlatEntry, NextSteps, QuotedText, TimelineEntry, TimelineEvent,
};
pub use contact::{Contact, is_email, is_latin, is_phone, tidy_phone};
pub use feedback::{Feedback, FeedbackForm, Reason as FeedbackReason};
pub use follow_up::{FollowUp, FollowUpAnswer};
pub use language::LanguageTag;
pub use link::Link;
pub use photo::{MediaType, PhotoId};
pub use place::{AddressMatch, Bounds, District, DistrictCode, Place, Point};
pub use public_list::{ListQuery, PublicComplaint};
pub use question::{Answer, AnswerProblem, AnswerValue, Datatype, Question, QuestionOption, check_answer};
pub use rating::{Rating, Satisfaction};
pub use receipt::{Code, Receipt, Reference, SavedReceipt, Ticket};
pub use request_class::RequestClass;
pub use status::Status;
pub use text::{characters, decimal_digit, is_blank, is_invisible};
pub use timestamp::Timestamp;
