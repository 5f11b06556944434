//! Open311 `GeoReport` v2 as different servers speak it.
//!
//! One [`Hotline`] behaves as its [`Dialect`] says, which is data, and answers badly on demand ([`Faults`]). Two
//! reports by other people are there from the start, the second one newer, so that a client that takes the first
//! number it sees is found out.

mod catalogue;
mod desk;
mod dialect;
mod intake;
mod listing;

use std::{
    io,
    sync::{Arc, Mutex, MutexGuard},
};

use axum::{
    Json, Router,
    body::Body,
    extract::{DefaultBodyLimit, Path, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};

pub use desk::{Sent, SentFile};
pub use dialect::{Complaining, Definitions, Dialect, Numbers, Packing, Photos, Posting, Respect};

use crate::{
    Server,
    faults::{Faults, lock, spoil},
};
use desk::Desk;

/// The largest body it takes, in bytes: a few photos.
const BODY_MAX_BYTES: usize = 20_000_000;

/// What the handlers share.
#[derive(Clone)]
struct Context {
    dialect: Dialect,
    desk: Arc<Mutex<Desk>>,
}

impl Context {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        lock(&self.desk)
    }

    /// A fault in the content or in the right to send it.
    fn complain(&self, status: u16, field: &str, words: &str) -> Response {
        let complaint = match self.dialect.complaining {
            Complaining::Specified => json!([{ "code": status, "description": words }]),
            Complaining::NamedField => json!([{ "code": format!("103 - {field}"), "description": words }]),
            Complaining::Message => json!([{ "message": words }]),
        };
        (StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST), Json(complaint)).into_response()
    }
}

/// A running Open311 server.
pub struct Hotline {
    server: Server,
    context: Context,
    /// How it misbehaves.
    pub faults: Faults,
}

impl Hotline {
    /// Starts one. Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(dialect: Dialect) -> io::Result<Self> {
        let context = Context { dialect, desk: Arc::default() };
        let faults = Faults::default();
        for (service, words) in [(0, "Dark since Monday"), (2, "A drill at midnight")] {
            let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
            let fields = vec![field("description", words), field("lat", "39.5"), field("long", "116.5")];
            let sent = Sent { fields, ..Sent::default() };
            context.desk().take(&catalogue::SERVICES[service], sent, vec![]);
        }
        Ok(Self { server: Server::start(router(context.clone(), &faults)).await?, context, faults })
    }

    /// Where the interface begins, without a final slash.
    #[must_use]
    pub fn base(&self) -> String {
        format!("{}{}", self.server.url(), self.context.dialect.base)
    }

    /// The `backend` of a `config.json` that leads here.
    #[must_use]
    pub fn settings(&self) -> Value {
        let mut settings =
            json!({ "kind": "open311", "url": self.base(), "profile": self.context.dialect.profile });
        if let Some(key) = self.context.dialect.key {
            settings["api_key"] = json!(key);
        }
        if let Some(jurisdiction) = self.context.dialect.jurisdiction {
            settings["jurisdiction_id"] = json!(jurisdiction);
        }
        settings
    }

    /// Every request that came, in order.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.context.desk().sent.clone()
    }

    /// How many reports are there, the two from the start included.
    #[must_use]
    pub fn reports(&self) -> usize {
        self.context.desk().reports.len()
    }

    /// How many photos the report with this number has.
    #[must_use]
    pub fn photos(&self, number: &str) -> usize {
        let desk = self.context.desk();
        let report = desk.reports.iter().find(|report| report.number.to_string() == number);
        report.map_or(0, |report| report.media.len())
    }

    /// Staff give a report another status, with words. An unknown number changes nothing.
    pub fn note(&self, number: &str, status: &str, words: &str) {
        if let Ok(number) = number.parse() {
            self.context.desk().note(number, status, words);
        }
    }
}

fn router(context: Context, faults: &Faults) -> Router {
    let base = context.dialect.base;
    let detail = context.dialect.detail;
    let mut router = Router::new()
        .route(&format!("{base}/services.json"), get(services))
        .route(&format!("{base}/services/{{code}}"), get(definition))
        .route(&format!("{base}/requests.json"), get(listing::list).post(intake::take))
        .route(&format!("{base}/{detail}/{{number}}"), get(listing::single))
        .route("/media/{number}", get(media));
    if context.dialect.posting == Posting::Token {
        router = router.route(&format!("{base}/tokens/{{token}}"), get(listing::token));
    }
    if context.dialect.photos == Photos::Upload {
        router = router.route(&format!("{base}/image"), post(intake::upload));
    }
    router
        .fallback(async || page(StatusCode::NOT_FOUND))
        .layer(DefaultBodyLimit::max(BODY_MAX_BYTES))
        .layer(from_fn_with_state(faults.clone(), spoil))
        .layer(from_fn(open_to_browsers))
        .with_state(context)
}

/// A page for people, where a program wanted an answer.
fn page(status: StatusCode) -> Response {
    (status, Html("<!doctype html>\n<title>City portal</title>\n<h1>Welcome</h1>\n")).into_response()
}

/// Tells browsers what other origins may send, as these servers do, and takes nothing else.
async fn open_to_browsers(request: Request, next: Next) -> Response {
    let mut response = if request.method() == Method::OPTIONS {
        StatusCode::OK.into_response()
    } else if request.headers().contains_key("idempotency-key") {
        // A browser would never have sent it: the answer to its question before doesn't name this header.
        StatusCode::FORBIDDEN.into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "X-Requested-With,content-type,Authorization"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn services(State(context): State<Context>) -> Response {
    Json(context.dialect.pack("services", context.dialect.services())).into_response()
}

async fn definition(State(context): State<Context>, Path(code): Path<String>) -> Response {
    let service = code.strip_suffix(".json").and_then(|code| context.dialect.service(code));
    let Some(service) = service else { return page(StatusCode::NOT_FOUND) };
    if context.dialect.definitions == Definitions::Layered && !service.has_questions {
        return context.complain(400, "service_code", "This service asks nothing");
    }
    match context.dialect.definition(service) {
        Some(definition) => Json(definition).into_response(),
        None => page(StatusCode::NOT_FOUND),
    }
}

async fn media(State(context): State<Context>, Path(number): Path<usize>) -> Response {
    match context.desk().files.get(number) {
        Some(file) => Body::from(file.bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
