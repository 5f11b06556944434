//! Goes through the matrix of faults, or a part of it, for `cargo xtask faults`.
#![allow(clippy::print_stdout, reason = "a tool for the project's own use")]

use std::process::ExitCode;

use complaint_widget_journeys::faults::{self, Cell};
use lexopt::prelude::*;

const USAGE: &str = "\
Usage: faults [--part] [--only PATTERN] [--jobs 1-16]

  --part           the cells that belong to every run of the tests
  --only PATTERN   only these cells: FAULT/OPERATION/DESK, * for any, the end may be left out;
                   may be repeated
  --jobs N         so many at once (2), and up to three more that mostly wait";

#[tokio::main]
async fn main() -> ExitCode {
    let (cells, jobs) = match parse() {
        Ok(parsed) => parsed,
        Err(error) => {
            eprintln!("faults: {error}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    if faults::run(&cells, jobs).await { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn parse() -> Result<(Vec<Cell>, usize), lexopt::Error> {
    let mut cells = Cell::all();
    let mut patterns: Vec<String> = Vec::new();
    let mut jobs = 2;
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("part") => cells = Cell::part(),
            Long("only") => patterns.push(parser.value()?.string()?),
            Long("jobs") => jobs = parser.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    if !(1..=16).contains(&jobs) {
        return Err(format!("--jobs {jobs}: 1 to 16").into());
    }
    if !patterns.is_empty() {
        cells.retain(|cell| patterns.iter().any(|pattern| cell.is_meant_by(pattern)));
    }
    if cells.is_empty() {
        return Err(format!("no cell is meant by {}", patterns.join(", ")).into());
    }
    Ok((cells, jobs))
}
