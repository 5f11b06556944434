//! Open311, against the hotline and against each kind of server.

use complaint_widget::{
    backend::{Attempt, Backend as _, Proof, Trouble},
    domain::{Point, Receipt, Status},
};
use complaint_widget_contract::{
    desk::{Desk, Facts, Later, Returned},
    finding::Findings,
    runner::Phone,
    suite::Line,
};
use complaint_widget_servers::{
    Faults,
    open311::{Dialect, Hotline},
};
use serde_json::json;

use crate::support::{Behind, Demo, Spoken, backend, backend_behind, findings, keeps};

/// What Open311 has no words for.
const NEVER: &[&str] = &[
    "districts can be chosen",
    "an address can be found",
    "a suggestion is one of the categories",
    "an unchanged complaint is not sent again",
    "added information arrives",
    "a rating is kept",
    "an unsolved complaint is taken up again",
    "a verdict by link is taken once",
    "further questions are answered once",
    "a broken answer to a change is unknown",
];
/// What only a server has that takes no reports.
const READ_ONLY: &[&str] = &["a hotline that takes no reports accepts none"];
const NO_PHOTOS: &[&str] = &["its photos arrive"];
const NO_KEYS: &[&str] =
    &["the same key again is the same complaint", "a retry after a broken answer doubles nothing"];
const NO_QUESTIONS: &[&str] = &["questions kept apart can be had"];
/// What only a server has that takes reports.
const REPORTING: &[&str] = &[
    "a report with everything is accepted with proof",
    "a report with the least is accepted with proof",
    "a category that is gone is rejected, and nothing taken",
    "reading gives back what was sent",
    "a new complaint is on the public list",
    "a broken answer to a report is unknown",
    "a throttled report is refused, and nothing taken",
];

/// A server of one kind with its staff.
struct Staffed {
    hotline: Hotline,
    returned: &'static [Returned],
}

impl Desk for Staffed {
    fn facts(&self) -> Facts {
        Facts {
            // Where a 32-bit float holds it.
            point: Point { latitude: 39.75, longitude: 116.25, accuracy_metres: None },
            address_query: "",
            submitting: "/requests.json",
            returned: self.returned,
            judges_categories: true,
            lists_new_ones: true,
        }
    }

    fn complaints(&self) -> Later<'_, usize> {
        Box::pin(async { self.hotline.reports() })
    }

    fn photos<'a>(&'a self, receipt: &'a Receipt) -> Later<'a, usize> {
        Box::pin(async { self.hotline.photos(&receipt.reference.0) })
    }

    fn answer<'a>(&'a self, receipt: &'a Receipt, words: &'a str) -> Later<'a, ()> {
        Box::pin(async { self.hotline.note(&receipt.reference.0, "closed", words) })
    }

    fn faults(&self) -> &Faults {
        &self.hotline.faults
    }
}

async fn found(dialect: Dialect, returned: &'static [Returned]) -> Findings {
    let staffed = Staffed { hotline: Hotline::start(dialect).await.unwrap(), returned };
    let backend = backend(&staffed.hotline.settings()).await;
    findings(&backend, &staffed).await
}

#[tokio::test]
async fn the_hotline_keeps_the_contract_over_open311() {
    let demo = Demo::start(Spoken::Open311, 1_000).await;
    let found = findings(&backend(&demo.settings()).await, &demo).await;
    keeps(&found, &[NEVER, READ_ONLY]);
    demo.stop().await;
}

/// What an Open311 server gives back unless it hides something.
const OPEN: &[Returned] = &[Returned::Description, Returned::Category, Returned::Point];

#[tokio::test]
async fn a_server_that_keeps_to_the_specification_keeps_the_contract() {
    keeps(&found(Dialect::PLAIN, OPEN).await, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS]);
}

#[tokio::test]
async fn a_server_that_gives_the_number_later_keeps_the_contract() {
    keeps(&found(Dialect::TOKENS, OPEN).await, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS]);
}

#[tokio::test]
async fn fixmystreet_keeps_the_contract_and_takes_nothing() {
    let found = found(Dialect::FIXMYSTREET, OPEN).await;
    keeps(&found, &[NEVER, REPORTING, NO_PHOTOS, NO_KEYS, NO_QUESTIONS]);
}

#[tokio::test]
async fn codefornl_keeps_the_contract() {
    let returned = &[Returned::Description, Returned::Point, Returned::Photos];
    keeps(&found(Dialect::CODEFORNL, returned).await, &[NEVER, READ_ONLY, NO_KEYS]);
}

#[tokio::test]
async fn libre311_keeps_the_contract() {
    let returned = &[Returned::Description, Returned::Category, Returned::Point, Returned::Photos];
    keeps(&found(Dialect::LIBRE311, returned).await, &[NEVER, READ_ONLY]);
}

