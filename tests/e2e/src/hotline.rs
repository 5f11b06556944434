//! The real server with a real database.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::{child::Running, places::Places};

/// What the hotline does with reports over Open311.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open311 {
    /// It takes none.
    Closed,
    /// It gives each its number at once.
    Numbers,
    /// It gives each a ticket at once and the number later.
    NumbersLater {
        /// How much later.
        milliseconds: u32,
    },
}

/// How a hotline is started.
pub struct Options {
    /// The built widget that it serves.
    pub widget: PathBuf,
    /// How anybody may report over Open311.
    pub open311: Open311,
    /// Milliseconds between the steps of the clerk who answers every report; `None`: nobody answers.
    pub clerk_step: Option<u32>,
    /// Whether it shows the widget on the demo's made-up pages.
    pub demo_hosts: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { widget: Places::widget(), open311: Open311::Closed, clerk_step: Some(200), demo_hosts: false }
    }
}

/// A hotline at a port of its own, with its data in a directory that goes with it.
pub struct Hotline {
    options: Options,
    address: SocketAddr,
    running: Option<Running>,
    data: TempDir,
}

impl Hotline {
    /// One that serves the release build and answers within a second.
    #[must_use]
    pub fn start() -> Self {
        Self::with(Options::default())
    }

    /// One with these options.
    #[must_use]
    pub fn with(options: Options) -> Self {
        let data = tempfile::tempdir().expect("a directory for the hotline's data");
        let (running, address) = run(&options, ([127, 0, 0, 1], 0).into(), data.path());
        Self { options, address, running: Some(running), data }
    }

    /// The address of the widget, with `/` at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends it as a power cut would. Its data stays.
    pub fn stop(&mut self) {
        self.running = None;
    }

    /// Starts it again at the same address with the same data.
    pub fn start_again(&mut self) {
        self.stop();
        let (running, address) = run(&self.options, self.address, self.data.path());
        assert_eq!(address, self.address);
        self.running = Some(running);
    }

    /// What `hotline show` prints about a complaint.
    ///
    /// # Panics
    /// If there is no such complaint.
    #[must_use]
    pub fn show(&self, reference: &str) -> String {
        self.command(&["show", reference])
    }

    /// What `hotline list` prints: a line a complaint.
    #[must_use]
    pub fn list(&self) -> String {
        self.command(&["list"])
    }

    /// Gives a complaint a new status with words to the citizen.
    pub fn answer(&self, reference: &str, status: &str, message: &str) {
        self.command(&["answer", reference, "--status", status, "--message", message]);
    }

    /// The photos of a complaint as the hotline keeps them, in the citizen's order.
    ///
    /// # Panics
    /// If one was announced and isn't there.
    #[must_use]
    pub fn photos(&self, reference: &str) -> Vec<Vec<u8>> {
        let shown = self.show(reference);
        let paths = shown.lines().filter_map(|line| line.strip_prefix("photo: "));
        // Behind the path, after two blanks, stands the citizen's description.
        let paths = paths.map(|line| line.split_once("  ").map_or(line, |(path, _)| path));
        paths.map(|path| fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"))).collect()
    }

    fn command(&self, words: &[&str]) -> String {
        let mut command = Command::new(Places::hotline());
        command.arg(words[0]).arg("--data").arg(self.data.path()).args(&words[1..]);
        let output = command.output().expect("the hotline's program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command:?}: {said}");
        String::from_utf8(output.stdout).expect("the hotline prints text")
    }
}

fn run(options: &Options, listen: SocketAddr, data: &Path) -> (Running, SocketAddr) {
    let mut command = Command::new(Places::hotline());
    command.args([
        "serve",
        "--demo-district",
        "--writes-per-minute",
        "6000",
        "--listen",
        &listen.to_string(),
    ]);
    command.arg("--data").arg(data).arg("--widget").arg(&options.widget);
    // Its log goes where the test's output goes; only what is wrong belongs there.
    command.env("RUST_LOG", "warn");
    match options.open311 {
        Open311::Closed => {}
        Open311::Numbers => {
            command.arg("--open311-open-writing");
        }
        Open311::NumbersLater { milliseconds } => {
            command.args(["--open311-open-writing", "--open311-tokens-after-ms", &milliseconds.to_string()]);
        }
    }
    if let Some(step) = options.clerk_step {
        command.args(["--demo-clerk", "--demo-clerk-step-ms", &step.to_string()]);
    }
    if options.demo_hosts {
        command.arg("--demo-hosts");
    }
    let told = Running::start(&mut command, |line| {
        line.strip_prefix("listening: http://")?.trim_end_matches('/').parse().ok()
    });
    told.expect("the hotline listens")
}
