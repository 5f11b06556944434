//! The real program in a process of its own.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// A process that was started. It ends with this value.
pub struct Starting(Child);

/// A process that listens.
pub struct Program {
    process: Starting,
    url: String,
}

impl Program {
    /// Starts `hotline serve` on this data, with a clerk who answers.
    pub fn spawn(data: &Path, clerk_step: u64) -> Starting {
        let child = Command::new(env!("CARGO_BIN_EXE_hotline"))
            .args(["serve", "--listen", "127.0.0.1:0", "--demo-district", "--demo-clerk"])
            .args(["--demo-clerk-step-ms", &clerk_step.to_string(), "--writes-per-minute", "4000000000"])
            .arg("--data")
            .arg(data)
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Starting(child)
    }

    /// Where its API begins.
    pub fn url(&self) -> String {
        format!("{}api/v1/", self.url)
    }

    /// Kills it by SIGKILL.
    pub fn kill(self) {
        self.process.kill();
    }
}

impl Starting {
    /// Waits until it listens.
    pub fn listening(mut self) -> Program {
        let mut line = String::new();
        BufReader::new(self.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim_end().strip_prefix("listening: ").expect("it starts on what it left").to_owned();
        Program { process: self, url }
    }

    /// Kills it by SIGKILL, which must be what ends it.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        let status = self.0.wait().unwrap();
        assert_eq!(status.code(), None, "it ended by itself: {status}");
    }
}

impl Drop for Starting {
    fn drop(&mut self) {
        // It has ended already, but where a test fails.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
