//! A hotline of another kind behind the gateway, and the citizen's side of it.

use complaint_widget::domain::Receipt;
use complaint_widget_contract::desk::{Desk, Facts, Later};
use complaint_widget_servers::{Faults, Server};
use hotline::{
    clock::Clock,
    gateway::{
        config::Config,
        server::{Options, RunningGateway},
    },
};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::relay;

/// The hotline's own side, with the gateway and a relay on which its answers can go wrong before it.
pub struct Behind<D> {
    desk: D,
    relay: Server,
    faults: Faults,
    gateway: RunningGateway,
    _directory: TempDir,
}

impl<D: Desk> Behind<D> {
    /// Starts a gateway with the file `example`, before `upstream` in place of the one that it names.
    pub async fn start(desk: D, example: &str, upstream: &str, key: Option<&str>) -> Self {
        let mut file: Value = serde_json::from_str(example).unwrap();
        file["upstream"] = json!(upstream);
        file["limits"] = json!({ "requests_per_minute": 100_000 });
        let directory = TempDir::new().unwrap();
        let gateway = RunningGateway::start(Options {
            listen: ([127, 0, 0, 1], 0).into(),
            data: directory.path().join("data"),
            widget: None,
            frame_ancestors: Vec::new(),
            trust_forwarded_for: false,
            config: Config::parse("example", &file.to_string()).unwrap(),
            key: key.map(str::to_owned),
            clock: Clock::system(),
        })
        .await
        .unwrap();
        let faults = Faults::default();
        let relay = relay::start(gateway.address(), &faults).await;
        Self { desk, relay, faults, gateway, _directory: directory }
    }

    /// Where the hotline's interface begins for the citizen.
    pub fn url(&self) -> String {
        format!("{}/upstream", self.relay.url())
    }

    pub async fn stop(self) {
        self.gateway.stop().await.unwrap();
    }
}

impl<D: Desk> Desk for Behind<D> {
    fn facts(&self) -> Facts {
        self.desk.facts()
    }

    fn complaints(&self) -> Later<'_, usize> {
        self.desk.complaints()
    }

    fn photos<'a>(&'a self, receipt: &'a Receipt) -> Later<'a, usize> {
        self.desk.photos(receipt)
    }

    fn answer<'a>(&'a self, receipt: &'a Receipt, words: &'a str) -> Later<'a, ()> {
        self.desk.answer(receipt, words)
    }

    fn feedback_token(&self, receipt: &Receipt) -> Option<String> {
        self.desk.feedback_token(receipt)
    }

    fn follow_up_token(&self, receipt: &Receipt) -> Option<String> {
        self.desk.follow_up_token(receipt)
    }

    fn faults(&self) -> &Faults {
        &self.faults
    }
}
