//! A hotline that speaks Open311, and what clients say to it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use complaint_widget::domain::{QuotedText, Status, Timestamp};
use hotline::{
    clock::Clock,
    content::Content,
    database::Database,
    desk::{self, Decision},
    open311::Settings,
    server::{Hotline, Options},
};
use image::{DynamicImage, ImageFormat, RgbImage};
use reqwest::{Client, Response, header, multipart};
use serde_json::Value;
use tempfile::TempDir;

/// A form that every rule allows.
pub const LAMP: [(&str, &str); 4] = [
    ("service_code", "street_lighting"),
    ("lat", "38.204"),
    ("long", "115.451"),
    ("description", "The lamp is out."),
];

/// The demo district's hotline on a free port, with its own data and a clock that the test moves.
pub struct Server {
    hotline: Hotline,
    pub client: Client,
    pub directory: TempDir,
    now: Arc<AtomicI64>,
}

impl Server {
    /// One in which everybody can write.
    pub async fn open() -> Self {
        Self::with(|options| options.open311.open_writing = true).await
    }

    pub async fn with(change: impl FnOnce(&mut Options)) -> Self {
        let directory = TempDir::new().unwrap();
        let now =
            Arc::new(AtomicI64::new(Timestamp::from_rfc3339("2026-11-24T09:12:00Z").unwrap().unix_millis()));
        let moved = now.clone();
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
            clock: Clock::new(move || Timestamp::from_unix_millis(moved.load(Ordering::Relaxed))),
        };
        change(&mut options);
        let hotline = Hotline::start(options).await.unwrap();
        Self { hotline, client: Client::new(), directory, now }
    }

    pub fn move_clock(&self, millis: i64) {
        self.now.fetch_add(millis, Ordering::Relaxed);
    }

    pub fn server_url(&self, path: &str) -> String {
        format!("http://{}{path}", self.hotline.address())
    }

    pub fn url(&self, path: &str) -> String {
        self.server_url(&format!("/open311/v2/{path}"))
    }

    pub async fn get(&self, path: &str) -> Response {
        self.client.get(self.url(path)).send().await.unwrap()
    }

    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json", "{path}");
        response.json().await.unwrap()
    }

    pub async fn xml(&self, path: &str) -> String {
        let response = self.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/xml; charset=utf-8", "{path}");
        response.text().await.unwrap()
    }

    pub async fn post(&self, form: &[(&str, &str)]) -> Response {
        self.client.post(self.url("requests.json")).form(form).send().await.unwrap()
    }

    pub async fn post_parts(&self, form: multipart::Form) -> Response {
        self.client.post(self.url("requests.json")).multipart(form).send().await.unwrap()
    }

    /// The number of a request that must be taken.
    pub async fn filed(&self, form: &[(&str, &str)]) -> String {
        number(self.post(form).await).await
    }

    /// One request as everybody reads it.
    pub async fn read(&self, id: &str) -> Value {
        let list = self.json(&format!("requests/{id}.json?extensions=true")).await;
        assert_eq!(list.as_array().unwrap().len(), 1);
        list[0].clone()
    }

    /// The numbers in a list, in its order.
    pub async fn listed(&self, query: &str) -> Vec<String> {
        let list = self.json(&format!("requests.json{query}")).await;
        let ids = list.as_array().unwrap().iter();
        ids.map(|request| request["service_request_id"].as_str().unwrap().to_owned()).collect()
    }

    /// Files the lamp by the native profile, and gives its number.
    pub async fn filed_natively(&self, complaint: &Value) -> String {
        let request = self.client.post(self.server_url("/api/v1/complaints"));
        let request = request.header("Idempotency-Key", uuid()).json(complaint);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 201);
        response.json::<Value>().await.unwrap()["reference"].as_str().unwrap().to_owned()
    }

    /// A clerk sets the status, with words.
    pub async fn decide(&self, id: &str, status: Status, unit: Option<&str>, words: &str) {
        let database = self.database().await;
        let message = Some(QuotedText { text: words.to_owned(), language: None });
        let decision = Decision { status, unit: unit.map(str::to_owned), message };
        let now = Timestamp::from_unix_millis(self.now.load(Ordering::Relaxed));
        desk::decide(&database, id, decision, now).await.unwrap();
        database.close().await;
    }

    pub async fn database(&self) -> Database {
        Database::open(&self.directory.path().join("data/hotline.db")).await.unwrap()
    }

    pub async fn complaints(&self) -> i64 {
        self.count("SELECT COUNT(*) FROM complaints").await
    }

    pub async fn count(&self, query: &'static str) -> i64 {
        let database = self.database().await;
        let count = sqlx::query_scalar(query).fetch_one(database.reader()).await.unwrap();
        database.close().await;
        count
    }
}

/// The lamp with some parameters replaced; an empty value takes one away.
pub fn lamp_with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form: Vec<_> =
        LAMP.into_iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name)).collect();
    form.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
    form
}

/// A form with parts, without photos.
pub fn parts(form: &[(&str, &str)]) -> multipart::Form {
    let owned = form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    owned.fold(multipart::Form::new(), |form, (name, value)| form.text(name, value))
}

pub async fn number(response: Response) -> String {
    assert_eq!(response.status(), 201);
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer.as_array().unwrap().len(), 1);
    assert!(answer[0].get("token").is_none(), "never both");
    answer[0]["service_request_id"].as_str().unwrap().to_owned()
}

/// The sentences of an error answer in JSON, which must have the status also in its codes.
pub async fn sentences(response: Response, status: u16) -> Vec<String> {
    assert_eq!(response.status(), status);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    let errors: Value = response.json().await.unwrap();
    let errors = errors.as_array().unwrap();
    assert!(!errors.is_empty());
    errors
        .iter()
        .map(|error| {
            assert_eq!(error["code"], status);
            error["description"].as_str().unwrap().to_owned()
        })
        .collect()
}

pub fn uuid() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).unwrap();
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

pub fn picture(format: ImageFormat) -> Vec<u8> {
    let pixels = RgbImage::from_fn(32, 24, |x, y| image::Rgb([(x * 7) as u8, (y * 9) as u8, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
