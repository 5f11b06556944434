//! One request, as its story goes on.

use complaint_widget::domain::Status;
use serde_json::json;

use crate::common::{LAMP, Server};

#[tokio::test]
async fn the_hotlines_answer_and_its_steps_are_read() {
    let server = Server::open().await;
    let id = server.filed(&LAMP).await;
    assert_eq!(server.read(&id).await["status_notes"], json!(null));
    server.move_clock(1_000);
    server.decide(&id, Status::Forwarded, Some("Lamp Office"), "It went to the lamp office.").await;
    server.move_clock(1_000);
    server.decide(&id, Status::Answered, None, "The lamp works again.").await;
    let read = server.read(&id).await;
    assert_eq!(read["status"], "open", "the citizen's verdict is out");
    assert_eq!(read["extended_attributes"]["status"], "answered");
    assert_eq!(read["status_notes"], "The lamp works again.");
    assert_eq!(read["agency_responsible"], "Lamp Office");
    assert_eq!(read["updated_datetime"], "2026-11-24T09:12:02Z");
    assert_eq!(
        read["notes"],
        json!([
            { "datetime": "2026-11-24T09:12:00Z", "description": null, "type": "received" },
            { "datetime": "2026-11-24T09:12:01Z", "description": "It went to the lamp office.", "type": "forwarded" },
            { "datetime": "2026-11-24T09:12:02Z", "description": "The lamp works again.", "type": "answered" },
        ])
    );
    server.decide(&id, Status::OutOfScope, None, "Ask the railway.").await;
    assert_eq!(server.read(&id).await["status"], "closed");
    let plain = server.json(&format!("requests/{id}.json")).await;
    assert!(plain[0].get("notes").is_none() && plain[0].get("extended_attributes").is_none());
}

#[tokio::test]
async fn one_request_can_be_xml_and_its_number_typed_as_people_do() {
    let server = Server::open().await;
    let id = server.filed(&LAMP).await;
    let xml = server.xml(&format!("requests/{id}.xml")).await;
    assert!(xml.contains("<service_requests><request>") && xml.contains("<status>open</status>"), "{xml}");
    assert!(xml.contains("<lat>38.204</lat>") && xml.contains("<zipcode/>"), "{xml}");
    assert_eq!(server.read("ph2026000001").await["service_request_id"], id);
}
