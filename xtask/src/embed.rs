//! `embed.js`, which other sites' pages ask for by this plain name: it stays small, and its types are those it declares.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::compress;
use crate::minify::{self, Kind};
use crate::project::Project;
use crate::run::{self, Kit};

/// The script's name below the built widget's folder.
const SCRIPT: &str = "embed.js";
/// Bytes, brotli at quality 11.
pub const BUDGET: usize = 4_096;
/// The settings of TypeScript, and pages' uses of the types.
const TYPES: &str = "tests/embed";

/// Shortens the script of a built widget; fails if it is still over its budget.
pub fn pack(kit: &Kit, dist: &Path) -> Result<()> {
    minify::script(kit, &dist.join(SCRIPT), Kind::Module)?;
    affordable(size(dist)?)
}

/// What the script of a built widget takes to transfer, in bytes.
pub fn size(dist: &Path) -> Result<usize> {
    let content = fs::read(dist.join(SCRIPT)).with_context(|| format!("reading {SCRIPT}"))?;
    Ok(compress::brotli(&content)?.len())
}

fn affordable(size: usize) -> Result<()> {
    ensure!(size <= BUDGET, "{SCRIPT} has {size} bytes brotli, over its budget of {BUDGET}");
    Ok(())
}

/// Holds the script against the types that it declares, and these against how pages use them.
pub fn check_types(project: &Project, kit: &Kit) -> Result<()> {
    run::program(
        "checking the types of embed.js",
        kit.command("tsc").arg("--project").arg(project.path(TYPES)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_the_budget_fails() {
        assert!(affordable(BUDGET).is_ok());
        let error = affordable(BUDGET + 1).map_err(|error| error.to_string());
        assert_eq!(error, Err("embed.js has 4097 bytes brotli, over its budget of 4096".to_owned()));
    }
}
