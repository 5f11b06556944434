//! An in-house hotline as a city's own department writes one: answers that say in themselves whether all is well
//! (also under status 200), member names in Chinese, times without a zone, an application key in a header, a
//! query password for each work order, and an order number of its own.
//!
//! | call | does |
//! |---|---|
//! | `GET /hotline/v2/categories?lang=` | every category, under its department |
//! | `POST /hotline/v2/workorders` | files a work order; the same `requestId` again is the same order |
//! | `POST /hotline/v2/workorders/{number}/photos` | adds a photo, the multipart part `file` |
//! | `GET /hotline/v2/workorders/{number}` | the order with its history |
//! | `POST /hotline/v2/workorders/{number}/notes` | adds the citizen's words; the same `requestId` again adds nothing |
//! | `POST /hotline/v2/workorders/{number}/visit` | the three questions of the return visit |
//! | `POST /hotline/v2/workorders/{number}/redo` | has it taken up again, once a `requestId` |
//!
//! Every call wants [`APP_KEY`] in `X-App-Key`; those about an order want its password in `X-Query-Password`.

mod answers;
mod desk;
mod orders;

use std::io;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
pub use desk::{KeptPhoto, Order};

use crate::{
    Server,
    faults::{Faults, spoil},
};

/// What `X-App-Key` must say.
pub const APP_KEY: &str = "widget-of-quiet-hills";

/// The largest photo it takes, in bytes.
pub const PHOTO_MAX_BYTES: usize = 500_000;

/// The in-house hotline.
#[derive(Debug)]
pub struct InHouse {
    server: Server,
    desk: desk::Desk,
    /// How it misbehaves.
    pub faults: Faults,
}

impl InHouse {
    /// Starts it on a free port. Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start() -> io::Result<Self> {
        let (desk, faults) = (desk::Desk::default(), Faults::default());
        let server = Server::start(Self::router(&desk, &faults)).await?;
        Ok(Self { server, desk, faults })
    }

    fn router(desk: &desk::Desk, faults: &Faults) -> Router {
        let api = Router::new()
            .route("/categories", get(orders::categories))
            .route("/workorders", post(orders::file))
            .route("/workorders/{number}", get(orders::show))
            .route("/workorders/{number}/photos", post(orders::add_photo))
            .route("/workorders/{number}/notes", post(orders::add_note))
            .route("/workorders/{number}/visit", post(orders::visit))
            .route("/workorders/{number}/redo", post(orders::redo))
            .layer(DefaultBodyLimit::max(4 * PHOTO_MAX_BYTES))
            .layer(from_fn(answers::demand_key));
        Router::new()
            .nest("/hotline/v2", api)
            .layer(from_fn_with_state(faults.clone(), spoil))
            .with_state(desk.clone())
    }

    /// Where its interface begins, without a final slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/hotline/v2", self.server.url())
    }

    /// The work orders that it keeps, the oldest first.
    #[must_use]
    pub fn orders(&self) -> Vec<Order> {
        self.desk.orders()
    }

    /// Has a clerk hand the order to a department. False if there is no such order.
    pub fn forward(&self, number: &str, department: &str) -> bool {
        self.desk.clerk(number, "已转办", Some(department), "已转交承办单位")
    }

    /// Has a clerk answer the order, after which the citizen is asked for a verdict. False if there is no such order.
    pub fn answer(&self, number: &str, words: &str) -> bool {
        self.desk.clerk(number, "待评价", None, words)
    }
}
