//! What the hotlines of all kinds need here.

mod demo;
mod gateway;
mod relay;

use std::collections::BTreeSet;

use complaint_widget::{
    backend::{AnyBackend, connect},
    embed::Config,
};
use complaint_widget_contract::{
    desk::Desk,
    finding::Findings,
    runner::Phone,
    suite::{self, Line},
};
use serde_json::{Value, json};

pub use demo::{Demo, Spoken};
pub use gateway::Behind;
pub use relay::forwarding;

/// The backend that a `config.json` with these settings chooses.
pub async fn backend(settings: &Value) -> AnyBackend {
    connected(settings, false).await
}

/// The same behind the gateway.
pub async fn backend_behind(settings: &Value) -> AnyBackend {
    connected(settings, true).await
}

async fn connected(settings: &Value, gateway: bool) -> AnyBackend {
    let config = json!({
        "backend": settings,
        "gateway": gateway,
        "languages": ["en", "zh-Hans", "ar"],
        "name": { "en": "Pinghe District Hotline" },
    });
    let config = Config::from_json(config.to_string().as_bytes()).unwrap();
    Phone::new().unwrap().run(connect(&config)).await.unwrap().unwrap()
}

/// Makes every check.
pub async fn findings(backend: &AnyBackend, desk: &dyn Desk) -> Findings {
    suite::run(&Line::new(backend, desk, Phone::new().unwrap()), &mut |_| {}).await
}

/// Fails unless every check ends well, but for those in `not_checked`, which must have had nothing to check.
pub fn keeps(findings: &Findings, not_checked: &[&[&str]]) {
    assert!(findings.are_good(), "\n{findings}");
    let expected: BTreeSet<_> = not_checked.concat().into_iter().collect();
    let skipped: BTreeSet<_> = findings.not_checked().into_iter().collect();
    assert_eq!(skipped, expected, "\n{findings}");
}
