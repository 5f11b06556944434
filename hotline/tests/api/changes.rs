//! Who follows a complaint hears of every change, and of nothing else.

use std::time::Duration;

use complaint_widget::domain::{Capabilities, Status};
use reqwest::Response;
use serde_json::json;

use crate::common::{Receipt, Server, key, lamp, problem};

/// After which a test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

async fn follow(server: &Server, receipt: &Receipt) -> Response {
    let request = server.client.get(server.complaint(receipt, "/events"));
    server.opened(request, receipt).send().await.unwrap()
}

/// The next event of the stream, as it came.
async fn event(stream: &mut Response) -> String {
    let mut text = String::new();
    let heard = async {
        while !text.ends_with("\n\n") {
            let piece = stream.chunk().await.unwrap().expect("the stream goes on");
            // Between events, comments show that it lives.
            if piece[0] != b':' {
                text.push_str(std::str::from_utf8(&piece).unwrap());
            }
        }
    };
    tokio::time::timeout(PATIENCE, heard).await.expect("something is told");
    text
}

/// The event that tells what reading the complaint gives now.
async fn told(server: &Server, receipt: &Receipt) -> String {
    let read = server.opened(server.client.get(server.complaint(receipt, "")), receipt).send().await.unwrap();
    format!("event: changed\ndata: {}\n\n", read.headers()["etag"].to_str().unwrap())
}

#[tokio::test]
async fn every_change_is_told_by_its_entity_tag_whoever_made_it() {
    let server = Server::start().await;
    let capabilities: Capabilities = serde_json::from_value(server.json("capabilities").await).unwrap();
    assert!(capabilities.events);
    let receipt = server.filed(&lamp()).await;
    let mut stream = follow(&server, &receipt).await;
    assert_eq!(stream.status(), 200);
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    let mut heard = vec![event(&mut stream).await];
    assert_eq!(heard[0], told(&server, &receipt).await, "the moment's tag comes at once");

    // What happens to others is not told: the next event is already that of the information.
    server.filed(&lamp()).await;
    server.say(&receipt, "information", "It flickers, too.", &key()).await;
    heard.push(event(&mut stream).await);
    assert_eq!(heard[1], told(&server, &receipt).await);

    // As the command line does it, beside the server.
    server.decide(&receipt, Status::Answered).await;
    heard.push(event(&mut stream).await);
    assert_eq!(heard[2], told(&server, &receipt).await);
    heard.sort();
    heard.dedup();
    assert_eq!(heard.len(), 3);
}

#[tokio::test]
async fn who_follows_needs_the_code_and_there_are_only_so_many_seats() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    let wrong = Receipt { code: "0000-0000".to_owned(), ..receipt.clone() };
    problem(follow(&server, &wrong).await, 404).await;
    let mut streams = Vec::new();
    for _ in 0..20 {
        let mut stream = follow(&server, &receipt).await;
        event(&mut stream).await;
        streams.push(stream);
    }
    let full = follow(&server, &receipt).await;
    assert_eq!(full.headers()["retry-after"], "60");
    problem(full, 429).await;
    assert_eq!(server.read(&receipt).await["description"]["text"], json!("The lamp at the corner is out."));
}

#[tokio::test]
async fn the_streams_end_when_the_server_stops() {
    let server = Server::start().await;
    let receipt = server.filed(&lamp()).await;
    let mut stream = follow(&server, &receipt).await;
    event(&mut stream).await;
    server.stop().await;
    assert_eq!(stream.chunk().await.unwrap(), None, "ended, not cut");
}
