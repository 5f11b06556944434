//! The binary: serving, the clerk's commands, the demonstration clerk, stopping, and a log that keeps quiet.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use reqwest::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::{Receipt, key, lamp_with, receipt};

const HOTLINE: &str = env!("CARGO_BIN_EXE_hotline");

/// A server process; ended when dropped.
struct Serving {
    child: Child,
    base: String,
    client: Client,
}

impl Serving {
    fn start(data: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(HOTLINE)
            .args(["serve", "--listen", "127.0.0.1:0", "--demo-district", "--data"])
            .arg(data)
            .args(arguments)
            .env("RUST_LOG", "hotline=trace,debug")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let base = line.trim_end().strip_prefix("listening: ").expect("the address").to_owned();
        assert!(base.starts_with("http://127.0.0.1:") && base.ends_with('/'), "{base}");
        Self { child, base, client: Client::new() }
    }

    fn url(&self, path: &str) -> String {
        format!("{}api/v1/{path}", self.base)
    }

    async fn file(&self, complaint: &Value) -> Receipt {
        let request = self.client.post(self.url("complaints")).header("Idempotency-Key", key());
        receipt(request.json(complaint).send().await.unwrap()).await
    }

    async fn read(&self, receipt: &Receipt) -> Value {
        let request = self.client.get(self.url(&format!("complaints/{}", receipt.reference)));
        request.bearer_auth(&receipt.code).send().await.unwrap().json().await.unwrap()
    }

