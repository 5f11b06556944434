//! Hotlines that a JSON file describes: an in-house 12345 hotline and the form of Zammad, with the files that the
//! project gives as examples.

use std::{fs, path::Path};

use axum::{Router, routing::get};
use complaint_widget::domain::{Point, Receipt};
use complaint_widget_contract::{
    desk::{Desk, Facts, Later, Returned},
    finding::Findings,
};
use complaint_widget_servers::{
    Faults, Server,
    in_house::{APP_KEY, InHouse},
    zammad::Zammad,
};
use serde_json::{Value, json};

use crate::support::{Behind, backend, backend_behind, findings, keeps};

const POINT: Point = Point { latitude: 39.9, longitude: 116.4, accuracy_metres: None };

/// What nobody can describe in a file.
const NEVER: &[&str] = &[
    "a hotline that takes no reports accepts none",
    "a suggestion is one of the categories",
    "an unchanged complaint is not sent again",
    "a verdict by link is taken once",
    "further questions are answered once",
];
/// What neither example has.
const NEITHER: &[&str] = &[
    "questions kept apart can be had",
    "districts can be chosen",
    "an address can be found",
    "a new complaint is on the public list",
    "the public list keeps to what was asked",
];
/// What a hotline can't do that never tells of a complaint again.
const NO_TRACKING: &[&str] = &[
    "reading gives back what was sent",
    "a wrong receipt opens nothing",
    "added information arrives",
    "a rating is kept",
    "an unsolved complaint is taken up again",
    "a broken answer to a change is unknown",
];

/// What is found of the hotline at `url` by the example `file`.
async fn found(file: &str, url: &str, desk: &dyn Desk) -> Findings {
    let (_page, settings) = described(file, url, |_| {}).await;
    findings(&backend(&settings).await, desk).await
}

/// The example `file` led to `url` and changed, served, and the settings that name it.
async fn described(file: &str, url: &str, change: impl FnOnce(&mut Value)) -> (Server, Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file);
    let mut description: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    description["base"] = url.into();
    change(&mut description);
    let description = description.to_string();
    let page = Router::new().route("/backend.json", get(async || description));
    let page = Server::start(page).await.unwrap();
    let settings = json!({ "kind": "rest", "file": format!("{}/backend.json", page.url()) });
    (page, settings)
}

impl Desk for Staffed<InHouse> {
    fn facts(&self) -> Facts {
        Facts {
            point: POINT,
            address_query: "",
            submitting: "/workorders",
            returned: &[
                Returned::Description,
                Returned::Category,
                Returned::Point,
                Returned::Words,
                Returned::Photos,
            ],
            judges_categories: true,
            lists_new_ones: false,
        }
    }

    fn complaints(&self) -> Later<'_, usize> {
        Box::pin(async { self.0.orders().len() })
    }

    fn photos<'a>(&'a self, receipt: &'a Receipt) -> Later<'a, usize> {
        let order = self.0.orders().into_iter().find(|order| order.number == receipt.reference.0);
        Box::pin(async { order.unwrap().photos.len() })
    }

    fn answer<'a>(&'a self, receipt: &'a Receipt, words: &'a str) -> Later<'a, ()> {
        Box::pin(async { assert!(self.0.answer(&receipt.reference.0, words)) })
    }

    fn faults(&self) -> &Faults {
        &self.0.faults
    }
}

/// A server with its staff.
struct Staffed<T>(T);

impl Desk for Staffed<Zammad> {
    fn facts(&self) -> Facts {
        Facts {
            point: POINT,
            address_query: "",
            submitting: "/form_submit",
            returned: &[],
            judges_categories: false,
            lists_new_ones: false,
        }
    }

    fn complaints(&self) -> Later<'_, usize> {
        Box::pin(async { self.0.tickets().len() })
    }

    fn photos<'a>(&'a self, _receipt: &'a Receipt) -> Later<'a, usize> {
        Box::pin(async { self.0.tickets().last().unwrap().files.len() })
    }

    fn answer<'a>(&'a self, _receipt: &'a Receipt, _words: &'a str) -> Later<'a, ()> {
        panic!("no ticket can be read again")
    }

    fn faults(&self) -> &Faults {
        &self.0.faults
    }
}

#[tokio::test]
async fn an_in_house_hotline_keeps_the_contract() {
    let hotline = Staffed(InHouse::start().await.unwrap());
    let found = found("public/backend-12345.json", &hotline.0.url(), &hotline).await;
    keeps(&found, &[NEVER, NEITHER]);
}

#[tokio::test]
async fn the_form_of_zammad_keeps_the_contract() {
    let hotline = Staffed(Zammad::start().await.unwrap());
    let found = found("docs/examples/backend-zammad.json", &hotline.0.url(), &hotline).await;
    keeps(
        &found,
        &[
            NEVER,
            NEITHER,
            NO_TRACKING,
            &[
                "the same key again is the same complaint",
                "a retry after a broken answer doubles nothing",
                "a category that is gone is rejected, and nothing taken",
            ],
        ],
    );
}

#[tokio::test]
async fn behind_the_gateway_no_key_is_in_the_description() {
    let hotline = Staffed(InHouse::start().await.unwrap());
    let upstream = hotline.0.url();
    let file = include_str!("../../../hotline/gateway/rest-12345.json");
    let behind = Behind::start(hotline, file, &upstream, Some(APP_KEY)).await;
    let (_page, settings) = described("public/backend-12345.json", &behind.url(), |description| {
        description.as_object_mut().unwrap().remove("headers").unwrap();
    })
    .await;
    let found = findings(&backend_behind(&settings).await, &behind).await;
    keeps(&found, &[NEVER, NEITHER]);
    behind.stop().await;
}

#[tokio::test]
async fn behind_the_gateway_a_repeated_form_is_one_ticket_whatever_its_token() {
    let hotline = Staffed(Zammad::start().await.unwrap());
    let upstream = hotline.0.url();
    let file = include_str!("../../../hotline/gateway/rest-zammad.json");
    let behind = Behind::start(hotline, file, &upstream, None).await;
    let (_page, settings) = described("docs/examples/backend-zammad.json", &behind.url(), |_| {}).await;
    let found = findings(&backend_behind(&settings).await, &behind).await;
    let category = &["a category that is gone is rejected, and nothing taken"];
    keeps(&found, &[NEVER, NEITHER, NO_TRACKING, category]);
    behind.stop().await;
}
