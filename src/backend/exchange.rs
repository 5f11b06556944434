//! Requests and replies as values, and the steps that lead from one to the next.

use std::{borrow::Cow, time::Duration};

use super::{Outcome, Trouble};
use crate::domain::{MediaType, PhotoId};

/// The HTTP methods that backends use (RFC 9110 section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Safe: reading.
    Get,
    /// Neither safe nor idempotent.
    Post,
    /// Idempotent: writing what may be written again.
    Put,
    /// Neither safe nor idempotent: changing a part (RFC 5789).
    Patch,
}

impl Method {
    /// The method's name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
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
    /// Pairs that are encoded already (see `super::encoding`), which the runner sends as
    /// `application/x-www-form-urlencoded`.
    Form(String),
    /// The bytes of the photo with this id, which the runner holds; their type is among the headers.
    Photo(PhotoId),
    /// Parts in their order, which the runner sends as `multipart/form-data` (RFC 7578) with a boundary of its own.
    Multipart(Vec<Part>),
}

/// One part of a [`Body::Multipart`].
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The name of the form's field.
    pub name: String,
    /// What it holds.
    pub content: PartContent,
}

/// What a [`Part`] holds.
#[derive(Clone, Debug, PartialEq)]
pub enum PartContent {
    /// A text.
    Text(String),
    /// The bytes of a photo that the runner holds.
    Photo {
        /// Which photo.
        id: PhotoId,
        /// Its type.
        media_type: MediaType,
        /// The name of the file, as servers want one. It says nothing of the citizen or the phone.
        file_name: String,
    },
}

/// One HTTP request to make.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The address, absolute or relative to the page. It holds a secret only where a protocol knows no other way.
    pub url: String,
    /// Header names and values, beyond what the runner sets by itself.
    pub headers: Vec<(Cow<'static, str>, String)>,
    /// The content.
    pub body: Body,
    /// True: of all requests of its operation this one makes the change; those before only prepare it.
    pub decisive: bool,
}

impl Request {
    /// A request for JSON without content.
    #[must_use]
    pub fn new(method: Method, url: String) -> Self {
        Self {
            method,
            url,
            headers: vec![("Accept".into(), "application/json".to_owned())],
            body: Body::Empty,
            decisive: false,
        }
    }

    /// Asks for content of another media type than JSON.
    #[must_use]
    pub fn accepting(self, media_type: &str) -> Self {
        let mut headers = self.headers;
        headers.retain(|(name, _)| name != "Accept");
        Self { headers, ..self }.header("Accept", media_type)
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<Cow<'static, str>>, value: &str) -> Self {
        self.headers.push((name.into(), value.to_owned()));
        self
    }

    /// Makes it the one that makes the change.
    #[must_use]
    pub const fn decisive(mut self) -> Self {
        self.decisive = true;
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

impl<T: 'static> Step<T> {
    fn map<U: 'static>(self, make: Box<dyn FnOnce(T) -> U>) -> Step<U> {
        match self {
            Self::Send(request, next) => Step::Send(request, Box::new(move |reply| next(reply).map(make))),
            Self::Wait(duration, next) => Step::Wait(duration, Box::new(move || next().map(make))),
            Self::Done(outcome) => Step::Done(outcome.map(make)),
        }
    }
}

/// The steps of one operation, to be performed by a runner.
pub struct Exchange<T>(pub Step<T>);

impl<T: 'static> Exchange<T> {
    /// An operation of a single request.
    #[must_use]
    pub fn one(request: Request, read: impl FnOnce(Reply) -> Outcome<T> + 'static) -> Self {
        Self(Step::Send(request, Box::new(|reply| Step::Done(read(reply)))))
    }

    /// An operation whose end is known without asking anybody.
    #[must_use]
    pub const fn done(outcome: Outcome<T>) -> Self {
        Self(Step::Done(outcome))
    }

    /// The same operation with something made of its good end.
    #[must_use]
    pub fn map<U: 'static>(self, make: impl FnOnce(T) -> U + 'static) -> Exchange<U> {
        Exchange(self.0.map(Box::new(make)))
    }

    /// An operation that the hotline doesn't know.
    #[must_use]
    pub const fn unsupported() -> Self {
        Self(Step::Done(Err(Trouble::Unsupported)))
    }
}
