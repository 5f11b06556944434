//! The phone itself: what it sends, and what it knows of what broke.

use axum::{Router, extract::Request, routing::any};
use complaint_widget::{
    backend::{Body, Failure, Method, Part, PartContent, Request as Asked},
    domain::{MediaType, PhotoId},
};
use complaint_widget_contract::runner::Phone;
use complaint_widget_servers::Server;

/// A server that answers with the request's type and content.
async fn mirror() -> Server {
    let tell = async |request: Request| {
        let (parts, body) = request.into_parts();
        let kind = parts.headers.get("content-type").map_or("none", |kind| kind.to_str().unwrap()).to_owned();
        let body = axum::body::to_bytes(body, 10_000).await.unwrap();
        format!("{kind}\n{}", String::from_utf8_lossy(&body))
    };
    Server::start(Router::new().route("/", any(tell))).await.unwrap()
}

async fn told(phone: &Phone, request: Asked) -> String {
    String::from_utf8(phone.perform(&request).await.unwrap().body).unwrap()
}

#[tokio::test]
async fn each_body_goes_out_with_its_own_type() {
    let server = mirror().await;
    let phone = Phone::new().unwrap();
    let post = || Asked::new(Method::Post, server.url().to_owned());
    let photo = PhotoId("b7f0a3f5-0f44-4c39-a1a0-5d1f5a0c9e33".to_owned());
    phone.hold(photo.clone(), b"picture".to_vec());

    assert_eq!(told(&phone, post()).await, "none\n");
    let json = post().body(Body::Json("{}".to_owned()));
    assert_eq!(told(&phone, json).await, "application/json\n{}");
    let form = post().body(Body::Form("a=%20".to_owned()));
    assert_eq!(told(&phone, form).await, "application/x-www-form-urlencoded\na=%20");
    let alone = post().header("Content-Type", "image/png").body(Body::Photo(photo.clone()));
    assert_eq!(told(&phone, alone).await, "image/png\npicture");

    let text = Part { name: "words".to_owned(), content: PartContent::Text("one\ntwo".to_owned()) };
    let file_name = "photo.jpg".to_owned();
    let content = PartContent::Photo { id: photo, media_type: MediaType::Jpeg, file_name };
    let parts = vec![text, Part { name: "file".to_owned(), content }];
    let told = told(&phone, post().body(Body::Multipart(parts))).await;
    let (kind, body) = told.split_once('\n').unwrap();
    assert!(kind.starts_with("multipart/form-data; boundary="), "{kind}");
    assert!(body.contains("name=\"words\"\r\n\r\none\r\ntwo\r\n"), "{body}");
    assert!(
        body.contains("name=\"file\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\npicture")
    );
}

#[tokio::test]
async fn what_cannot_be_made_is_not_sent() {
    let server = mirror().await;
    let phone = Phone::new().unwrap();
    let post = || Asked::new(Method::Post, server.url().to_owned());
    let gone = post().body(Body::Photo(PhotoId("gone".to_owned())));
    assert_eq!(phone.perform(&gone).await, Err(Failure::NotSent));
    let impossible = post().header("Authorization", "Bearer 密\n码");
    assert_eq!(phone.perform(&impossible).await, Err(Failure::NotSent));
}

#[tokio::test]
async fn a_server_that_is_not_there_breaks_the_request() {
    let phone = Phone::new().unwrap();
    // The discard port, where nobody listens.
    let nowhere = Asked::new(Method::Get, "http://127.0.0.1:9/".to_owned());
    assert_eq!(phone.perform(&nowhere).await, Err(Failure::Broken));
}
