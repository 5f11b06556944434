//! The hotline is killed 200 times while citizens write, always on the same data, and keeps all that it said it has.
//!
//! [`chaos`] chooses when, by a seed; [`program`] is the real program, killed by SIGKILL; [`citizen`] writes and
//! remembers in a [`ledger`] what was answered; [`audit`] compares that with what is there afterwards. A killed
//! process leaves the page cache, so this proves the order of the writes, not that they reach the disk: for that, see
//! the settings in `hotline::database` and `hotline::data`.
//!
//! The choices repeat with the environment variable `KILLS_SEED`; what the threads make of them doesn't.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod audit;
mod chaos;
mod citizen;
mod ledger;
mod program;

use std::{io::Write, sync::Arc};

use audit::{Audit, Findings};
use chaos::{Chaos, Moment};
use citizen::Citizen;
use program::Program;
use reqwest::Client;
use tempfile::TempDir;
use tokio::{sync::Semaphore, task::JoinSet};

const KILLS: u32 = 200;
/// How many write at once.
const CITIZENS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_kills_lose_nothing_and_double_nothing() {
    let mut chaos = Chaos::new();
    let directory = TempDir::new().unwrap();
    let data = directory.path().join("data");
    let mut citizens: Vec<_> = (0..CITIZENS).map(|number| Citizen::new(number, chaos.fork())).collect();
    let mut findings = Findings::default();
    let mut kills = 0;
    while kills < KILLS && findings.is_clean() {
        let starting = Program::spawn(&data, chaos.clerk_step());
        match chaos.moment() {
            Moment::Starting(after) => {
                std::thread::sleep(after);
                starting.kill();
            }
            Moment::Writing { answers, after } => {
                let program = starting.listening();
                let audit = Audit::new(&program, &data).await;
                let ledgers: Vec<_> = citizens.iter().map(|citizen| &citizen.ledger).collect();
                findings.add(audit.latest(&ledgers).await);
                citizens = write_until(answers, after, program, citizens).await;
            }
        }
        kills += 1;
    }
    let program = Program::spawn(&data, chaos.clerk_step()).listening();
    let audit = Audit::new(&program, &data).await;
    let ledgers: Vec<_> = citizens.iter().map(|citizen| &citizen.ledger).collect();
    findings.add(audit.everything(&ledgers).await);
    program.kill();

    let acknowledged: usize = ledgers.iter().map(|ledger| ledger.acknowledged()).sum();
    let open: usize = ledgers.iter().map(|ledger| ledger.unknown()).sum();
    let line = format!(
        "kills: {kills}, acknowledged: {acknowledged}, lost: {}, doubled: {} (seed {}, {open} never answered)\n",
        findings.lost.len(),
        findings.doubled.len(),
        chaos.seed
    );
    // Past the harness, which would keep it from who reads a passed test.
    std::io::stdout().write_all(line.as_bytes()).unwrap();
    assert!(findings.is_clean(), "{line}{findings:#?}");
    assert!(acknowledged > 5 * KILLS as usize, "hardly anything was written");
}

/// Lets the citizens write until so many requests were acknowledged and a moment more, then kills the program.
async fn write_until(
    answers: u32,
    after: std::time::Duration,
    program: Program,
    citizens: Vec<Citizen>,
) -> Vec<Citizen> {
    let acknowledged = Arc::new(Semaphore::new(0));
    let client = Client::new();
    let mut writing = JoinSet::new();
    for citizen in citizens {
        writing.spawn(citizen.write(client.clone(), program.url(), Arc::clone(&acknowledged)));
    }
    tokio::select! {
        enough = acknowledged.acquire_many(answers) => enough.unwrap().forget(),
        // It panicked, or lost its connection while the program ran.
        ended = writing.join_next() => {
            ended.unwrap().unwrap();
            panic!("the hotline broke a connection before it was killed");
        }
    }
    std::thread::sleep(after);
    program.kill();
    let mut citizens = writing.join_all().await;
    citizens.sort_by_key(|citizen| citizen.number);
    citizens
}