    /// Reads the complaint until it has the status.
    async fn read_until(&self, receipt: &Receipt, status: &str) -> Value {
        let waiting = async {
            loop {
                let read = self.read(receipt).await;
                if read["status"] == status {
                    return read;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), waiting).await.expect("the status in a minute")
    }

    /// Asks the server to end, and gives what it logged.
    fn terminate(mut self) -> String {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        assert!(self.child.wait().unwrap().success(), "{log}");
        log
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It has ended already where the test came to its end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn hotline(data: &Path, arguments: &[&str]) -> Output {
    Command::new(HOTLINE).args(arguments).arg("--data").arg(data).output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complaint() -> Value {
    let mut complaint =
        lamp_with("contact", json!({ "name": "Li Hua", "phone": "555-0100", "email": "li@example.org" }));
    complaint["description"] = json!("Lamp out.\u{1b}[2J Second line secretly typed");
    complaint["answers"] = json!([{ "code": "pole_number", "value": "L-0042" }]);
    complaint["place"] = json!({ "address": "5 Pinghe Road", "district": "old-town" });
    complaint
}

#[tokio::test]
async fn a_clerk_works_beside_the_running_server() {
    let directory = TempDir::new().unwrap();
    let data = directory.path().join("data");
    let serving = Serving::start(&data, &[]);
    let receipt = serving.file(&complaint()).await;
    let reference = receipt.reference.as_str();

    let list = said(&hotline(&data, &["list", "--status", "received"]));
    assert!(list.contains(reference) && list.lines().count() == 1, "{list}");
    assert_eq!(said(&hotline(&data, &["list", "--status", "answered"])), "");
    let shown = said(&hotline(&data, &["show", &reference.to_lowercase()]));
    for part in [
        "Li Hua (not for the unit)",
        "555-0100",
        "li@example.org",
        "L-0042",
        "5 Pinghe Road",
        "old-town",
        "received",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains('\u{1b}'), "a citizen's words must not command the clerk's terminal");

    said(&hotline(&data, &["answer", reference, "--status", "forwarded", "--unit", "Lamp Office"]));
    let answer =
        ["answer", reference, "--status", "answered", "--message", "已修复。", "--language", "zh-Hans"];
    said(&hotline(&data, &answer));
    let read = serving.read(&receipt).await;
    assert_eq!(read["status"], "answered");
    assert_eq!(read["timeline"][1]["unit"], "Lamp Office");
    assert_eq!(read["timeline"][2]["message"], json!({ "text": "已修复。", "language": "zh-Hans" }));
    assert!(said(&hotline(&data, &["show", reference])).contains("Lamp Office"));
    serving.terminate();
}

#[tokio::test]
async fn a_clerks_mistakes_change_nothing() {
    let directory = TempDir::new().unwrap();
    let data = directory.path().join("data");
    let serving = Serving::start(&data, &[]);
    let receipt = serving.file(&complaint()).await;
    let reference = receipt.reference.as_str();
    for (arguments, sentence) in [
        (vec!["show", "PH-2026-999999"], "there is no complaint PH-2026-999999"),
        (vec!["answer", "PH-2026-999999", "--status", "closed"], "there is no complaint PH-2026-999999"),
        (vec!["answer", reference, "--status", "answered"], "needs a message"),
        (vec!["answer", reference, "--status", "reopened"], "possible values"),
        (vec!["list", "--status", "lost"], "possible values"),
    ] {
        let output = hotline(&data, &arguments);
        assert!(!output.status.success(), "{arguments:?}");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(error.contains(sentence), "{arguments:?}: {error}");
    }
    assert_eq!(serving.read(&receipt).await["timeline"].as_array().unwrap().len(), 1);
    serving.terminate();
    let nothing = directory.path().join("nothing");
    assert!(!hotline(&nothing, &["list"]).status.success());
    assert!(!nothing.exists(), "looking at data doesn't make any");
}

#[tokio::test]
async fn the_demo_clerk_answers_each_report_in_its_language_and_reopened_ones_again() {
    let directory = TempDir::new().unwrap();
    let serving = Serving::start(directory.path(), &["--demo-clerk", "--demo-clerk-step-ms", "50"]);
    for (language, unit, word) in [
        ("en", "Roads and Lighting Office", "demonstration"),
        ("zh-Hans", "道路照明管理所", "演示"),
        ("ar-EG", "مكتب الطرق والإنارة", "توضيحي"),
        ("fr", "Roads and Lighting Office", "demonstration"),
    ] {
        let receipt = serving.file(&lamp_with("language", json!(language))).await;
        let read = serving.read_until(&receipt, "answered").await;
        let timeline = read["timeline"].as_array().unwrap();
        let statuses: Vec<_> = timeline.iter().map(|entry| entry["status"].as_str().unwrap()).collect();
        assert_eq!(statuses, ["received", "forwarded", "in_progress", "answered"], "{language}");
        assert_eq!(timeline[1]["unit"], unit, "{language}");
        for entry in &timeline[1..] {
            assert!(entry["message"]["text"].as_str().unwrap().contains(word), "{language}: {entry}");
        }
        let request =
            serving.client.post(serving.url(&format!("complaints/{}/reopening", receipt.reference)));
        let request = request.bearer_auth(&receipt.code).header("Idempotency-Key", key());
        let reopened = request.json(&json!({ "text": "Still dark." })).send().await.unwrap();
        assert_eq!(reopened.status(), 201);
        let read = serving.read_until(&receipt, "answered").await;
        let last = read["timeline"].as_array().unwrap().last().unwrap();
        assert_ne!(last["message"], timeline[3]["message"], "{language}: the second answer is another one");
    }
    serving.terminate();
}

#[tokio::test]
async fn the_log_tells_routes_and_nothing_of_a_citizen() {
    let directory = TempDir::new().unwrap();
    let serving = Serving::start(directory.path(), &[]);
    let receipt = serving.file(&complaint()).await;
    serving.read(&receipt).await;
    let mut wrong = complaint();
    wrong["contact"]["phone"] = json!("555-0100 ask for me");
    let request = serving.client.post(serving.url("complaints")).header("Idempotency-Key", key());
    assert_eq!(request.json(&wrong).send().await.unwrap().status(), 422);
    let search = serving.client.get(serving.url("addresses")).query(&[("q", "Willow Bridge")]);
    assert_eq!(search.send().await.unwrap().status(), 200);
    let thief = serving.client.get(serving.url(&format!("complaints/{}", receipt.reference)));
    assert_eq!(thief.bearer_auth("SECR-ETGU").send().await.unwrap().status(), 404);
    let log = serving.terminate();
    assert!(log.contains("/api/v1/complaints/{reference}") && log.contains("status=404"), "{log}");
    for secret in [
        "Li Hua",
        "555-0100",
        "li@example.org",
        "Lamp out",
        "secretly",
        "L-0042",
        "Pinghe Road",
        "Willow",
        "SECR",
        "127.0.0.1",
        &receipt.code,
        &receipt.code[..4],
        &receipt.reference,
    ] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}
