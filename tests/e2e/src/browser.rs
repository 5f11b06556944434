//! One Chromium, the size of a phone.

use std::{fs, process::Command, sync::Arc, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use thirtyfour::{
    Key, WindowHandle,
    prelude::{By, WebDriver, WebElement},
};
use tokio::time::{Instant, sleep};

use crate::{child::Running, console, places::Places};

/// How long a step waits for what it needs. Generous: the machine may be busy, and a step that works never
/// waits for the end of it.
const PATIENCE: Duration = Duration::from_secs(30);
/// The height of the phone's screen in CSS pixels.
const HEIGHT: u32 = 740;
/// Between two looks at the page.
const LOOK: Duration = Duration::from_millis(40);

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
    /// The languages of its owner, the preferred one first, as in `Accept-Language`.
    pub languages: &'static str,
    /// Its colours.
    pub colours: Colours,
    /// The screen's width in CSS pixels.
    pub width: u32,
    /// The size of text that the browser is set to, in pixels; its own is 16.
    pub text_size: u32,
    /// Whether pages may run scripts.
    pub javascript: bool,
    /// A script that runs before any of the page's.
    pub before: Option<&'static str>,
}

impl Setup {
    /// A phone whose owner reads these languages.
    #[must_use]
    pub fn speaking(languages: &'static str) -> Self {
        Self { languages, colours: Colours::Light, width: 360, text_size: 16, javascript: true, before: None }
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self::speaking("en")
    }
}

/// A tab of a browser.
pub struct Tab(WindowHandle);

/// A browser with a profile that nobody has used before.
pub struct Browser {
    driver: WebDriver,
    _running: Running,
    profile: Arc<TempDir>,
}

impl Browser {
    /// Starts one.
    pub async fn start(setup: &Setup) -> Self {
        let profile = tempfile::tempdir().expect("a directory for the browser's profile");
        Self::start_in(setup, Arc::new(profile)).await
    }

    async fn start_in(setup: &Setup, profile: Arc<TempDir>) -> Self {
        let (running, port) = start_driver();
        let capabilities = capabilities(setup, &profile);
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await;
        let browser = Self { driver: driver.expect("a session of the browser"), _running: running, profile };
        if setup.colours == Colours::Dark {
            browser.emulate_media(&[("prefers-color-scheme", "dark")]).await;
        }
        if let Some(script) = setup.before {
            browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        }
        browser
    }

    /// Kills the browser without a warning, as a phone does that needs the memory, and starts it again with what it
    /// had on its disk.
    pub async fn kill_and_start_again(&mut self, setup: &Setup) {
        self.kill();
        while self.process().is_some_and(is_running) {
            sleep(LOOK).await;
        }
        *self = Self::start_in(setup, Arc::clone(&self.profile)).await;
    }

    fn process(&self) -> Option<u64> {
        self.driver.capabilities().get("goog:processID").and_then(Value::as_u64)
    }

    fn kill(&self) {
        if let Some(process) = self.process() {
            let _ = Command::new("kill").args(["-KILL", &process.to_string()]).status();
        }
    }

    /// Opens an address, or goes to another part of the same page.
    pub async fn goto(&self, url: &str) {
        self.driver.goto(url).await.unwrap();
    }

    /// The browser's back button.
    pub async fn back(&self) {
        self.driver.back().await.unwrap();
    }

