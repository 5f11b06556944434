//! Where a cell takes place: a hotline, a network and a phone of its own.

use std::{
    net::SocketAddr,
    sync::{Mutex, PoisonError},
};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::{Duration, Instant, sleep},
};

use super::{
    cell::{Cell, Desk},
    told::{self, Told},
};
use crate::{
    browser::{Browser, Setup},
    deployment::Deployment,
    hotline::{Hotline, Open311, Options},
    proxy::{Fault, Proxy, now},
    words::words,
};

/// How long a citizen goes on doing what the screen advises. Twice the longest that the widget waits for an answer.
const PATIENCE: Duration = Duration::from_secs(180);
/// Between two looks at the screen.
const LOOK: Duration = Duration::from_millis(100);

/// A button that says that it tries again, if one can be pressed.
pub(super) const TRY_AGAIN: &str = "[...document.querySelectorAll('main button, .app button')]
    .find(it => it.checkVisibility() && it.innerText.trim() === arguments[0])";

/// What a citizen reports.
pub(super) const DESCRIPTION: &str = "The street lamp at the school gate is out, it is dark";
/// The kind of problem that this is.
pub(super) const CATEGORY: &str = "street_lighting";
/// Where it is.
pub(super) const PLACE: &str = "Opposite the school gate";

/// A hotline, a network and a phone.
pub(super) struct Stage {
    pub cell: Cell,
    pub hotline: Hotline,
    pub proxy: Proxy,
    pub browser: Browser,
    told: Mutex<Vec<Told>>,
    /// When the browser was killed.
    killed_at: Option<u64>,
    /// True while nobody listens at the hotline's address.
    refusing: Mutex<bool>,
    _deployment: Deployment,
}

impl Stage {
    /// Sets the stage for a cell: a browser that nobody has used, a hotline without reports, a network that works.
    pub async fn set(cell: Cell) -> Self {
        let deployment = Deployment::with(&json!({}));
        let hotline = Hotline::with(Options {
            widget: deployment.path().to_owned(),
            open311: if cell.desk == Desk::Open311 { Open311::Numbers } else { Open311::Closed },
            clerk_step: None,
            demo_hosts: false,
        });
        let proxy = Proxy::start(hotline.address()).await;
        let is_elsewhere = cell.fault().is_some_and(Fault::needs_another_origin);
        let base = if is_elsewhere { proxy.api_url() } else { "./".to_owned() };
        deployment.add("config.json", &config(cell.desk, &base));
        let browser = Browser::start(&setup()).await;
        Self {
            cell,
            hotline,
            proxy,
            browser,
            told: Mutex::default(),
            killed_at: None,
            refusing: Mutex::default(),
            _deployment: deployment,
        }
    }

    /// Has the cell's fault happen to the next request that it is about.
    pub async fn arm(&self) {
        match self.cell.rule() {
            Some(_) if self.cell.fault() == Some(Fault::Refuse) => {
                // What the console said so far is about something else.
                self.browser.complaints().await;
                self.set_refusing(true);
                self.proxy.refuse().await;
            }
            Some(rule) => self.proxy.script(rule),
            None => {}
        }
    }

    /// Looks at the screen: takes down what it says. Who was refused once is let in again.
    pub async fn look(&self) {
        let taken = Told::read(&self.browser.run(told::TAKE).await);
        self.told.lock().unwrap_or_else(PoisonError::into_inner).extend(taken);
        let is_refusing = *self.refusing.lock().unwrap_or_else(PoisonError::into_inner);
        if is_refusing {
            let complaints = self.browser.complaints().await;
            if complaints.iter().any(|complaint| complaint.contains("ERR_CONNECTION_REFUSED")) {
                self.proxy.refuse_no_more().await;
                self.set_refusing(false);
            }
        }
    }

    /// Everything that was said so far.
    pub fn told(&self) -> Vec<Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Presses what the expression `again` finds, whenever it finds something, until `done` is true.
    ///
    /// # Panics
    /// When patience is at its end.
    pub async fn follow(&self, what: &str, done: &str, again: &str) {
        let start = Instant::now();
        loop {
            self.look().await;
            if self.browser.run(&format!("return Boolean({done})")).await == Value::Bool(true) {
                return;
            }
            if start.elapsed() > PATIENCE {
                let seen = self.browser.run("return location.hash + ' ' + document.body.innerText").await;
                panic!("{what}: no end in sight. {}", seen.as_str().unwrap_or_default());
            }
            self.press_if_there(again).await;
            sleep(LOOK).await;
        }
    }

