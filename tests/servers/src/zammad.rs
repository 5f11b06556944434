//! The form of the ticket system Zammad, which some cities use as a hotline: a token first, then a multipart form.
//! What the fields lack is told under status 200, and nobody can ask what became of a ticket.

use std::{
    collections::BTreeMap,
    io,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Multipart, State},
    http::StatusCode,
    middleware::from_fn_with_state,
    response::{IntoResponse as _, Response},
    routing::post,
};
use serde_json::{Value, json};

use crate::{
    Server,
    faults::{Faults, lock, spoil},
};

/// A file that came with a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketFile {
    /// Its name.
    pub file_name: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A ticket as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentTicket {
    /// The text fields of the form.
    pub fields: BTreeMap<String, String>,
    /// The parts named `file[]`.
    pub files: Vec<TicketFile>,
}

#[derive(Clone, Debug, Default)]
struct Desk {
    tickets: Arc<Mutex<Vec<SentTicket>>>,
    /// How many tokens were given; no two are alike.
    tokens: Arc<AtomicUsize>,
}

/// A Zammad with its form switched on.
#[derive(Debug)]
pub struct Zammad {
    server: Server,
    desk: Desk,
    /// How it misbehaves.
    pub faults: Faults,
}

impl Zammad {
    /// Starts it on a free port. Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start() -> io::Result<Self> {
        let (desk, faults) = (Desk::default(), Faults::default());
        let router = Router::new()
            .route("/api/v1/form_config", post(form_config))
            .route("/api/v1/form_submit", post(form_submit))
            .layer(DefaultBodyLimit::max(20_000_000))
            .layer(from_fn_with_state(faults.clone(), spoil))
            .with_state(desk.clone());
        Ok(Self { server: Server::start(router).await?, desk, faults })
    }

    /// Where its interface begins, without a final slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/api/v1", self.server.url())
    }

    /// The tickets that were made, the oldest first.
    #[must_use]
    pub fn tickets(&self) -> Vec<SentTicket> {
        lock(&self.desk.tickets).clone()
    }
}

/// True for a token that was given for this fingerprint.
fn is_token_of(fingerprint: &str, token: &str) -> bool {
    token.split_once('-').is_some_and(|(_, rest)| !rest.is_empty() && rest == fingerprint)
}

fn forbidden() -> Response {
    (StatusCode::FORBIDDEN, Json(json!({ "error": "Not authorized" }))).into_response()
}

async fn form_config(State(desk): State<Desk>, body: Option<Json<Value>>) -> Response {
    let fingerprint = body.as_ref().and_then(|Json(body)| body["fingerprint"].as_str());
    let Some(fingerprint) = fingerprint.filter(|text| text.len() > 30) else { return forbidden() };
    let token = format!("{}-{fingerprint}", desk.tokens.fetch_add(1, Ordering::Relaxed));
    let endpoint = "http://hotline.example/api/v1/form_submit";
    Json(json!({ "enabled": true, "endpoint": endpoint, "token": token })).into_response()
}

async fn form_submit(State(desk): State<Desk>, mut parts: Multipart) -> Response {
    let mut ticket = SentTicket::default();
    while let Ok(Some(part)) = parts.next_field().await {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "file[]" {
            let file_name = part.file_name().unwrap_or_default().to_owned();
            let media_type = part.content_type().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.unwrap_or_default().to_vec();
            ticket.files.push(TicketFile { file_name, media_type, bytes });
        } else {
            ticket.fields.insert(name, part.text().await.unwrap_or_default());
        }
    }
    let field = |name: &str| ticket.fields.get(name).map_or("", |text| text.trim());
    if !is_token_of(field("fingerprint"), field("token")) {
        return forbidden();
    }
    let mut errors: BTreeMap<&str, &str> = BTreeMap::new();
    for name in ["name", "title", "body", "email"] {
        if field(name).is_empty() {
            errors.insert(name, "required");
        }
    }
    if !field("email").is_empty() && !field("email").contains('@') {
        errors.insert("email", "invalid");
    }
    if !errors.is_empty() {
        return Json(json!({ "errors": errors })).into_response();
    }
    let mut tickets = lock(&desk.tickets);
    tickets.push(ticket);
    let id = tickets.len();
    Json(json!({ "ticket": { "id": id, "number": (77_000 + id).to_string() } })).into_response()
}
