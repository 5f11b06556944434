//! The programs that tests start and that the system brings, such as browsers and their drivers; and fonts for the
//! languages that they show.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;

/// A program that tests start.
pub struct Program {
    /// The environment variable that tells tests its path.
    variable: &'static str,
    /// What it is called; the first that is there is taken.
    names: &'static [&'static str],
    /// Where it lies below a folder of `/usr/lib`, if it isn't on PATH.
    below: Option<&'static str>,
    /// Debian's package that has it.
    debian: &'static str,
    /// Where it comes from on Ubuntu.
    ubuntu: Ubuntu,
}

/// Where a program comes from on Ubuntu.
enum Ubuntu {
    /// From the package that Debian has, too.
    AsDebian,
    /// From another package.
    Package(&'static str),
    /// From no package of Ubuntu's; how to get it instead.
    Elsewhere(&'static str),
}

impl Program {
    /// One that is on PATH and that Debian and Ubuntu have in the same package.
    const fn named(name: &'static [&'static str], variable: &'static str, package: &'static str) -> Self {
        Self { variable, names: name, below: None, debian: package, ubuntu: Ubuntu::AsDebian }
    }

    fn find(&self) -> Option<PathBuf> {
        self.names.iter().find_map(|name| match self.below {
            None => run::on_path(name),
            Some(folder) => {
                let libraries = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
                let files = libraries.map(|library| library.path().join(folder).join(name));
                files.into_iter().find(|file| file.is_file())
            }
        })
    }
}

/// Chromium or Chrome and its driver: all that most tests need.
pub const CHROMIUM: &[Program] = &[
    Program {
        ubuntu: Ubuntu::Package("chromium-browser"),
        ..Program::named(&["chromium", "chromium-browser", "google-chrome"], "CHROMIUM", "chromium")
    },
    Program {
        ubuntu: Ubuntu::Package("chromium-chromedriver"),
        ..Program::named(&["chromedriver"], "CHROMEDRIVER", "chromium-driver")
    },
];

/// The other engines: Firefox, whose driver cargo installs (`tools::geckodriver`), and WebKit with its driver and a screen
/// to draw on.
pub const ENGINES: &[Program] = &[
    Program {
        ubuntu: Ubuntu::Elsewhere(
            "Ubuntu has Firefox as a snap only, which can't be steered from outside: install it from Mozilla's own apt \
             repository or archive, and put it on PATH",
        ),
        ..Program::named(&["firefox-esr", "firefox"], "FIREFOX", "firefox-esr")
    },
    Program::named(&["WebKitWebDriver"], "WEBKIT_DRIVER", "webkit2gtk-driver"),
    Program {
        below: Some("webkit2gtk-4.1"),
        ..Program::named(&["MiniBrowser"], "MINI_BROWSER", "libwebkit2gtk-4.1-0")
    },
    Program::named(&["Xvfb"], "XVFB", "xvfb"),
];

/// The web servers that docs/deployment configures; of nginx also the module for brotli.
pub const WEB_SERVERS: &[Program] = &[
    // Whose folder is on nobody's PATH but root's.
    Program::named(&["nginx", "/usr/sbin/nginx"], "NGINX", "nginx"),
    Program {
        below: Some("modules"),
        ..Program::named(
            &["ngx_http_brotli_static_module.so"],
            "NGINX_BROTLI",
            "libnginx-mod-http-brotli-static",
        )
    },
    Program::named(&["caddy"], "CADDY", "caddy"),
];

/// Environment variables with what tests are told by them.
pub type Told = Vec<(&'static str, OsString)>;

/// Finds the programs of these lists, or installs them, and gives their paths with the variables that tell tests of
/// them.
///
/// # Errors
/// Where one can't be had, with how to get it.
pub fn provide(lists: &[&[Program]]) -> Result<Told> {
    let programs = || lists.iter().copied().flatten();
    let missing: Vec<_> = programs().filter(|program| program.find().is_none()).collect();
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let packages = packages(&system, &missing, has_fonts("zh"), has_fonts("ar"))?;
    if !packages.is_empty() {
        install(&packages)?;
    }
    let found = programs().map(|program| {
        let path = program.find().with_context(|| {
            format!("{} was installed, but there is no {}", program.debian, program.names[0])
        });
        Ok((program.variable, path?.into()))
    });
    found.collect()
}

/// Whether a font shows this language. Where nobody can tell, none is asked for.
fn has_fonts(language: &str) -> bool {
    if run::on_path("fc-list").is_none() {
        return run::on_path("apt-get").is_none();
    }
    let mut list = Command::new("fc-list");
    run::first_line(list.arg(format!(":lang={language}"))).is_some()
}

/// The packages to install, given `/etc/os-release`, the programs that are missing, and the languages that have fonts.
fn packages(system: &str, missing: &[&Program], chinese: bool, arabic: bool) -> Result<Vec<&'static str>> {
    let is_ubuntu = system.lines().any(|line| line == "ID=ubuntu");
    let mut packages = Vec::new();
    for program in missing {
        packages.push(match program.ubuntu {
            Ubuntu::Package(package) if is_ubuntu => package,
            Ubuntu::Elsewhere(how) if is_ubuntu => bail!("{} is missing. {how}", program.names[0]),
            _ => program.debian,
        });
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
    Ok(packages)
}

fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if run::on_path("apt-get").is_none() {
        bail!(
            "the tests need {names} (as Debian names them), and there is no apt-get here to \
             install them: install the same programs, each browser with the driver of its \
             version, and put them on PATH"
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
    #![allow(clippy::unwrap_used)]

    use super::*;

    const UBUNTU: &str = "ID=ubuntu\nID_LIKE=debian\n";

    fn all(programs: &'static [Program]) -> Vec<&'static Program> {
        programs.iter().collect()
    }

    #[test]
    fn nothing_is_installed_where_nothing_is_missing() {
        assert!(packages("ID=debian\n", &[], true, true).unwrap().is_empty());
    }

    #[test]
    fn a_bare_debian_gets_browsers_drivers_and_fonts() {
        let system = "PRETTY_NAME=\"Debian\"\nID=debian\n";
        let names = packages(system, &all(CHROMIUM), false, false).unwrap();
        assert_eq!(names, ["chromium", "chromium-driver", "fonts-noto-cjk", "fonts-noto-core", "fontconfig"]);
        let names = packages(system, &all(ENGINES), true, true).unwrap();
        assert_eq!(names, ["firefox-esr", "webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb"]);
        let names = packages(system, &all(WEB_SERVERS), true, true).unwrap();
        assert_eq!(names, ["nginx", "libnginx-mod-http-brotli-static", "caddy"]);
    }

    #[test]
    fn ubuntu_names_the_browser_its_own_way() {
        let names = packages(UBUNTU, &all(CHROMIUM), true, true).unwrap();
        assert_eq!(names, ["chromium-browser", "chromium-chromedriver"]);
    }

    #[test]
    fn who_misses_firefox_on_ubuntu_is_told_where_to_get_it() {
        let error = packages(UBUNTU, &all(ENGINES), true, true).unwrap_err().to_string();
        assert!(error.starts_with("firefox-esr is missing. ") && error.contains("Mozilla"), "{error}");
    }
}
