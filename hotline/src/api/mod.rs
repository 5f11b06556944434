//! The native REST profile under `/api/v1`, one resource a module.

mod addresses;
pub(crate) mod body;
mod caching;
mod capabilities;
mod categories;
mod changes;
mod complaints;
mod districts;
pub(crate) mod filing;
mod information;
mod judge;
pub(crate) mod log;
mod openapi;
pub(crate) mod photos;
pub(crate) mod problem;
mod rating;
mod reopening;
pub(crate) mod request;
mod words;

use std::{path::PathBuf, sync::Arc};

use axum::{Router, http::HeaderMap};
use complaint_widget::domain::Reference;
use tokio::sync::{Semaphore, watch};
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use problem::Fault;

use crate::{
    clock::Clock,
    code::ServerKey,
    content::Content,
    database::{
        Database,
        complaints::{self as records, Record},
    },
    open311, reference,
    seats::Seats,
    throttle::Throttle,
};

/// Where the profile begins.
pub const BASE: &str = "/api/v1";

/// What the requests share.
pub struct App {
    /// The hotline's texts and rules.
    pub content: Content,
    /// The database.
    pub database: Database,
    /// The directory of the photos.
    pub photos: PathBuf,
    /// The server's own key.
    pub key: ServerKey,
    /// The time.
    pub clock: Clock,
    /// Limits what an address can write.
    pub writes: Throttle,
    /// Limits how many wrong codes an address can try.
    pub wrong_codes: Throttle,
    /// Changes with every commit.
    pub changes: watch::Receiver<()>,
    /// Limits how many follow complaints.
    pub followers: Seats,
    /// Limits how many photos are decoded at once: each can take 200 MB for a moment.
    pub decoding: Semaphore,
    /// How it speaks Open311.
    pub open311: open311::Settings,
    /// True behind a proxy that sets `X-Forwarded-For`.
    pub trust_forwarded_for: bool,
}

/// The routes and, made from the same list, their description.
fn routes() -> (Router<Arc<App>>, OpenApi) {
    let profile = OpenApiRouter::new()
        .routes(routes!(capabilities::get))
        .routes(routes!(categories::get))
        .routes(routes!(districts::get))
        .routes(routes!(addresses::get))
        .routes(routes!(complaints::create))
        .routes(routes!(complaints::read))
        .routes(routes!(changes::get))
        .routes(routes!(photos::put))
        .routes(routes!(information::post))
        .routes(routes!(rating::put))
        .routes(routes!(reopening::post))
        .routes(routes!(openapi::get));
    OpenApiRouter::with_openapi(openapi::base()).nest(BASE, profile).split_for_parts()
}

/// The profile's OpenAPI document.
#[must_use]
pub fn description() -> OpenApi {
    routes().1
}

/// Everything the server answers; `rest` answers what isn't the profile's.
pub fn router(app: Arc<App>, rest: Router) -> Router {
    let (profile, _) = routes();
    profile
        .merge(open311::router())
        .route(BASE, axum::routing::any(nothing_here))
        .route(&format!("{BASE}/{{*path}}"), axum::routing::any(nothing_here))
        .with_state(app)
        .fallback_service(rest)
        .method_not_allowed_fallback(async || Fault::method_not_allowed())
}

async fn nothing_here() -> Fault {
    Fault::not_found()
}

impl App {
    /// The complaint that the request names and opens. A missing complaint costs the same work and gets the
    /// same answer as a wrong code, and both count against the address.
    ///
    /// # Errors
    /// 404 or, after too many wrong codes, 429.
    async fn opened(
        &self,
        reference: &str,
        headers: &HeaderMap,
        address: std::net::IpAddr,
    ) -> Result<Record, Fault> {
        self.wrong_codes.check(address).map_err(Fault::throttled)?;
        let reference = reference::from_typed(reference).unwrap_or(Reference(String::new())).0;
        let code = request::shown_code(headers)
            .unwrap_or_else(|| complaint_widget::domain::Code::new(String::new()));
        let mut reader = self.database.reader().acquire().await?;
        let record = records::find(&mut reader, &reference).await?;
        let sealed = record.as_ref().map_or(&[0_u8; 32][..], |record| &record.sealed_code);
        let opens = self.key.opens(&reference, &code, sealed);
        match record {
            Some(record) if opens => Ok(record),
            _ => {
                self.wrong_codes.take(address).map_err(Fault::throttled)?;
                Err(Fault::not_found())
            }
        }
    }
}
