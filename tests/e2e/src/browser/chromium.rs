//! Chromium by chromedriver, and what can only be asked of it.

use std::process::Command;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Browser, Colours, Driver, Engine, HEIGHT, Setup};
use crate::{child::Running, places::Places};

/// A driver at a free port. It looks for one in IPv6 and takes the same in IPv4, where another program may have it
/// already: it gives up then, and one looks again.
pub(super) fn driver() -> Driver {
    let start = || {
        let mut command = Command::new(Places::chromedriver());
        command.args(["--port=0", "--log-level=SEVERE"]);
        Running::start(&mut command, |line| {
            let port = line.split("started successfully on port ").nth(1)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        })
    };
    let (running, port) = (0..5).find_map(|_| start()).expect("the driver finds a port");
    Driver { running, port, _screen: None }
}

/// The screen of a phone of this width.
fn phone(width: u64) -> Value {
    json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": true })
}

pub(super) fn capabilities(setup: &Setup, profile: &TempDir) -> Value {
    let mut arguments: Vec<String> =
        "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync"
            .split_whitespace()
            .map(str::to_owned)
            .collect();
    let first = setup.languages.split(',').next().unwrap_or_default();
    arguments.push(format!("--lang={first}"));
    arguments.push(format!("--user-data-dir={}", profile.path().display()));
    let mut preferences = json!({
        "intl.accept_languages": setup.languages,
        "webkit.webprefs.default_font_size": setup.text_size,
    });
    if !setup.javascript {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": Places::chromium(),
            "args": arguments,
            "prefs": preferences,
            "mobileEmulation": {
                "deviceMetrics": { "width": setup.width, "height": HEIGHT, "pixelRatio": 1.0, "touch": true },
            },
        },
    })
}

impl Browser {
    /// What of the setup is said to a Chromium that runs already.
    pub(super) async fn set_up_chromium(&self, setup: &Setup) {
        if setup.colours == Colours::Dark {
            self.emulate_media(&[("prefers-color-scheme", "dark")]).await;
        }
        if let Some(script) = setup.before {
            self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        }
    }

    /// A command of the Chrome DevTools Protocol.
    ///
    /// # Panics
    /// In an engine that doesn't speak it.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium knows {command}");
        let answer = self.driver.cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Has the page believe that the phone is set so: pairs of a media feature and its value. Only Chromium can.
    pub async fn emulate_media(&self, features: &[(&str, &str)]) {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// A picture of the whole page, as PNG, as if the screen were as high as the page: what sticks to the
    /// screen's lower edge is at the end of the page then, and covers nothing. Only Chromium can.
    pub async fn picture(&self) -> Vec<u8> {
        self.run("window.scrollTo(0, 0)").await;
        let width = self.run("return innerWidth").await;
        let height = self.run("return Math.max(innerHeight, document.documentElement.scrollHeight)").await;
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
        self.cdp("Emulation.setDeviceMetricsOverride", screen).await;
        let answer = self.cdp("Page.captureScreenshot", json!({})).await;
        self.cdp("Emulation.setDeviceMetricsOverride", phone(width.as_u64().unwrap_or_default())).await;
        BASE64.decode(answer["data"].as_str().expect("a picture")).expect("Base64")
    }

    /// What the console of Chromium holds: see [`Browser::complaints`].
    pub(super) async fn complaints_of_chromium(&self) -> Vec<String> {
        let is_harmless = |level: &str| matches!(level, "INFO" | "DEBUG" | "FINE" | "FINER" | "FINEST");
        let log = self.driver.browser_log().await.unwrap();
        log.into_iter()
            .filter(|entry| !is_harmless(&entry.level))
            .map(|entry| format!("{} {} {}", entry.level, entry.source.unwrap_or_default(), entry.message))
            .collect()
    }
}
