//! The citizen says whether it is solved, and an unsolved complaint goes on.

use complaint_widget::{
    backend::native::wire::{ProblemCode, Recorded},
    domain::{Complaint, Status},
};
use serde_json::{Value, json};

use crate::common::{Receipt, Server, key, lamp, problem};

fn rating(solved: bool) -> Value {
    json!({ "contacted": true, "solved": solved, "satisfaction": 2, "words": "Still <dark>." })
}

async fn steps(server: &Server, receipt: &Receipt) -> (Status, bool, bool, bool) {
    let complaint: Complaint = serde_json::from_value(server.read(receipt).await).unwrap();
    let steps = complaint.next_steps;
    (complaint.status, steps.rate, steps.reopen, steps.add_information)
}

#[tokio::test]
async fn what_is_offered_is_what_is_taken_in_every_status() {
    let server = Server::start().await;
    let table = [
        (Status::Received, false, false),
        (Status::Forwarded, false, false),
        (Status::InProgress, false, false),
        (Status::Answered, true, true),
        (Status::Closed, true, true),
        (Status::OutOfScope, false, false),
    ];
    for (status, rates, reopens) in table {
        let receipt = server.filed(&lamp()).await;
        server.decide(&receipt, status.clone()).await;
        let (_, rate, reopen, add) = steps(&server, &receipt).await;
        assert_eq!((rate, reopen, add), (rates, reopens, status.is_open()), "{status:?}");
        let rows = server.rows().await;
        let rated = server.rate(&receipt, &rating(false)).await;
        if rates {
            assert_eq!(rated.status(), 200, "{status:?}");
        } else {
            assert_eq!(problem(rated, 409).await.code, ProblemCode::WrongStatus, "{status:?}");
        }
        let reopened = server.say(&receipt, "reopening", "Still dark.", &key()).await;
        if reopens {
            assert_eq!(reopened.status(), 201, "{status:?}");
            assert_eq!(steps(&server, &receipt).await, (Status::Reopened, false, false, true));
        } else {
            assert_eq!(problem(reopened, 409).await.code, ProblemCode::WrongStatus, "{status:?}");
            assert_eq!(server.rows().await, rows);
        }
    }
}

#[tokio::test]
async fn a_solved_complaint_is_closed_and_stays_closed_unless_the_citizen_thinks_again() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    server.decide(&receipt, Status::Answered).await;
    let recorded: Recorded = server.rate(&receipt, &rating(true)).await.json().await.unwrap();
    assert_eq!(
        (recorded.reference.0.as_str(), recorded.status),
        (receipt.reference.as_str(), Status::Closed)
    );
    assert_eq!(steps(&server, &receipt).await, (Status::Closed, true, false, false));
    let reopening = server.say(&receipt, "reopening", "Dark again.", &key()).await;
    assert_eq!(problem(reopening, 409).await.code, ProblemCode::WrongStatus);
    assert_eq!(server.rate(&receipt, &rating(false)).await.status(), 200);
    assert_eq!(steps(&server, &receipt).await, (Status::Closed, true, true, false));
    assert_eq!(server.say(&receipt, "reopening", "Dark again.", &key()).await.status(), 201);
}

#[tokio::test]
async fn a_verdict_is_kept_whole_and_repeating_it_changes_nothing() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    server.decide(&receipt, Status::Answered).await;
    let first = server.rate(&receipt, &rating(false)).await.text().await.unwrap();
    let rows = server.rows().await;
    assert_eq!(server.rate(&receipt, &rating(false)).await.text().await.unwrap(), first);
    assert_eq!(server.rows().await, rows);
    let read = server.read(&receipt).await;
    assert_eq!(read["rating"], rating(false));
    assert_eq!(read["status"], "answered");
    assert_eq!(read["timeline"][2]["kind"], "rated");
    assert_eq!(read["timeline"][2]["rating"], rating(false));
}

#[tokio::test]
async fn reopening_starts_a_new_deadline_and_a_new_verdict() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    let before: Complaint = serde_json::from_value(server.read(&receipt).await).unwrap();
    server.decide(&receipt, Status::Answered).await;
    server.rate(&receipt, &rating(false)).await;
    let key = key();
    for _ in 0..2 {
        let recorded: Recorded =
            server.say(&receipt, "reopening", "Still dark.", &key).await.json().await.unwrap();
        assert_eq!(recorded.status, Status::Reopened);
    }
    let read = server.read(&receipt).await;
    assert_eq!(read["timeline"].as_array().unwrap().len(), 4);
    assert_eq!(read["timeline"][3]["kind"], "reopened");
    assert_eq!(read["timeline"][3]["message"]["text"], "Still dark.");
    assert_eq!(read["rating"], Value::Null);
    let after: Complaint = serde_json::from_value(read).unwrap();
    assert_eq!(after.deadline, Some(after.updated_at.plus_hours(7 * 24)));
    assert!(after.deadline > before.deadline);
    server.decide(&receipt, Status::Answered).await;
    assert_eq!(steps(&server, &receipt).await, (Status::Answered, true, true, true));
    assert_eq!(server.rate(&receipt, &rating(true)).await.status(), 200);
    assert_eq!(steps(&server, &receipt).await.0, Status::Closed);
}
