//! Photos come with the request, or it isn't taken.

use image::ImageFormat;
use reqwest::{header, multipart::Part};
use serde_json::json;

use crate::common::{LAMP, Server, number, parts, picture, sentences, uuid};

fn photo(bytes: Vec<u8>) -> Part {
    Part::bytes(bytes).file_name("photo").mime_str("image/jpeg").unwrap()
}

#[tokio::test]
async fn a_request_carries_several_photos_and_everybody_sees_them_without_metadata() {
    let server = Server::open().await;
    let plain = picture(ImageFormat::Jpeg);
    let exif = b"Exif\0\0GPS-38.2041N";
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let talkative = [&plain[..2], &[0xFF, 0xE1], &length, exif, &plain[2..]].concat();
    let form = parts(&LAMP).part("media", photo(talkative)).part("media", photo(picture(ImageFormat::Png)));
    let id = number(server.post_parts(form).await).await;
    let read = server.read(&id).await;
    let urls = read["extended_attributes"]["media_urls"].as_array().unwrap().clone();
    assert_eq!(urls.len(), 2);
    assert_eq!(read["media_url"], urls[0]);
    let first = server.client.get(urls[0].as_str().unwrap()).send().await.unwrap();
    assert_eq!(first.status(), 200);
    assert_eq!(first.headers()[header::CONTENT_TYPE], "image/jpeg");
    assert_eq!(first.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    let kept = first.bytes().await.unwrap();
    assert!(!kept.windows(4).any(|window| window == b"Exif"));
    assert_eq!(
        image::load_from_memory(&kept).unwrap(),
        image::load_from_memory(&plain).unwrap(),
        "the picture is the same"
    );
    let second = server.client.get(urls[1].as_str().unwrap()).send().await.unwrap();
    assert_eq!(second.headers()[header::CONTENT_TYPE], "image/png");
    let xml = server.xml(&format!("requests/{id}.xml?extensions=true")).await;
    assert_eq!(xml.matches("<media_url>").count(), 3, "{xml}");
}

#[tokio::test]
async fn the_same_photo_twice_is_two() {
    let server = Server::open().await;
    let form = (0..2).fold(parts(&LAMP), |form, _| form.part("media", photo(picture(ImageFormat::Png))));
    let id = number(server.post_parts(form).await).await;
    let urls = server.read(&id).await["extended_attributes"]["media_urls"].clone();
    assert_ne!(urls[0], urls[1]);
    assert_eq!(urls.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_is_not_taken_as_a_photo_refuses_the_whole_request() {
    let server = Server::open().await;
    let good = || photo(picture(ImageFormat::Jpeg));
    let five = (0..5).fold(parts(&LAMP), |form, _| form.part("media", good()));
    let cases = [
        (parts(&LAMP).part("media", good()).part("media", photo(b"<html>".to_vec())), "The content isn't"),
        (parts(&LAMP).part("media", photo(Vec::new())), "The content isn't"),
        (parts(&LAMP).part("photo", good()), "photo: A photo must be a part named media."),
        (parts(&LAMP).part("media", photo(vec![0; 10_485_761])), "media: A photo may have at most"),
        (five, "media: At most 4 photos."),
    ];
    for (form, begin) in cases {
        let errors = sentences(server.post_parts(form).await, 400).await;
        assert!(errors[0].starts_with(begin), "{begin}: {errors:?}");
    }
    assert_eq!(server.complaints().await, 0);
    assert_eq!(std::fs::read_dir(server.directory.path().join("data/photos")).unwrap().count(), 0);
}

#[tokio::test]
async fn what_a_broken_submission_left_is_not_the_next_ones() {
    let server = Server::open().await;
    let left = server.directory.path().join("data/photos/PH-2026-000001");
    std::fs::create_dir(&left).unwrap();
    std::fs::write(left.join("left.png"), picture(ImageFormat::Png)).unwrap();
    assert_eq!(server.filed(&LAMP).await, "PH-2026-000001");
    assert!(!left.exists());
}

#[tokio::test]
async fn a_form_in_which_no_file_was_chosen_has_no_photo() {
    let server = Server::open().await;
    let form = parts(&LAMP).part("media", Part::bytes(Vec::new()).file_name(""));
    let id = number(server.post_parts(form).await).await;
    assert_eq!(server.read(&id).await["media_url"], json!(null));
}

#[tokio::test]
async fn photos_of_private_complaints_and_invented_ones_are_not_there() {
    let server = Server::open().await;
    let photo = uuid();
    let complaint = json!({
        "class": "complaint", "category": "waste", "description": "Rubbish.", "language": "en",
        "place": { "description": "Here" }, "photos": [{ "id": photo }],
    });
    let key = uuid();
    let request = server.client.post(server.server_url("/api/v1/complaints")).header("Idempotency-Key", key);
    let created: serde_json::Value = request.json(&complaint).send().await.unwrap().json().await.unwrap();
    let (reference, code) = (created["reference"].as_str().unwrap(), created["code"].as_str().unwrap());
    let put = server.client.put(server.server_url(&format!("/api/v1/complaints/{reference}/photos/{photo}")));
    let put = put.bearer_auth(code).body(picture(ImageFormat::Png)).send().await.unwrap();
    assert_eq!(put.status(), 201);
    for file in
        [format!("{photo}.png"), format!("{}.png", uuid()), "..%2F..%2Fhotline.db".to_owned(), "x".to_owned()]
    {
        sentences(server.get(&format!("media/{file}")).await, 404).await;
    }
}
