//! Shortens the page's scripts: trunk's own minifier does not understand them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::page;
use crate::run::{self, Kit};

/// How a browser reads a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By itself, from top to bottom.
    Plain,
    /// As a module, with imports and exports.
    Module,
}

/// Shortens each plain script that the built page asks for, in its place. Its modules are short already: their names
/// follow from what is in them.
pub fn scripts(kit: &Kit, dist: &Path) -> Result<()> {
    let html = fs::read_to_string(dist.join("index.html")).context("reading the built page")?;
    let is_module = |name: &&str| page::modules(&html).any(|module| module == *name);
    for name in page::asked_for(&html).into_iter().filter(|name| name.ends_with(".js") && !is_module(name)) {
        script(kit, &dist.join(name), Kind::Plain)?;
    }
    Ok(())
}

/// Shortens one script in its place.
pub fn script(kit: &Kit, file: &Path, kind: Kind) -> Result<()> {
    let mut terser = kit.command("terser");
    terser.args(["--compress", "--mangle"]);
    if kind == Kind::Module {
        terser.arg("--module");
    }
    terser.arg("--output").arg(file).arg("--").arg(file);
    run::quietly(&mut terser)
}
