use complaint_widget::{
    backend::{Method, Request},
    browser::{
        events::{Events, NotOpened},
        page,
    },
};
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, BlobPropertyBag, Url};

/// Nothing listens at port 1, and browsers don't even try.
const NOWHERE: &str = "http://127.0.0.1:1/api/v1/complaints/PH-2026-000001/events";

async fn open(url: &str) -> Result<Events, NotOpened> {
    Events::open(&Request::new(Method::Get, url.to_owned())).await
}

/// The address of a file of this type.
fn file(text: &str, media_type: &str) -> String {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).unwrap();
    Url::create_object_url_with_blob(&blob).unwrap()
}

#[wasm_bindgen_test]
async fn a_stream_tells_of_its_events_and_then_ends() {
    let stream = ":\n\nevent: changed\ndata: \"1\"\n\n:\n\ndata: cut of";
    let mut events = open(&file(stream, "text/event-stream;charset=utf-8")).await.ok().unwrap();
    assert!(events.next().await, "an event");
    assert!(!events.next().await, "the end");
    assert!(!events.next().await, "and nothing behind it");
}

#[wasm_bindgen_test]
async fn comments_alone_tell_nothing() {
    let mut events = open(&file(":\n\n:\n\n", "text/event-stream")).await.ok().unwrap();
    assert!(!events.next().await);
}

#[wasm_bindgen_test]
async fn what_is_no_stream_is_not_opened() {
    let here = page::address_without_hash();
    let pages =
        [NOWHERE.to_owned(), here.clone(), format!("{here}no-such-file"), file("data: 1\n\n", "text/plain")];
    for page in pages {
        assert_eq!(open(&page).await.err(), Some(NotOpened { retry_after: None }), "{page}");
    }
}
