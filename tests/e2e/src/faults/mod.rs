//! Nothing lost, nothing doubled, nothing untrue: every fault of the network with every operation, before a hotline that
//! takes the same submission twice as one and before one that doesn't.
//!
//! - `cell`: the matrix, and what of it there is nothing to try of;
//! - `stage`: a hotline, a network and a phone for one cell;
//! - `citizen`: what the citizen does, up to the end; `kill`: the same when the browser is killed;
//! - `told`: what the screen said all along, and whether that was true; `commits`: what the hotline had when;
//! - `oracle`: what the hotline holds, against what was typed;
//! - `run`: many cells at once, and what is said of them.

mod cell;
mod citizen;
mod commits;
mod kill;
mod oracle;
mod run;
mod stage;
mod told;

pub use cell::Cell;
pub use run::run;
