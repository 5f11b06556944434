//! The widget's side of the native profile: requests from the domain, outcomes from replies.

use serde::de::DeserializeOwned;

use super::wire::{
    AddressList, AnnouncedPhoto, CategoryList, Created, DistrictList, FieldError, FieldErrorCode,
    IDEMPOTENCY_KEY, NewComplaint, PhotoReceived, Problem, ProblemCode, Words,
};
use crate::{
    backend::{
        Accepted, Backend, Body, Exchange, Failure, Method, Outcome, Refusal, Reply, Request, Response,
        Revised, Trouble,
    },
    domain::{
        AddressMatch, Capabilities, Category, Complaint, District, LanguageTag, MediaType, PhotoId, Rating,
        Receipt,
    },
    form::{self, Field, Reason, Submission},
};

/// A hotline that speaks the native profile.
pub struct Native {
    /// Where the profile begins, without a final slash.
    base: String,
}

impl Native {
    /// The hotline whose profile begins at `base`.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned() }
    }

    fn get(&self, path: &str, language: &LanguageTag) -> Request {
        let separator = if path.contains('?') { '&' } else { '?' };
        Request::new(
            Method::Get,
            format!("{}/{path}{separator}lang={}", self.base, encode(language.as_str())),
        )
    }

    fn of_complaint(&self, method: Method, receipt: &Receipt, rest: &str) -> Request {
        let url = format!("{}/complaints/{}{rest}", self.base, encode(&receipt.reference.0));
        Request::new(method, url).header("Authorization", &format!("Bearer {}", receipt.code.secret()))
    }

    fn words(&self, receipt: &Receipt, resource: &str, text: &str, key: &str, field: Field) -> Exchange<()> {
        let request = self
            .of_complaint(Method::Post, receipt, resource)
            .header(IDEMPOTENCY_KEY, key)
            .body(json(&Words { text: text.to_owned() }));
        Exchange::one(request, move |reply| changed(reply, Some(&field)).map(|_| ()))
    }
}

impl Backend for Native {
    fn capabilities(&self, language: &LanguageTag) -> Exchange<Capabilities> {
        Exchange::one(self.get("capabilities", language), |reply| parse(&read(reply)?))
    }

    fn categories(&self, language: &LanguageTag) -> Exchange<Vec<Category>> {
        Exchange::one(self.get("categories", language), |reply| {
            parse::<CategoryList>(&read(reply)?).map(|list| list.categories)
        })
    }

    fn districts(&self, language: &LanguageTag) -> Exchange<Vec<District>> {
        Exchange::one(self.get("districts", language), |reply| {
            parse::<DistrictList>(&read(reply)?).map(|list| list.districts)
        })
    }

    fn search_addresses(&self, query: &str, language: &LanguageTag) -> Exchange<Vec<AddressMatch>> {
        Exchange::one(self.get(&format!("addresses?q={}", encode(query)), language), |reply| {
            parse::<AddressList>(&read(reply)?).map(|list| list.addresses)
        })
    }

    fn submit(&self, submission: &Submission, key: &str) -> Exchange<Accepted> {
        let content = submission.content();
        let body = json(&NewComplaint {
            class: content.class,
            category: content.category.clone(),
            description: content.description.clone(),
            language: content.language.clone(),
            answers: content.answers.clone(),
            place: content.place.clone(),
            contact: content.contact.clone(),
            photos: content
                .photos
                .iter()
                .map(|photo| AnnouncedPhoto { id: photo.id.clone(), description: photo.description.clone() })
                .collect(),
        });
        let request = Request::new(Method::Post, format!("{}/complaints", self.base))
            .header(IDEMPOTENCY_KEY, key)
            .body(body);
        Exchange::one(request, |reply| {
            let created: Created = proof(&changed(reply, None)?)?;
            let receipt = Receipt { reference: created.reference, code: created.code };
            Ok(Accepted { receipt, deadline: Some(created.deadline) })
        })
    }

    fn upload_photo(&self, receipt: &Receipt, photo: &PhotoId, media_type: MediaType) -> Exchange<()> {
        let request = self
            .of_complaint(Method::Put, receipt, &format!("/photos/{}", encode(&photo.0)))
            .header("Content-Type", media_type.as_str())
            .body(Body::Photo(photo.clone()));
        let photo = photo.clone();
        Exchange::one(request, move |reply| {
            let field = Field::Photo(photo.clone());
            let received: PhotoReceived = proof(&changed(reply, Some(&field))?)?;
            if received.id == photo { Ok(()) } else { Err(Trouble::Unknown) }
        })
    }

    fn read(
        &self,
        receipt: &Receipt,
        revision: Option<&str>,
        language: &LanguageTag,
    ) -> Exchange<Option<Revised<Complaint>>> {
        let lang = format!("?lang={}", encode(language.as_str()));
        let mut request = self.of_complaint(Method::Get, receipt, &lang);
        if let Some(revision) = revision {
            request = request.header("If-None-Match", revision);
        }
        Exchange::one(request, |reply| match reply {
            Ok(Response { status: 304, .. }) => Ok(None),
            reply => {
                let response = read(reply)?;
                let revision = response.header("etag").map(str::to_owned);
                parse(&response).map(|value| Some(Revised { value, revision }))
            }
        })
    }

    fn add_information(&self, receipt: &Receipt, text: &str, key: &str) -> Exchange<()> {
        self.words(receipt, "/information", text, key, Field::Information)
    }

