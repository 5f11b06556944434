//! The binary: its help, its file, its log, and its death in the middle of a report.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use axum::{Router, routing::any};
use complaint_widget::backend::native::wire::ProblemCode;
use reqwest::Client;
use serde_json::json;
use tempfile::TempDir;
use tokio::sync::Semaphore;

use crate::common::{FORM, KEY, SECRET, Upstream, file, ok, problem};

const HOTLINE: &str = env!("CARGO_BIN_EXE_hotline");

/// A gateway process; ended when dropped.
pub struct Process {
    child: Child,
    base: String,
}

impl Process {
    fn start(directory: &Path) -> Self {
        Self::run(directory, &mut Command::new(HOTLINE))
    }

    /// One that trusts the certificates in the file `roots` and no others.
    pub fn with_roots(directory: &Path, roots: &Path) -> Self {
        Self::run(directory, Command::new(HOTLINE).env("SSL_CERT_FILE", roots).env_remove("SSL_CERT_DIR"))
    }

    fn run(directory: &Path, command: &mut Command) -> Self {
        let mut child = command
            .args(["gateway", "--listen", "127.0.0.1:0", "--config"])
            .arg(directory.join("gateway.json"))
            .arg("--data")
            .arg(directory.join("data"))
            .env("CITY_KEY", SECRET)
            .env("RUST_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(fs::File::create(directory.join("log")).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let base = line.trim_end().strip_prefix("listening: ").expect("the address").to_owned();
        Self { child, base }
    }

    pub fn report(&self, path: &str) -> reqwest::RequestBuilder {
        let request = Client::new().post(format!("{}upstream/{path}", self.base));
        request.header("Idempotency-Key", KEY).header("Content-Type", FORM).body("description=secretly+typed")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended already where the test killed it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn write_file(directory: &Path, upstream: &str, part: &str) {
    let mut file = file(upstream);
    file["key"]["in"] = json!(part);
    fs::write(directory.join("gateway.json"), file.to_string()).unwrap();
}

#[tokio::test]
async fn a_report_under_way_when_the_gateway_dies_is_unknown_afterwards() {
    let arrived = Arc::new(Semaphore::new(0));
    let arrives = Arc::clone(&arrived);
    let upstream = Upstream::start(Router::new().fallback(any(async move || {
        arrives.add_permits(1);
        std::future::pending::<()>().await;
    })))
    .await;
    let directory = TempDir::new().unwrap();
    write_file(directory.path(), &upstream.url(), "form");
    let mut process = Process::start(directory.path());
    let first = tokio::spawn(process.report("requests.json").send());
    arrived.acquire().await.unwrap().forget();
    process.child.kill().unwrap();
    process.child.wait().unwrap();
    assert!(first.await.unwrap().is_err());

    let process = Process::start(directory.path());
    let repeat = process.report("requests.json").send().await.unwrap();
    assert_eq!(problem(repeat, 504).await, ProblemCode::OutcomeUnknown);
    upstream.only();
}

#[tokio::test]
async fn not_even_the_chattiest_log_holds_the_key_or_a_citizens_words() {
    for part in ["query", "form", "header"] {
        let upstream = Upstream::answering(|seen| ok(format!("{seen:?}"))).await;
        let directory = TempDir::new().unwrap();
        write_file(directory.path(), &upstream.url(), part);
        let process = Process::start(directory.path());
        assert_eq!(process.report("requests.json").send().await.unwrap().status(), 200);
        assert_eq!(process.report("comments.json?q=secretly+asked").send().await.unwrap().status(), 200);
        let get = Client::new().get(format!("{}upstream/requests/PH-7.json", process.base));
        assert_eq!(get.send().await.unwrap().status(), 200);
        drop(process);
        let mut log = String::new();
        fs::File::open(directory.path().join("log")).unwrap().read_to_string(&mut log).unwrap();
        assert!(log.contains("/upstream/requests/{id}.json"), "{part}: {log}");
        for secret in ["s3cret", "of=city", "secretly", "PH-7", KEY] {
            let lines: Vec<_> = log.lines().filter(|line| line.contains(secret)).collect();
            assert!(lines.is_empty(), "{part} {secret}: {lines:?}");
        }
    }
}

#[test]
fn help_and_errors_tell_the_operator_what_to_do() {
    let output = Command::new(HOTLINE).args(["gateway", "--help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    for word in ["--config <FILE>", "Idempotency-Key", "docs/gateway.md", "--trust-forwarded-for"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    let directory = TempDir::new().unwrap();
    write_file(directory.path(), "https://city.example", "form");
    let run = |key: Option<&str>| {
        let mut command = Command::new(HOTLINE);
        command
            .args(["gateway", "--listen", "127.0.0.1:0", "--config"])
            .arg(directory.path().join("gateway.json"));
        command.arg("--data").arg(directory.path().join("data")).env_remove("CITY_KEY");
        if let Some(key) = key {
            command.env("CITY_KEY", key);
        }
        let output = command.output().unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(run(None).contains("set the variable CITY_KEY"));
    let short = run(Some("tiny!"));
    assert!(short.contains("less than 8 characters") && !short.contains("tiny!"), "{short}");
    fs::write(directory.path().join("gateway.json"), "{").unwrap();
    assert!(run(None).contains("gateway.json: /: EOF"));
}
