//! A gateway to test, an upstream that remembers what it was sent, and what tests say to them.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, Method},
    middleware::{self, Next},
    response::Response as AxumResponse,
    routing::any,
};
use complaint_widget::{
    backend::native::wire::{Problem, ProblemCode},
    domain::Timestamp,
};
use complaint_widget_servers::Server;
use hotline::{
    clock::Clock,
    gateway::{
        config::Config,
        server::{Options, RunningGateway},
    },
};
use reqwest::{Client, RequestBuilder, Response, redirect::Policy};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// The upstream's key.
pub const SECRET: &str = "s3cret/Key+of=city";
/// An idempotency key, and others.
pub const KEY: &str = "0b6e5c9e-7d0a-4c39-9a55-0f3a9a1f6f10";
pub const OTHER_KEY: &str = "5d0f8a3e-6f0b-4a4e-8f0c-2f1f4f0e9b11";
pub const FORM: &str = "application/x-www-form-urlencoded";

/// What the upstream was sent.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: Method,
    pub uri: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// An upstream that remembers.
pub struct Upstream {
    server: Server,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Upstream {
    /// Answers everything with `answer`.
    pub async fn answering(answer: impl Fn(&Seen) -> AxumResponse + Clone + Send + Sync + 'static) -> Self {
        let router = Router::new().fallback(any(async move |request: Request| {
            let seen = request.extensions().get::<Seen>().unwrap().clone();
            answer(&seen)
        }));
        Self::start(router).await
    }

    pub async fn start(router: Router) -> Self {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let memory = Arc::clone(&seen);
        let router = router.layer(middleware::from_fn(move |request: Request, next: Next| {
            let memory = Arc::clone(&memory);
            async move {
                let (mut parts, body) = request.into_parts();
                let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
                let seen = Seen {
                    method: parts.method.clone(),
                    uri: parts.uri.to_string(),
                    headers: parts.headers.clone(),
                    body: body.clone(),
                };
                parts.extensions.insert(seen.clone());
                memory.lock().unwrap().push(seen);
                next.run(Request::from_parts(parts, Body::from(body))).await
            }
        }));
        Self { server: Server::start(router).await.unwrap(), seen }
    }

    pub fn url(&self) -> String {
        format!("{}/api", self.server.url())
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub fn only(&self) -> Seen {
        let seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen[0].clone()
    }
}

/// Plain text with status 200.
pub fn ok(text: impl Into<String>) -> AxumResponse {
    AxumResponse::builder().header("content-type", "text/plain").body(Body::from(text.into())).unwrap()
}

pub fn status(status: u16, text: &'static str) -> AxumResponse {
    AxumResponse::builder().status(status).body(Body::from(text)).unwrap()
}

/// An upstream that takes requests whole, says `answer` and hangs up.
pub struct Breaking {
    url: String,
    taken: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Breaking {
    pub async fn start(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/api", listener.local_addr().unwrap());
        let taken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&taken);
        let task = tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut request = Vec::new();
                while !is_whole(&request) {
                    let mut piece = [0; 4096];
                    let length = stream.read(&mut piece).await.unwrap();
                    assert!(length > 0, "the gateway hung up");
                    request.extend_from_slice(&piece[..length]);
                }
                count.fetch_add(1, Ordering::SeqCst);
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { url, taken, task }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// How many requests it has taken.
    pub fn taken(&self) -> usize {
        self.taken.load(Ordering::SeqCst)
    }
}

impl Drop for Breaking {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

/// A clock that tests wind.
#[derive(Clone, Default)]
pub struct Watch(Arc<AtomicI64>);

impl Watch {
    pub fn clock(&self) -> Clock {
        let watch = self.clone();
        Clock::new(move || Timestamp::from_unix_millis(1_795_000_000_000 + watch.0.load(Ordering::SeqCst)))
    }

    pub fn wind_minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }
}

/// A gateway before an upstream, with its own data.
pub struct Gateway {
    running: RunningGateway,
    pub client: Client,
    pub directory: Arc<TempDir>,
}

/// The file that tests begin with.
pub fn file(upstream: &str) -> Value {
    json!({
        "upstream": upstream,
        "key": { "environment": "CITY_KEY", "in": "form", "name": "api_key" },
        "routes": [
            { "method": "GET", "path": "/services.json" },
            { "method": "GET", "path": "/requests/{id}.json" },
            { "method": "POST", "path": "/requests.json", "once": true },
            { "method": "POST", "path": "/comments.json" },
            { "method": "PUT", "path": "/photos/{id}", "body_bytes": 2_000 },
        ],
        "limits": { "requests_per_minute": 100_000, "body_bytes": 1_000 },
    })
}

impl Gateway {
    pub async fn before(upstream: &str) -> Self {
        Self::with(upstream, |_| {}, |_| {}).await
    }

    pub async fn with(
        upstream: &str,
        change_file: impl FnOnce(&mut Value),
        change: impl FnOnce(&mut Options),
    ) -> Self {
        Self::on(Arc::new(TempDir::new().unwrap()), upstream, change_file, change).await
    }

    /// A gateway on the data that another one left.
    pub async fn on(
        directory: Arc<TempDir>,
        upstream: &str,
        change_file: impl FnOnce(&mut Value),
        change: impl FnOnce(&mut Options),
    ) -> Self {
        let mut file = file(upstream);
        change_file(&mut file);
        let mut options = Options {
            listen: ([127, 0, 0, 1], 0).into(),
            data: directory.path().join("data"),
            widget: None,
            frame_ancestors: Vec::new(),
            trust_forwarded_for: false,
            config: Config::parse("gateway.json", &file.to_string()).unwrap(),
            key: Some(SECRET.to_owned()),
            clock: Clock::system(),
        };
        change(&mut options);
        let running = RunningGateway::start(options).await.unwrap();
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { running, client, directory }
    }

    pub async fn stop(self) -> Arc<TempDir> {
        self.running.stop().await.unwrap();
        self.directory
    }

    pub fn database(&self) -> PathBuf {
        self.directory.path().join("data/gateway.db")
    }

    pub fn page(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address())
    }

    pub fn url(&self, path: &str) -> String {
        self.page(&format!("/upstream{path}"))
    }

    pub async fn get(&self, path: &str) -> Response {
        self.client.get(self.url(path)).send().await.unwrap()
    }

    /// A report on its way, under `key`.
    pub fn report(&self, body: &str, key: &str) -> RequestBuilder {
        let request = self.client.post(self.url("/requests.json")).header("Idempotency-Key", key);
        request.header("Content-Type", FORM).body(body.to_owned())
    }

    pub async fn send(&self, body: &str, key: &str) -> Response {
        self.report(body, key).send().await.unwrap()
    }

    /// What the server answers to bytes that no client would send.
    pub async fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.running.address()).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

/// The code of a problem document.
pub async fn problem(response: Response, status: u16) -> ProblemCode {
    assert_eq!(response.status(), status);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let problem: Problem = response.json().await.unwrap();
    assert_eq!(problem.status, status);
    problem.code
}
