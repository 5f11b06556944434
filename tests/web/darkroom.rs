//! From files that the citizen picked to photos of the draft, with what is left out.

use std::sync::Arc;

use complaint_widget::{
    browser::{
        photos,
        picture::{PickedFile, PictureFault},
        timer,
    },
    domain::{Capabilities, MediaType, PhotoId, PhotoRules, Point},
    form::PointSource,
    ui::state::{LeftOut, Remote, Store},
};
use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    components,
    support::{
        painting::{CORNERS, encoded, quarters},
        picked, seat,
    },
};

/// A store whose hotline takes `max` photos.
fn store(max: usize) -> Store {
    // Something must be on the page for anything to go on by itself.
    mount_to(seat(), || ()).forget();
    let store = components::store();
    let mut capabilities: Capabilities = serde_json::from_str(
        r#"{"name":"Test","languages":["en"],"classes":["complaint"],"description_max":100,"places":["point"]}"#,
    )
    .unwrap();
    capabilities.photos = Some(PhotoRules {
        max_count: max,
        max_bytes: 1_000_000,
        media_types: vec![MediaType::Jpeg],
        only_with_report: false,
        repeatable: false,
    });
    store.capabilities.set(Remote::Ready(Arc::new(capabilities)));
    store
}

async fn photo(name: &str) -> PickedFile {
    sized_photo(name, 64).await
}

async fn sized_photo(name: &str, width: u32) -> PickedFile {
    picked(name, &encoded(&quarters(width, 48, CORNERS), "image/png").await)
}

/// Comes back when nothing is being prepared any more.
async fn settled(store: Store) {
    while store.darkroom.progress.get_untracked().is_some() {
        timer::sleep(std::time::Duration::from_millis(5)).await;
    }
}

fn ids(store: Store) -> Vec<PhotoId> {
    store.draft.with_untracked(|draft| draft.photos.iter().map(|photo| photo.id.clone()).collect())
}

#[wasm_bindgen_test]
async fn faulty_files_are_named_and_the_rest_go_on() {
    let owner = Owner::new();
    owner.set();
    let store = store(4);
    let broken = [&[0xFF, 0xD8, 0xFF, 0xE0][..], &[0; 40]].concat();
    store.add_photos(vec![
        photo("one.png").await,
        picked("notes.jpg", b"these are words"),
        picked("torn.jpg", &broken),
        photo("two.png").await,
    ]);
    assert_eq!(store.darkroom.progress.get_untracked(), Some((1, 4)));
    settled(store).await;
    assert_eq!(ids(store).len(), 2);
    assert!(ids(store).iter().all(|id| photos::url(id).is_some()));
    let left_out = [
        ("notes.jpg".to_owned(), LeftOut::Faulty(PictureFault::NotAPicture)),
        ("torn.jpg".to_owned(), LeftOut::Faulty(PictureFault::Broken)),
    ];
    assert_eq!(store.darkroom.left_out.get_untracked(), left_out);
    store.drop_draft();
}

#[wasm_bindgen_test]
async fn a_faulty_file_takes_no_room_and_what_has_none_is_named() {
    let owner = Owner::new();
    owner.set();
    let store = store(2);
    store.add_photos(vec![photo("one.png").await, picked("notes.jpg", b"words"), photo("two.png").await]);
    // Picked while the first are still being prepared.
    store.add_photos(vec![photo("three.png").await]);
    settled(store).await;
    assert_eq!(ids(store).len(), 2);
    let left_out = store.darkroom.left_out.get_untracked();
    assert_eq!(left_out.last(), Some(&("three.png".to_owned(), LeftOut::NoRoom)));
    assert_eq!(left_out.len(), 2);

    store.remove_photo(&ids(store)[0]);
    store.add_photos(vec![photo("three.png").await]);
    settled(store).await;
    assert_eq!(ids(store).len(), 2);
    assert!(store.darkroom.left_out.get_untracked().is_empty(), "old faults go when new files are picked");
    store.drop_draft();
}

#[wasm_bindgen_test]
async fn a_file_under_way_does_not_get_into_the_next_report() {
    let owner = Owner::new();
    owner.set();
    let store = store(4);
    let mine = sized_photo("mine.png", 640).await;
    store.add_photos(vec![mine.clone()]);
    settled(store).await;
    let sizes =
        || store.draft.with_untracked(|draft| draft.photos.iter().map(|it| it.bytes).collect::<Vec<_>>());
    let size_of_mine = sizes();

    store.drop_draft();
    // Once before the first file is begun, and once while it is being prepared.
    for begun in [false, true] {
        store.add_photos(vec![photo("old.png").await, photo("older.png").await]);
        if begun {
            tick().await;
        }
        store.drop_draft();
        assert_eq!(store.darkroom.progress.get_untracked(), None);
        store.add_photos(vec![mine.clone()]);
        settled(store).await;
        assert_eq!(sizes(), size_of_mine, "begun: {begun}");
        store.drop_draft();
    }
}

#[wasm_bindgen_test]
async fn a_refused_place_is_not_offered_again_by_photos_from_the_same_spot() {
    const HERE: Point = Point { latitude: 39.9, longitude: 116.4, accuracy_metres: None };
    const BESIDE: Point = Point { latitude: 39.900_5, ..HERE };
    const ELSEWHERE: Point = Point { latitude: 39.95, ..HERE };
    let owner = Owner::new();
    owner.set();
    let store = store(4);
    store.add_photos(vec![photo("a.png").await, photo("b.png").await, photo("c.png").await]);
    settled(store).await;
    store.draft.update(|draft| {
        for (photo, place) in draft.photos.iter_mut().zip([HERE, BESIDE, ELSEWHERE]) {
            photo.taken_at = Some(place);
        }
    });
    store.use_photo_place(HERE);
    assert_eq!(store.draft.with_untracked(|draft| draft.place.point), Some((HERE, PointSource::Photo)));
    store.forget_photo_place(HERE);
    let (point, offers) = store.draft.with_untracked(|draft| {
        (draft.place.point, draft.photos.iter().map(|photo| photo.taken_at).collect::<Vec<_>>())
    });
    assert_eq!(point, None);
    assert_eq!(offers, [None, None, Some(ELSEWHERE)]);
    store.drop_draft();
}
