//! What the public doesn't get.

use std::path::Path;

use complaint_widget::domain::{Status, Timestamp};
use hotline::{content::Content, retention::Retention};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::common::{Server, lamp_with, number, parts, picture, sentences};

const SECRETS: [&str; 6] = ["Amina", "al-Masri", "555-0100", "amina@example.org", "L-0042", "A-DEVICE"];

fn told() -> Vec<(&'static str, &'static str)> {
    lamp_with(&[
        ("first_name", "Amina"),
        ("last_name", "al-Masri"),
        ("phone", "555-0100"),
        ("email", "amina@example.org"),
        ("device_id", "A-DEVICE"),
        ("attribute[pole_number]", "L-0042"),
    ])
}

fn native() -> Value {
    json!({
        "class": "complaint",
        "category": "waste",
        "description": "My neighbour at number 9.",
        "language": "en",
        "place": {
            "point": { "latitude": 38.204_567, "longitude": 115.451_234 },
            "address": "9 Willow Lane",
            "description": "Third floor",
        },
        "contact": { "name": "Li Hua", "phone": "555-0100" },
    })
}

#[tokio::test]
async fn contact_data_answers_and_devices_never_come_back() {
    let server = Server::open().await;
    let id = server.filed(&told()).await;
    for path in [
        format!("requests/{id}.json?extensions=true"),
        format!("requests/{id}.xml?extensions=true"),
        "requests.json?extensions=true".to_owned(),
    ] {
        let text = server.get(&path).await.text().await.unwrap();
        assert!(text.contains("The lamp is out."), "{text}");
        for secret in SECRETS {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
    let clerk = "SELECT COUNT(*) FROM contacts WHERE name = 'Amina al-Masri' AND phone = '555-0100' \
                 AND email = 'amina@example.org' AND NOT name_shown";
    assert_eq!(server.count(clerk).await, 1, "the clerk has it");
}

#[tokio::test]
async fn complaints_made_in_private_are_not_there() {
    let server = Server::open().await;
    let public = server.filed(&told()).await;
    let private = server.filed_natively(&native()).await;
    assert_eq!(server.listed("?page_size=1").await, [public.as_str()], "nor do they take up a place");
    assert_eq!(server.listed("").await, [public.as_str()]);
    assert_eq!(server.listed(&format!("?service_request_id={private},{public}")).await, [public]);
    let there = sentences(server.get(&format!("requests/{private}.json")).await, 404).await;
    let missing = sentences(server.get("requests/PH-2026-999999.json").await, 404).await;
    assert_eq!(there, missing, "nobody learns that it is there");
}

/// The demo district, which publishes outlines.
fn publishing(directory: &Path) -> Content {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    for file in ["categories.json", "addresses.json"] {
        std::fs::copy(demo.join(file), directory.join(file)).unwrap();
    }
    let mut about: Value =
        serde_json::from_slice(&std::fs::read(demo.join("hotline.json")).unwrap()).unwrap();
    about["publish_outlines"] = json!(true);
    std::fs::write(directory.join("hotline.json"), about.to_string()).unwrap();
    Content::read(directory).unwrap()
}

#[tokio::test]
async fn published_outlines_hold_what_the_documentation_says_and_nothing_else() {
    let directory = tempfile::TempDir::new().unwrap();
    let server = Server::with(|options| options.content = publishing(directory.path())).await;
    let id = server.filed_natively(&native()).await;
    server.decide(&id, Status::Answered, Some("Waste Office"), "Dear Li Hua, we went to number 9.").await;
    assert_eq!(server.listed("?status=open&service_code=waste").await, [id.as_str()]);
    let expected = json!({
        "service_request_id": id,
        "status": "open",
        "status_notes": null,
        "service_name": "Waste and street cleaning",
        "service_code": "waste",
        "description": null,
        "agency_responsible": null,
        "service_notice": null,
        "requested_datetime": "2026-11-24T09:12:00Z",
        "updated_datetime": "2026-11-24T09:12:00Z",
        "expected_datetime": "2026-12-01T09:12:00Z",
        "address": null,
        "address_id": null,
        "zipcode": null,
        "lat": 38.205,
        "long": 115.451,
        "media_url": null,
        "extended_attributes": { "status": "answered", "class": null, "language": null, "media_urls": [] },
        "notes": [],
    });
    assert_eq!(server.read(&id).await, expected);
}

#[tokio::test]
async fn a_token_does_not_answer_for_the_native_profiles_keys() {
    let server = Server::with(|options| options.open311.tokens_after = Some(std::time::Duration::ZERO)).await;
    let key = crate::common::uuid();
    let request = server.client.post(server.server_url("/api/v1/complaints")).header("Idempotency-Key", &key);
    assert_eq!(request.json(&native()).send().await.unwrap().status(), StatusCode::CREATED);
    sentences(server.get(&format!("tokens/{key}.json")).await, 404).await;
}

#[tokio::test]
async fn erased_photos_are_not_promised_any_more() {
    let server = Server::open().await;
    let photo = reqwest::multipart::Part::bytes(picture(image::ImageFormat::Jpeg)).file_name("a.jpg");
    let id = number(server.post_parts(parts(&told()).part("media", photo)).await).await;
    let media_url = server.read(&id).await["media_url"].as_str().unwrap().to_owned();
    assert_eq!(server.client.get(&media_url).send().await.unwrap().status(), 200);
    server.decide(&id, Status::Closed, None, "Done.").await;
    let database = server.database().await;
    let photos = server.directory.path().join("data/photos");
    let retention = Retention { database: database.clone(), photos, days: 365 };
    let in_two_years = Timestamp::from_rfc3339("2028-11-24T00:00:00Z").unwrap();
    assert_eq!(retention.erase(in_two_years).await.unwrap(), 1);
    database.close().await;
    assert_eq!(server.read(&id).await["media_url"], json!(null));
    sentences(server.client.get(&media_url).send().await.unwrap(), 404).await;
}
