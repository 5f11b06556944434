//! A network between browser and hotline that breaks as a script says, a request at a time.
//!
//! - `fault`: what can go wrong;
//! - `rule`: which request it goes wrong with, and how often;
//! - `http`: requests and answers as text;
//! - `serve`: one request, from the browser to the hotline and back.
//!
//! Whatever no [`Rule`] names passes. The proxy listens twice: where the page comes from, and at an origin of its own
//! for deployments whose hotline lives elsewhere, which it lets any page ask.

mod fault;
mod http;
mod rule;
mod serve;

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use tokio::{
    net::{TcpListener, TcpStream},
    sync::Notify,
    task::JoinHandle,
};

pub use fault::Fault;
pub use rule::Rule;

/// Which of its two addresses a request came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Where the page comes from.
    Page,
    /// Another origin than the page's.
    Api,
}

/// An answer of the hotline's that came by.
#[derive(Clone, Debug)]
pub struct Passed {
    /// The request's method.
    pub method: String,
    /// The request's path, without its query.
    pub path: String,
    /// What the request brought.
    pub body: Vec<u8>,
    /// The status of the hotline's answer.
    pub status: u16,
    /// When the answer was here, on its way to the browser: milliseconds since 1970.
    pub at: u64,
}

/// What all connections know.
struct Shared {
    upstream: SocketAddr,
    api: SocketAddr,
    rules: Mutex<Vec<Rule>>,
    rules_changed: Notify,
    injected: Mutex<Vec<(Fault, u64)>>,
    injected_more: Notify,
    passed: Mutex<Vec<Passed>>,
}

impl Shared {
    /// What is to happen to this request; the rule that says it is used once more.
    fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let fault = rule::take(&mut lock(&self.rules), method, path)?;
        if fault != Fault::Hold {
            self.count(fault, now());
        }
        Some(fault)
    }

    fn count(&self, fault: Fault, at: u64) {
        lock(&self.injected).push((fault, at));
        self.injected_more.notify_waiters();
    }
}

/// A proxy in front of a hotline.
pub struct Proxy {
    page: SocketAddr,
    shared: Arc<Shared>,
    page_task: JoinHandle<()>,
    api_task: Mutex<Option<JoinHandle<()>>>,
    /// Since when nobody listens at the other origin.
    refusing_since: Mutex<u64>,
}

impl Proxy {
    /// One in front of what listens at `upstream`; everything passes.
    pub async fn start(upstream: SocketAddr) -> Self {
        let bind = async || TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let (page, api) = (bind().await, bind().await);
        let address = |listener: &TcpListener| listener.local_addr().expect("it listens");
        let page_address = address(&page);
        let shared = Arc::new(Shared {
            upstream,
            api: address(&api),
            rules: Mutex::default(),
            rules_changed: Notify::new(),
            injected: Mutex::default(),
            injected_more: Notify::new(),
            passed: Mutex::default(),
        });
        Self {
            page: page_address,
            refusing_since: Mutex::default(),
            page_task: listen(page, &shared, Side::Page),
            api_task: Mutex::new(Some(listen(api, &shared, Side::Api))),
            shared,
        }
    }

    /// The address of the widget, with `/` at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.page)
    }

    /// The hotline's address at another origin than the widget's, with `/` at its end.
    #[must_use]
    pub fn api_url(&self) -> String {
        format!("http://{}/", self.shared.api)
    }

    /// Has this go wrong from now on, besides what does already.
    pub fn script(&self, rule: Rule) {
        lock(&self.shared.rules).push(rule);
    }

    /// Lets everything pass from now on, and lets go what was held.
    pub fn clear(&self) {
        lock(&self.shared.rules).clear();
        self.shared.rules_changed.notify_waiters();
    }

    /// Refuses every connection to [`Self::api_url`]. What is connected already stays.
    pub async fn refuse(&self) {
        let task = lock(&self.api_task).take();
        if let Some(task) = task {
            task.abort();
            // Its listener is closed once it has ended; it ends by being cancelled.
            let _ = task.await;
        }
        *lock(&self.refusing_since) = now();
    }

    /// Takes connections to [`Self::api_url`] again, after one was seen to be refused.
    ///
    /// # Panics
    /// If the port was lost meanwhile.
    pub async fn refuse_no_more(&self) {
        self.shared.count(Fault::Refuse, *lock(&self.refusing_since));
        let listener = TcpListener::bind(self.shared.api).await.expect("the port is still free");
        *lock(&self.api_task) = Some(listen(listener, &self.shared, Side::Api));
    }

    /// What went wrong so far, in order, and when: milliseconds since 1970.
    #[must_use]
    pub fn injected(&self) -> Vec<(Fault, u64)> {
        lock(&self.shared.injected).clone()
    }

    /// Waits until things went wrong `count` times since the start.
    pub async fn has_injected(&self, count: usize) {
        loop {
            let more = self.shared.injected_more.notified();
            if self.injected().len() >= count {
                return;
            }
            more.await;
        }
    }

    /// What the hotline answered so far, in order.
    #[must_use]
    pub fn passed(&self) -> Vec<Passed> {
        lock(&self.shared.passed).clone()
    }

    /// The photos that came by, as they left the phone.
    #[must_use]
    pub fn photos(&self) -> Vec<Vec<u8>> {
        let photos = self.passed().into_iter().filter(|passed| passed.path.contains("/photos/"));
        photos.map(|passed| passed.body).collect()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.page_task.abort();
        if let Some(task) = lock(&self.api_task).take() {
            task.abort();
        }
    }
}

fn listen(listener: TcpListener, shared: &Arc<Shared>, side: Side) -> JoinHandle<()> {
    let shared = Arc::clone(shared);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let shared = Arc::clone(&shared);
            // A connection that breaks is what this is for.
            tokio::spawn(async move { drop(serve::one(client, side, &shared).await) });
        }
    })
}

/// The present moment as browsers count it: milliseconds since 1970.
pub(crate) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A test that panicked while it looked has changed nothing.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Connects to the hotline.
async fn upstream(shared: &Shared) -> std::io::Result<TcpStream> {
    TcpStream::connect(shared.upstream).await
}
