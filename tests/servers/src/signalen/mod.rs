//! A hotline that speaks Signalen's public REST API, version 1, under the prefix `/signals`.
//!
//! | path (with or without a final slash) | what |
//! |---|---|
//! | `GET v1/public/terms/categories` | main categories with their sub-categories, inactive ones included |
//! | `GET v1/public/questions?main_slug&sub_slug` | the questions of a sub-category |
//! | `POST v1/public/signals` | takes a report |
//! | `GET v1/public/signals/{uuid}` | open or closed |
//! | `POST v1/public/signals/{uuid}/attachments` | takes a photo |
//! | `GET v1/public/signals/geography` | reports in categories that the public may see, as GeoJSON |
//! | `GET v1/public/feedback/standard_answers` | texts to choose from |
//! | `GET`, `PUT v1/public/feedback/forms/{token}` | the verdict on a handled report |
//! | `GET v1/public/qa/sessions/{uuid}`, `POST …/answers`, `POST …/submit` | questions that staff ask back |
//! | `POST category/prediction` | the category that a text is about |
//! | `GET /locations/free?q&rows` | an address search in the style of the Dutch "Locatieserver" |
//!
//! Its sentences are Dutch whatever language is asked for. Everyone may read its answers (CORS), but a browser may
//! send only the request headers that [`ALLOWED_HEADERS`] names.

mod addresses;
mod answer;
mod attachments;
mod categories;
mod clock;
mod cors;
mod feedback;
mod follow_up;
mod geography;
mod prediction;
mod questions;
mod report;
mod status;
mod store;
mod throttle;
mod validation;

use std::io;

use axum::{
    Router,
    middleware::from_fn_with_state,
    routing::{MethodRouter, get, post},
};
use serde_json::{Value, json};

pub use cors::ALLOWED_HEADERS;
pub use store::{Attachment, Report, Seen, State};

use crate::{
    Server,
    faults::{Faults, spoil},
};
use store::Shared;

/// How this hotline is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The box that it takes reports in: west, south, east and north in degrees (WGS-84).
    pub bounds: [f64; 4],
    /// How many reports it takes before it turns further ones away, `None` for any number.
    pub limit: Option<u32>,
    /// True: says how long to wait when it turns reports away.
    pub says_how_long: bool,
    /// True: its model for predicting categories is running.
    pub predicts: bool,
}

impl Default for Settings {
    /// A box around the middle of the Netherlands, no limit, predictions.
    fn default() -> Self {
        Self { bounds: [4.7, 52.2, 5.1, 52.5], limit: None, says_how_long: true, predicts: true }
    }
}

/// A running hotline. It stops when this is dropped.
#[derive(Debug)]
pub struct Signalen {
    server: Server,
    shared: Shared,
    /// How it misbehaves. The answers to reports are those of `/v1/public/signals/`.
    pub faults: Faults,
}

impl Signalen {
    /// Starts one. Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(settings: Settings) -> io::Result<Self> {
        let shared = Shared::new(settings);
        let faults = Faults::default();
        let router = cors::around(router(&shared, &faults), shared.clone());
        Ok(Self { server: Server::start(router).await?, shared, faults })
    }

    /// Where the prefix ends, without a final slash: `http://127.0.0.1:40123/signals`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/signals", self.server.url())
    }

    /// The `backend` of a `config.json` with which the widget talks to this hotline, using all that it has.
    #[must_use]
    pub fn backend_settings(&self) -> Value {
        let [west, south, east, north] = self.shared.settings.bounds;
        json!({
            "kind": "signalen",
            "url": self.url(),
            "bounds": { "west": west, "south": south, "east": east, "north": north },
            "prediction": "category/prediction",
            "address_search": format!("{}/locations/free", self.server.url()),
            "public_list": true,
        })
    }

    /// The reports that it has taken, in their order.
    #[must_use]
    pub fn reports(&self) -> Vec<Report> {
        self.shared.lock().reports.clone()
    }

    /// The requests that reached it, in their order.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.lock().seen.clone()
    }

    /// Staff move a report to `state`. False if there is no such report.
    pub fn set_state(&self, uuid: &str, state: State) -> bool {
        self.shared.lock().change(uuid, state)
    }

    /// Staff finish a report; gives the token that the citizen gets by e-mail for the verdict. `None` if there is no
    /// such report.
    pub fn handle(&self, uuid: &str) -> Option<String> {
        self.shared.lock().handle(uuid)
    }

    /// The time to use the form with this token is over.
    pub fn close_form(&self, token: &str) {
        self.shared.lock().close_form(token);
    }

    /// The verdict that came in by the form with this token, as it was sent.
    #[must_use]
    pub fn verdict(&self, token: &str) -> Option<Value> {
        self.shared.lock().forms.iter().find(|form| form.token == token)?.verdict.clone()
    }

    /// Staff ask the citizen a question; gives the session that the citizen gets a link to. `None` if there is no
    /// such report.
    pub fn ask(&self, uuid: &str, question: &str) -> Option<String> {
        self.shared.lock().ask(uuid, question)
    }

    /// The time to answer in this session is over.
    pub fn close_session(&self, session: &str) {
        self.shared.lock().close_session(session);
    }

    /// The answer that was submitted in this session.
    #[must_use]
    pub fn reaction(&self, session: &str) -> Option<String> {
        let store = self.shared.lock();
        let session = store.sessions.iter().find(|known| known.uuid == session)?;
        session.answer.clone().filter(|_| session.is_submitted)
    }
}

fn router(shared: &Shared, faults: &Faults) -> Router {
    let routes: [(&str, MethodRouter<Shared>); 12] = [
        ("/signals/v1/public/terms/categories", get(categories::list)),
        ("/signals/v1/public/questions", get(questions::list)),
        ("/signals/v1/public/signals", post(report::take)),
        ("/signals/v1/public/signals/geography", get(geography::list)),
        ("/signals/v1/public/signals/{uuid}", get(status::show)),
        ("/signals/v1/public/signals/{uuid}/attachments", post(attachments::take)),
        ("/signals/v1/public/feedback/standard_answers", get(feedback::standard_answers)),
        ("/signals/v1/public/feedback/forms/{token}", get(feedback::show).put(feedback::take)),
        ("/signals/v1/public/qa/sessions/{uuid}", get(follow_up::show)),
        ("/signals/v1/public/qa/sessions/{uuid}/answers", post(follow_up::answer)),
        ("/signals/v1/public/qa/sessions/{uuid}/submit", post(follow_up::submit)),
        ("/signals/category/prediction", post(prediction::predict)),
    ];
    let mut router = Router::new().route("/locations/free", get(addresses::search));
    for (path, methods) in routes {
        let methods = methods.fallback(answer::wrong_method);
        router = router.route(path, methods.clone()).route(&format!("{path}/"), methods);
    }
    router
        .fallback(answer::no_page)
        .layer(attachments::body_limit())
        .layer(from_fn_with_state(faults.clone(), spoil))
        .with_state(shared.clone())
}
