//! Bodies and headers of the native profile.

use serde::{Deserialize, Serialize};

use crate::domain::{
    AddressMatch, Answer, Category, CategoryCode, Code, Contact, District, LanguageTag, PhotoId, Place,
    Reference, RequestClass, Status, Timestamp,
};

/// The header that makes a POST repeatable: a UUID made by the client.
pub const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// A photo that will follow the complaint by `PUT`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnnouncedPhoto {
    /// Its id: a UUID made by the client.
    pub id: PhotoId,
    /// What it shows, in the citizen's words. At most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// `POST complaints`: a complaint as a client sends it, not judged yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewComplaint {
    /// The class of request.
    pub class: RequestClass,
    /// The category.
    pub category: CategoryCode,
    /// The citizen's description.
    pub description: String,
    /// The language of the citizen's screen, in which an answer is welcome.
    pub language: LanguageTag,
    /// Answers to the category's questions.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// Where it is.
    pub place: Place,
    /// How the citizen can be reached.
    #[serde(default)]
    pub contact: Contact,
    /// The photos that will follow.
    #[serde(default)]
    pub photos: Vec<AnnouncedPhoto>,
}

/// 201 to `POST complaints`, and the answer to its repetition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Created {
    /// The public number.
    pub reference: Reference,
    /// The secret that opens it.
    pub code: Code,
    /// The status now.
    pub status: Status,
    /// When the hotline took it.
    pub created_at: Timestamp,
    /// By when the hotline owes an answer.
    pub deadline: Timestamp,
}

/// 200 and 201 to `PUT complaints/{reference}/photos/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhotoReceived {
    /// The photo's id.
    pub id: PhotoId,
    /// When the hotline took it.
    pub received_at: Timestamp,
    /// The size of what it kept, in bytes.
    pub bytes: u64,
}

/// `POST complaints/{reference}/information` and `POST complaints/{reference}/reopening`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Words {
    /// The citizen's words. At most 2,000 characters, not blank.
    pub text: String,
}

/// 200 and 201 to `POST complaints/{reference}/information`, `PUT complaints/{reference}/rating` and
/// `POST complaints/{reference}/reopening`: what the complaint is afterwards. A whole complaint is one, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recorded {
    /// The public number of the complaint that was changed.
    pub reference: Reference,
    /// The status now.
    pub status: Status,
    /// When it changed.
    pub updated_at: Timestamp,
}

/// `GET categories`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CategoryList {
    /// In the order to show them.
    pub categories: Vec<Category>,
}

/// `GET districts`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistrictList {
    /// In the order to show them.
    pub districts: Vec<District>,
}

/// `GET addresses?q=`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddressList {
    /// The best match first, at most 8.
    pub addresses: Vec<AddressMatch>,
}

/// The stable words of [`Problem::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// 400: not JSON, or not UTF-8.
    MalformedJson,
    /// 400: a header, a path or a query parameter is missing or malformed.
    BadRequest,
    /// 403: another site asks a gateway.
    Forbidden,
    /// 404: nothing there, or the code is wrong.
    NotFound,
    /// 405: the resource has no such method.
    MethodNotAllowed,
    /// 408: the body didn't arrive in time; nothing was done.
    TimedOut,
    /// 409: the complaint's status doesn't allow it.
    WrongStatus,
    /// 413: more bytes than allowed.
    TooLarge,
    /// 415: another content type than allowed, or content that isn't what it claims to be.
    UnsupportedMediaType,
    /// 422: faults in the content, each in [`Problem::errors`].
    Invalid,
    /// 422: another body under a key, or another photo under an id, that was used before.
    KeyReused,
    /// 429: too many requests from this address.
    Throttled,
    /// 500: a fault of the hotline's own; it may or may not have acted.
    Internal,
    /// 503: the hotline is out of order for the moment; nothing was done.
    Unavailable,
    /// 504: a gateway sent the request on, and nobody knows what became of it.
    OutcomeUnknown,
    /// Any other word.
    #[serde(other)]
    Other,
}

/// The stable words of [`FieldError::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldErrorCode {
    /// It is missing or blank.
    Required,
    /// Too many characters or items.
    TooLong,
    /// Not one of the choices.
    NotAChoice,
    /// Another JSON type than expected, or a text that doesn't have the form it should have.
    WrongType,
    /// A field that the profile doesn't know.
    UnknownField,
    /// Anything else.
    #[serde(other)]
    Invalid,
}

/// One fault in a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// A JSON Pointer (RFC 6901) to the field, such as `/place/point/latitude`; answers are named by
    /// `/answers/CODE`.
    pub pointer: String,
    /// What is wrong.
    pub code: FieldErrorCode,
    /// The same in English, for the client's developer.
    pub detail: String,
}

/// An error answer: `application/problem+json` (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `about:blank`: the code tells it apart.
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong and what to do, in English, for the client's developer.
    pub detail: String,
    /// The stable word to act on.
    pub code: ProblemCode,
    /// The faults in the content, if that is what is wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}
