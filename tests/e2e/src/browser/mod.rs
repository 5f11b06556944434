//! A browser with a profile that nobody has used before, the size of a phone, and what can be asked of it.
//!
//! - `chromium`, `firefox`, `webkit`: how each is started, and what only it can;
//! - `touch`: what a finger does;
//! - `frame`: into the widget on another's page, and out again.

mod chromium;
mod firefox;
mod frame;
mod touch;
mod webkit;

use std::{cell::RefCell, fs, process::Command, sync::Arc, time::Duration};

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{WindowHandle, prelude::WebDriver};
use tokio::time::{Instant, sleep};

use crate::child::Running;

/// How long a step waits for what it needs. Generous: the machine may be busy, and a step that works never
/// waits for the end of it.
const PATIENCE: Duration = Duration::from_secs(30);
/// The height of the phone's screen in CSS pixels.
const HEIGHT: u32 = 740;
/// Between two looks at the page.
const LOOK: Duration = Duration::from_millis(40);

/// What draws the pages and runs their scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox, the release with extended support.
    Firefox,
    /// WebKitGTK, in the browser that comes with it for trying it out.
    WebKit,
}

impl Engine {
    /// All.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Whether one learns what its console holds. WebKit writes nothing down in a session that leaves no traces, as
    /// one that is steered always is.
    #[must_use]
    pub fn tells_its_console(self) -> bool {
        self != Self::WebKit
    }
}

/// The colours that the phone is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What kind of phone it is.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Its engine.
    pub engine: Engine,
    /// The languages of its owner, the preferred one first, as in `Accept-Language`. WebKit speaks English only.
    pub languages: &'static str,
    /// Its colours.
    pub colours: Colours,
    /// The screen's width in CSS pixels. The windows of Firefox and of WebKit have to hold their own controls, and are
    /// about 500 wide at least.
    pub width: u32,
    /// The size of text that the browser is set to, in pixels; its own is 16, and WebKit knows no other.
    pub text_size: u32,
    /// Whether pages may run scripts.
    pub javascript: bool,
    /// A script that runs before any of the page's. Only Chromium can have one.
    pub before: Option<&'static str>,
}

impl Setup {
    /// A phone whose owner reads these languages.
    #[must_use]
    pub fn speaking(languages: &'static str) -> Self {
        Self {
            engine: Engine::Chromium,
            languages,
            colours: Colours::Light,
            width: 360,
            text_size: 16,
            javascript: true,
            before: None,
        }
    }

    /// A phone with this engine, whose owner reads English.
    #[must_use]
    pub fn with(engine: Engine) -> Self {
        Self { engine, ..Self::default() }
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self::speaking("en")
    }
}

/// A tab of a browser.
pub struct Tab(WindowHandle);

/// What steers a browser. The driver ends before the screen that its browser is drawn on.
struct Driver {
    running: Running,
    port: u16,
    /// Held for the browser's sake alone.
    _screen: Option<webkit::Screen>,
}

/// A browser with a profile that nobody has used before.
pub struct Browser {
    engine: Engine,
    driver: WebDriver,
    /// The browser's own process.
    process: Option<u64>,
    _programs: Driver,
    profile: Arc<TempDir>,
    /// Whose frame one is in: a selector of the host page's.
    frame: RefCell<Option<String>>,
}

impl Browser {
    /// Starts one.
    pub async fn start(setup: &Setup) -> Self {
        let profile = tempfile::tempdir().expect("a directory for the browser's profile");
        Self::start_in(setup, Arc::new(profile)).await
    }

    async fn start_in(setup: &Setup, profile: Arc<TempDir>) -> Self {
        let engine = setup.engine;
        let (programs, capabilities) = match engine {
            Engine::Chromium => (chromium::driver(), chromium::capabilities(setup, &profile)),
            Engine::Firefox => (firefox::driver(), firefox::capabilities(setup, &profile)),
            Engine::WebKit => (webkit::driver(), webkit::capabilities(setup)),
        };
        let capabilities = capabilities.as_object().cloned().expect("capabilities are an object");
        let driver = WebDriver::new(format!("http://127.0.0.1:{}", programs.port), capabilities).await;
        let driver = driver.expect("a session of the browser");
        let told = |name| driver.capabilities().get(name).and_then(Value::as_u64);
        let process = match engine {
            Engine::Chromium => told("goog:processID"),
            Engine::Firefox => told("moz:processID"),
            Engine::WebKit => webkit::process(&programs),
        };
        let browser =
            Self { engine, driver, process, _programs: programs, profile, frame: RefCell::default() };
        if engine == Engine::Chromium {
            browser.set_up_chromium(setup).await;
        } else {
            assert!(setup.before.is_none(), "only Chromium runs a script before the page's");
            browser.driver.set_window_rect(0, 0, setup.width, HEIGHT).await.expect("the window takes a size");
        }
        browser
    }

    /// Kills the browser without a warning, as a phone does that needs the memory, and starts it again with what it
    /// had on its disk.
    ///
    /// # Panics
    /// In WebKit, which has nothing on its disk as long as it is steered.
    pub async fn kill_and_start_again(&mut self, setup: &Setup) {
        assert_ne!(self.engine, Engine::WebKit, "a WebKit that is steered keeps nothing");
        self.kill();
        while self.process.is_some_and(is_running) {
            sleep(LOOK).await;
        }
        *self = Self::start_in(setup, Arc::clone(&self.profile)).await;
    }

