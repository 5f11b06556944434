//! A phone without a browser: it performs exchanges over a real socket, as `browser::fetch` does, and listens to events
//! as `browser::events` does.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    time::Duration,
};

use complaint_widget::{
    backend::{
        Body, EventStream, Exchange, Failure, Method, Outcome, Part, PartContent, Reply, Request, Response,
        Step,
    },
    domain::PhotoId,
};
use reqwest::{
    Client, RequestBuilder,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
    multipart,
};

/// How long a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// A phone that holds photos.
#[derive(Debug)]
pub struct Phone {
    client: Client,
    photos: RefCell<HashMap<PhotoId, Vec<u8>>>,
    waited: Cell<Duration>,
    is_patient: bool,
}

impl Phone {
    /// A phone without photos.
    ///
    /// # Errors
    /// When the machine can't make connections.
    pub fn new() -> reqwest::Result<Self> {
        // That there is one already is as good.
        #[cfg(feature = "tls")]
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().timeout(TIME_LIMIT).build()?;
        Ok(Self { client, photos: RefCell::default(), waited: Cell::default(), is_patient: false })
    }

    /// The same phone, which waits when it is told how long to (status 429) and then sends again, for servers that
    /// aren't set up for tests.
    #[must_use]
    pub fn patient(self) -> Self {
        Self { is_patient: true, ..self }
    }

    /// Holds a photo under its id.
    pub fn hold(&self, id: PhotoId, bytes: Vec<u8>) {
        self.photos.borrow_mut().insert(id, bytes);
    }

    /// How long the exchanges would have waited in all. They didn't: servers in tests count what they are asked.
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.waited.get()
    }

    /// Performs an exchange to its end.
    pub async fn run<T>(&self, exchange: Exchange<T>) -> Outcome<T> {
        let Exchange(mut step) = exchange;
        loop {
            step = match step {
                Step::Send(request, next) => next(self.perform(&request).await),
                Step::Wait(duration, next) => {
                    self.waited.set(self.waited.get().saturating_add(duration));
                    next()
                }
                Step::Done(outcome) => return outcome,
            }
        }
    }

    /// Performs one request.
    ///
    /// # Errors
    /// [`Failure::NotSent`] when it can't be made; whatever else goes wrong is [`Failure::Broken`]. A browser knows
    /// no more: a refused connection looks to it like one that broke later.
    pub async fn perform(&self, request: &Request) -> Reply {
        loop {
            let ready = self.build(request).and_then(|builder| builder.build().ok());
            let ready = ready.ok_or(Failure::NotSent)?;
            let response = receive(self.client.execute(ready).await).await.map_err(|_| Failure::Broken)?;
            match response.retry_after().filter(|_| self.is_patient && response.status == 429) {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Ok(response),
            }
        }
    }

    /// Opens the stream of events that `request` asks for.
    ///
    /// # Errors
    /// As for [`Phone::perform`].
    pub async fn listen(&self, request: &Request) -> Result<Listening, Failure> {
        let ready = self.build(request).and_then(|builder| builder.build().ok());
        let answer = self.client.execute(ready.ok_or(Failure::NotSent)?).await;
        answer.map(Listening::new).map_err(|_| Failure::Broken)
    }

    fn build(&self, request: &Request) -> Option<RequestBuilder> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Patch => reqwest::Method::PATCH,
        };
        let builder = self.client.request(method, &request.url).headers(headers(request)?);
        Some(match &request.body {
            Body::Empty => builder,
            Body::Json(text) | Body::Form(text) => builder.body(text.clone()),
            Body::Photo(id) => builder.body(self.photo(id)?),
            Body::Multipart(parts) => builder.multipart(self.form(parts)?),
        })
    }

    fn photo(&self, id: &PhotoId) -> Option<Vec<u8>> {
        self.photos.borrow().get(id).cloned()
    }

    fn form(&self, parts: &[Part]) -> Option<multipart::Form> {
        let mut form = multipart::Form::new();
        for Part { name, content } in parts {
            form = match content {
                // Browsers end every line of a text so (HTML, "multipart/form-data encoding algorithm").
                PartContent::Text(text) => {
                    form.text(name.clone(), text.replace("\r\n", "\n").replace('\n', "\r\n"))
                }
                PartContent::Photo { id, media_type, file_name } => {
                    let photo = multipart::Part::bytes(self.photo(id)?).file_name(file_name.clone());
                    form.part(name.clone(), photo.mime_str(media_type.as_str()).ok()?)
                }
            };
        }
        Some(form)
    }
}

/// An answer that may be a stream of events. It ends with the time that a request may take.
#[derive(Debug)]
pub struct Listening {
    answer: reqwest::Response,
    stream: EventStream,
    /// Events that came with others.
    pending: usize,
}

impl Listening {
    fn new(answer: reqwest::Response) -> Self {
        Self { answer, stream: EventStream::default(), pending: 0 }
    }

    /// The status code.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.answer.status().as_u16()
    }

    /// The media type with its parameters, empty if none is given.
    #[must_use]
    pub fn content_type(&self) -> String {
        let value = self.answer.headers().get(CONTENT_TYPE);
        value.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    }

    /// Waits for the next event; false if none comes any more.
    pub async fn event(&mut self) -> bool {
        while self.pending == 0 {
            let Ok(Some(piece)) = self.answer.chunk().await else { return false };
            self.pending = self.stream.take(&piece);
        }
        self.pending -= 1;
        true
    }
}

/// Every header, with the `Content-Type` that the content needs and the backend didn't name. `None` if one is
/// impossible.
fn headers(request: &Request) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, value) in &request.headers {
        headers.insert(HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(value).ok()?);
    }
    let kind = match request.body {
        Body::Json(_) => Some("application/json"),
        Body::Form(_) => Some("application/x-www-form-urlencoded"),
        Body::Empty | Body::Photo(_) | Body::Multipart(_) => None,
    };
    if let Some(kind) = kind.filter(|_| !headers.contains_key(CONTENT_TYPE)) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    Some(headers)
}

async fn receive(answer: reqwest::Result<reqwest::Response>) -> reqwest::Result<Response> {
    let response = answer?;
    let headers = response.headers().iter();
    Ok(Response {
        status: response.status().as_u16(),
        headers: headers
            .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
            .collect(),
        body: response.bytes().await?.to_vec(),
    })
}
