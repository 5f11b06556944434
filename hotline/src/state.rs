//! What may happen to a complaint, by its status.

use complaint_widget::domain::{NextSteps, Rating, Status};

/// What the citizen can do with a complaint at this moment. The API refuses everything else.
///
/// `rating` is the latest one since the last reopening, `photos_missing` says that an announced photo hasn't
/// arrived.
#[must_use]
pub fn next_steps(status: &Status, rating: Option<&Rating>, photos_missing: bool) -> NextSteps {
    let decided = matches!(status, Status::Answered | Status::Closed);
    NextSteps {
        add_information: status.is_open(),
        add_photo: status.is_open() && photos_missing,
        rate: decided,
        reopen: decided && rating.is_none_or(|rating| !rating.solved),
    }
}

/// The status that a verdict leads to: a solved complaint is finished, an unsolved one waits for the citizen,
/// who may have it reopened.
#[must_use]
pub fn after_rating(status: &Status, rating: &Rating) -> Status {
    if rating.solved { Status::Closed } else { status.clone() }
}
