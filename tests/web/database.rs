//! The phone's database, as the browser keeps it.

use std::{cell::Cell, rc::Rc};

use complaint_widget::{
    browser::{database::Database, photos},
    domain::{MediaType, PhotoId},
};
use futures_util::future::join;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{photos::photo, support::content};

fn id(name: &str) -> PhotoId {
    PhotoId(name.to_owned())
}

/// The database with nothing in it.
pub async fn empty() -> Database {
    let database = Database::open().await.expect("this browser stores things");
    assert!(database.clear().await);
    database
}

async fn hold(name: &str) -> PhotoId {
    photos::put(id(name), photo().await);
    id(name)
}

fn text(text: &str) -> impl FnOnce() -> Option<String> {
    let text = text.to_owned();
    move || Some(text)
}

/// Whether the photo is stored with the report; the page holds it afterwards.
async fn is_stored(database: &Database, report: &str, photo: &PhotoId) -> bool {
    photos::remove(photo);
    database.load_photo(report, photo, MediaType::Jpeg).await
}

#[wasm_bindgen_test]
async fn what_one_page_stores_another_reads() {
    let (one, other) = (empty().await, Database::open().await.unwrap());
    assert_eq!(other.reports().await, Some(Vec::new()));
    assert_eq!(other.report("a").await, Some(None));
    let photo = hold("p").await;
    let bytes = content(&photos::url(&photo).unwrap()).await;
    assert!(one.put_report("b", std::slice::from_ref(&photo), text("second")).await);
    assert!(one.put_report("a", &[], text("路灯 · أضواء")).await);
    let all = [("a", "路灯 · أضواء"), ("b", "second")].map(|(id, text)| (id.to_owned(), text.to_owned()));
    assert_eq!(other.reports().await, Some(all.to_vec()));
    assert_eq!(other.report("b").await, Some(Some("second".to_owned())));

    assert!(is_stored(&other, "b", &photo).await);
    assert_eq!(content(&photos::url(&photo).unwrap()).await, bytes);
    assert!(one.put_report("b", &[], text("third")).await);
    assert!(is_stored(&other, "b", &photo).await, "a text that is written anew takes no photo away");
    assert!(one.clear().await);
}

#[wasm_bindgen_test]
async fn a_report_with_a_photo_that_cannot_be_had_is_not_stored_at_all() {
    let database = empty().await;
    let held = hold("held").await;
    assert!(!database.put_report("a", &[held.clone(), id("gone")], text("words")).await);
    assert_eq!(database.reports().await, Some(Vec::new()));
    assert!(!is_stored(&database, "a", &held).await);
    assert!(!database.put_report("a", &[], || None).await, "nor one that was dropped a moment ago");
    assert_eq!(database.reports().await, Some(Vec::new()));
}

#[wasm_bindgen_test]
async fn a_report_goes_with_its_photos_and_with_no_others() {
    let database = empty().await;
    let photo = hold("p").await;
    let names = ["a", "a0", "a/", "aa", "b"];
    for report in names {
        photos::put(photo.clone(), crate::photos::photo().await);
        assert!(database.put_report(report, std::slice::from_ref(&photo), text(report)).await);
    }
    assert!(database.remove_report("a").await);
    assert_eq!(database.report("a").await, Some(None));
    assert!(!is_stored(&database, "a", &photo).await);
    for report in names.into_iter().filter(|name| !name.starts_with("a/") && *name != "a") {
        assert_eq!(database.report(report).await, Some(Some(report.to_owned())));
        assert!(is_stored(&database, report, &photo).await, "{report}");
    }
    assert!(database.remove_report("never-there").await);
    assert!(database.clear().await);
}

#[wasm_bindgen_test]
async fn one_photo_goes_alone() {
    let database = empty().await;
    let both = [hold("p").await, hold("q").await];
    assert!(database.put_report("a", &both, text("words")).await);
    assert!(database.remove_photo("a", &both[0]).await);
    assert!(!is_stored(&database, "a", &both[0]).await);
    assert!(is_stored(&database, "a", &both[1]).await);
    assert!(database.report("a").await.flatten().is_some());
    assert!(database.clear().await);
}

#[wasm_bindgen_test]
async fn of_two_writings_the_one_that_is_there_in_the_end_has_the_newer_text() {
    let database = empty().await;
    let photo = hold("p").await;
    let clock = Rc::new(Cell::new(0));
    let now = |clock: &Rc<Cell<u32>>| {
        let clock = clock.clone();
        move || {
            clock.set(clock.get() + 1);
            Some(clock.get().to_string())
        }
    };
    // The first has to read a photo before it can write.
    let slow = database.put_report("a", std::slice::from_ref(&photo), now(&clock));
    let quick = database.put_report("a", &[], now(&clock));
    assert_eq!(join(slow, quick).await, (true, true));
    assert_eq!(database.report("a").await, Some(Some("2".to_owned())));
    assert!(is_stored(&database, "a", &photo).await);
    assert!(database.clear().await);
}

#[wasm_bindgen_test]
async fn what_is_written_without_waiting_is_there_for_whoever_comes_next() {
    let database = empty().await;
    database.put_report_now("a", "last words");
    assert_eq!(Database::open().await.unwrap().report("a").await, Some(Some("last words".to_owned())));
    assert!(database.clear().await);
}

#[wasm_bindgen_test]
async fn clearing_takes_everything() {
    let database = empty().await;
    let photo = hold("p").await;
    assert!(database.put_report("a", std::slice::from_ref(&photo), text("words")).await);
    assert!(database.put_known("complaint/7", "known").await);
    assert_eq!(database.known("complaint/7").await.as_deref(), Some("known"));
    assert!(database.clear().await);
    assert_eq!(database.reports().await, Some(Vec::new()));
    assert_eq!(database.known("complaint/7").await, None);
    assert!(!is_stored(&database, "a", &photo).await);

    assert!(database.put_known("a", "1").await && database.put_known("b", "2").await);
    assert!(database.remove_known("a").await);
    assert_eq!((database.known("a").await, database.known("b").await), (None, Some("2".to_owned())));
    assert!(database.clear().await);
}
