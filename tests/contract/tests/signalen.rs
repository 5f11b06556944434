//! Signalen, against a small one.

use std::time::Duration;

use complaint_widget::{
    backend::{Attempt, Refusal, Trouble},
    domain::{Code, Point, Receipt},
};
use complaint_widget_contract::{
    desk::{Desk, Facts, Later},
    runner::Phone,
    suite::Line,
};
use complaint_widget_servers::{
    Faults,
    signalen::{Settings, Signalen},
};
use serde_json::Value;
use uuid::Uuid;

use crate::support::{Behind, backend, backend_behind, findings, keeps};

/// What Signalen has no words for.
const NEVER: &[&str] = &[
    "districts can be chosen",
    "a hotline that takes no reports accepts none",
    "an unchanged complaint is not sent again",
    "added information arrives",
    "a rating is kept",
    "an unsolved complaint is taken up again",
    "a new complaint is on the public list",
    "a broken answer to a change is unknown",
];
const NO_KEYS: &[&str] =
    &["the same key again is the same complaint", "a retry after a broken answer doubles nothing"];

/// The small Signalen with its staff.
struct Staffed(Signalen);

impl Staffed {
    async fn start(settings: Settings) -> Self {
        Self(Signalen::start(settings).await.unwrap())
    }

    /// Its settings with what a deployment may switch on.
    fn settings(&self) -> Value {
        let mut settings = self.0.backend_settings();
        settings["public_list"] = true.into();
        settings
    }
}

fn tracking_id(receipt: &Receipt) -> &str {
    receipt.code.as_ref().map_or("", Code::secret)
}

impl Desk for Staffed {
    fn facts(&self) -> Facts {
        Facts {
            point: Point { latitude: 52.37, longitude: 4.9, accuracy_metres: None },
            address_query: "lindelaan",
            submitting: "/v1/public/signals/",
            returned: &[],
            judges_categories: true,
            lists_new_ones: false,
        }
    }

    fn complaints(&self) -> Later<'_, usize> {
        Box::pin(async { self.0.reports().len() })
    }

    fn photos<'a>(&'a self, receipt: &'a Receipt) -> Later<'a, usize> {
        let report = self.0.reports().into_iter().find(|report| report.uuid == tracking_id(receipt));
        Box::pin(async { report.unwrap().attachments.len() })
    }

    fn answer<'a>(&'a self, receipt: &'a Receipt, _words: &'a str) -> Later<'a, ()> {
        Box::pin(async { assert!(self.0.handle(tracking_id(receipt)).is_some()) })
    }

    fn feedback_token(&self, receipt: &Receipt) -> Option<String> {
        self.0.handle(tracking_id(receipt))
    }

    fn follow_up_token(&self, receipt: &Receipt) -> Option<String> {
        self.0.ask(tracking_id(receipt), "Bij welke deur?")
    }

    fn faults(&self) -> &Faults {
        &self.0.faults
    }
}

#[tokio::test]
async fn signalen_keeps_the_contract() {
    let hotline = Staffed::start(Settings::default()).await;
    let found = findings(&backend(&hotline.settings()).await, &hotline).await;
    keeps(&found, &[NEVER, NO_KEYS]);
}

#[tokio::test]
async fn behind_the_gateway_a_repeated_report_is_one() {
    let hotline = Staffed::start(Settings::default()).await;
    let (upstream, mut settings) = (hotline.0.url(), hotline.settings());
    let file = include_str!("../../../hotline/gateway/signalen.json");
    let behind = Behind::start(hotline, file, &upstream, None).await;
    settings["url"] = behind.url().into();
    let found = findings(&backend_behind(&settings).await, &behind).await;
    keeps(&found, &[NEVER]);
    behind.stop().await;
}

#[tokio::test]
async fn a_throttled_phone_is_told_how_long_to_wait_where_signalen_says_it() {
    for says_how_long in [true, false] {
        let settings = Settings { limit: Some(1), says_how_long, ..Settings::default() };
        let hotline = Staffed::start(settings).await;
        let signalen = backend(&hotline.settings()).await;
        let line = Line::new(&signalen, &hotline, Phone::new().unwrap());
        let filed = line.file_whole().await.unwrap();
        let attempt = Attempt { key: Uuid::new_v4().to_string(), insists: false };
        match line.send(&filed.submission, &attempt).await {
            Err(Trouble::Refused(Refusal::Throttled { retry_after })) => {
                assert_eq!(retry_after.is_some_and(|wait| wait > Duration::ZERO), says_how_long);
            }
            other => panic!("throttled; not {other:?}"),
        }
        assert_eq!(hotline.0.reports().len(), 1);
    }
}
