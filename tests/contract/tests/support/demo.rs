//! The demo district's own hotline, with the desk of its clerks.

use std::{net::SocketAddr, path::PathBuf};

use complaint_widget::domain::{LanguageTag, Point, QuotedText, Receipt, Status};
use complaint_widget_contract::desk::{Desk, Facts, Later, Returned};
use complaint_widget_servers::{Faults, Server};
use hotline::{
    clock::Clock,
    content::Content,
    database::{Database, complaints, photos},
    desk::{self, Decision},
    open311::Settings,
    server::{Hotline, Options},
};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::relay;

/// What is spoken with it.
#[derive(Clone, Copy, Debug)]
pub enum Spoken {
    /// The native profile.
    Native,
    /// Open311.
    Open311,
}

/// The hotline, and a relay before it.
pub struct Demo {
    hotline: Hotline,
    directory: TempDir,
    relay: Server,
    faults: Faults,
    spoken: Spoken,
}

impl Demo {
    pub async fn start(spoken: Spoken, writes_per_minute: u32) -> Self {
        let directory = TempDir::new().unwrap();
        let hotline = Hotline::start(Options {
            listen: ([127, 0, 0, 1], 0).into(),
            data: directory.path().join("data"),
            content: Content::demo_district().unwrap(),
            widget: None,
            frame_ancestors: Vec::new(),
            demo_hosts: false,
            writes_per_minute,
            trust_forwarded_for: false,
            open311: Settings { open_writing: true, ..Settings::default() },
            demo_clerk: None,
            clock: Clock::system(),
        })
        .await
        .unwrap();
        let faults = Faults::default();
        let relay = relay::start(hotline.address(), &faults).await;
        Self { hotline, directory, relay, faults, spoken }
    }

    /// The `backend` of a `config.json` that leads here.
    pub fn settings(&self) -> Value {
        match self.spoken {
            Spoken::Native => json!({ "kind": "native", "url": self.native_url() }),
            Spoken::Open311 => {
                let url = format!("{}/open311/v2", self.relay.url());
                json!({ "kind": "open311", "url": url, "profile": "hotline" })
            }
        }
    }

    /// Where its native profile begins, behind the relay.
    pub fn native_url(&self) -> String {
        format!("{}/api/v1", self.relay.url())
    }

    /// Where the hotline itself listens.
    pub fn address(&self) -> SocketAddr {
        self.hotline.address()
    }

    pub async fn stop(self) {
        self.hotline.stop().await.unwrap();
    }

    /// Its database, as the command line of its clerks opens it.
    async fn database(&self) -> Database {
        let path: PathBuf = self.directory.path().join("data/hotline.db");
        Database::open(&path).await.unwrap()
    }
}

impl Desk for Demo {
    fn facts(&self) -> Facts {
        let point = Point { latitude: 38.2041, longitude: 115.4512, accuracy_metres: None };
        match self.spoken {
            Spoken::Native => Facts {
                point,
                address_query: "lane",
                submitting: "/complaints",
                returned: &[
                    Returned::Description,
                    Returned::Category,
                    Returned::Point,
                    Returned::Words,
                    Returned::Photos,
                ],
                judges_categories: true,
                lists_new_ones: false,
            },
            Spoken::Open311 => Facts {
                point,
                address_query: "lane",
                submitting: "/requests.json",
                returned: &[Returned::Description, Returned::Category, Returned::Point, Returned::Photos],
                judges_categories: true,
                lists_new_ones: true,
            },
        }
    }

    fn complaints(&self) -> Later<'_, usize> {
        Box::pin(async {
            let database = self.database().await;
            let all = complaints::list(&mut database.reader().acquire().await.unwrap(), &[]).await.unwrap();
            database.close().await;
            all.len()
        })
    }

    fn photos<'a>(&'a self, receipt: &'a Receipt) -> Later<'a, usize> {
        Box::pin(async {
            let database = self.database().await;
            let mut reader = database.reader().acquire().await.unwrap();
            let record = complaints::find(&mut reader, &receipt.reference.0).await.unwrap().unwrap();
            let photos = photos::of_complaint(&mut reader, record.id).await.unwrap();
            drop(reader);
            database.close().await;
            photos.iter().filter(|photo| photo.arrived.is_some()).count()
        })
    }

    fn answer<'a>(&'a self, receipt: &'a Receipt, words: &'a str) -> Later<'a, ()> {
        Box::pin(async {
            let database = self.database().await;
            let message = QuotedText { text: words.to_owned(), language: Some(LanguageTag::new("en")) };
            let decision = Decision { status: Status::Answered, unit: None, message: Some(message) };
            desk::decide(&database, &receipt.reference.0, decision, Clock::system().now()).await.unwrap();
            database.close().await;
        })
    }

    fn faults(&self) -> &Faults {
        &self.faults
    }
}
