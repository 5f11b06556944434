//! Whether a server speaks the native profile: the checks of `tests/contract`, as a program of their own.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::tools;

/// Checks the server whose profile begins at `url`, and ends as the checks do.
pub fn check(project: &Project, url: &str) -> Result<ExitCode> {
    let mut cargo = tools::rust_only(project)?.cargo();
    cargo.args(["run", "--quiet", "--package", "complaint-widget-contract", "--bin", "conformance"]);
    if url.starts_with("https://") {
        cargo.args(["--features", "tls"]);
    }
    let status = cargo.args(["--", url]).status().context("cargo could not be started")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
