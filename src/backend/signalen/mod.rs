//! Signalen, the reporting system of Amsterdam and other Dutch cities: its public REST API, version 1.
//!
//! One operation a file. What a citizen should know of it is in the capabilities: a point inside the hotline's box is
//! demanded, names aren't taken, photos are JPEG or PNG and go one a request once the report is taken, and all that
//! can be read of a report later is whether it is open.
//!
//! Two secrets of the citizen stand in addresses, since Signalen knows no other way: the tracking id, which is the
//! receipt's code, and the token of a link from an e-mail.
//!
//! Its sentences are quotations in the deployment's language, Dutch unless the settings say otherwise; those that
//! Signalen's own code words are English everywhere.

mod address;
mod attachment;
mod capabilities;
mod categories;
mod feedback;
mod follow_up;
mod geography;
mod memory;
mod prediction;
mod questions;
mod report;
mod settings;
mod status;
mod trouble;

use std::rc::Rc;

use memory::Memory;
use settings::Settings;

use super::{
    Accepted, Attempt, Backend, Connection, Exchange, Method, Request, Revised, encoding::percent_encode,
};
use crate::{
    domain::{
        AddressMatch, Capabilities, Category, CategoryCode, Complaint, District, Feedback, FeedbackForm,
        FollowUp, FollowUpAnswer, LanguageTag, ListQuery, MediaType, PhotoId, PublicComplaint, Question,
        QuotedText, Receipt,
    },
    embed::Config,
    form::Submission,
};

/// A hotline that speaks Signalen.
#[derive(Clone)]
pub struct Signalen {
    config: Rc<Config>,
    settings: Rc<Settings>,
    memory: Memory,
}

impl Signalen {
    /// The hotline that a deployment's configuration names.
    ///
    /// | setting | meaning |
    /// |---|---|
    /// | `url` | where the API begins: `https://hotline.example/signals` |
    /// | `language` | the language of its sentences; `nl` if it isn't given |
    /// | `bounds` | the box that it takes reports in, in degrees: `{ "south", "west", "north", "east" }` |
    /// | `prediction` | the path under `url` of its category prediction, `category/prediction`; not asked without |
    /// | `address_search` | the address of a search in the style of the Dutch Locatieserver; no search without |
    /// | `photos` | how many photos to take; 3 if it isn't given |
    /// | `public_list` | whether it shows reports to everybody; not if it isn't given |
    /// | `feedback`, `follow_up` | whether its e-mails link to the widget for these; they do if it isn't given |
    /// | `labels` | what stands before the citizen's words on the place and on a photo: `{ "place", "photo" }` |
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn from_config(config: &Config) -> Connection<Self> {
        let settings = Rc::new(Settings::of(&config.backend)?);
        Ok(Self { config: Rc::new(config.clone()), settings, memory: Memory::default() })
    }

    /// The address of `path` under the public API.
    fn url(&self, path: &str) -> String {
        format!("{}/v1/public/{path}", self.settings.url)
    }

    fn get(&self, path: &str) -> Request {
        Request::new(Method::Get, self.url(path))
    }

    /// The hotline's own words.
    fn quote(&self, text: String) -> QuotedText {
        QuotedText { text, language: Some(self.settings.language.clone()) }
    }
}

impl Backend for Signalen {
    fn capabilities(&self, language: &LanguageTag) -> Exchange<Capabilities> {
        Exchange::done(Ok(capabilities::of(&self.settings, self.config.capabilities(language))))
    }

    fn categories(&self, _language: &LanguageTag) -> Exchange<Vec<Category>> {
        categories::read(self)
    }

    fn questions(&self, category: &CategoryCode, _language: &LanguageTag) -> Exchange<Vec<Question>> {
        questions::read(self, category)
    }

    fn suggest_category(&self, description: &str) -> Exchange<Option<CategoryCode>> {
        prediction::ask(self, description)
    }

    fn districts(&self, language: &LanguageTag) -> Exchange<Vec<District>> {
        match self.config.districts_in(language) {
            none if none.is_empty() => Exchange::unsupported(),
            districts => Exchange::done(Ok(districts)),
        }
    }

    fn search_addresses(&self, query: &str, _language: &LanguageTag) -> Exchange<Vec<AddressMatch>> {
        address::search(self, query)
    }

    fn submit(&self, submission: &Submission, _attempt: &Attempt) -> Exchange<Accepted> {
        let mut content = submission.content().clone();
        content.place = self.config.with_district_in_words(&content.place);
        report::send(self, &content)
    }

    fn upload_photo(&self, receipt: &Receipt, photo: &PhotoId, media_type: MediaType) -> Exchange<()> {
        attachment::send(self, receipt, photo, media_type)
    }

    fn read(
        &self,
        receipt: &Receipt,
        _revision: Option<&str>,
        _language: &LanguageTag,
    ) -> Exchange<Option<Revised<Complaint>>> {
        status::read(self, receipt)
    }

    fn list(&self, query: &ListQuery) -> Exchange<Vec<PublicComplaint>> {
        geography::read(self, query)
    }

    fn feedback_form(&self, token: &str) -> Exchange<FeedbackForm> {
        feedback::read(self, token)
    }

    fn send_feedback(&self, token: &str, feedback: &Feedback) -> Exchange<()> {
        feedback::send(self, token, feedback)
    }

    fn follow_up(&self, token: &str) -> Exchange<FollowUp> {
        follow_up::read(self, token)
    }

    fn answer_follow_up(&self, token: &str, answers: &[FollowUpAnswer]) -> Exchange<()> {
        follow_up::send(self, token, answers)
    }
}

/// A UUID as Signalen writes it, in small letters with dashes: it compares its ids letter by letter, while a typed
/// code has been folded to capitals, perhaps without the dashes. `None` if `text` is no UUID.
fn uuid(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    if digits.len() != 32 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let digits = digits.to_ascii_lowercase();
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    Some([part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-"))
}

/// The code of a sub-category: the slugs of both, `street/lamp`.
fn category_code(main: &str, sub: &str) -> CategoryCode {
    CategoryCode(format!("{main}/{sub}"))
}

/// The slugs in a sub-category's code.
fn slugs(code: &CategoryCode) -> Option<(&str, &str)> {
    code.0.split_once('/')
}

/// The path by which reports name a sub-category. Signalen reads paths under its own prefix, wherever a gateway has it.
fn category_path(code: &CategoryCode) -> Option<String> {
    let (main, sub) = slugs(code)?;
    let (main, sub) = (percent_encode(main), percent_encode(sub));
    Some(format!("/signals/v1/public/terms/categories/{main}/sub_categories/{sub}"))
}