    fn rate(&self, receipt: &Receipt, rating: &Rating) -> Exchange<()> {
        let request = self.of_complaint(Method::Put, receipt, "/rating").body(json(rating));
        Exchange::one(request, |reply| changed(reply, None).map(|_| ()))
    }

    fn reopen(&self, receipt: &Receipt, reason: &str, key: &str) -> Exchange<()> {
        self.words(receipt, "/reopening", reason, key, Field::ReopeningReason)
    }
}

/// The response of an operation that changes nothing: whatever broke, nothing happened.
fn read(reply: Reply) -> Outcome<Response> {
    match reply {
        Ok(response) if response.status == 200 => Ok(response),
        Ok(response) => Err(trouble(&response, None, Trouble::Unavailable { retry_after: None })),
        Err(Failure::Cancelled) => Err(Trouble::Cancelled),
        Err(Failure::NotSent | Failure::Broken) => Err(Trouble::Unavailable { retry_after: None }),
    }
}

/// The response of an operation that changes something: what broke on the way may have happened.
/// `field` is the field that the whole body stands for, if it is only one.
fn changed(reply: Reply, field: Option<&Field>) -> Outcome<Response> {
    match reply {
        Ok(response) if matches!(response.status, 200 | 201) => Ok(response),
        Ok(response) => Err(trouble(&response, field, Trouble::Unknown)),
        Err(Failure::NotSent) => Err(Trouble::Unavailable { retry_after: None }),
        Err(Failure::Cancelled) => Err(Trouble::Cancelled),
        Err(Failure::Broken) => Err(Trouble::Unknown),
    }
}

/// What an error response means. A gateway's 502 or 504 says nothing about the hotline behind it, nor does an
/// unexpected success, so both end in `unclear`.
fn trouble(response: &Response, field: Option<&Field>, unclear: Trouble) -> Trouble {
    let problem: Option<Problem> = serde_json::from_slice(&response.body).ok();
    let retry_after = response.retry_after();
    match (response.status, problem) {
        (429, _) => Trouble::Refused(Refusal::Throttled { retry_after }),
        (503, Some(_)) => Trouble::Unavailable { retry_after },
        (401 | 403, _) => Trouble::Refused(Refusal::Forbidden),
        (404, Some(_)) => Trouble::NotFound,
        (409, Some(Problem { code: ProblemCode::WrongStatus, .. })) => Trouble::Refused(Refusal::WrongStatus),
        (413, _) => one_fault(field, Reason::TooLarge { max_bytes: None }),
        (415, _) => one_fault(field, Reason::WrongType),
        (400 | 422, Some(problem)) if !problem.errors.is_empty() => {
            Trouble::Rejected(problem.errors.iter().map(|error| fault(error, field)).collect())
        }
        (400..=499, _) => one_fault(None, Reason::Invalid),
        _ => unclear,
    }
}

fn one_fault(field: Option<&Field>, reason: Reason) -> Trouble {
    Trouble::Rejected(vec![form::Problem::new(field.cloned().unwrap_or(Field::Other), reason)])
}

fn fault(error: &FieldError, field: Option<&Field>) -> form::Problem {
    let reason = match error.code {
        FieldErrorCode::Required => Reason::Required,
        FieldErrorCode::TooLong => Reason::TooLong { max: None },
        FieldErrorCode::NotAChoice => Reason::NotAChoice,
        FieldErrorCode::WrongType => Reason::Malformed,
        FieldErrorCode::UnknownField | FieldErrorCode::Invalid => Reason::Invalid,
    };
    form::Problem::new(field.cloned().unwrap_or_else(|| field_at(&error.pointer)), reason)
}

/// The field of ours that a pointer into a body means.
fn field_at(pointer: &str) -> Field {
    let mut parts = pointer.trim_start_matches('/').split('/');
    match (parts.next().unwrap_or_default(), parts.next()) {
        ("class", _) => Field::Class,
        ("category", _) => Field::Category,
        ("description", _) => Field::Description,
        ("answers", Some(code)) => Field::Answer(code.replace("~1", "/").replace("~0", "~")),
        ("place", Some("description")) => Field::PlaceDescription,
        ("place", _) => Field::Place,
        ("photos", _) => Field::Photos,
        ("contact", Some("name")) => Field::Name,
        ("contact", Some("phone")) => Field::Phone,
        ("contact", Some("email")) => Field::Email,
        ("contacted", _) => Field::Contacted,
        ("solved", _) => Field::Solved,
        ("satisfaction", _) => Field::Satisfaction,
        ("words", _) => Field::RatingWords,
        _ => Field::Other,
    }
}

/// The content of a response to a reading operation.
fn parse<T: DeserializeOwned>(response: &Response) -> Outcome<T> {
    serde_json::from_slice(&response.body).map_err(|_| Trouble::Unavailable { retry_after: None })
}

/// The proof that a change was made: a body of the right shape. Without it nobody knows.
fn proof<T: DeserializeOwned>(response: &Response) -> Outcome<T> {
    serde_json::from_slice(&response.body).map_err(|_| Trouble::Unknown)
}

/// The JSON text of `value`. None of the profile's types can fail to serialize; if one did, the hotline would
/// reject the empty body and nothing would be lost.
fn json(value: &impl serde::Serialize) -> Body {
    Body::Json(serde_json::to_string(value).unwrap_or_default())
}

/// Percent-encodes everything but the unreserved characters (RFC 3986 section 2.3).
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            encoded.push('%');
            encoded.push(char::from(DIGITS[usize::from(byte >> 4)]));
            encoded.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    encoded
}
