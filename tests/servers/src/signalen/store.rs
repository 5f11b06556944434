//! What the hotline remembers.

use std::sync::{Arc, Mutex, MutexGuard};

use axum::{
    extract::Request,
    http::{HeaderMap, Method},
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Settings, clock};
use crate::faults::lock;

/// Where a report stands for the staff. The public learns only whether it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It came in.
    Reported,
    /// Somebody works on it.
    InProgress,
    /// Staff asked the citizen something.
    ReactionRequested,
    /// The citizen answered.
    ReactionReceived,
    /// Finished.
    Handled,
    /// The citizen isn't content.
    ReopenRequested,
    /// Given up.
    Cancelled,
}

impl State {
    pub(super) const fn is_open(self) -> bool {
        !matches!(self, Self::Handled | Self::Cancelled)
    }
}

/// A photo that came with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The file's name as it was sent.
    pub name: String,
    /// The type that its part claimed to have.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A report that was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The tracking id.
    pub uuid: String,
    /// The number for people, without its prefix.
    pub number: usize,
    /// What was sent.
    pub body: Value,
    /// The category's slugs: main, sub.
    pub category: (String, String),
    /// Where it stands.
    pub state: State,
    /// When it came in.
    pub created_at: String,
    /// When it changed last.
    pub updated_at: String,
    /// The photos that came after it, in their order.
    pub attachments: Vec<Attachment>,
}

impl Report {
    /// What the public sees of it.
    pub(super) fn public(&self) -> Value {
        let id = format!("SIG-{}", self.number);
        let (state, words) = if self.state.is_open() { ("OPEN", "Open") } else { ("CLOSED", "Gesloten") };
        let started = self.body["incident_date_start"].as_str().and_then(clock::read);
        json!({
            "_display": id,
            "id": self.number,
            "id_display": id,
            "signal_id": self.uuid,
            "status": { "state": state, "state_display": words },
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "incident_date_start": started,
            "incident_date_end": self.body.get("incident_date_end"),
        })
    }
}

/// A form for a verdict.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub token: String,
    pub uuid: String,
    pub verdict: Option<Value>,
    pub is_closed: bool,
}

/// A question that staff asked back.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub uuid: String,
    pub report: String,
    pub question: String,
    pub question_uuid: String,
    pub answer: Option<String>,
    pub is_submitted: bool,
    pub is_closed: bool,
    pub created_at: String,
}

/// A request that reached the hotline.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its method.
    pub method: Method,
    /// Its path with its query.
    pub path: String,
    /// Its headers.
    pub headers: HeaderMap,
}

impl Seen {
    pub(super) fn of(request: &Request) -> Self {
        Self {
            method: request.method().clone(),
            path: request.uri().to_string(),
            headers: request.headers().clone(),
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Store {
    pub reports: Vec<Report>,
    pub forms: Vec<Form>,
    pub sessions: Vec<Session>,
    pub seen: Vec<Seen>,
    /// How many tries to report there were, for the limit.
    pub tries: u32,
}

/// The store and the settings, as the handlers share them.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    pub settings: Arc<Settings>,
    store: Arc<Mutex<Store>>,
}

impl Shared {
    pub(super) fn new(settings: Settings) -> Self {
        Self { settings: Arc::new(settings), store: Arc::default() }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Store> {
        lock(&self.store)
    }
}

impl Store {
    /// Takes a report and gives what the public sees of it.
    pub(super) fn take(&mut self, body: Value, category: (String, String)) -> Value {
        let now = clock::now();
        let report = Report {
            uuid: Uuid::new_v4().to_string(),
            number: self.reports.len() + 1,
            body,
            category,
            state: State::Reported,
            created_at: now.clone(),
            updated_at: now,
            attachments: Vec::new(),
        };
        let public = report.public();
        self.reports.push(report);
        public
    }

    pub(super) fn report(&mut self, uuid: &str) -> Option<&mut Report> {
        self.reports.iter_mut().find(|report| report.uuid == uuid)
    }

    pub(super) fn form(&mut self, token: &str) -> Option<&mut Form> {
        self.forms.iter_mut().find(|form| form.token == token)
    }

    pub(super) fn session(&mut self, uuid: &str) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.uuid == uuid)
    }

    pub(super) fn change(&mut self, uuid: &str, state: State) -> bool {
        let Some(report) = self.report(uuid) else { return false };
        report.state = state;
        report.updated_at = clock::now();
        true
    }

    pub(super) fn handle(&mut self, uuid: &str) -> Option<String> {
        if !self.change(uuid, State::Handled) {
            return None;
        }
        let token = format!("{}_{}", Uuid::new_v4().simple(), &Uuid::new_v4().simple().to_string()[..10]);
        let form = Form { token: token.clone(), uuid: uuid.to_owned(), verdict: None, is_closed: false };
        self.forms.push(form);
        Some(token)
    }

    /// True while a verdict on the report is awaited.
    pub(super) fn awaits_verdict(&self, uuid: &str) -> bool {
        self.forms.iter().any(|form| form.uuid == uuid && form.verdict.is_none() && !form.is_closed)
    }

    pub(super) fn close_form(&mut self, token: &str) {
        if let Some(form) = self.form(token) {
            form.is_closed = true;
        }
    }

    pub(super) fn ask(&mut self, uuid: &str, question: &str) -> Option<String> {
        if !self.change(uuid, State::ReactionRequested) {
            return None;
        }
        let session = Session {
            uuid: Uuid::new_v4().to_string(),
            report: uuid.to_owned(),
            question: question.to_owned(),
            question_uuid: Uuid::new_v4().to_string(),
            answer: None,
            is_submitted: false,
            is_closed: false,
            created_at: clock::now(),
        };
        let id = session.uuid.clone();
        self.sessions.push(session);
        Some(id)
    }

    pub(super) fn close_session(&mut self, uuid: &str) {
        if let Some(session) = self.session(uuid) {
            session.is_closed = true;
        }
    }
}
