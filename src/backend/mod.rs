//! The domain to and from the wire, one hotline protocol a module.
//!
//! Backends do no I/O. An operation gives an [`Exchange`]: send this request; then, given the reply, send the
//! next, wait, or be done. `browser::fetch` performs the exchanges in the widget, a native runner performs
//! them over a real socket in tests, and a test can feed recorded replies.
//!
//! Adding a backend is adding a module and a line in `registry`.

mod exchange;
pub mod native;
mod outcome;
mod registry;

pub use exchange::{Body, Exchange, Failure, Method, Reply, Request, Response, Step};
pub use outcome::{Accepted, Outcome, Refusal, Trouble};
pub use registry::{AnyBackend, backend};

use crate::{
    domain::{
        AddressMatch, Capabilities, Category, Complaint, District, LanguageTag, MediaType, PhotoId, Rating,
        Receipt,
    },
    form::Submission,
};

/// What every hotline protocol can be asked. What a hotline can't do it says in its [`Capabilities`]; screens
/// don't ask for it, and an operation without a counterpart ends in [`Trouble::Unsupported`].
pub trait Backend {
    /// What the hotline can do and what it demands.
    fn capabilities(&self, language: &LanguageTag) -> Exchange<Capabilities>;
    /// Every category with its questions.
    fn categories(&self, language: &LanguageTag) -> Exchange<Vec<Category>>;
    /// The districts that a citizen can choose from.
    fn districts(&self, language: &LanguageTag) -> Exchange<Vec<District>>;
    /// Addresses that match what was typed, the best first.
    fn search_addresses(&self, query: &str, language: &LanguageTag) -> Exchange<Vec<AddressMatch>>;
    /// Sends a submission. The same `key` (a UUID) again is the same complaint where
    /// [`Capabilities::idempotent_submit`] holds.
    fn submit(&self, submission: &Submission, key: &str) -> Exchange<Accepted>;
    /// Sends one announced photo. The runner knows the photo's bytes by its id.
    fn upload_photo(&self, receipt: &Receipt, photo: &PhotoId, media_type: MediaType) -> Exchange<()>;
    /// Reads a complaint. With the `revision` of an earlier read, an unchanged complaint is `None`.
    fn read(
        &self,
        receipt: &Receipt,
        revision: Option<&str>,
        language: &LanguageTag,
    ) -> Exchange<Option<Revised<Complaint>>>;
    /// Adds the citizen's words to a complaint. The same `key` again adds nothing.
    fn add_information(&self, receipt: &Receipt, text: &str, key: &str) -> Exchange<()>;
    /// Gives or replaces the citizen's verdict.
    fn rate(&self, receipt: &Receipt, rating: &Rating) -> Exchange<()>;
    /// Has an unsolved complaint taken up again. The same `key` again does nothing more.
    fn reopen(&self, receipt: &Receipt, reason: &str, key: &str) -> Exchange<()>;
}

/// A value and the mark by which the hotline knows its revision (an HTTP entity tag, RFC 9110 section 8.8.3).
#[derive(Clone, Debug, PartialEq)]
pub struct Revised<T> {
    /// The value.
    pub value: T,
    /// The mark, if the hotline gave one.
    pub revision: Option<String>,
}
