//! What building needs and how to get it: the wasm32 target, trunk, wasm-bindgen, the splitter, npm packages.
//!
//! A tool on PATH is used if its version is the right one. Otherwise it is installed into a
//! folder of its own below Cargo's home, named after tool and version: other projects' tools
//! stay as they are, and every clone of this project shares the one copy.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::run::{self, Kit};

const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
/// Reads what `wasm_split_helpers` in Cargo.lock marks.
const WASM_SPLIT: &str = "0.2.4";
/// Steers Firefox.
const GECKODRIVER: &str = "0.37.1";
/// The oldest Node that the npm packages are used with.
const NODE: u32 = 20;

/// A tool that cargo installs.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tool {
    /// The crate's name on the registry.
    package: &'static str,
    version: String,
    /// What it installs.
    programs: &'static [&'static str],
    /// Whether each program answers `--version` with its name and version. One that doesn't is used
    /// only from the tool's own folder.
    tells: bool,
    /// The features to install it with.
    features: &'static [&'static str],
    /// Whether its own Cargo.lock is followed.
    locked: bool,
}

/// What has to be done to have a tool in its version.
#[derive(Debug, PartialEq, Eq)]
enum Plan {
    /// PATH has it.
    OnPath,
    /// It was installed before; this folder has to be put first on PATH.
    Kept(PathBuf),
    /// cargo has to run with these arguments; then this folder has to be put first on PATH.
    Install(Vec<String>, PathBuf),
}

impl Tool {
    fn trunk() -> Self {
        Self {
            package: "trunk",
            version: TRUNK.to_owned(),
            programs: &["trunk"],
            tells: true,
            features: &[],
            locked: true,
        }
    }

    fn wasm_split() -> Self {
        Self {
            package: "wasm_split_cli_support",
            version: WASM_SPLIT.to_owned(),
            programs: &["wasm-split-cli"],
            tells: false,
            features: &["build-binary"],
            locked: true,
        }
    }

    fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            version: GECKODRIVER.to_owned(),
            programs: &["geckodriver"],
            tells: true,
            features: &[],
            locked: true,
        }
    }

    /// In the version of the library: the two only understand each other when they match.
    fn wasm_bindgen(version: String) -> Self {
        Self {
            package: "wasm-bindgen-cli",
            version,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            tells: true,
            features: &[],
            // Its packaged lock is older than its own sources ask for.
            locked: false,
        }
    }

    /// Decides from what PATH and the tool's own folder hold: `has` says whether a program,
    /// looked up on PATH (`None`) or in a folder, is there in this tool's version.
    fn plan(&self, cargo_home: &Path, has: impl Fn(Option<&Path>, &str) -> bool) -> Plan {
        if self.programs.iter().all(|program| has(None, program)) {
            return Plan::OnPath;
        }
        let root = cargo_home.join("complaint-widget").join(format!("{}-{}", self.package, self.version));
        let bin = root.join("bin");
        if self.programs.iter().all(|program| has(Some(&bin), program)) {
            return Plan::Kept(bin);
        }
        let root = root.to_string_lossy();
        let mut words = vec!["install", self.package, "--version", &self.version];
        if self.locked {
            words.push("--locked");
        }
        for feature in self.features {
            words.extend(["--features", feature]);
        }
        words.extend(["--force", "--root", &root]);
        Plan::Install(words.into_iter().map(str::to_owned).collect(), bin)
    }

    /// Installs what is missing; gives the folder that has to be searched first, if any.
    fn provide(&self, cargo_home: &Path) -> Result<Option<PathBuf>> {
        let has = |folder: Option<&Path>, program: &str| {
            let path = folder.map_or_else(|| program.into(), |folder| folder.join(program));
            if !self.tells {
                return folder.is_some() && path.with_extension(env::consts::EXE_EXTENSION).is_file();
            }
            let told = run::first_line(Command::new(path).arg("--version"));
            told.as_deref().and_then(version_word) == Some(&self.version)
        };
        match self.plan(cargo_home, has) {
            Plan::OnPath => Ok(None),
            Plan::Kept(bin) => Ok(Some(bin)),
            Plan::Install(words, bin) => {
                let what = format!("installing {} {}", self.package, self.version);
                run::program(&what, Command::new("cargo").args(words))?;
                Ok(Some(bin))
            }
        }
    }
}

/// Sees to it that everything is there that builds and tests the widget.
pub fn for_building(project: &Project) -> Result<Kit> {
    wasm_target()?;
    let home = cargo_home()?;
    let lock = fs::read_to_string(project.path("Cargo.lock")).context("reading Cargo.lock")?;
    let wasm_bindgen = locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock does not tell the version of wasm-bindgen")?;
    let mut first = vec![npm_packages(project)?];
    first.extend(Tool::trunk().provide(&home)?);
    first.extend(Tool::wasm_bindgen(wasm_bindgen.to_owned()).provide(&home)?);
    first.extend(Tool::wasm_split().provide(&home)?);
    Kit::new(project.root(), &first)
}

/// The path of Firefox's driver, which Debian hasn't.
pub fn geckodriver() -> Result<PathBuf> {
    let name = "geckodriver";
    match Tool::geckodriver().provide(&cargo_home()?)? {
        Some(folder) => Ok(folder.join(name)),
        None => run::on_path(name).context("geckodriver answers, but isn't on PATH"),
    }
}

