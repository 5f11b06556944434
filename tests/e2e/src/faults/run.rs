//! Many cells at once, and what is said of them.
#![allow(clippy::print_stdout, reason = "what is said of them goes to whoever runs them")]

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    runtime::Builder,
    task::{JoinSet, spawn_blocking},
    time::Instant,
};

use super::{
    cell::{Cell, Mishap, Operation},
    citizen, kill,
    oracle::{self, Findings},
    stage::Stage,
};

/// How many cells that mostly wait take place beside the others.
const LONG_ONES: usize = 3;

/// How a cell went.
struct Report {
    cell: Cell,
    took: Duration,
    injected: usize,
    /// What was found, or why the cell came to no end.
    end: Result<Findings, String>,
}

/// Goes through `cells`, `jobs` at once, says of each how it went, and at the end how often things went wrong and what
/// came of it. True if nothing was lost, doubled or untrue, and every cell came to its end.
pub async fn run(cells: &[Cell], jobs: usize) -> bool {
    let (idle, busy): (Vec<Cell>, Vec<Cell>) = cells.iter().partition(|cell| cell.not_applicable().is_none());
    let (long, short): (Vec<Cell>, Vec<Cell>) = idle.iter().partition(|cell| cell.is_long());
    let mut workers = JoinSet::new();
    for (queue, count) in [(short, jobs), (long, LONG_ONES.min(jobs + 1))] {
        let queue = Arc::new(Mutex::new(VecDeque::from(queue)));
        for _ in 0..count {
            workers.spawn(work(Arc::clone(&queue)));
        }
    }
    let reports: Vec<Report> = workers.join_all().await.into_iter().flatten().collect();
    for cell in busy {
        println!("not applicable: {cell}: {}", cell.not_applicable().unwrap_or_default());
    }
    summary(&reports)
}

async fn work(queue: Arc<Mutex<VecDeque<Cell>>>) -> Vec<Report> {
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let mut reports = Vec::new();
    while let Some(cell) = next() {
        let report = one(cell).await;
        println!("{}", line(&report));
        reports.push(report);
    }
    reports
}

/// One cell, on a thread of its own: a step that fails ends only that.
async fn one(cell: Cell) -> Report {
    let start = Instant::now();
    let thread = spawn_blocking(move || {
        let runtime = Builder::new_current_thread().enable_all().build().expect("the system has threads");
        runtime.block_on(act(cell))
    });
    let end = thread.await.map_err(|error| match error.try_into_panic() {
        Ok(panic) => match panic.downcast::<String>() {
            Ok(words) => *words,
            Err(panic) => panic.downcast_ref::<&str>().copied().unwrap_or("it panicked").to_owned(),
        },
        Err(error) => error.to_string(),
    });
    let (end, injected) = match end {
        Ok((_, 0)) => (Err("nothing went wrong, so nothing was tried".to_owned()), 0),
        Ok((findings, injected)) => (Ok(findings), injected),
        Err(why) => (Err(why), 0),
    };
    Report { cell, took: start.elapsed(), injected, end }
}

/// Goes through a cell: what was found, and how often something went wrong.
async fn act(cell: Cell) -> (Findings, usize) {
    let mut stage = Stage::set(cell).await;
    let (operation, end) = match cell.mishap {
        Mishap::Request(_, operation) => (operation, citizen::act(&stage, operation).await),
        // Such a report has photos.
        Mishap::Kill(moment) => (Operation::Photo, kill::act(&mut stage, moment).await),
    };
    (oracle::judge(&stage, operation, &end).await, stage.faults())
}

/// What is said of a cell.
fn line(report: &Report) -> String {
    let sentences = match &report.end {
        Ok(findings) => {
            let kinds =
                [("lost", &findings.lost), ("doubled", &findings.doubled), ("untrue", &findings.untrue)];
            let of_kind = |(kind, found): (&str, &Vec<String>)| {
                found.iter().map(|what| format!("\n       {kind}: {what}")).collect::<String>()
            };
            kinds.map(of_kind).concat()
        }
        Err(why) => format!("\n       no end: {}", why.replace('\n', "\n         ")),
    };
    let verdict = if sentences.is_empty() { "ok  " } else { "FAIL" };
    format!("{verdict} {:5.1} s  {}{sentences}", report.took.as_secs_f32(), report.cell)
}

/// The one line that counts.
fn summary(reports: &[Report]) -> bool {
    let sum = |count: fn(&Findings) -> usize| -> usize {
        reports.iter().filter_map(|report| report.end.as_ref().ok()).map(count).sum()
    };
    let (lost, doubled, untrue) =
        (sum(|it| it.lost.len()), sum(|it| it.doubled.len()), sum(|it| it.untrue.len()));
    let endless = reports.iter().filter(|report| report.end.is_err()).count();
    let injected: usize = reports.iter().map(|report| report.injected).sum();
    let more = if endless > 0 { format!(", without an end: {endless}") } else { String::new() };
    println!(
        "faults injected: {injected}, lost: {lost}, doubled: {doubled}, untrue statements: {untrue}{more}"
    );
    lost + doubled + untrue + endless == 0 && !reports.is_empty()
}
