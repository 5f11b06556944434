//! The widget before a hotline that isn't ours, by `hotline gateway`.

use std::{fs, process::Command};

use serde_json::Value;
use tempfile::TempDir;

use crate::{child::Running, deployment::Deployment, places::Places};

/// A gateway at a port of its own.
pub struct Gateway {
    url: String,
    _running: Running,
    _folder: TempDir,
}

impl Gateway {
    /// Serves `deployment` and forwards as `file` says. `environment` holds the key that the file names, if any.
    #[must_use]
    pub fn start(deployment: &Deployment, file: &Value, environment: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a directory for the gateway");
        let path = folder.path().join("gateway.json");
        fs::write(&path, file.to_string()).expect("the directory takes files");
        let mut command = Command::new(Places::hotline());
        command.args(["gateway", "--listen", "127.0.0.1:0"]).arg("--config").arg(&path);
        command.arg("--data").arg(folder.path().join("data")).arg("--widget").arg(deployment.path());
        command.env("RUST_LOG", "warn").envs(environment.iter().copied());
        let told = Running::start(&mut command, |line| {
            line.strip_prefix("listening: ").map(|url| url.trim().to_owned())
        });
        let (running, url) = told.expect("the gateway listens");
        Self { url, _running: running, _folder: folder }
    }

    /// The address of the widget, with `/` at its end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}
