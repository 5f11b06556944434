//! Faults: everything that can go wrong between the widget and a hotline, in a browser.

use std::ffi::OsString;

use anyhow::Result;

use crate::build;
use crate::programs::{self, CHROMIUM, Told};
use crate::project::Project;
use crate::run::{self, Kit};
use crate::test;
use crate::tools;

/// Builds what is needed and runs the program that goes through the matrix with these arguments.
pub fn run(project: &Project, arguments: &[OsString]) -> Result<()> {
    let told = programs::provide(&[CHROMIUM])?;
    let kit = tools::for_building(project)?;
    build::widget(project, &kit)?;
    build::hotline(&kit)?;
    program(&kit, test::told(project, told), arguments)
}

/// Runs the program with these arguments. What it needs is built, and it is told where.
pub fn program(kit: &Kit, told: Told, arguments: &[OsString]) -> Result<()> {
    let mut cargo = kit.cargo();
    cargo.args(["run", "--quiet", "--package", "complaint-widget-journeys", "--bin", "faults", "--"]);
    cargo.args(arguments).envs(told);
    run::program("going through the faults", &mut cargo)
}
