//! Requests and replies as values, and the steps that lead from one to the next.

use std::time::Duration;

use super::{Outcome, Trouble};
use crate::domain::PhotoId;

/// The HTTP methods that backends use (RFC 9110 section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Safe: reading.
    Get,
    /// Neither safe nor idempotent.
    Post,
    /// Idempotent: writing what may be written again.
    Put,
}

impl Method {
    /// The method's name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

/// What a request carries.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// A JSON text, which the runner sends as `application/json`.
    Json(String),
    /// The bytes of the photo with this id, which the runner holds; their type is among the headers.
    Photo(PhotoId),
}

/// One HTTP request to make.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The address, absolute or relative to the page. Never holds a secret.
    pub url: String,
    /// Header names and values, beyond what the runner sets by itself.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub body: Body,
}

impl Request {
    /// A request for JSON without content.
    #[must_use]
    pub fn new(method: Method, url: String) -> Self {
        Self { method, url, headers: vec![("Accept", "application/json".to_owned())], body: Body::Empty }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Gives it content.
    #[must_use]
    pub fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }
}

/// A response that arrived whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status code, 100 to 599.
    pub status: u16,
    /// The headers that the runner could see, names in lower case. A browser hides most of another origin's.
    pub headers: Vec<(String, String)>,
    /// The content.
    pub body: Vec<u8>,
}

impl Response {
    /// The value of the header `name` (lower case).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The wait that a `Retry-After` header asks for, if it gives seconds (RFC 9110 section 10.2.3).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.header("retry-after")?.trim().parse().ok().map(Duration::from_secs)
    }
}

/// Why no whole response arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The request certainly never left: the phone is offline.
    NotSent,
    /// It broke somewhere; the server may or may not have acted on it.
    Broken,
    /// The citizen cancelled it; the server may or may not have acted on it.
    Cancelled,
}

/// What became of a request.
pub type Reply = Result<Response, Failure>;

/// What to do next.
pub enum Step<T> {
    /// Perform the request and go on with its reply.
    Send(Request, Box<dyn FnOnce(Reply) -> Step<T>>),
    /// Wait, then go on.
    Wait(Duration, Box<dyn FnOnce() -> Step<T>>),
    /// The end.
    Done(Outcome<T>),
}

/// The steps of one operation, to be performed by a runner.
pub struct Exchange<T>(pub Step<T>);

impl<T: 'static> Exchange<T> {
    /// An operation of a single request.
    #[must_use]
    pub fn one(request: Request, read: impl FnOnce(Reply) -> Outcome<T> + 'static) -> Self {
        Self(Step::Send(request, Box::new(|reply| Step::Done(read(reply)))))
    }

    /// An operation that the hotline doesn't know.
    #[must_use]
    pub const fn unsupported() -> Self {
        Self(Step::Done(Err(Trouble::Unsupported)))
    }
}
