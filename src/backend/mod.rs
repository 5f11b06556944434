//! The domain to and from the wire, one hotline protocol a module.
//!
//! Backends do no I/O. An operation gives an [`Exchange`]: send this request; then, given the reply, send the
//! next, wait, or be done. `browser::fetch` performs the exchanges in the widget, a native runner performs
//! them over a real socket in tests, and a test can feed recorded replies.
//!
//! Adding a backend is adding a module and a line in `registry`.

pub mod encoding;
mod event_stream;
mod exchange;
pub mod gateway;
pub mod loose;
pub mod native;
pub mod open311;
mod outcome;
mod registry;
pub mod reply;
pub mod rest;
pub mod signalen;
mod utc_offset;

pub use event_stream::EventStream;
pub use exchange::{Body, Exchange, Failure, Method, Part, PartContent, Reply, Request, Response, Step};
pub use outcome::{Accepted, Outcome, Proof, Refusal, Trouble};
pub use registry::{AnyBackend, Connect, Connection, at_hand, connect, foreign};
pub use utc_offset::UtcOffset;

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        AddressMatch, Capabilities, Category, CategoryCode, Complaint, District, Feedback, FeedbackForm,
        FollowUp, FollowUpAnswer, LanguageTag, ListQuery, MediaType, PhotoId, PublicComplaint, Question,
        Rating, Receipt, Ticket,
    },
    form::Submission,
};

/// What every hotline protocol can be asked. What a hotline can't do it says in its [`Capabilities`]; screens
/// don't ask for it, and an operation without a counterpart ends in [`Trouble::Unsupported`].
pub trait Backend {
    /// What the hotline can do and what it demands.
    fn capabilities(&self, language: &LanguageTag) -> Exchange<Capabilities>;

    /// Every category, with its questions unless [`Category::questions_apart`] says otherwise.
    fn categories(&self, language: &LanguageTag) -> Exchange<Vec<Category>>;

    /// The questions of a category that keeps them apart.
    fn questions(&self, _category: &CategoryCode, _language: &LanguageTag) -> Exchange<Vec<Question>> {
        Exchange::unsupported()
    }

    /// The category that the hotline takes a description for; `None` if it has no idea. Never an obstacle: whoever
    /// asks goes on without it.
    fn suggest_category(&self, _description: &str) -> Exchange<Option<CategoryCode>> {
        Exchange::unsupported()
    }

    /// The districts that a citizen can choose from.
    fn districts(&self, _language: &LanguageTag) -> Exchange<Vec<District>> {
        Exchange::unsupported()
    }

    /// Addresses that match what was typed, the best first.
    fn search_addresses(&self, _query: &str, _language: &LanguageTag) -> Exchange<Vec<AddressMatch>> {
        Exchange::unsupported()
    }

    /// Sends a submission.
    fn submit(&self, submission: &Submission, attempt: &Attempt) -> Exchange<Accepted>;

    /// The number that was to follow; `None`: not yet.
    fn number(&self, _ticket: &Ticket) -> Exchange<Option<Receipt>> {
        Exchange::unsupported()
    }

    /// Sends one announced photo. The runner knows the photo's bytes by its id.
    fn upload_photo(&self, _receipt: &Receipt, _photo: &PhotoId, _media_type: MediaType) -> Exchange<()> {
        Exchange::unsupported()
    }

    /// Reads a complaint. With the `revision` of an earlier read, an unchanged complaint is `None`.
    fn read(
        &self,
        _receipt: &Receipt,
        _revision: Option<&str>,
        _language: &LanguageTag,
    ) -> Exchange<Option<Revised<Complaint>>> {
        Exchange::unsupported()
    }

    /// The request for a stream of events ([`EventStream`]), one for each change of a complaint. An event says only that
    /// it is time to [read](Self::read) again. `None` where [`Capabilities::events`] is false.
    fn events(&self, _receipt: &Receipt) -> Option<Request> {
        None
    }

    /// The complaints that everybody may see, as many as the hotline gives at once, the newest first.
    fn list(&self, _query: &ListQuery) -> Exchange<Vec<PublicComplaint>> {
        Exchange::unsupported()
    }

    /// Adds the citizen's words to a complaint. The same `key` again adds nothing.
    fn add_information(&self, _receipt: &Receipt, _text: &str, _key: &str) -> Exchange<()> {
        Exchange::unsupported()
    }

    /// Gives or replaces the citizen's verdict.
    fn rate(&self, _receipt: &Receipt, _rating: &Rating) -> Exchange<()> {
        Exchange::unsupported()
    }

    /// Has an unsolved complaint taken up again. The same `key` again does nothing more.
    fn reopen(&self, _receipt: &Receipt, _reason: &str, _key: &str) -> Exchange<()> {
        Exchange::unsupported()
    }

    /// What the hotline asks whoever holds the link with this token; a secret.
    fn feedback_form(&self, _token: &str) -> Exchange<FeedbackForm> {
        Exchange::unsupported()
    }

    /// Gives the verdict that was asked for by such a link.
    fn send_feedback(&self, _token: &str, _feedback: &Feedback) -> Exchange<()> {
        Exchange::unsupported()
    }

    /// The further questions for whoever holds the link with this token; a secret.
    fn follow_up(&self, _token: &str) -> Exchange<FollowUp> {
        Exchange::unsupported()
    }

    /// Answers them, all at once.
    fn answer_follow_up(&self, _token: &str, _answers: &[FollowUpAnswer]) -> Exchange<()> {
        Exchange::unsupported()
    }
}

/// How a submission is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// A UUID made with the draft. The same key again is the same complaint where
    /// [`Capabilities::idempotent_submit`] holds.
    pub key: String,
    /// True: the citizen has seen what the hotline takes it for ([`Trouble::Duplicate`]) and says that it is another.
    pub insists: bool,
}

/// A value and the mark by which the hotline knows its revision (an HTTP entity tag, RFC 9110 section 8.8.3).
#[derive(Clone, Debug, PartialEq)]
pub struct Revised<T> {
    /// The value.
    pub value: T,
    /// The mark, if the hotline gave one.
    pub revision: Option<String>,
}
