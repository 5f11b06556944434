//! Builds the widget with trunk, and the hotline with cargo.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::compress;
use crate::embed;
use crate::integrity;
use crate::minify;
use crate::page;
use crate::project::Project;
use crate::run::{self, Kit};
use crate::split;
use crate::stamp;
use crate::tools;
use crate::trusted;
use crate::worker;

/// The widget as a district deploys it, each file with its compressed twins.
/// Nothing is done when the sources are those of the last build.
pub fn widget(project: &Project, kit: &Kit) -> Result<()> {
    once(project, &project.dist(), || {
        let dist = project.dist();
        let mut release = kit.command("trunk");
        release.args(["build", "--release", "--features", "split"]);
        // Added to what .cargo/config.toml says. By the relocations the Wasm can be split.
        let flags = format!("{} -Clink-args=--emit-relocs", short_paths(project)?);
        release.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
        // In whose presence cargo would ignore those.
        release.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        trunk("building the widget (release)", release, &dist)?;
        let needs = run::step("splitting the widget", || split::widget(project, kit, &dist))?;
        page::check(&dist)?;
        run::step("compressing the widget", || {
            minify::scripts(kit, &dist)?;
            embed::pack(kit, &dist)?;
            integrity::seal(&dist)?;
            worker::write(project, &dist, needs)?;
            minify::script(kit, &dist.join(worker::SCRIPT), minify::Kind::Plain)?;
            compress::folder(&dist)
        })
    })
}

/// The development build, which draws the component gallery too.
pub fn gallery(project: &Project, kit: &Kit) -> Result<()> {
    let dist = project.gallery_dist();
    once(project, &dist, || {
        let what = "building the widget with its gallery (development)";
        let mut development = kit.command("trunk");
        development.args(["build", "--features", "gallery"]);
        trunk(what, development, &dist)?;
        trusted::in_place(project, &dist)
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

fn trunk(what: &str, mut trunk: Command, dist: &Path) -> Result<()> {
    trunk.args(["--skip-version-check", "--dist"]).arg(dist);
    // trunk reads it as an option with a value, and refuses the customary "1".
    trunk.env_remove("NO_COLOR");
    if env::var_os("RUST_LOG").is_none() {
        // Its JavaScript minifier does not understand our scripts, complains at each build and
        // leaves them as they are. `minify` does what it can't.
        trunk.env("RUST_LOG", "trunk=info,trunk::processing::minify=error");
    }
    run::program(what, &mut trunk)?;
    page::check(dist)
}

/// Flags that keep this machine's folders out of the widget: panics name source files, and what
/// is delivered should neither carry their paths nor depend on them.
fn short_paths(project: &Project) -> Result<String> {
    let registry = tools::cargo_home()?.join("registry/src");
    let mut folders = vec![project.root().to_owned()];
    if registry.is_dir() {
        for source in fs::read_dir(registry)? {
            folders.push(source?.path());
        }
    }
    let flags: Vec<_> =
        folders.iter().map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect();
    Ok(flags.join(" "))
}
