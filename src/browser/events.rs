//! A stream of events from the hotline, by the Fetch standard: `EventSource` can't show the code that opens a
//! complaint, because it sends no headers of ours.

use std::time::Duration;

use gloo_timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::{fetch, runner::TIME_LIMIT_MILLIS};
use crate::backend::{EventStream, Request};

/// An open stream. Dropped, it is given up, and the connection with it.
pub struct Events {
    connection: Connection,
    reader: ReadableStreamDefaultReader,
    stream: EventStream,
}

/// No stream was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotOpened {
    /// How long the hotline asked to wait, if it did.
    pub retry_after: Option<Duration>,
}

impl Events {
    /// Opens the stream that `request` asks for. It carries neither cookies nor a referrer, and no cache keeps it.
    ///
    /// # Errors
    /// If no answer came within a minute, or another one than a stream of events.
    pub async fn open(request: &Request) -> Result<Self, NotOpened> {
        let connection = Connection::new().ok_or_else(NotOpened::default)?;
        let ready = fetch::build(request, &connection.0).ok_or_else(NotOpened::default)?;
        let limit = connection.limit();
        let response = ready.send().await.map_err(|_| NotOpened::default())?;
        drop(limit);
        let header = |name| response.headers().get(name);
        let is_stream = response.status() == 200
            && header("content-type").is_some_and(|kind| kind.starts_with(EventStream::MEDIA_TYPE));
        let reader = response.body().and_then(|body| ReadableStreamDefaultReader::new(&body).ok());
        match reader {
            Some(reader) if is_stream => Ok(Self { connection, reader, stream: EventStream::default() }),
            _ => {
                let seconds = header("retry-after").and_then(|seconds| seconds.trim().parse().ok());
                Err(NotOpened { retry_after: seconds.map(Duration::from_secs) })
            }
        }
    }

    /// Waits for the next event, or several that come at once. False: the stream has ended, or it stood still for a
    /// minute; a stream that lives sends comments meanwhile.
    pub async fn next(&mut self) -> bool {
        loop {
            let _limit = self.connection.limit();
            let Ok(part) = JsFuture::from(self.reader.read()).await else { return false };
            // At the end there is none.
            let piece =
                Reflect::get(&part, &"value".into()).ok().and_then(|it| it.dyn_into::<Uint8Array>().ok());
            match piece.map(|piece| self.stream.take(&piece.to_vec())) {
                None => return false,
                Some(0) => {}
                Some(_) => return true,
            }
        }
    }
}

/// A connection that ends when nobody needs it any more.
struct Connection(AbortController);

impl Connection {
    fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// Ends the connection after the time limit, unless it is dropped before.
    fn limit(&self) -> Timeout {
        let abort = self.0.clone();
        Timeout::new(TIME_LIMIT_MILLIS, move || abort.abort())
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.abort();
    }
}
