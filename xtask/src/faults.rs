//! Faults: everything that can go wrong between the widget and a hotline, in a browser.

use std::ffi::OsString;

use anyhow::Result;

use crate::browser::{self, Browser};
use crate::build;
use crate::project::Project;
use crate::run::{self, Kit};
use crate::test;
use crate::tools;

/// Builds what is needed and runs the program that goes through the matrix with these arguments.
pub fn run(project: &Project, arguments: &[OsString]) -> Result<()> {
    let browser = browser::provide()?;
    let kit = tools::for_building(project)?;
    build::widget(project, &kit)?;
    build::hotline(&kit)?;
    program(project, &kit, &browser, arguments)
}

/// Runs the program with these arguments. What it needs is built.
pub fn program(project: &Project, kit: &Kit, browser: &Browser, arguments: &[OsString]) -> Result<()> {
    let mut cargo = kit.cargo();
    cargo.args(["run", "--quiet", "--package", "complaint-widget-journeys", "--bin", "faults", "--"]);
    cargo.args(arguments).envs(test::told(project, browser));
    run::program("going through the faults", &mut cargo)
}
