//! Load: a release build of the hotline, and many citizens at once.

use std::ffi::OsString;

use anyhow::Result;

use crate::project::Project;
use crate::run;
use crate::tools;

/// Builds both programs, which lie beside each other then, and runs the one that writes.
pub fn run(project: &Project, arguments: &[OsString]) -> Result<()> {
    let kit = tools::rust_only(project)?;
    let mut build = kit.cargo();
    build.args(["build", "--release", "--package", "hotline", "--package", "complaint-widget-load"]);
    run::program("building the hotline (release)", &mut build)?;
    let mut load = kit.cargo();
    load.args(["run", "--quiet", "--release", "--package", "complaint-widget-load", "--"]).args(arguments);
    run::quietly(&mut load)
}
