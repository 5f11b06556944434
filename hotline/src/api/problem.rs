//! Error answers: RFC 9457 problem documents.

use std::time::Duration;

use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use complaint_widget::backend::native::wire::{FieldError, FieldErrorCode, Problem, ProblemCode};

/// The media type of problem documents.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// An error answer on its way to the client.
#[derive(Clone, Debug)]
pub struct Fault {
    problem: Problem,
    retry_after: Option<Duration>,
}

impl Fault {
    /// What is wrong, for an answer in another protocol's form.
    #[must_use]
    pub fn into_problem(self) -> Problem {
        self.problem
    }

    /// An answer with this status and code; `detail` tells the client's developer what to do.
    #[must_use]
    pub fn new(status: StatusCode, code: ProblemCode, detail: impl Into<String>) -> Self {
        let problem = Problem {
            kind: "about:blank".to_owned(),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            code,
            errors: Vec::new(),
        };
        Self { problem, retry_after: None }
    }

    /// Nothing there, or the code is wrong: one answer, so that nobody learns which.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            ProblemCode::NotFound,
            "Nothing is here, or the code doesn't open it.",
        )
    }

    /// The resource has no such method.
    #[must_use]
    pub fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            ProblemCode::MethodNotAllowed,
            "This resource has no such method; see /api/v1/openapi.json.",
        )
    }

    /// A header, a path or a query parameter is missing or malformed.
    #[must_use]
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, ProblemCode::BadRequest, detail)
    }

    /// More bytes than allowed.
    #[must_use]
    pub fn too_large(max_bytes: u64) -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            ProblemCode::TooLarge,
            format!("The body may have at most {max_bytes} bytes."),
        )
    }

    /// Not the type of content that is taken here.
    #[must_use]
    pub fn unsupported(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, ProblemCode::UnsupportedMediaType, detail)
    }

    /// Faults in the content.
    #[must_use]
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let mut fault = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            ProblemCode::Invalid,
            "Nothing was taken; `errors` names each field and what is wrong with it.",
        );
        fault.problem.errors = errors;
        fault
    }

    /// Another body under a key that was used before.
    #[must_use]
    pub fn key_reused(what: &str) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            ProblemCode::KeyReused,
            format!("{what} was used before with another body. Nothing was taken."),
        )
    }

    /// The complaint's status doesn't allow it.
    #[must_use]
    pub fn wrong_status() -> Self {
        Self::new(
            StatusCode::CONFLICT,
            ProblemCode::WrongStatus,
            "The complaint's status doesn't allow this; `next_steps` of the complaint says what it allows.",
        )
    }

    /// Too many requests from this address.
    #[must_use]
    pub fn throttled(wait: Duration) -> Self {
        let mut fault = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            ProblemCode::Throttled,
            "Too many requests from this address; wait as long as Retry-After says.",
        );
        fault.retry_after = Some(wait);
        fault
    }

    /// The body didn't arrive in time.
    #[must_use]
    pub fn timed_out() -> Self {
        Self::new(
            StatusCode::REQUEST_TIMEOUT,
            ProblemCode::TimedOut,
            "The body didn't arrive in time. Nothing was done.",
        )
    }

    /// Out of order for the moment, and certainly nothing was done.
    #[must_use]
    pub fn unavailable() -> Self {
        let mut fault = Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            ProblemCode::Unavailable,
            "The hotline is out of order for the moment. Nothing was done.",
        );
        fault.retry_after = Some(Duration::from_secs(10));
        fault
    }

    /// A fault of the hotline's own. It may or may not have acted.
    #[must_use]
    pub fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            ProblemCode::Internal,
            "The hotline failed, and doesn't know whether it acted. Repeat the request with the same key.",
        )
    }

    /// For the end of a transaction: when committing fails, nobody knows whether it is kept.
    pub fn uncertain(error: sqlx::Error) -> Self {
        tracing::error!(%error, "committing failed");
        Self::internal()
    }
}

/// Anything that fails before a commit changes nothing.
impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "the database failed");
        Self::unavailable()
    }
}

/// The response also carries the fault itself as an extension, for a protocol that says it in a form of its own.
impl IntoResponse for Fault {
    fn into_response(self) -> Response<Body> {
        let status = StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self.problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(wait) = self.retry_after {
            // Rounded up: a client that waits exactly this long must not come too early.
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait.as_millis().div_ceil(1_000) as u64));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// One fault in a body.
#[must_use]
pub fn field_error(
    pointer: impl Into<String>,
    code: FieldErrorCode,
    detail: impl Into<String>,
) -> FieldError {
    FieldError { pointer: pointer.into(), code, detail: detail.into() }
}
