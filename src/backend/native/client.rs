//! The widget's side of the native profile: requests from the domain, outcomes from replies.

use serde::{Deserialize, de::DeserializeOwned};

use super::wire::{
    AddressList, AnnouncedPhoto, CategoryList, Created, DistrictList, FieldError, FieldErrorCode,
    IDEMPOTENCY_KEY, NewComplaint, PhotoReceived, Problem, ProblemCode, Recorded, Words,
};
use crate::{
    backend::{
        Accepted, Attempt, Backend, Body, EventStream, Exchange, Method, Outcome, Refusal, Reply, Request,
        Response, Revised, Trouble, encoding::percent_encode as encode, reply,
    },
    domain::{
        AddressMatch, Capabilities, Category, Code, Complaint, District, LanguageTag, MediaType, PhotoId,
        Rating, Receipt, Reference,
    },
    embed::Fault,
    form::{self, Field, Reason, Submission},
};

/// A hotline that speaks the native profile.
#[derive(Clone)]
pub struct Native {
    /// Where the profile begins, without a final slash.
    base: String,
}

/// `{ "kind": "native", "url": "./api/v1" }`.
#[derive(Deserialize)]
struct Settings {
    url: String,
}

impl Native {
    /// The hotline that the settings in `json` name, as a deployment's configuration has them: `url` says where the
    /// profile begins, absolute or relative to the page.
    ///
    /// # Errors
    /// If it doesn't.
    pub fn from_settings(json: &str) -> Result<Self, Fault> {
        match serde_json::from_str(json) {
            Ok(Settings { url }) if !url.trim().is_empty() => Ok(Self::new(&url)),
            _ => Err(Fault::new("/backend/url", "say where the hotline's API begins, such as \"./api/v1\"")),
        }
    }

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
        // No hotline gives a code that a header can't carry; a citizen may type one, and is to hear that it is
        // wrong, not that the phone is offline.
        let secret = receipt.code.as_ref().map_or("", Code::secret);
        let token = if secret.is_ascii() { secret.to_owned() } else { encode(secret) };
        Request::new(method, url).header("Authorization", &format!("Bearer {token}"))
    }

    fn words(&self, receipt: &Receipt, resource: &str, text: &str, key: &str, field: Field) -> Exchange<()> {
        let request = self
            .of_complaint(Method::Post, receipt, resource)
            .header(IDEMPOTENCY_KEY, key)
            .body(json(&Words { text: text.to_owned() }));
        recorded(request, receipt, Some(field))
    }
}

impl Backend for Native {
    fn capabilities(&self, language: &LanguageTag) -> Exchange<Capabilities> {
        Exchange::one(self.get("capabilities", language), |reply| parse(&offered(reply)?))
    }

