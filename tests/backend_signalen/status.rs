//! Reading a report again.

use complaint_widget::{
    backend::{Backend as _, Failure, Outcome, Reply, Trouble},
    domain::{Code, Complaint, Receipt, Reference, Status, TimelineEvent},
};
use serde_json::json;

use super::{ID, answered, asked, empty, end, english, hotline, page, public, receipt, run};

const UNAVAILABLE: Trouble = Trouble::Unavailable { retry_after: None };

fn read(reply: Reply) -> Outcome<Complaint> {
    end(hotline().read(&receipt(), None, &english()), reply).map(|read| read.unwrap().value)
}

#[test]
fn the_tracking_id_is_asked_for_in_small_letters_however_it_was_typed() {
    let url = format!("https://hotline.example/signals/v1/public/signals/{ID}");
    for typed in [ID.to_owned(), ID.to_uppercase(), ID.replace('-', ""), format!("\u{202A}{ID}\u{202C} ")] {
        let receipt = Receipt { reference: Reference("SIG41".to_owned()), code: Code::from_typed(&typed) };
        let reply = answered(200, &public("OPEN", "Open"));
        let (read, requests) = run(hotline().read(&receipt, None, &english()), [reply]);
        assert_eq!(asked(&requests), ("GET", url.as_str()));
        assert_eq!(read.unwrap().unwrap().value.reference.0, "SIG-41");
    }
    for code in [None, Code::from_typed("7KQ2M9XP4A"), Code::from_typed(&ID.replace('1', "x"))] {
        let receipt = Receipt { code, ..receipt() };
        let (end, requests) = run(hotline().read(&receipt, None, &english()), []);
        assert_eq!((end, requests.len()), (Err(Trouble::NotFound), 0));
    }
}

#[test]
fn only_what_signalen_tells_is_told() {
    let open = read(answered(200, &public("OPEN", "Open"))).unwrap();
    assert_eq!(open.status, Status::Received);
    assert_eq!(open.created_at.to_rfc3339(), "2026-11-24T09:00:01.12Z");
    assert_eq!(open.updated_at.to_rfc3339(), "2026-11-24T10:30:00.5Z");
    assert!(open.description.is_none() && open.place.is_empty() && open.deadline.is_none());
    let [received] = &open.timeline[..] else { panic!("one entry") };
    assert_eq!(received.at, open.created_at);
    assert!(matches!(&received.event, TimelineEvent::Status { status: Status::Received, message: None, .. }));
    assert_eq!(read(answered(200, &public("CLOSED", "Gesloten"))).unwrap().status, Status::Closed);
    let unknown = read(answered(200, &public("PAUSED", "Even geduld"))).unwrap();
    assert_eq!(unknown.status, Status::Other("Even geduld".to_owned()));
    let mut wordless = public("PAUSED", "");
    wordless["updated_at"] = json!(null);
    let wordless = read(answered(200, &wordless)).unwrap();
    assert_eq!(
        (wordless.status, wordless.updated_at),
        (Status::Other("PAUSED".to_owned()), wordless.created_at)
    );
}

#[test]
fn a_report_of_another_is_never_shown() {
    let mut other = public("OPEN", "Open");
    other["signal_id"] = json!("79ce674e-8227-49ab-8c2d-ed65c0de90ba");
    assert_eq!(read(answered(200, &other)), Err(UNAVAILABLE), "a cache between us");
    let mut other = public("OPEN", "Open");
    other["id_display"] = json!("SIG-42");
    assert_eq!(read(answered(200, &other)), Err(Trouble::NotFound), "the number isn't that of the id");
}

#[test]
fn a_missing_report_is_not_found_and_what_cannot_be_read_is_unavailable() {
    assert_eq!(read(answered(404, &json!({ "detail": "Niets." }))), Err(Trouble::NotFound));
    for reply in [
        page(404),
        page(200),
        empty(200),
        page(500),
        answered(200, &json!({})),
        answered(200, &json!([public("OPEN", "Open")])),
        answered(200, &json!({ "signal_id": ID, "id_display": "SIG-41" })),
        Err(Failure::Broken),
        Err(Failure::NotSent),
    ] {
        assert_eq!(read(reply.clone()), Err(UNAVAILABLE), "{reply:?}");
    }
}