/// A kit for the steps that need nothing but the Rust toolchain.
pub fn rust_only(project: &Project) -> Result<Kit> {
    wasm_target()?;
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if run::first_line(Command::new("cargo").args([subcommand, "--version"])).is_none() {
            let what = format!("adding {component} to the Rust toolchain");
            let mut rustup = Command::new("rustup");
            run::program(&what, rustup.args(["component", "add", component]))?;
        }
    }
    Kit::new(project.root(), &[])
}

/// The script of axe-core, which the journeys put into each page.
pub fn axe(project: &Project) -> PathBuf {
    project.npm().join("node_modules/axe-core/axe.min.js")
}

fn wasm_target() -> Result<()> {
    let libraries =
        run::first_line(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    run::program(
        &format!("adding the {WASM} target to the Rust toolchain"),
        rustup.args(["target", "add", WASM]),
    )
}

/// Makes `node_modules` what the lock says, and gives the folder of its programs.
fn npm_packages(project: &Project) -> Result<PathBuf> {
    let folder = project.npm();
    let lock = fs::read(folder.join("package-lock.json")).context("reading package-lock.json")?;
    // A copy of the lock that `node_modules` was made from, written once it is complete.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|old| old == lock) {
        return Ok(folder.join("node_modules/.bin"));
    }
    let node = run::first_line(Command::new("node").arg("--version"));
    match node.as_deref().and_then(major) {
        Some(major) if major >= NODE => {}
        Some(_) => bail!("Node {NODE} or later is needed, this one is {}", node.unwrap_or_default()),
        None => bail!("Node {NODE} or later with npm is needed: install it and put it on PATH"),
    }
    let mut npm = Command::new("npm");
    run::program("installing the pinned npm packages", npm.arg("ci").current_dir(&folder))?;
    fs::write(&installed, lock).context("noting which npm packages are installed")?;
    Ok(folder.join("node_modules/.bin"))
}

/// Cargo's home: where it keeps its registry and what it installs.
pub fn cargo_home() -> Result<PathBuf> {
    if let Some(told) = env::var_os("CARGO_HOME") {
        return Ok(PathBuf::from(told));
    }
    let home = env::home_dir().context("there is no home folder: set CARGO_HOME")?;
    Ok(home.join(".cargo"))
}

/// The version in which Cargo.lock holds a package; the first, if it holds several.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// `0.21.14` of `trunk 0.21.14` or of `tool 1.2.3 (abcdef 2026-01-01)`.
fn version_word(told: &str) -> Option<&str> {
    told.split_whitespace().nth(1)
}

/// 20 of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const HOME: &str = "/home/someone/.cargo";

    #[test]
    fn a_right_version_on_path_is_used() {
        let plan = Tool::trunk().plan(HOME.as_ref(), |folder, _| folder.is_none());
        assert_eq!(plan, Plan::OnPath);
    }

    #[test]
    fn a_version_installed_before_is_used_without_installing_again() {
        let plan = Tool::trunk().plan(HOME.as_ref(), |folder, _| folder.is_some());
        let bin = format!("{HOME}/complaint-widget/trunk-{TRUNK}/bin");
        assert_eq!(plan, Plan::Kept(bin.into()));
    }

    #[test]
    fn a_tool_with_one_of_its_programs_missing_is_installed() {
        let tool = Tool::wasm_bindgen("0.2.130".to_owned());
        let plan = tool.plan(HOME.as_ref(), |_, program| program == "wasm-bindgen");
        let root = format!("{HOME}/complaint-widget/wasm-bindgen-cli-0.2.130");
        let words = format!("install wasm-bindgen-cli --version 0.2.130 --force --root {root}");
        let words = words.split(' ').map(str::to_owned).collect();
        assert_eq!(plan, Plan::Install(words, format!("{root}/bin").into()));
    }

    #[test]
    fn trunk_follows_its_own_lock() {
        let Plan::Install(words, _) = Tool::trunk().plan(HOME.as_ref(), |_, _| false) else {
            panic!("nothing was there, and yet nothing is installed");
        };
        assert!(words.contains(&"--locked".to_owned()));
    }

    #[test]
    fn the_splitter_is_installed_with_its_program() {
        let Plan::Install(words, bin) = Tool::wasm_split().plan(HOME.as_ref(), |_, _| false) else {
            panic!("nothing was there, and yet nothing is installed");
        };
        let feature = words.iter().position(|word| word == "--features").unwrap();
        assert_eq!(words[feature + 1], "build-binary");
        assert!(bin.ends_with(format!("wasm_split_cli_support-{WASM_SPLIT}/bin")));
    }

    #[test]
    fn the_version_of_a_package_is_read_from_the_lock() {
        let lock = "\
[[package]]
name = \"wasm-bindgen-backend\"
version = \"0.2.1\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
dependencies = [
 \"cfg-if\",
]
";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "cfg-if"), None);
    }

    #[test]
    fn versions_are_read_from_what_programs_tell() {
        assert_eq!(version_word("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_word("wasm-bindgen 0.2.130 (abc)"), Some("0.2.130"));
        assert_eq!(version_word("trunk"), None);
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("20.11.1"), None);
    }

    #[test]
    fn the_npm_lock_holds_whichever_registry_answers() {
        let lock = include_str!("../npm/package-lock.json");
        assert!(!lock.contains("\"resolved\""));
        assert!(lock.contains("\"integrity\": \"sha512-"));
    }
}