    fn kill(&self) {
        if let Some(process) = self.process {
            let _ = Command::new("kill").args(["-KILL", &process.to_string()]).status();
        }
    }

    /// Opens an address, or goes to another part of the same page.
    pub async fn goto(&self, url: &str) {
        self.driver.goto(url).await.unwrap();
    }

    /// The browser's back button.
    pub async fn back(&self) {
        self.step(-1).await;
    }

    /// The browser's forward button.
    pub async fn forward(&self) {
        self.step(1).await;
    }

    /// Opens another tab, looks at it from now on, and gives what leads back to the one before.
    pub async fn new_tab(&self) -> Tab {
        let before = self.driver.window().await.unwrap();
        let new = self.driver.new_tab().await.unwrap();
        self.driver.switch_to_window(new).await.unwrap();
        Tab(before)
    }

    /// Looks at another tab from now on.
    pub async fn turn_to(&self, tab: Tab) {
        self.driver.switch_to_window(tab.0).await.unwrap();
    }

    /// The window's title.
    pub async fn title(&self) -> String {
        self.driver.title().await.unwrap()
    }

    /// What a script returns.
    pub async fn run(&self, script: &str) -> Value {
        self.run_with(script, Vec::new()).await
    }

    /// What a script returns that is given `arguments`.
    pub async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let returned = self.driver.execute(script, arguments).await;
        returned.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// What a script hands, at some time, to its last argument.
    pub async fn run_until_done(&self, script: &str, arguments: Vec<Value>) -> Value {
        let returned = self.driver.execute_async(script, arguments).await;
        returned.unwrap_or_else(|error| panic!("{error}")).json().clone()
    }

    /// Waits until a script's expression is true, and gives its value.
    ///
    /// # Panics
    /// If it doesn't become true; `what` says what was awaited.
    pub async fn until(&self, what: &str, expression: &str) -> Value {
        self.until_with(what, expression, Vec::new()).await
    }

    /// [`Self::until`] for an expression about `arguments`.
    pub async fn until_with(&self, what: &str, expression: &str, arguments: Vec<Value>) -> Value {
        let script = format!("return ({expression});");
        let start = Instant::now();
        loop {
            let value = self.run_with(&script, arguments.clone()).await;
            let is_true = !matches!(&value, Value::Null | Value::Bool(false))
                && value.as_str() != Some("")
                && value.as_f64() != Some(0.0);
            if is_true {
                return value;
            }
            if start.elapsed() > PATIENCE {
                panic!("{what}: waited in vain. {}", self.account().await);
            }
            sleep(LOOK).await;
        }
    }

    /// What the console holds since the last look that is no mere information: errors, warnings, failed requests, and
    /// what the content security policy has stopped. Of Firefox only errors of scripts.
    ///
    /// # Panics
    /// In an engine that doesn't tell: see [`Engine::tells_its_console`].
    pub async fn complaints(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => self.complaints_of_chromium().await,
            Engine::Firefox => self.complaints_of_firefox().await,
            Engine::WebKit => panic!("WebKit doesn't tell what is in its console"),
        }
    }

    /// Fails if the console holds an error, a warning or a report about the content policy.
    ///
    /// # Panics
    /// Then.
    pub async fn assert_quiet(&self) {
        self.assert_quiet_but(&[]).await;
    }

    /// [`Self::assert_quiet`], but for what holds one of `expected`, such as requests that a journey has fail.
    ///
    /// # Panics
    /// If anything else is there.
    pub async fn assert_quiet_but(&self, expected: &[&str]) {
        let mut complaints = self.complaints().await;
        complaints.retain(|complaint| !expected.iter().any(|part| complaint.contains(part)));
        assert!(complaints.is_empty(), "the browser's console says:\n{}", complaints.join("\n"));
    }

    /// What there is to know when something isn't as it should be.
    async fn account(&self) -> String {
        let seen = self
            .run(
                "return [location.hash, document.title, document.documentElement.lang,
                    document.activeElement && document.activeElement.outerHTML.slice(0, 200),
                    document.body.innerText.slice(0, 2500)].join('\\n| ')",
            )
            .await;
        let console = match self.engine.tells_its_console() {
            true => self.complaints().await.join("\n"),
            false => "(not told)".to_owned(),
        };
        format!("The page:\n| {}\nThe console:\n{console}", seen.as_str().unwrap_or_default())
    }
}

impl Drop for Browser {
    /// Ends the browser and its driver as programs, without a word. Asked to close, the browser would first ask the
    /// citizen about the unsent report, and the driver would wait two minutes for an answer that nobody gives.
    fn drop(&mut self) {
        self.kill();
        // The session ends with its driver.
        let _ = self.driver.clone().leak();
    }
}

/// Whether a process still holds what it had. One that is dead may wait for its driver to take note.
fn is_running(process: u64) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let state = status.rsplit(") ").next().unwrap_or_default();
    !state.is_empty() && !state.starts_with('Z')
}
