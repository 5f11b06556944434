//! The native profile, against the hotline.

use std::time::Duration;

use complaint_widget::{
    backend::{AnyBackend, Attempt, Backend as _, Refusal, Trouble},
    domain::{Code, Receipt, Reference},
};
use complaint_widget_contract::{runner::Phone, suite::Line};
use uuid::Uuid;

use crate::support::{Demo, Spoken, backend, findings, keeps};

async fn native(demo: &Demo) -> AnyBackend {
    backend(&demo.settings()).await
}

#[tokio::test]
async fn the_hotline_keeps_the_contract_over_the_native_profile() {
    let demo = Demo::start(Spoken::Native, 1_000).await;
    let found = findings(&native(&demo).await, &demo).await;
    keeps(
        &found,
        &[&[
            "questions kept apart can be had",
            "a suggestion is one of the categories",
            "a hotline that takes no reports accepts none",
            "a new complaint is on the public list",
            "the public list keeps to what was asked",
            "a verdict by link is taken once",
            "further questions are answered once",
        ]],
    );
    demo.stop().await;
}

#[tokio::test]
async fn another_content_under_a_used_key_is_unknown() {
    let demo = Demo::start(Spoken::Native, 1_000).await;
    let native = native(&demo).await;
    let line = Line::new(&native, &demo, Phone::new().unwrap());
    let mut draft = line.whole_draft().await.unwrap();
    let filed = line.file(&draft).await.unwrap();
    draft.description = "Something else".to_owned();
    let other = line.judge(&draft, &[]).await.unwrap();
    assert_eq!(line.send(&other, &filed.attempt).await, Err(Trouble::Unknown));
    demo.stop().await;
}

#[tokio::test]
async fn a_receipt_opens_as_people_type_it() {
    let demo = Demo::start(Spoken::Native, 1_000).await;
    let native = native(&demo).await;
    let line = Line::new(&native, &demo, Phone::new().unwrap());
    let receipt = line.file_whole().await.unwrap().receipt;
    let secret = receipt.code.as_ref().unwrap().secret();
    let typed = Receipt {
        reference: Reference::from_typed(&receipt.reference.0.replace('-', " ").to_lowercase()).unwrap(),
        code: Code::from_typed(&format!(" {} ", secret.to_lowercase())),
    };
    let read = line.phone.run(native.read(&typed, None, &line.language)).await;
    assert!(read.is_ok(), "{read:?}");
    let key = Uuid::new_v4().to_string();
    let added = line.phone.run(native.add_information(&typed, "Again tonight", &key)).await;
    assert_eq!(added, Ok(()));
    demo.stop().await;
}

#[tokio::test]
async fn a_throttled_phone_is_told_how_long_to_wait() {
    let demo = Demo::start(Spoken::Native, 1).await;
    let native = native(&demo).await;
    let line = Line::new(&native, &demo, Phone::new().unwrap());
    let filed = line.file_whole().await.unwrap();
    let attempt = Attempt { key: Uuid::new_v4().to_string(), insists: false };
    match line.send(&filed.submission, &attempt).await {
        Err(Trouble::Refused(Refusal::Throttled { retry_after: Some(wait) })) => {
            assert!(wait > Duration::ZERO && wait <= Duration::from_secs(60), "{wait:?}");
        }
        other => panic!("throttled, and for how long; not {other:?}"),
    }
    demo.stop().await;
}
