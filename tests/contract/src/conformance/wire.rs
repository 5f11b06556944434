//! Requests and answers as they are on the wire.

use std::fmt::{self, Debug, Formatter};

use complaint_widget::backend::{
    Attempt, Backend as _, Body, Exchange, Method, Request, Response, Step,
    native::{
        Native,
        wire::{Created, FieldError, FieldErrorCode, IDEMPOTENCY_KEY, Problem, ProblemCode},
    },
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    finding::{Checked, ensure, failed},
    suite::Line,
};

/// How much of an answer's content is told, in characters.
const EXCERPT: usize = 300;

/// A line to the server under test.
pub(super) struct Wire<'a> {
    /// Where the profile begins, without a final slash.
    pub base: &'a str,
    pub native: &'a Native,
    pub line: &'a Line<'a>,
}

/// A complaint that was made.
pub(super) struct Made {
    pub key: String,
    pub body: Value,
    pub created: Created,
    /// The ids of the photos that are announced and not sent.
    pub photos: Vec<String>,
}

/// What came, for people.
pub(super) struct Told<'a>(pub &'a Response);

impl Debug for Told<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self(response) = self;
        let kind = response.header("content-type").unwrap_or("no type");
        let content: String = String::from_utf8_lossy(&response.body).chars().take(EXCERPT).collect();
        write!(formatter, "status {}, {kind}: {content}", response.status)
    }
}

pub(super) fn new_key() -> String {
    Uuid::new_v4().to_string()
}

impl Wire<'_> {
    pub fn request(&self, method: Method, path: &str) -> Request {
        Request::new(method, format!("{}/{path}", self.base))
    }

    pub async fn send(&self, request: Request) -> Checked<Response> {
        let what = format!("an answer to {} {}", request.method.as_str(), request.url);
        self.line.phone.perform(&request).await.map_err(|failure| failed(what, failure))
    }

    pub async fn get(&self, path: &str) -> Checked<Response> {
        self.send(self.request(Method::Get, path)).await
    }

    /// The body of a complaint with everything, new each time, as the widget's own client writes it.
    pub async fn body(&self) -> Checked<Value> {
        let draft = self.line.whole_draft().await?;
        let submission = self.line.judge(&draft, &[]).await?;
        let attempt = Attempt { key: draft.key, insists: false };
        let Exchange(step) = self.native.submit(&submission, &attempt);
        let text = match step {
            Step::Send(Request { body: Body::Json(text), .. }, _) => text,
            _ => String::new(),
        };
        serde_json::from_str(&text).map_err(|error| failed("a body in JSON", error))
    }

    pub async fn create(&self, key: &str, body: &Value) -> Checked<Response> {
        let request = self.request(Method::Post, "complaints").header(IDEMPOTENCY_KEY, key);
        self.send(request.body(Body::Json(body.to_string()))).await
    }

    /// Makes a complaint with everything.
    pub async fn made(&self) -> Checked<Made> {
        let (key, body) = (new_key(), self.body().await?);
        let response = self.create(&key, &body).await?;
        let created = content(&response, 201)?;
        let photos = body["photos"].as_array().into_iter().flatten();
        let photos = photos.filter_map(|photo| Some(photo["id"].as_str()?.to_owned())).collect();
        Ok(Made { key, body, created, photos })
    }

    /// A request that concerns `made`, with its code.
    pub fn of(&self, method: Method, made: &Made, rest: &str) -> Request {
        let request = self.request(method, &format!("complaints/{}{rest}", made.created.reference.0));
        request.header("Authorization", &format!("Bearer {}", made.created.code.secret()))
    }
}

/// The content of an answer with this status, typed as JSON.
pub(super) fn content<T: DeserializeOwned>(response: &Response, status: u16) -> Checked<T> {
    ensure(response.status == status, format!("status {status}"), Told(response))?;
    let kind = response.header("content-type").unwrap_or_default();
    ensure(kind.starts_with("application/json"), "the type application/json", Told(response))?;
    serde_json::from_slice(&response.body)
        .map_err(|error| failed(format!("content of the right form ({error})"), Told(response)))
}

/// The problem document of an answer with this status and code.
pub(super) fn problem(response: &Response, status: u16, code: ProblemCode) -> Checked<Problem> {
    let word = serde_json::to_value(code).unwrap_or_default();
    let expected = format!("status {status} with the code {word}");
    ensure(response.status == status, &expected, Told(response))?;
    let kind = response.header("content-type").unwrap_or_default();
    let is_typed = kind.starts_with("application/problem+json");
    ensure(is_typed, "the type application/problem+json", Told(response))?;
    let problem: Problem = serde_json::from_slice(&response.body)
        .map_err(|error| failed(format!("a problem document ({error})"), Told(response)))?;
    ensure(problem.code == code && problem.status == status, expected, Told(response))?;
    Ok(problem)
}

/// Fails unless the answer is 422 and names `pointer` with `code`.
pub(super) fn names(response: &Response, pointer: &str, code: FieldErrorCode) -> Checked {
    let problem = problem(response, 422, ProblemCode::Invalid)?;
    let is_it = |error: &FieldError| error.pointer == pointer && error.code == code;
    let word = serde_json::to_value(code).unwrap_or_default();
    ensure(problem.errors.iter().any(is_it), format!("{pointer} named with {word}"), Told(response))
}
