//! Sending the same request again makes one complaint.

use crate::common::{LAMP, Server, lamp_with, number, parts, picture, sentences, uuid};

#[tokio::test]
async fn a_repeated_header_gives_the_first_number() {
    let server = Server::open().await;
    let key = uuid();
    let post = |form: Vec<(&'static str, &'static str)>| {
        server.client.post(server.url("requests.json")).header("Idempotency-Key", &key).form(&form).send()
    };
    let first = number(post(LAMP.to_vec()).await.unwrap()).await;
    server.move_clock(60_000);
    assert_eq!(number(post(LAMP.to_vec()).await.unwrap()).await, first);
    assert_eq!(server.complaints().await, 1);
    let errors = sentences(post(lamp_with(&[("description", "Another one.")])).await.unwrap(), 400).await;
    assert!(errors[0].contains("another body"), "{errors:?}");
    assert_eq!(server.complaints().await, 1);
    let bad = server.client.post(server.url("requests.json")).header("Idempotency-Key", "1").form(&LAMP);
    sentences(bad.send().await.unwrap(), 400).await;
}

#[tokio::test]
async fn a_repeated_client_request_id_gives_the_first_number() {
    let server = Server::open().await;
    let form = lamp_with(&[("client_request_id", "phone-7/42")]);
    let first = server.filed(&form).await;
    assert_eq!(server.filed(&form).await, first);
    assert_ne!(server.filed(&LAMP).await, first, "without an id each is one of its own");
    assert_ne!(server.filed(&LAMP).await, first);
    let long = "x".repeat(37);
    let errors = sentences(server.post(&lamp_with(&[("client_request_id", &long)])).await, 400).await;
    assert!(errors[0].starts_with("client_request_id: "), "{errors:?}");
    server.filed(&lamp_with(&[("client_request_id", &long[1..])])).await;
}

#[tokio::test]
async fn a_repetition_with_photos_keeps_them_once() {
    let server = Server::open().await;
    let send = || {
        let photo = reqwest::multipart::Part::bytes(picture(image::ImageFormat::Png)).file_name("a.png");
        server.post_parts(parts(&lamp_with(&[("client_request_id", "photo")])).part("media", photo))
    };
    let first = number(send().await).await;
    assert_eq!(number(send().await).await, first);
    assert_eq!(server.count("SELECT COUNT(*) FROM photos").await, 1);
}

#[tokio::test]
async fn many_at_once_are_one() {
    let server = Server::open().await;
    let form = lamp_with(&[("client_request_id", "all-at-once")]);
    let (a, b, c, d) =
        tokio::join!(server.filed(&form), server.filed(&form), server.filed(&form), server.filed(&form));
    assert!(a == b && b == c && c == d);
    assert_eq!(server.complaints().await, 1);
}

#[tokio::test]
async fn clients_with_other_keys_do_not_meet_in_an_id() {
    let server =
        Server::with(|options| options.open311.keys = vec!["one".to_owned(), "two".to_owned()]).await;
    let of = |key: &'static str| lamp_with(&[("client_request_id", "1"), ("api_key", key)]);
    assert_ne!(server.filed(&of("one")).await, server.filed(&of("two")).await);
}
