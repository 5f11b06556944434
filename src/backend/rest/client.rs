//! The operations of a described hotline.

use std::rc::Rc;

use serde::Deserialize;
use serde_json::Value;

use super::{
    Description,
    complaint::{complaint, listed},
    fields::Fields,
    judge::{Nature, Purpose, is_same},
    pairs::Pairs,
    pointer::Pointer,
    read,
    steps::Memory,
    template::Template,
};
use crate::{
    backend::{Accepted, Attempt, Backend, Connection, Exchange, Method, Request, Revised, Trouble, loose},
    domain::{
        AddressMatch, Capabilities, Category, CategoryCode, Code, Complaint, District, LanguageTag,
        ListQuery, MediaType, PhotoId, PublicComplaint, Question, QuotedText, Rating, Receipt, Reference,
        Ticket,
    },
    embed::{Config, Fault},
    form::{Field, Submission},
};

/// A hotline and its description.
#[derive(Clone)]
pub struct Rest {
    pub(super) description: Rc<Description>,
    pub(super) config: Rc<Config>,
    pub(super) memory: Memory,
}

/// Fetches the description that the settings of `config` name, and makes the backend.
#[must_use]
pub fn connect(config: &Config) -> Exchange<Connection<Rest>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Settings {
        #[serde(rename = "kind")]
        _kind: String,
        file: String,
    }
    let settings: Settings = match config.backend.read() {
        Ok(settings) => settings,
        Err(fault) => return Exchange::done(Ok(Err(fault))),
    };
    let config = config.clone();
    Exchange::one(Request::new(Method::Get, settings.file.clone()), move |reply| {
        Ok(match reply {
            Ok(response) if response.status == 200 => Rest::new(&settings.file, &response.body, &config)
                .map_err(|mistakes| Fault::new("/backend/file", mistakes)),
            Ok(response) => Err(Fault::new(
                "/backend/file",
                format!(
                    "for {} the server answers with status {}; put the file there",
                    settings.file, response.status
                ),
            )),
            Err(_) => return Err(Trouble::Unavailable { retry_after: None }),
        })
    })
}

impl Rest {
    /// The hotline that `text`, the content of the file named `file`, describes.
    ///
    /// # Errors
    /// A line for each mistake in it, with its place and what to do.
    pub fn new(file: &str, text: &[u8], config: &Config) -> Result<Self, String> {
        let description = Description::from_json(text).map_err(|mistakes| {
            let lines: Vec<String> = mistakes.iter().map(|mistake| format!("{file}: {mistake}")).collect();
            lines.join("\n")
        })?;
        Ok(Self {
            description: Rc::new(description),
            config: Rc::new(config.clone()),
            memory: Memory::default(),
        })
    }

    /// True when everything that should come back as it was sent does. An empty text is nothing, here and there.
    pub(super) fn echoes(&self, echo: &Pairs<Pointer, Template>, fields: &Fields, answer: &Value) -> bool {
        let is_something = |value: &Value| value.as_str() != Some("");
        echo.0.iter().all(|(at, template)| {
            let there = at.value(answer).filter(|there| is_something(there));
            match (there, template.value(fields, &self.description.tables).filter(is_something)) {
                (Some(there), Some(sent)) => is_same(there, &sent),
                (there, sent) => there.is_none() && sent.is_none(),
            }
        })
    }

    fn quote(&self, text: String) -> QuotedText {
        QuotedText { text, language: self.description.language.clone() }
    }

    /// What the file says of the hotline, with what follows from its operations.
    fn described(&self, language: &LanguageTag) -> Capabilities {
        read::described(&self.description, self.config.capabilities(language))
    }
}

impl Backend for Rest {
    fn capabilities(&self, language: &LanguageTag) -> Exchange<Capabilities> {
        let described = self.described(language);
        match &self.description.operations.capabilities {
            None => Exchange::done(Ok(described)),
            operation => {
                self.ask(operation.as_ref(), Fields::of_language(language), false, |_, at, answer| {
                    Ok(read::capabilities(at, answer, described))
                })
            }
        }
    }

    fn categories(&self, language: &LanguageTag) -> Exchange<Vec<Category>> {
        if let Some(fixed) = &self.description.categories {
            let apart = self.description.operations.questions.is_some();
            return Exchange::done(Ok(read::fixed_categories(fixed, apart, language)));
        }
        let operation = self.description.operations.categories.as_ref();
        self.ask(operation, Fields::of_language(language), false, |rest, at, answer| {
            read::categories(&rest.description, at, answer)
        })
    }

    fn questions(&self, category: &CategoryCode, language: &LanguageTag) -> Exchange<Vec<Question>> {
        let fields = Fields::of_language(language).with("category", category.0.clone());
        self.ask(self.description.operations.questions.as_ref(), fields, false, |rest, at, answer| {
            // Questions that can't be found may be required ones.
            match at.list.value(answer) {
                Some(Value::Array(_)) => Ok(read::questions(&rest.description, at, answer)),
                _ => Err(Trouble::Unavailable { retry_after: None }),
            }
        })
    }

    fn districts(&self, language: &LanguageTag) -> Exchange<Vec<District>> {
        if let Some(fixed) = &self.description.districts {
            return Exchange::done(Ok(read::fixed_districts(fixed, language)));
        }
        let operation = self.description.operations.districts.as_ref();
        self.ask(operation, Fields::of_language(language), false, |_, at, answer| {
            Ok(read::districts(at, answer))
        })
    }

