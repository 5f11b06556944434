//! Many citizens at once against a hotline of its own on this machine, for a bounded time, for `cargo xtask load`.
//!
//! [`hotline`] starts the program that was built beside this one, [`citizen`] reports, sends a photo and reads, over
//! and over, and at the end reads everything again that was acknowledged; [`figures`] tells how long the answers took.
//! The figures are printed and judged by nobody: they are this machine's. An error or a loss is a failure.

#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for the project's own use"
)]

mod citizen;
mod figures;
mod hotline;
mod picture;

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use lexopt::prelude::*;
use tokio::task::JoinSet;

use crate::{citizen::Citizen, figures::Figures, hotline::Hotline};

/// How much load.
struct Load {
    clients: usize,
    seconds: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let load = match parse() {
        Ok(load) => load,
        Err(error) => {
            eprintln!("load: {error}\nUsage: load [--clients 1-500] [--seconds 1-600]");
            return ExitCode::from(2);
        }
    };
    let picture = picture::jpeg();
    let hotline = Hotline::start();
    println!(
        "load: {} clients for {} s, photos of {} kB",
        load.clients,
        load.seconds,
        picture.len().div_ceil(1_000)
    );
    let start = Instant::now();
    let end = start + Duration::from_secs(load.seconds);
    let mut writing = JoinSet::new();
    for number in 0..load.clients {
        writing.spawn(Citizen::new(number, hotline.api(), picture).write_until(end));
    }
    let citizens = writing.join_all().await;
    let took = start.elapsed();

    let mut reading = JoinSet::new();
    let mut figures = Figures::default();
    for mut citizen in citizens {
        figures.add(std::mem::take(&mut citizen.figures));
        reading.spawn(citizen.lost());
    }
    let lost: usize = reading.join_all().await.into_iter().sum();
    print!("{}", figures.table(took));
    println!("errors: {}, lost: {lost}", figures.errors.len());
    for error in figures.errors.iter().take(5) {
        println!("  {error}");
    }
    if figures.errors.is_empty() && lost == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn parse() -> Result<Load, lexopt::Error> {
    let mut load = Load { clients: 50, seconds: 30 };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("clients") => load.clients = parser.value()?.parse()?,
            Long("seconds") => load.seconds = parser.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    if !(1..=500).contains(&load.clients) || !(1..=600).contains(&load.seconds) {
        return Err("too little or too much".into());
    }
    Ok(load)
}
