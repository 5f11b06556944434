//! A hotline to test, and what tests say to it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use complaint_widget::{
    backend::native::wire::{Created, Problem},
    domain::{QuotedText, Status},
};
use hotline::{
    clock::Clock,
    content::Content,
    database::Database,
    desk::{self, Decision},
    open311::Settings,
    server::{Hotline, Options},
};
use reqwest::{Client, RequestBuilder, Response, StatusCode, header};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// The demo district's hotline on a free port, with its own data.
pub struct Server {
    hotline: Hotline,
    pub client: Client,
    pub directory: Arc<TempDir>,
}

/// What opens a complaint.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    pub reference: String,
    pub code: String,
}

impl Server {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Options)) -> Self {
        Self::on(Arc::new(TempDir::new().unwrap()), change).await
    }

    /// A server on the data that another one left.
    pub async fn on(directory: Arc<TempDir>, change: impl FnOnce(&mut Options)) -> Self {
        let mut options = Options {
            listen: ([127, 0, 0, 1], 0).into(),
            data: directory.path().join("data"),
            content: Content::demo_district().unwrap(),
            widget: None,
            frame_ancestors: Vec::new(),
            demo_hosts: false,
            writes_per_minute: 100_000,
            trust_forwarded_for: false,
            open311: Settings::default(),
            demo_clerk: None,
            clock: Clock::system(),
        };
        change(&mut options);
        let hotline = Hotline::start(options).await.unwrap();
        Self { hotline, client: Client::new(), directory }
    }

    pub async fn stop(self) -> Arc<TempDir> {
        self.hotline.stop().await.unwrap();
        self.directory
    }

    pub fn address(&self) -> std::net::SocketAddr {
        self.hotline.address()
    }

    pub fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    pub fn page(&self, path: &str) -> String {
        format!("http://{}{path}", self.address())
    }

    pub fn url(&self, path: &str) -> String {
        self.page(&format!("/api/v1/{path}"))
    }

    pub async fn get(&self, path: &str) -> Response {
        self.client.get(self.url(path)).send().await.unwrap()
    }

    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        response.json().await.unwrap()
    }

    /// Files `complaint` under `key`.
    pub async fn post(&self, complaint: &Value, key: &str) -> Response {
        let request = self.client.post(self.url("complaints")).header("Idempotency-Key", key);
        request.json(complaint).send().await.unwrap()
    }

    /// Files `complaint`, which must be taken.
    pub async fn filed(&self, complaint: &Value) -> Receipt {
        receipt(self.post(complaint, &key()).await).await
    }

    pub async fn read(&self, receipt: &Receipt) -> Value {
        let response =
            self.opened(self.client.get(self.complaint(receipt, "")), receipt).send().await.unwrap();
        assert_eq!(response.status(), 200);
        response.json().await.unwrap()
    }

    pub fn complaint(&self, receipt: &Receipt, rest: &str) -> String {
        self.url(&format!("complaints/{}{rest}", receipt.reference))
    }

    pub fn opened(&self, request: RequestBuilder, receipt: &Receipt) -> RequestBuilder {
        request.bearer_auth(&receipt.code)
    }

    /// Adds words as `information` or `reopening`.
    pub async fn say(&self, receipt: &Receipt, resource: &str, text: &str, key: &str) -> Response {
        let request = self.client.post(self.complaint(receipt, &format!("/{resource}")));
        let request = self.opened(request, receipt).header("Idempotency-Key", key);
        request.json(&json!({ "text": text })).send().await.unwrap()
    }

    pub async fn rate(&self, receipt: &Receipt, rating: &Value) -> Response {
        let request = self.client.put(self.complaint(receipt, "/rating"));
        self.opened(request, receipt).json(rating).send().await.unwrap()
    }

    pub async fn put_photo(&self, receipt: &Receipt, id: &str, media_type: &str, bytes: Vec<u8>) -> Response {
        let request = self.client.put(self.complaint(receipt, &format!("/photos/{id}")));
        let request = self.opened(request, receipt).header(header::CONTENT_TYPE, media_type.to_owned());
        request.body(bytes).send().await.unwrap()
    }

    /// A clerk sets the status, with words where they are needed.
    pub async fn decide(&self, receipt: &Receipt, status: Status) {
        let database = self.database().await;
        let message = Some(QuotedText { text: "The lamp works again.".to_owned(), language: None });
        let decision = Decision { status, unit: None, message };
        desk::decide(&database, &receipt.reference, decision, Clock::system().now()).await.unwrap();
        database.close().await;
    }

    pub async fn database(&self) -> Database {
        Database::open(&self.data().join("hotline.db")).await.unwrap()
    }

    /// How many rows each table has, and how many photo files there are.
    pub async fn rows(&self) -> Vec<i64> {
        let database = self.database().await;
        let mut counts = Vec::new();
        for query in [
            "SELECT COUNT(*) FROM complaints",
            "SELECT COUNT(*) FROM contacts",
            "SELECT COUNT(*) FROM answers",
            "SELECT COUNT(*) FROM photos WHERE received_at IS NOT NULL",
            "SELECT COUNT(*) FROM events",
            "SELECT COALESCE(SUM(last), 0) FROM counters",
        ] {
            counts.push(sqlx::query_scalar(query).fetch_one(database.reader()).await.unwrap());
        }
        database.close().await;
        counts.push(files(&self.data().join("photos")).len() as i64);
        counts
    }
}

/// Every file under `directory`.
pub fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

pub fn key() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).unwrap();
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

pub fn is_uuid(text: &str) -> bool {
    Uuid::try_parse(text).is_ok()
}

/// A complaint about a street lamp that every rule allows.
pub fn lamp() -> Value {
    json!({
        "class": "complaint",
        "category": "street_lighting",
        "description": "The lamp at the corner is out.",
        "language": "en",
        "place": { "description": "Corner of Willow Lane" },
    })
}

/// The same with one part replaced.
pub fn lamp_with(part: &str, value: Value) -> Value {
    let mut complaint = lamp();
    complaint[part] = value;
    complaint
}

pub async fn receipt(response: Response) -> Receipt {
    assert_eq!(response.status(), StatusCode::CREATED);
    let created: Created = response.json().await.unwrap();
    Receipt { reference: created.reference.0, code: created.code.secret().to_owned() }
}

/// The problem document of an error answer.
pub async fn problem(response: Response, status: u16) -> Problem {
    assert_eq!(response.status(), status);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
    let problem: Problem = response.json().await.unwrap();
    assert_eq!(problem.status, status);
    assert!(!problem.title.is_empty() && !problem.detail.is_empty());
    problem
}

/// The pointers that a validation problem names.
pub async fn pointers(response: Response) -> Vec<String> {
    problem(response, 422).await.errors.into_iter().map(|error| error.pointer).collect()
}