#[tokio::test]
async fn mark_a_spot_keeps_the_contract() {
    keeps(&found(Dialect::MARK_A_SPOT, OPEN).await, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS]);
}

#[tokio::test]
async fn boston_keeps_the_contract() {
    keeps(&found(Dialect::BOSTON, OPEN).await, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS]);
}

#[tokio::test]
async fn seeclickfix_keeps_the_contract() {
    let found = found(Dialect::SEECLICKFIX, OPEN).await;
    keeps(&found, &[NEVER, READ_ONLY, NO_PHOTOS, NO_KEYS, NO_QUESTIONS]);
}

#[tokio::test]
async fn behind_the_gateway_a_server_that_knows_no_keys_takes_a_repeated_report_for_one() {
    let returned = &[Returned::Description, Returned::Point, Returned::Photos];
    let hotline = Hotline::start(Dialect::CODEFORNL).await.unwrap();
    let upstream = hotline.base();
    let file = include_str!("../../../hotline/gateway/open311.json");
    let behind = Behind::start(Staffed { hotline, returned }, file, &upstream, Dialect::CODEFORNL.key).await;
    let settings = json!({ "kind": "open311", "url": behind.url(), "profile": "codefornl" });
    let found = findings(&backend_behind(&settings).await, &behind).await;
    keeps(&found, &[NEVER, READ_ONLY]);
    behind.stop().await;
}

#[tokio::test]
async fn what_was_typed_is_what_the_server_gets() {
    let staffed = Staffed { hotline: Hotline::start(Dialect::PLAIN).await.unwrap(), returned: OPEN };
    let plain = backend(&staffed.hotline.settings()).await;
    let line = Line::new(&plain, &staffed, Phone::new().unwrap());
    let filed = line.file_whole().await.unwrap();
    let content = filed.submission.content();
    let sent = staffed.hotline.sent().into_iter().rfind(|sent| sent.method == "POST").unwrap();
    assert_eq!(sent.field("service_code"), Some(content.category.0.as_str()));
    assert!(sent.field("description").unwrap().replace('\r', "").starts_with(&content.description));
    let degrees = |name| sent.field(name).and_then(|degrees| degrees.parse::<f64>().ok());
    let point = content.place.point.unwrap();
    assert_eq!((degrees("lat"), degrees("long")), (Some(point.latitude), Some(point.longitude)));
    assert_eq!(sent.field("address_string"), None);
    assert_eq!((sent.field("first_name"), sent.field("last_name")), (Some("王"), Some("أمل")));
    assert_eq!(sent.field("email"), content.contact.email.as_deref());
    assert_eq!(sent.field("phone"), content.contact.phone.as_deref());
    assert_eq!(sent.field("attribute[KIND]"), Some("drill"));
    let days = sent.fields.iter().filter(|(name, _)| name == "attribute[DAYS][]");
    assert_eq!(days.map(|(_, day)| day.as_str()).collect::<Vec<_>>(), ["sat", "sun"]);
}

#[tokio::test]
async fn a_server_that_answers_with_others_reports_is_believed_under_no_profile() {
    let staffed = Staffed { hotline: Hotline::start(Dialect::FIXMYSTREET).await.unwrap(), returned: OPEN };
    let mut settings = staffed.hotline.settings();
    settings["profile"] = json!("plain");
    let plain = backend(&settings).await;
    let line = Line::new(&plain, &staffed, Phone::new().unwrap());
    let submission = line.judge(&line.whole_draft().await.unwrap(), &[]).await.unwrap();
    let ended = line.send(&submission, &Attempt::default()).await;
    assert_eq!(ended, Err(Trouble::Unknown));
}

#[tokio::test]
async fn what_staff_say_at_the_end_is_the_answer() {
    for dialect in [Dialect::PLAIN, Dialect::CODEFORNL, Dialect::MARK_A_SPOT, Dialect::BOSTON] {
        let staffed = Staffed { hotline: Hotline::start(dialect).await.unwrap(), returned: OPEN };
        let backend = backend(&staffed.hotline.settings()).await;
        let line = Line::new(&backend, &staffed, Phone::new().unwrap());
        let filed = line.file_whole().await.unwrap();
        assert!(matches!(filed.accepted.proof, Proof::Numbered(_)), "{}", dialect.profile);
        assert!(filed.accepted.notice.is_some(), "{}", dialect.profile);
        staffed.hotline.note(&filed.receipt.reference.0, "closed", "The lamp is new.");
        let read = line.phone.run(backend.read(&filed.receipt, None, &line.language)).await;
        let complaint = read.unwrap().unwrap().value;
        assert_eq!(complaint.status, Status::Closed, "{}", dialect.profile);
        assert_eq!(complaint.answer().unwrap().text, "The lamp is new.", "{}", dialect.profile);
    }
}
