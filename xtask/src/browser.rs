//! The browser that tests run in, its driver, and fonts for the languages that it shows.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// A browser and the driver that steers it.
pub struct Browser {
    /// Path of Chromium or Chrome.
    pub chromium: PathBuf,
    /// Path of chromedriver.
    pub driver: PathBuf,
}

/// Finds the browser and its driver, or installs them.
pub fn provide() -> Result<Browser> {
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let missing = packages(&system, find().is_some(), has_fonts("zh"), has_fonts("ar"));
    if !missing.is_empty() {
        install(&missing)?;
    }
    find().context("apt installed a browser, but chromium and chromedriver are not on PATH")
}

fn find() -> Option<Browser> {
    let chromium = BROWSERS.iter().find_map(|name| run::on_path(name))?;
    let driver = run::on_path("chromedriver")?;
    Some(Browser { chromium, driver })
}

/// Whether a font shows this language. Where nobody can tell, none is asked for.
fn has_fonts(language: &str) -> bool {
    if run::on_path("fc-list").is_none() {
        return run::on_path("apt-get").is_none();
    }
    let mut list = Command::new("fc-list");
    run::first_line(list.arg(format!(":lang={language}"))).is_some()
}

/// The packages to install, given `/etc/os-release` and what is there already.
fn packages(system: &str, browser: bool, chinese: bool, arabic: bool) -> Vec<&'static str> {
    let ubuntu = system.lines().any(|line| line == "ID=ubuntu");
    let mut packages = Vec::new();
    if !browser && ubuntu {
        packages.extend(["chromium-browser", "chromium-chromedriver"]);
    } else if !browser {
        packages.extend(["chromium", "chromium-driver"]);
    }
    if !chinese {
        packages.push("fonts-noto-cjk");
    }
    if !arabic {
        packages.push("fonts-noto-core");
    }
    if !(chinese && arabic) {
        packages.push("fontconfig");
    }
    packages
}

fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if run::on_path("apt-get").is_none() {
        bail!(
            "the tests need {names} (as Debian names them), and there is no apt-get here to \
             install them: install Chromium or Chrome with the chromedriver of its version, and \
             put both on PATH"
        );
    }
    run::program("updating apt's lists", apt()?.arg("update").arg("-q"))?;
    let mut apt = apt()?;
    apt.args(["install", "-y", "-q", "--no-install-recommends"]);
    run::program(&format!("installing {names}"), apt.args(packages))
}

/// apt-get, through sudo for anyone but root.
fn apt() -> Result<Command> {
    let user = run::first_line(Command::new("id").arg("-u"));
    let mut command = if user.as_deref() == Some("0") {
        Command::new("env")
    } else if run::on_path("sudo").is_some() {
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    } else {
        bail!("apt-get needs root, and there is no sudo: install the packages as root yourself");
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_installed_where_nothing_is_missing() {
        assert!(packages("ID=debian\n", true, true, true).is_empty());
    }

    #[test]
    fn a_bare_debian_gets_browser_driver_and_fonts() {
        let names = packages("PRETTY_NAME=\"Debian\"\nID=debian\n", false, false, false);
        assert_eq!(names, ["chromium", "chromium-driver", "fonts-noto-cjk", "fonts-noto-core", "fontconfig"]);
    }

    #[test]
    fn ubuntu_names_the_browser_its_own_way() {
        let names = packages("ID=ubuntu\nID_LIKE=debian\n", false, true, true);
        assert_eq!(names, ["chromium-browser", "chromium-chromedriver"]);
    }
}
