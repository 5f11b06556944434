//! What the operator says on the command line.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
};

use reqwest::Client;
use serde_json::Value;
use tempfile::TempDir;

use crate::common::{LAMP, lamp_with};

const HOTLINE: &str = env!("CARGO_BIN_EXE_hotline");

fn serve(data: &Path, arguments: &[&str], keys: Option<&str>) -> Command {
    let mut command = Command::new(HOTLINE);
    command.args(["serve", "--listen", "127.0.0.1:0", "--demo-district", "--data"]).arg(data).args(arguments);
    command.env_remove("HOTLINE_OPEN311_KEYS").envs(keys.map(|keys| ("HOTLINE_OPEN311_KEYS", keys)));
    command.env("RUST_LOG", "hotline=trace,debug").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A server process; ended when dropped.
struct Serving {
    child: Child,
    base: String,
}

impl Serving {
    fn start(data: &Path, arguments: &[&str], keys: Option<&str>) -> Self {
        let mut child = serve(data, arguments, keys).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let base = line.trim_end().strip_prefix("listening: ").expect("the address").to_owned();
        Self { child, base }
    }

    async fn post(&self, form: &[(&str, &str)]) -> (u16, Value) {
        let request = Client::new().post(format!("{}open311/v2/requests.json", self.base)).form(form);
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// Asks the server to end, and gives what it logged.
    fn terminate(mut self) -> String {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
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

#[tokio::test]
async fn keys_come_from_a_file_and_from_the_environment_and_stay_out_of_the_log() {
    let directory = TempDir::new().unwrap();
    let file = directory.path().join("keys");
    std::fs::write(&file, "file-key-1\nfile-key-2\n").unwrap();
    let file = file.to_str().unwrap();
    let data = directory.path().join("data");
    let serving = Serving::start(&data, &["--open311-key-file", file], Some("env-key"));
    for (key, status) in
        [("file-key-1", 201), ("file-key-2", 201), ("env-key", 201), ("other-key", 403), ("", 403)]
    {
        assert_eq!(serving.post(&lamp_with(&[("api_key", key)])).await.0, status, "{key}");
    }
    let by_query = format!("{}open311/v2/requests/PH-2026-000001.json?api_key=env-key", serving.base);
    Client::new().get(by_query).send().await.unwrap();
    let shown = Command::new(HOTLINE).args(["list", "--data"]).arg(&data).output().unwrap();
    let list = String::from_utf8(shown.stdout).unwrap();
    let id = list.split_whitespace().find(|word| word.starts_with("PH-")).unwrap().to_owned();
    let shown = Command::new(HOTLINE).args(["show", &id, "--data"]).arg(&data).output().unwrap();
    assert!(
        String::from_utf8(shown.stdout).unwrap().contains("Open311"),
        "the clerk learns who reads the answer"
    );
    let log = serving.terminate();
    assert!(log.contains("/open311/v2/requests/{file}"), "{log}");
    for secret in ["-key", "PH-2026", "The lamp", "38.204", "127.0.0.1"] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[tokio::test]
async fn open_writing_and_tokens_are_flags() {
    let directory = TempDir::new().unwrap();
    let arguments = ["--open311-open-writing", "--open311-tokens-after-ms", "0"];
    let serving = Serving::start(directory.path(), &arguments, None);
    let (status, answer) = serving.post(&LAMP).await;
    assert_eq!(status, 201);
    let token = answer[0]["token"].as_str().unwrap();
    let url = format!("{}open311/v2/tokens/{token}.json", serving.base);
    let answer: Value = Client::new().get(url).send().await.unwrap().json().await.unwrap();
    assert!(answer[0]["service_request_id"].as_str().unwrap().starts_with("PH-"));
    let log = serving.terminate();
    assert!(!log.contains(token), "{log}");
}

#[test]
fn keys_that_would_not_count_stop_the_start() {
    let directory = TempDir::new().unwrap();
    let empty = directory.path().join("empty");
    std::fs::write(&empty, "\n").unwrap();
    let empty = empty.to_str().unwrap();
    for (arguments, keys, sentence) in [
        (vec!["--open311-key-file", empty], None, "there is no key in it"),
        (vec!["--open311-key-file", "/nothing/here"], None, "/nothing/here"),
        (vec!["--open311-key-file", empty, "--open311-open-writing"], None, "cannot be used with"),
        (vec!["--open311-open-writing"], Some("secret-1"), "HOTLINE_OPEN311_KEYS has keys"),
    ] {
        let output = serve(&directory.path().join("data"), &arguments, keys).output().unwrap();
        assert!(!output.status.success(), "{arguments:?}");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(error.contains(sentence) && !error.contains("secret-1"), "{arguments:?}: {error}");
    }
}
