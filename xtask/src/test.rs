//! The tests: three levels, each closing with its own count.

use std::env;
use std::process::{Command, ExitCode};
use std::str::FromStr;

use anyhow::{Result, ensure};

use crate::build;
use crate::embed;
use crate::faults;
use crate::programs::{self, CHROMIUM, ENGINES, Told, WEB_SERVERS};
use crate::project::Project;
use crate::run;
use crate::tally::Tally;
use crate::tools;

/// How near to a person's use the tests are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Formatting and lints; then every pure module, the hotline, this program, and every backend over a socket.
    Native,
    /// The types of `embed.js`; the widget's parts in a browser.
    Web,
    /// Whole journeys in a browser, against the hotline with its database, and a fixed part of the faults.
    Journeys,
}

/// The packages with native tests.
const TESTED: [&str; 7] = [
    "complaint-widget",
    "hotline",
    "xtask",
    "complaint-widget-servers",
    "complaint-widget-readers",
    "complaint-widget-contract",
    "complaint-widget-load",
];

impl Level {
    /// From the quickest to the slowest.
    pub const ALL: [Self; 3] = [Self::Native, Self::Web, Self::Journeys];

    fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Web => "web",
            Self::Journeys => "journeys",
        }
    }

    fn run(self, project: &Project, tally: &mut Tally) -> Result<()> {
        match self {
            Self::Native => native(project, tally),
            Self::Web => web(project, tally),
            Self::Journeys => journeys(project, tally),
        }
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|level| level.name() == word)
            .ok_or_else(|| format!("there is no level \"{word}\""))
    }
}

/// Runs the levels one after the other. One that fails does not keep the next from running.
pub fn run(project: &Project, levels: &[Level]) -> Result<ExitCode> {
    let mut complaints = Vec::new();
    for level in levels {
        let mut tally = Tally::default();
        let outcome = level.run(project, &mut tally);
        println!("{}: {tally}", level.name());
        if let Err(error) = outcome {
            complaints.push(format!("{}: {error:#}", level.name()));
        } else if !tally.is_good() {
            complaints.push(format!("{}: no test ran", level.name()));
        }
    }
    for complaint in &complaints {
        eprintln!("xtask: {complaint}");
    }
    Ok(if complaints.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn native(project: &Project, tally: &mut Tally) -> Result<()> {
    let kit = tools::rust_only(project)?;
    let lint = |what: &str, words: &str| {
        let mut cargo = kit.cargo();
        cargo.args(words.split(' ')).args(["--", "-D", "warnings"]);
        run::program(what, &mut cargo)
    };
    let wasm = "clippy --package complaint-widget --target wasm32-unknown-unknown --lib --bins";
    let checks = [
        run::program("checking the format", kit.cargo().args(["fmt", "--all", "--check"])),
        lint("linting for this machine", "clippy --workspace --all-targets"),
        lint("linting for the browser", &format!("{wasm} --test web")),
        lint("linting for the browser, with the gallery", &format!("{wasm} --features gallery")),
    ];
    let mut cargo = kit.cargo();
    cargo.args(["test", "--no-fail-fast"]);
    for package in TESTED {
        cargo.args(["--package", package]);
    }
    count("running the native tests", &mut cargo, tally)?;
    let failures: Vec<_> = checks.into_iter().filter_map(Result::err).collect();
    let failures: Vec<_> = failures.iter().map(ToString::to_string).collect();
    ensure!(failures.is_empty(), "{}", failures.join("; "));
    Ok(())
}

fn web(project: &Project, tally: &mut Tally) -> Result<()> {
    let browser = programs::provide(&[CHROMIUM])?;
    let kit = tools::for_building(project)?;
    let mut cargo = kit.cargo();
    cargo
        .args(["test", "--package", "complaint-widget", "--test", "web"])
        .args(["--target", "wasm32-unknown-unknown"])
        .envs(browser)
        // Seconds for all tests together; the default of 20 is meant for a single one.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    let types = embed::check_types(project, &kit);
    let parts = count("running the web tests", &mut cargo, tally);
    types.and(parts)
}

fn journeys(project: &Project, tally: &mut Tally) -> Result<()> {
    let mut browsers = programs::provide(&[CHROMIUM, ENGINES, WEB_SERVERS])?;
    browsers.push(("GECKODRIVER", tools::geckodriver()?.into()));
    let kit = tools::for_building(project)?;
    build::widget(project, &kit)?;
    build::gallery(project, &kit)?;
    build::hotline(&kit)?;
    let mut cargo = kit.cargo();
    cargo.args(["test", "--no-fail-fast", "--package", "complaint-widget-journeys"]);
    let told = told(project, browsers);
    cargo.envs(told.clone());
    let journeys = count("running the journeys", &mut cargo, tally);
    let faults = faults::program(&kit, told, &["--part".into()]);
    journeys.and(faults)
}

/// Where a journey finds what it needs, given the browsers.
pub fn told(project: &Project, browsers: Told) -> Told {
    let mut told = browsers;
    told.extend([
        ("WIDGET_DIST", project.dist().into()),
        ("GALLERY_DIST", project.gallery_dist().into()),
        ("HOTLINE_BIN", project.hotline().into()),
        ("AXE_JS", tools::axe(project).into()),
        ("XTASK_BIN", env::current_exe().unwrap_or_default().into()),
    ]);
    told
}

fn count(what: &str, command: &mut Command, tally: &mut Tally) -> Result<()> {
    let well = run::reading(what, command, |line| tally.read(line))?;
    ensure!(well, "`{}` failed", run::line(command));
    Ok(())
}
