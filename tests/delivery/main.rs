//! The way of a submission and its photos: what comes next and when, and what no event can undo.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

mod again;
mod doubt;
mod resumed;
mod search;
mod states;
#[path = "../support/mod.rs"]
mod support;

use std::time::Duration;

use complaint_widget::{
    backend::{Accepted, Trouble},
    delivery::{Delivery, Job, Next, Progress, Terms},
    domain::{Code, PhotoId, Receipt, Reference, Timestamp},
};

pub fn id(number: usize) -> PhotoId {
    PhotoId(format!("photo-{number}"))
}

/// A key that was never used.
pub const FRESH: &str = "7e3c0c1a-3f0d-4f0e-9b58-2f7f0f6c1d90";

/// The moment at which everything happens.
pub const NOW: Timestamp = Timestamp::from_unix_millis(1_764_000_000_000);
/// A hotline that takes nothing twice and shows nothing.
pub const TERMS: Terms =
    Terms { repeatable: false, photos_repeatable: false, photos_follow: true, listed: false };

/// What may begin now, by itself.
pub fn next(delivery: &Delivery) -> Option<Job> {
    match delivery.next(NOW, true) {
        Next::Do(job) => Some(job),
        Next::At(_) | Next::Ask | Next::Nothing => None,
    }
}

/// Has a job begin if it waits for its turn, and come to `percent`.
pub fn sending(delivery: &mut Delivery, job: &Job, percent: u8) {
    let is_waiting = match job {
        Job::Report | Job::Search => delivery.report.progress == Progress::Waiting,
        Job::Photo(id) => {
            delivery.photos.iter().any(|photo| photo.id == *id && photo.way.progress == Progress::Waiting)
        }
    };
    if is_waiting {
        delivery.begun(job, NOW, FRESH);
    }
    delivery.sent(job, percent);
}

/// A delivery of a report with two photos.
pub fn delivery() -> Delivery {
    let mut draft = support::draft();
    draft.photos = vec![support::photo("photo-0"), support::photo("photo-1")];
    Delivery::new(&support::submission(&draft), support::KEY, TERMS, NOW)
}

pub fn accepted() -> Accepted {
    let receipt = Receipt {
        reference: Reference("QH-2026-000007".to_owned()),
        code: Some(Code::new("7KQ2".to_owned())),
    };
    Accepted::numbered(receipt)
}

/// A delivery whose report has been taken.
pub fn with_report_taken() -> Delivery {
    let mut delivery = delivery();
    sending(&mut delivery, &Job::Report, 0);
    delivery.report_ended(Ok(accepted()), NOW, 0.5);
    delivery
}

/// Another key that was never used.
pub const FRESHER: &str = "0b8f5f0e-64a5-4d5e-8a55-6d7d2b1d2c11";

pub const SECOND: Duration = Duration::from_secs(1);
pub const HOUR: Duration = Duration::from_secs(3600);

/// A delivery without photos under these terms.
pub fn under(terms: Terms) -> Delivery {
    Delivery::new(&support::submission(&support::draft()), support::KEY, terms, NOW)
}

/// Has the report go and fail at `now`.
pub fn fails(delivery: &mut Delivery, trouble: &Trouble, now: Timestamp, jitter: f64) {
    delivery.begun(&Job::Report, now, FRESH);
    delivery.report_ended(Err(trouble.clone()), now, jitter);
}
