//! Contact data goes in and never comes out, secrets are kept apart, and what is promised to be erased is.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use complaint_widget::domain::{Status, Timestamp};
use hotline::{clock::Clock, retention::Retention};
use reqwest::Response;
use serde_json::json;

use crate::common::{Server, files, key, lamp_with};

const CONTACT: [&str; 3] = ["Amina al-Masri", "+86 138 5550 1234", "amina@example.org"];

fn complaint() -> serde_json::Value {
    let contact = json!({ "name": CONTACT[0], "name_shown": true, "phone": CONTACT[1], "email": CONTACT[2] });
    lamp_with("contact", contact)
}

#[tokio::test]
async fn no_answer_ever_holds_contact_data() {
    let server = Server::start().await;
    let key = key();
    let mut answers: Vec<Response> = vec![server.post(&complaint(), &key).await];
    answers.push(server.post(&complaint(), &key).await);
    let mut other = complaint();
    other["description"] = json!("Another one.");
    answers.push(server.post(&other, &key).await);
    let mut wrong = complaint();
    wrong["contact"]["phone"] = json!("+86 138 5550 1234 call me");
    answers.push(server.post(&wrong, &crate::common::key()).await);
    wrong["contact"]["passport"] = json!(1);
    answers.push(server.post(&wrong, &crate::common::key()).await);
    let receipt = server.filed(&complaint()).await;
    server.decide(&receipt, Status::Answered).await;
    answers.push(
        server.opened(server.client.get(server.complaint(&receipt, "")), &receipt).send().await.unwrap(),
    );
    answers.push(server.say(&receipt, "information", "More.", &crate::common::key()).await);
    let rating = json!({ "contacted": true, "solved": false, "satisfaction": 1 });
    answers.push(server.rate(&receipt, &rating).await);
    answers.push(server.say(&receipt, "reopening", "Still dark.", &crate::common::key()).await);
    for response in answers {
        let text = format!("{:?}\n{}", response.headers().clone(), response.text().await.unwrap());
        for secret in CONTACT {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
    let database = server.database().await;
    let kept: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM contacts WHERE phone = ? AND email = ?")
        .bind(CONTACT[1])
        .bind(CONTACT[2])
        .fetch_one(database.reader())
        .await
        .unwrap();
    assert_eq!(kept, 2, "the clerk has it");
}

#[tokio::test]
async fn the_code_is_nowhere_in_the_data() {
    let server = Server::start().await;
    let receipt = server.filed(&complaint()).await;
    let data = server.data();
    let _directory = server.stop().await;
    let paths = files(&data);
    assert!(paths.len() >= 2, "{paths:?}");
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        for code in [receipt.code.clone(), receipt.code.replace('-', "")] {
            let found = bytes.windows(code.len()).any(|window| window == code.as_bytes());
            assert!(!found, "{}", path.display());
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_key_and_the_data() {
    use std::os::unix::fs::PermissionsExt;
    let server = Server::start().await;
    let mode = |path: std::path::PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(server.data()), 0o700);
    for file in ["secret.key", "hotline.db", "hotline.db-wal"] {
        assert_eq!(mode(server.data().join(file)), 0o600, "{file}");
    }
    assert_eq!(mode(server.data().join("photos")), 0o700);
}

#[tokio::test]
async fn contact_data_and_photos_are_erased_when_its_time_is_over() {
    let now = Arc::new(AtomicI64::new(1_790_000_000_000));
    let clock = Clock::new({
        let now = now.clone();
        move || Timestamp::from_unix_millis(now.load(Ordering::Relaxed))
    });
    let days = |count: i64| Timestamp::from_unix_millis(now.load(Ordering::Relaxed)).plus_hours(24 * count);
    let server = Server::with(|options| options.clock = clock.clone()).await;
    let mut receipts = Vec::new();
    for status in [Status::Received, Status::Answered, Status::Closed, Status::OutOfScope] {
        let id = key();
        let mut complaint = complaint();
        complaint["photos"] = json!([{ "id": id }]);
        let receipt = server.filed(&complaint).await;
        let sent = server
            .put_photo(&receipt, &id, "image/png", crate::photos::picture(image::ImageFormat::Png))
            .await;
        assert_eq!(sent.status(), 201);
        let database = server.database().await;
        let decision = hotline::desk::Decision {
            status,
            unit: None,
            message: Some(complaint_widget::domain::QuotedText { text: "Done.".to_owned(), language: None }),
        };
        hotline::desk::decide(&database, &receipt.reference, decision, clock.now()).await.unwrap();
        database.close().await;
        receipts.push(receipt);
    }
    let database = server.database().await;
    let retention = Retention { database: database.clone(), photos: server.data().join("photos"), days: 365 };
    assert_eq!(retention.erase(days(365)).await.unwrap(), 0, "not a moment too early");
    assert_eq!((server.rows().await[1], server.rows().await[6]), (4, 4));
    let later = Timestamp::from_unix_millis(days(365).unix_millis() + 1);
    assert_eq!(retention.erase(later).await.unwrap(), 3, "what is worked on keeps its contact");
    assert_eq!((server.rows().await[1], server.rows().await[6]), (1, 1), "contacts and photos");
    assert_eq!(retention.erase(later).await.unwrap(), 0, "once is enough");
    for receipt in &receipts {
        assert_eq!(server.read(receipt).await["description"]["text"], complaint()["description"]);
    }
    // Overwritten, not only unlinked: when the last complaint is settled too, no file holds the contact any more.
    hotline::desk::decide(
        &database,
        &receipts[0].reference,
        hotline::desk::Decision { status: Status::Closed, unit: None, message: None },
        clock.now(),
    )
    .await
    .unwrap();
    assert_eq!(retention.erase(later).await.unwrap(), 1);
    database.close().await;
    let data = server.data();
    let _directory = server.stop().await;
    for path in files(&data) {
        let bytes = std::fs::read(&path).unwrap();
        for secret in CONTACT {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} in {}", path.display());
        }
    }
}

#[tokio::test]
async fn the_server_erases_by_itself_when_it_starts() {
    let server = Server::start().await;
    let receipt = server.filed(&complaint()).await;
    server.decide(&receipt, Status::Closed).await;
    let directory = server.stop().await;
    let in_two_years = Clock::system().now().plus_hours(2 * 366 * 24);
    let server = Server::on(directory, |options| options.clock = Clock::new(move || in_two_years)).await;
    // The erasing runs beside the first requests; the test ends when it has happened.
    let erased = async {
        while server.rows().await[1] != 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), erased).await.expect("erased in a minute");
    assert_eq!(server.rows().await[0], 1);
}