    /// Presses what the expression `button` finds, if it finds something that can be pressed. `arguments[0]` in it is
    /// "Try again".
    pub async fn press_if_there(&self, button: &str) {
        let script = format!(
            "const it = {button};
            if (it && it.getAttribute('aria-disabled') !== 'true') it.click();"
        );
        self.browser.run_with(&script, vec![words("en", "try-again").into()]).await;
    }

    /// Has a complaint that the hotline has already, with an answer if `is_answered`: its number, and its code.
    pub async fn filed(&self, is_answered: bool) -> (String, String) {
        let address = self.hotline.address();
        let (reference, code) = match self.cell.desk {
            Desk::Native => {
                let body = json!({
                    "class": "complaint", "category": CATEGORY, "description": DESCRIPTION,
                    "language": "en", "place": { "description": PLACE },
                });
                let key = "Idempotency-Key: 4b6d5a44-55a1-4a2e-9d53-8f5a0f1f7a11";
                let answer =
                    post(address, "/api/v1/complaints", key, "application/json", &body.to_string()).await;
                (answer["reference"].clone(), answer["code"].clone())
            }
            Desk::Open311 => {
                let body =
                    format!("service_code={CATEGORY}&address_string={PLACE}&description={DESCRIPTION}")
                        .replace(' ', "+");
                let kind = "application/x-www-form-urlencoded";
                let answer = post(address, "/open311/v2/requests.json", "Accept: */*", kind, &body).await;
                (answer[0]["service_request_id"].clone(), Value::Null)
            }
        };
        let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let reference = text(reference);
        assert!(!reference.is_empty(), "the hotline takes the report");
        if is_answered {
            self.hotline.answer(&reference, "answered", "The lamp has a new bulb.");
        }
        (reference, text(code))
    }

    /// Kills the browser and starts it again.
    pub async fn kill(&mut self) {
        self.look().await;
        self.killed_at = Some(now());
        self.browser.kill_and_start_again(&setup()).await;
    }

    /// When the first thing went wrong, in milliseconds since 1970.
    pub fn first_fault(&self) -> Option<u64> {
        let injected = self.proxy.injected();
        injected.first().map(|(_, at)| *at).into_iter().chain(self.killed_at).min()
    }

    /// How often something went wrong.
    pub fn faults(&self) -> usize {
        self.proxy.injected().len() + usize::from(self.killed_at.is_some())
    }

    fn set_refusing(&self, refusing: bool) {
        *self.refusing.lock().unwrap_or_else(PoisonError::into_inner) = refusing;
    }
}

/// The phone.
pub(super) fn setup() -> Setup {
    Setup { before: Some(told::RECORDER), ..Setup::default() }
}

/// What a district says of itself, with a hotline at `base`.
fn config(desk: Desk, base: &str) -> Value {
    let backend = match desk {
        Desk::Native => json!({ "kind": "native", "url": format!("{base}api/v1") }),
        Desk::Open311 => json!({
            "kind": "open311", "url": format!("{base}open311/v2"), "profile": "hotline",
            "idempotency_field": null,
        }),
    };
    json!({
        "backend": backend,
        "languages": ["en"],
        "name": { "en": "Quiet Hills" },
        "phones": { "hotline": "12345", "emergencies": [{ "kind": "police", "number": "110" }] },
    })
}

/// Posts to the hotline, past the network, and gives its answer.
async fn post(to: SocketAddr, path: &str, header: &str, kind: &str, body: &str) -> Value {
    let mut connection = TcpStream::connect(to).await.expect("the hotline listens");
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {to}\r\nConnection: close\r\nContent-Type: {kind}\r\n{header}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    connection.write_all(request.as_bytes()).await.expect("the hotline listens");
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.expect("the hotline answers");
    let content = answer.split_once("\r\n\r\n").map_or("", |(_, content)| content);
    serde_json::from_str(content).unwrap_or_else(|_| panic!("{path}: {answer}"))
}