    fn categories(&self, language: &LanguageTag) -> Exchange<Vec<Category>> {
        Exchange::one(self.get("categories", language), |reply| {
            parse::<CategoryList>(&offered(reply)?).map(|list| list.categories)
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

    fn submit(&self, submission: &Submission, attempt: &Attempt) -> Exchange<Accepted> {
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
            .header(IDEMPOTENCY_KEY, &attempt.key)
            .body(body);
        Exchange::one(request, |reply| {
            let created: Created = proof(&changed(reply, None)?)?;
            if created.reference.0.is_empty() || created.code.secret().is_empty() {
                return Err(Trouble::Unknown);
            }
            let receipt = Receipt { reference: created.reference, code: Some(created.code) };
            Ok(Accepted { deadline: Some(created.deadline), ..Accepted::numbered(receipt) })
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
        let is_conditional = revision.is_some();
        let reference = receipt.reference.clone();
        Exchange::one(request, move |reply| match reply {
            Ok(Response { status: 304, .. }) if is_conditional => Ok(None),
            reply => {
                let response = read(reply)?;
                let value: Complaint = parse(&response)?;
                // A cache between us must not show one citizen another's complaint.
                if !is_same(&value.reference, &reference) {
                    return Err(Trouble::Unavailable { retry_after: None });
                }
                Ok(Some(Revised { value, revision: response.header("etag").map(str::to_owned) }))
            }
        })
    }

    fn events(&self, receipt: &Receipt) -> Option<Request> {
        Some(self.of_complaint(Method::Get, receipt, "/events").accepting(EventStream::MEDIA_TYPE))
    }

    fn add_information(&self, receipt: &Receipt, text: &str, key: &str) -> Exchange<()> {
        self.words(receipt, "/information", text, key, Field::Information)
    }

    fn rate(&self, receipt: &Receipt, rating: &Rating) -> Exchange<()> {
        let request = self.of_complaint(Method::Put, receipt, "/rating").body(json(rating));
        recorded(request, receipt, None)
    }

    fn reopen(&self, receipt: &Receipt, reason: &str, key: &str) -> Exchange<()> {
        self.words(receipt, "/reopening", reason, key, Field::ReopeningReason)
    }
}

/// A change to a complaint that is there, proven by the hotline's naming it. A bare success proves nothing: a
/// captive portal gives one, too.
fn recorded(request: Request, receipt: &Receipt, field: Option<Field>) -> Exchange<()> {
    let reference = receipt.reference.clone();
    Exchange::one(request, move |reply| {
        let recorded: Recorded = proof(&changed(reply, field.as_ref())?)?;
        if is_same(&recorded.reference, &reference) { Ok(()) } else { Err(Trouble::Unknown) }
    })
}

/// True when both numbers are one but for their dashes and the case of their letters, which citizens type as
/// they like and the hotline forgives.
fn is_same(a: &Reference, b: &Reference) -> bool {
    let letters = |reference: &Reference| reference.0.replace('-', "").to_ascii_uppercase();
    letters(a) == letters(b)
}

/// The response of a reading operation that is the same for everybody and can't be asked for wrongly. What the first
/// screen needs passes through here, so it knows no more errors than these.
fn offered(reply: Reply) -> Outcome<Response> {
    let response = reply::of_reading(reply)?;
    let retry_after = response.retry_after();
    match response.status {
        200 => Ok(response),
        429 => Err(Trouble::Refused(Refusal::Throttled { retry_after })),
        401 | 403 => Err(Trouble::Refused(Refusal::Forbidden)),
        _ => Err(Trouble::Unavailable { retry_after }),
    }
}

/// The response of an operation that changes nothing.
fn read(reply: Reply) -> Outcome<Response> {
    let response = reply::of_reading(reply)?;
    if response.status == 200 {
        return Ok(response);
    }
    let retry_after = response.retry_after();
    Err(trouble(&response, None, Trouble::Unavailable { retry_after }))
}

/// The response of an operation that changes something.
/// `field` is the field that the whole body stands for, if it is only one.
fn changed(reply: Reply, field: Option<&Field>) -> Outcome<Response> {
    let response = reply::of_changing(reply)?;
    if matches!(response.status, 200 | 201) {
        return Ok(response);
    }
    Err(trouble(&response, field, Trouble::Unknown))
}

/// What a response other than the expected success means. A server that broke down (500), a gateway that lost
/// the hotline behind it (502, 503, 504) or an unexpected success says nothing about what was done, so these end
/// in `unclear`; only the hotline's own 408 and 503 say that it did nothing.
fn trouble(response: &Response, field: Option<&Field>, unclear: Trouble) -> Trouble {
    let problem: Option<Problem> = serde_json::from_slice(&response.body).ok();
    let retry_after = response.retry_after();
    match (response.status, problem) {
        (429, _) => Trouble::Refused(Refusal::Throttled { retry_after }),
        (401 | 403, _) => Trouble::Refused(Refusal::Forbidden),
        (413, _) => one_fault(field, Reason::TooLarge { max_bytes: None }),
        (415, _) => one_fault(field, Reason::WrongType),
        // Turned away, but not in the profile's words: something else answers at the hotline's address.
        (400..=499, None) => Trouble::Unavailable { retry_after },
        (404, Some(_)) => Trouble::NotFound,
        (405, Some(_)) => Trouble::Unsupported,
        (409, Some(Problem { code: ProblemCode::WrongStatus, .. })) => Trouble::Refused(Refusal::WrongStatus),
        // An earlier content went out under this key and was taken. Saying "nothing was taken" would be wrong.
        (422, Some(Problem { code: ProblemCode::KeyReused, .. })) => unclear,
        (400 | 422, Some(problem)) if !problem.errors.is_empty() => {
            Trouble::Rejected(problem.errors.iter().map(|error| fault(error, field)).collect())
        }
        (408 | 503, Some(_)) => Trouble::Unavailable { retry_after },
        (400..=499, Some(_)) => one_fault(None, Reason::Invalid),
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
