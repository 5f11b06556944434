use complaint_widget::{
    browser::{
        photos::{self, Photo},
        picture::prepare,
    },
    domain::{MediaType, PhotoId, PhotoRules},
};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{
    change, content, file_input, fill,
    painting::{CORNERS, encoded, quarters},
    picked,
};

pub async fn photo() -> Photo {
    let bytes = encoded(&quarters(32, 32, CORNERS), "image/jpeg").await;
    let rules = PhotoRules {
        max_count: 1,
        max_bytes: 1_000_000,
        media_types: vec![MediaType::Jpeg],
        only_with_report: false,
        repeatable: false,
    };
    prepare(&picked("photo.jpg", &bytes), &rules).await.unwrap().photo
}

async fn can_be_had(url: &str) -> bool {
    JsFuture::from(web_sys::window().unwrap().fetch_with_str(url)).await.is_ok()
}

#[wasm_bindgen_test]
async fn a_photo_has_one_address_until_it_is_removed() {
    let id = PhotoId("one".to_owned());
    assert_eq!(photos::url(&id), None);
    photos::put(id.clone(), photo().await);
    let url = photos::url(&id).unwrap();
    assert_eq!(photos::url(&id).as_ref(), Some(&url));
    assert!(!content(&url).await.is_empty());
    photos::remove(&id);
    assert_eq!(photos::url(&id), None);
    assert!(!can_be_had(&url).await, "the address was revoked");
}

#[wasm_bindgen_test]
fn the_same_file_can_be_picked_again() {
    let input = file_input(&[("a.jpg", b"one"), ("b.jpg", b"three")]);
    let seen: Vec<_> = change(&input).iter().map(|file| (file.name(), file.size())).collect();
    assert_eq!(seen, [("a.jpg".to_owned(), 3), ("b.jpg".to_owned(), 5)]);
    assert_eq!(input.value(), "", "a browser tells of no change from a file to itself");
    assert!(change(&input).is_empty());

    fill(&input, &[("a.jpg", b"one")]);
    let names: Vec<_> = change(&input).iter().map(|file| file.name()).collect();
    assert_eq!(names, ["a.jpg"]);
}