    /// The browser's forward button.
    pub async fn forward(&self) {
        self.driver.forward().await.unwrap();
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

    /// A command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Has the page believe that the phone is set so: pairs of a media feature and its value.
    pub async fn emulate_media(&self, features: &[(&str, &str)]) {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
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

    /// The element that a selector finds, as soon as it is there.
    pub async fn find(&self, selector: &str) -> WebElement {
        let expression = "document.querySelector(arguments[0]) !== null";
        self.until_with(&format!("an element {selector}"), expression, vec![json!(selector)]).await;
        self.driver.find(By::Css(selector)).await.unwrap()
    }

    /// Whether a selector finds anything now.
    pub async fn has(&self, selector: &str) -> bool {
        self.run_with("return document.querySelector(arguments[0]) !== null", vec![json!(selector)]).await
            == Value::Bool(true)
    }

    /// The text of the first element that a selector finds, as it is shown.
    pub async fn text(&self, selector: &str) -> String {
        self.find(selector).await.text().await.unwrap()
    }

    /// Touches the element that a selector finds.
    pub async fn press(&self, selector: &str) {
        self.touch(selector, async || self.find(selector).await).await;
    }

    /// Touches the button or link that says exactly `words`.
    pub async fn press_words(&self, words: &str) {
        let script = "[...document.querySelectorAll('main button, main a')]
            .find(it => it.checkVisibility() && it.innerText.trim() === arguments[0])";
        let what = format!("a button that says {words}");
        let find = async || {
            self.until_with(&what, &format!("{script} !== undefined"), vec![json!(words)]).await;
            let found = self.driver.execute(format!("return {script}"), vec![json!(words)]).await;
            found.unwrap().element().unwrap()
        };
        self.touch(&what, find).await;
    }

    /// Touches what is found in the middle of the screen, so that nothing that sticks to an edge covers it, once it
    /// has come to rest there. What is drawn anew meanwhile is looked for again, as a finger touches what stands there.
    async fn touch(&self, what: &str, find: impl AsyncFn() -> WebElement) {
        let script = "const [element, done] = arguments;
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const look = before => requestAnimationFrame(() => {
                const now = element.getBoundingClientRect();
                if (before && before.x === now.x && before.y === now.y) done(true); else look(now);
            });
            look();";
        let start = Instant::now();
        loop {
            let element = find().await;
            let came_to_rest = self.driver.execute_async(script, vec![element.to_json().unwrap()]).await;
            let end = match came_to_rest {
                Ok(_) => element.click().await,
                Err(error) => Err(error),
            };
            let Err(error) = end else { return };
            let is_gone = error.to_string().contains("stale element") && start.elapsed() < PATIENCE;
            if !is_gone {
                panic!("{what} can't be touched: {error}. {}", self.account().await);
            }
        }
    }

    /// Types into the control with this id, behind what stands there.
    pub async fn type_into(&self, id: &str, text: &str) {
        self.find(&format!("#{id}")).await.send_keys(text).await.unwrap();
    }

    /// Has files chosen by a file input, which the phone's own dialogue would do.
    pub async fn choose_files(&self, selector: &str, paths: &[String]) {
        self.find(selector).await.send_keys(paths.join("\n")).await.unwrap();
    }

    /// Chooses an option of a list by its value, by the keyboard's means: the list's own menu is the phone's.
    pub async fn choose_option(&self, selector: &str, value: &str) {
        let list = self.find(selector).await;
        list.find(By::Css(format!("option[value='{value}']"))).await.unwrap().click().await.unwrap();
    }

    /// Presses keys on whatever has the focus.
    pub async fn keys(&self, keys: impl AsRef<str>) {
        self.driver.action_chain().send_keys(keys.as_ref()).perform().await.unwrap();
    }

    /// Presses Shift and Tab together.
    pub async fn shift_tab(&self) {
        let chain = self.driver.action_chain().key_down(Key::Shift);
        chain.send_keys(Key::Tab).key_up(Key::Shift).perform().await.unwrap();
    }

    /// A picture of the whole page, as PNG, as if the screen were as high as the page: what sticks to the
    /// screen's lower edge is at the end of the page then, and covers nothing.
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

    /// What the console holds since the last look that is no information: see [`console::complaints`].
    pub async fn complaints(&self) -> Vec<String> {
        console::complaints(self.driver.browser_log().await.unwrap())
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
        let console = self.complaints().await.join("\n");
        format!("The page:\n| {}\nThe console:\n{console}", seen.as_str().unwrap_or_default())
    }
}

/// A driver at a free port. It looks for one in IPv6 and takes the same in IPv4, where another program may have it
/// already: it gives up then, and one looks again.
fn start_driver() -> (Running, u16) {
    let start = || {
        let mut command = Command::new(Places::driver());
        command.args(["--port=0", "--log-level=SEVERE"]);
        Running::start(&mut command, |line| {
            let port = line.split("started successfully on port ").nth(1)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        })
    };
    (0..5).find_map(|_| start()).expect("the driver finds a port")
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

/// The screen of a phone of this width.
fn phone(width: u64) -> Value {
    json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": true })
}

fn capabilities(setup: &Setup, profile: &TempDir) -> Map<String, Value> {
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
    let capabilities = json!({
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
    });
    match capabilities {
        Value::Object(map) => map,
        _ => unreachable!("it is written as an object"),
    }
}
