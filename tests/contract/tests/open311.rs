//! Open311, against the hotline and against each kind of server.

use complaint_widget::domain::{Point, Receipt};
use complaint_widget_contract::{
    desk::{Desk, Facts, Later, Returned},
    finding::Findings,
};
use complaint_widget_servers::{
    Faults,
    open311::{Dialect, Hotline},
};
use serde_json::json;

use crate::support::{Behind, Demo, Spoken, backend, backend_behind, findings, keeps};

/// What Open311 has no words for.
const NEVER: &[&str] = &[
    "districts can be chosen",
    "an address can be found",
    "a suggestion is one of the categories",
    "an unchanged complaint is not sent again",
    "added information arrives",
    "a rating is kept",
    "an unsolved complaint is taken up again",
    "a verdict by link is taken once",
    "further questions are answered once",
    "a broken answer to a change is unknown",
];
/// What only a server has that takes no reports.
const READ_ONLY: &[&str] = &["a hotline that takes no reports accepts none"];
const NO_PHOTOS: &[&str] = &["its photos arrive"];
const NO_KEYS: &[&str] =
    &["the same key again is the same complaint", "a retry after a broken answer doubles nothing"];
const NO_QUESTIONS: &[&str] = &["questions kept apart can be had"];
/// What only a server has that takes reports.
const REPORTING: &[&str] = &[
    "a report with everything is accepted with proof",
    "a report with the least is accepted with proof",
    "a category that is gone is rejected, and nothing taken",
    "reading gives back what was sent",
    "a new complaint is on the public list",
    "a broken answer to a report is unknown",
    "a throttled report is refused, and nothing taken",
];

/// A server of one kind with its staff.
struct Staffed {
    hotline: Hotline,
    returned: &'static [Returned],
}

impl Desk for Staffed {
    fn facts(&self) -> Facts {
        Facts {
            // Where a 32-bit float holds it.
            point: Point { latitude: 39.75, longitude: 116.25, accuracy_metres: None },
            address_query: "",
            submitting: "/requests.json",
            returned: self.returned,
            judges_categories: true,
            lists_new_ones: true,
        }
    }

    fn complaints(&self) -> Later<'_, usize> {
        Box::pin(async { self.hotline.reports() })
    }

    fn photos<'a>(&'a self, receipt: &'a Receipt) -> Later<'a, usize> {
        Box::pin(async { self.hotline.photos(&receipt.reference.0) })
    }

    fn answer<'a>(&'a self, receipt: &'a Receipt, words: &'a str) -> Later<'a, ()> {
        Box::pin(async { self.hotline.note(&receipt.reference.0, "closed", words) })
    }

    fn faults(&self) -> &Faults {
        &self.hotline.faults
    }
}

async fn found(dialect: Dialect, returned: &'static [Returned]) -> Findings {
    let staffed = Staffed { hotline: Hotline::start(dialect).await.unwrap(), returned };
    let backend = backend(&staffed.hotline.settings()).await;
    findings(&backend, &staffed).await
}

#[tokio::test]
async fn the_hotline_keeps_the_contract_over_open311() {
    let demo = Demo::start(Spoken::Open311, 1_000).await;
    let found = findings(&backend(&demo.settings()).await, &demo).await;
    keeps(&found, &[NEVER, READ_ONLY]);
    demo.stop().await;
}

/// What an Open311 server gives back unless it hides something.
const OPEN: &[Returned] = &[Returned::Description, Returned::Category, Returned::Point];

#[tokio::test]
async fn a_server_that_keeps_to_the_specification_keeps_the_contract() {
    keeps(&found(Dialect::PLAIN, OPEN).await, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS]);
}

#[tokio::test]
async fn a_server_that_gives_the_number_later_keeps_the_contract() {
    keeps(&found(Dialect::TOKENS, OPEN).await, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS]);
}

#[tokio::test]
async fn fixmystreet_keeps_the_contract_and_takes_nothing() {
    let found = found(Dialect::FIXMYSTREET, OPEN).await;
    keeps(&found, &[NEVER, REPORTING, NO_PHOTOS, NO_KEYS, NO_QUESTIONS]);
}

#[tokio::test]
async fn codefornl_keeps_the_contract() {
    let returned = &[Returned::Description, Returned::Point, Returned::Photos];
    keeps(&found(Dialect::CODEFORNL, returned).await, &[NEVER, READ_ONLY, NO_KEYS]);
}

#[tokio::test]
async fn libre311_keeps_the_contract() {
    let returned = &[Returned::Description, Returned::Category, Returned::Point, Returned::Photos];
    keeps(&found(Dialect::LIBRE311, returned).await, &[NEVER, READ_ONLY]);
}

#[tokio::test]
async fn mark_a_spot_keeps_the_contract() {
    keeps(&found(Dialect::MARK_A_SPOT, OPEN).await, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS]);
}

#[tokio::test]
async fn boston_keeps_the_contract() {
    keeps(&found(Dialect::BOSTON, OPEN).await, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS]);
}

#[tokio::test]
async fn seeclickfix_keeps_the_contract() {
    let found = found(Dialect::SEECLICKFIX, OPEN).await;
    keeps(&found, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS, NO_QUESTIONS]);
}

#[tokio::test]
async fn behind_the_gateway_a_server_that_knows_no_keys_takes_a_repeated_report_for_one() {
    let returned = &[Returned::Description, Returned::Point, Returned::Photos];
    let hotline = Hotline::start(Dialect::CODEFORNL).await.unwrap();
    let upstream = hotline.base();
    let file = include_str!("../../../hotline/gateway/open311.json");
    let behind = Behind::start(Staffed { hotline, returned }, file, &upstream, Dialect::CODEFORNL.key).await;
    let settings = json!({ "kind": "open311", "url": behind.url(), "profile": "codefornl" });
    let found = findings(&backend_behind(&settings).await, &behind).await;
    keeps(&found, &[NEVER, READ_ONLY]);
    behind.stop().await;
}
