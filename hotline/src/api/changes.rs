//! `GET complaints/{reference}/events`.

use std::{convert::Infallible, net::IpAddr, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, Response},
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use complaint_widget::{
    backend::native::wire::Problem,
    domain::{LanguageTag, Reference},
};
use futures_util::stream;
use tokio::sync::watch;

use super::{
    App, caching,
    complaints::shown,
    openapi::{CodeParameter, LanguageParameters},
    problem::Fault,
    request::{ClientAddress, InPath, Language},
};
use crate::{database::complaints, seats::Seat};

/// How often a comment shows that the connection lives, and lets the hotline notice one that doesn't.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// When a client that finds no seat may ask again; meanwhile it can read the complaint now and then.
const FULL: Duration = Duration::from_secs(60);

/// Says when a complaint changes, as server-sent events: `changed` with the entity tag that reading it gives then, in
/// the same language, and nothing else. The first comes at once, with the tag of the moment. The stream ends when the
/// hotline stops.
#[utoipa::path(
    get,
    path = "/complaints/{reference}/events",
    operation_id = "followComplaint",
    params(
        ("reference" = String, Path, description = "The public number.", example = "PH-2026-000042"),
        CodeParameter,
        LanguageParameters,
    ),
    responses(
        (status = 200, description = "The stream.", body = String, content_type = "text/event-stream",
            example = "event: changed\ndata: \"5d41402abc4b2a76b9719d91\"\n\n"),
        (status = 404, description = "No such complaint, or the code is wrong.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many streams at once, or too many wrong codes from this address.",
            body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64, description = "Seconds."))),
        (status = 503, description = "Out of order.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
pub async fn get(
    State(app): State<Arc<App>>,
    InPath(reference): InPath<String>,
    Language(language): Language,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
) -> Result<Response<Body>, Fault> {
    let follower = Follower::new(app, &reference, language, &headers, address).await?;
    let events = Sse::new(stream::unfold(follower, Follower::next));
    // A proxy that collects an answer before it passes it on would keep everything back.
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    Ok((unbuffered, events.keep_alive(KeepAlive::new().interval(HEARTBEAT))).into_response())
}

/// A client that waits for changes.
struct Follower {
    app: Arc<App>,
    reference: Reference,
    language: LanguageTag,
    changes: watch::Receiver<()>,
    /// The entity tag that it was told last.
    told: String,
    /// Free again when this is dropped.
    _seat: Seat,
}

impl Follower {
    async fn new(
        app: Arc<App>,
        reference: &str,
        language: LanguageTag,
        headers: &HeaderMap,
        address: IpAddr,
    ) -> Result<Self, Fault> {
        let reference = app.opened(reference, headers, address).await?.reference;
        let seat = app.followers.take(address).ok_or_else(|| Fault::throttled(FULL))?;
        let changes = app.changes.clone();
        Ok(Self { app, reference, language, changes, told: String::new(), _seat: seat })
    }

    /// The next change; `None`, the end, when the hotline stops or fails: the client may come back.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            // Before looking, so that nothing that comes meanwhile is missed.
            self.changes.borrow_and_update();
            let tag = self.tag().await.ok()?;
            if tag != self.told {
                self.told.clone_from(&tag);
                return Some((Ok(Event::default().event("changed").data(tag)), self));
            }
            self.changes.changed().await.ok()?;
        }
    }

    async fn tag(&self) -> Result<String, Fault> {
        let mut reader = self.app.database.reader().acquire().await?;
        let record = complaints::find(&mut reader, &self.reference.0).await?.ok_or_else(Fault::not_found)?;
        drop(reader);
        let complaint = shown(&self.app, record, &self.language).await?;
        Ok(caching::tag(&serde_json::to_vec(&complaint).map_err(|_| Fault::internal())?))
    }
}
