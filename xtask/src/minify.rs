//! Shortens the page's scripts: trunk's own minifier does not understand them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::page;
use crate::run::{self, Kit};

/// Shortens each script that the built page asks for, in its place.
pub fn scripts(kit: &Kit, dist: &Path) -> Result<()> {
    let html = fs::read_to_string(dist.join("index.html")).context("reading the built page")?;
    for name in page::asked_for(&html) {
        if !name.ends_with(".js") {
            continue;
        }
        let file = dist.join(name);
        let mut terser = kit.command("terser");
        terser.args(["--compress", "--mangle"]);
        if page::modules(&html).any(|module| module == name) {
            terser.arg("--module");
        }
        terser.arg("--output").arg(&file).arg("--").arg(&file);
        run::quietly(&mut terser)?;
    }
    Ok(())
}
