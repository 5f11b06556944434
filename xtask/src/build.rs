//! Builds the widget with trunk, and the hotline with cargo.

use std::env;
use std::path::Path;

use anyhow::Result;

use crate::compress;
use crate::page;
use crate::project::Project;
use crate::run::{self, Kit};
use crate::stamp;

/// The widget as a district deploys it, each file with its compressed twins.
/// Nothing is done when the sources are those of the last build.
pub fn widget(project: &Project, kit: &Kit) -> Result<()> {
    once(project, &project.dist(), || {
        trunk(kit, "building the widget (release)", &project.dist(), &["--release"])?;
        run::step("compressing the widget", || compress::folder(&project.dist()))
    })
}

/// The development build, which draws the component gallery too.
pub fn gallery(project: &Project, kit: &Kit) -> Result<()> {
    let dist = project.gallery_dist();
    once(project, &dist, || {
        let what = "building the widget with its gallery (development)";
        trunk(kit, what, &dist, &["--features", "gallery"])
    })
}

/// The hotline, in the profile that the tests use too, so that it is compiled once.
pub fn hotline(kit: &Kit) -> Result<()> {
    run::program("building the hotline", kit.cargo().args(["build", "--package", "hotline"]))
}

fn once(project: &Project, dist: &Path, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let print = stamp::of_widget(project)?;
    if stamp::holds(project, dist, &print) {
        return Ok(());
    }
    stamp::forget(project, dist);
    work()?;
    // Cargo may have completed its lock while building.
    stamp::set(project, dist, &stamp::of_widget(project)?)
}

fn trunk(kit: &Kit, what: &str, dist: &Path, options: &[&str]) -> Result<()> {
    let mut trunk = kit.command("trunk");
    trunk.args(["build", "--skip-version-check", "--dist"]).arg(dist).args(options);
    // trunk reads it as an option with a value, and refuses the customary "1".
    trunk.env_remove("NO_COLOR");
    if env::var_os("RUST_LOG").is_none() {
        // Its JavaScript minifier does not know the glue's way of exporting, complains at each
        // build and leaves the glue as it is.
        trunk.env("RUST_LOG", "trunk=info,trunk::processing::minify=error");
    }
    run::program(what, &mut trunk)?;
    page::check(dist)
}