    fn search_addresses(&self, query: &str, language: &LanguageTag) -> Exchange<Vec<AddressMatch>> {
        let fields = Fields::of_language(language).with("query", query);
        self.ask(self.description.operations.addresses.as_ref(), fields, false, |_, at, answer| {
            Ok(read::addresses(at, answer))
        })
    }

    fn submit(&self, submission: &Submission, attempt: &Attempt) -> Exchange<Accepted> {
        let fields = Fields::of_submission(submission, &attempt.key);
        let nature = Nature { purpose: Purpose::Changing, of_complaint: false, field: None };
        let photos: Vec<PhotoId> = if read::photos_with_report(&self.description) {
            submission.content().photos.iter().map(|photo| photo.id.clone()).collect()
        } else {
            Vec::new()
        };
        self.perform(
            Some(&self.description.operations.submit),
            fields,
            nature,
            |at, answer| {
                let marks = [&at.reference, &at.ticket];
                marks.into_iter().flatten().any(|pointer| pointer.says_something(answer))
            },
            move |rest, at, fields, answer| {
                if !rest.echoes(&at.echo, fields, answer) {
                    return Err(Trouble::Unknown);
                }
                let count = at.photos.as_ref().and_then(|pointer| match pointer.value(answer)? {
                    Value::Array(items) => Some(items.len()),
                    value => loose::number(value).map(|count| count.max(0.0) as usize),
                });
                // A photo in the same request may have been dropped in silence; only the hotline's own count says
                // that it wasn't. One that went before has an answer of its own.
                let have_arrived = match at.photos {
                    Some(_) => count.is_some_and(|count| count >= photos.len()),
                    None => read::photos_before_report(&rest.description),
                };
                let end = || if have_arrived { Ok(()) } else { Err(Trouble::Unknown) };
                let ends = photos.iter().map(|id| (id.clone(), end())).collect();
                Ok(Accepted {
                    proof: read::proof(at, answer).ok_or(Trouble::Unknown)?,
                    deadline: at
                        .deadline
                        .as_ref()
                        .and_then(|pointer| pointer.moment(answer, rest.description.utc_offset)),
                    notice: at
                        .notice
                        .as_ref()
                        .and_then(|pointer| pointer.text(answer))
                        .map(|text| rest.quote(text)),
                    photos: ends,
                })
            },
        )
    }

    fn number(&self, ticket: &Ticket) -> Exchange<Option<Receipt>> {
        self.ask(
            self.description.operations.number.as_ref(),
            Fields::of_ticket(ticket),
            true,
            |_, at, answer| {
                let Some(reference) = at.reference.text(answer) else { return Ok(None) };
                let code = at.code.as_ref().map(|pointer| pointer.text(answer));
                // Without its code the number would open nothing; it may follow, too.
                if code == Some(None) {
                    return Ok(None);
                }
                Ok(Some(Receipt { reference: Reference(reference), code: code.flatten().map(Code::new) }))
            },
        )
    }

    fn upload_photo(&self, receipt: &Receipt, photo: &PhotoId, media_type: MediaType) -> Exchange<()> {
        let fields = Fields::of_receipt(receipt).with_photo(photo, media_type);
        self.change(self.description.operations.photo.as_ref(), fields, Some(Field::Photo(photo.clone())))
    }

    fn read(
        &self,
        receipt: &Receipt,
        _revision: Option<&str>,
        language: &LanguageTag,
    ) -> Exchange<Option<Revised<Complaint>>> {
        let fields = Fields::of_receipt(receipt).with("language", language.as_str());
        let asked = receipt.reference.clone();
        self.ask(self.description.operations.read.as_ref(), fields, true, move |rest, at, answer| {
            let complaint = complaint(&rest.description, at, answer);
            // A cache between us must not show one citizen another's complaint.
            match complaint.filter(|complaint| read::is_same_number(&complaint.reference, &asked)) {
                Some(value) => Ok(Some(Revised { value, revision: None })),
                None => Err(Trouble::Unavailable { retry_after: None }),
            }
        })
    }

    fn list(&self, query: &ListQuery) -> Exchange<Vec<PublicComplaint>> {
        let (fields, query) = (Fields::of_list(query), query.clone());
        self.ask(self.description.operations.list.as_ref(), fields, false, move |rest, at, answer| {
            match at.list.value(answer) {
                Some(Value::Array(_)) => Ok(listed(&rest.description, at, &query, answer)),
                _ => Err(Trouble::Unavailable { retry_after: None }),
            }
        })
    }

    fn add_information(&self, receipt: &Receipt, text: &str, key: &str) -> Exchange<()> {
        let fields = Fields::of_receipt(receipt).with("words", text).with("key", key);
        self.change(self.description.operations.information.as_ref(), fields, Some(Field::Information))
    }

    fn rate(&self, receipt: &Receipt, rating: &Rating) -> Exchange<()> {
        let fields = Fields::of_receipt(receipt).with_rating(rating);
        self.change(self.description.operations.rating.as_ref(), fields, None)
    }

    fn reopen(&self, receipt: &Receipt, reason: &str, key: &str) -> Exchange<()> {
        let fields = Fields::of_receipt(receipt).with("words", reason).with("key", key);
        self.change(self.description.operations.reopening.as_ref(), fields, Some(Field::ReopeningReason))
    }
}
