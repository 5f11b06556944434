use std::{cell::RefCell, rc::Rc, time::Duration};

use complaint_widget::{
    backend::{Body, Exchange, Failure, Method, Outcome, Reply, Request, Step},
    browser::{
        fetch, page, photos,
        picture::prepare,
        upload::{self, Cancel},
    },
    domain::{MediaType, PhotoId, PhotoRules},
};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, Url};

use crate::support::{
    painting::{CORNERS, encoded, quarters},
    patch::Patch,
    picked,
};

/// Nothing listens at port 1, and browsers don't even try.
const NOWHERE: &str = "http://127.0.0.1:1/api/v1/complaints";

/// An exchange of one request that ends with its reply.
fn plain(request: Request) -> Exchange<Reply> {
    Exchange::one(request, Ok)
}

fn get(url: &str) -> Request {
    Request::new(Method::Get, url.to_owned())
}

fn post(url: &str, body: Body) -> Request {
    Request::new(Method::Post, url.to_owned()).body(body)
}

fn json() -> Body {
    Body::Json("{\"description\":\"路灯不亮\"}".to_owned())
}

async fn fetched(request: Request) -> Reply {
    fetch::run(plain(request)).await.unwrap()
}

async fn uploaded(request: Request) -> Reply {
    upload::run(plain(request), |_| {}, &Cancel::new()).await.unwrap()
}

fn blob_url(bytes: &[u8]) -> String {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap();
    Url::create_object_url_with_blob(&blob).unwrap()
}

async fn hold_photo(id: &PhotoId) {
    let bytes = encoded(&quarters(64, 64, CORNERS), "image/jpeg").await;
    let rules = PhotoRules {
        max_count: 1,
        max_bytes: 1_000_000,
        media_types: vec![MediaType::Jpeg],
        only_with_report: false,
        repeatable: false,
    };
    photos::put(id.clone(), prepare(&picked("a.jpg", &bytes), &rules).await.unwrap().photo);
}

#[wasm_bindgen_test]
async fn responses_arrive_whole_with_status_and_headers() {
    let here = page::address_without_hash();
    for reply in [fetched(get(&here)).await, uploaded(get(&here)).await] {
        let response = reply.unwrap();
        assert_eq!(response.status, 200);
        assert!(response.header("content-type").unwrap().starts_with("text/html"), "{:?}", response.headers);
        assert!(!response.body.is_empty());
    }
    let missing = format!("{here}no-such-file");
    for reply in [fetched(get(&missing)).await, uploaded(get(&missing)).await] {
        assert_eq!(reply.unwrap().status, 404);
    }
    let bytes: Vec<u8> = (0..=255).collect();
    let url = blob_url(&bytes);
    for reply in [fetched(get(&url)).await, uploaded(get(&url)).await] {
        assert_eq!(reply.unwrap().body, bytes);
    }
}

#[wasm_bindgen_test]
async fn a_refused_connection_is_broken_not_unsent() {
    for body in [Body::Empty, json()] {
        assert_eq!(fetched(post(NOWHERE, body.clone())).await, Err(Failure::Broken));
        assert_eq!(uploaded(post(NOWHERE, body)).await, Err(Failure::Broken));
    }
}

#[wasm_bindgen_test]
async fn offline_nothing_is_sent_but_questions_that_the_phone_may_answer_itself() {
    let here = page::address_without_hash();
    let navigator = JsValue::from(web_sys::window().unwrap().navigator());
    let _patch = Patch::getter(&navigator, "onLine", "return false");
    assert!(!page::is_online());
    assert!(fetched(get(&here)).await.is_ok());
    assert_eq!(fetched(post(&here, json())).await, Err(Failure::NotSent));
    assert_eq!(uploaded(get(&here)).await, Err(Failure::NotSent));
}

#[wasm_bindgen_test]
async fn what_cannot_be_a_request_is_not_sent_and_breaks_nothing() {
    let here = page::address_without_hash();
    // A code typed in Chinese can't stand in a header.
    let request = get(&here).header("Authorization", "Bearer 验证码");
    assert_eq!(fetched(request.clone()).await, Err(Failure::NotSent));
    assert_eq!(uploaded(request).await, Err(Failure::NotSent));
    // A photo that the page doesn't hold (any more).
    let request = post(&here, Body::Photo(PhotoId("gone".to_owned())));
    assert_eq!(fetched(request.clone()).await, Err(Failure::NotSent));
    assert_eq!(uploaded(request).await, Err(Failure::NotSent));
}

#[wasm_bindgen_test]
async fn an_exchange_is_walked_through_step_by_step() {
    let exchange = || {
        let here = page::address_without_hash();
        let log = Rc::new(RefCell::new(Vec::new()));
        let second = {
            let log = log.clone();
            move |reply: Reply| {
                log.borrow_mut().push(reply.unwrap().status);
                Step::Done(Ok(log.take()))
            }
        };
        Exchange(Step::Send(
            get(&here),
            Box::new(move |reply: Reply| {
                log.borrow_mut().push(reply.unwrap().status);
                let again = get(&format!("{}no-such-file", page::address_without_hash()));
                let send = move || Step::Send(again, Box::new(second));
                Step::Wait(Duration::from_millis(5), Box::new(send))
            }),
        ))
    };
    let outcome: Outcome<Vec<u16>> = fetch::run(exchange()).await;
    assert_eq!(outcome, Ok(vec![200, 404]));
    assert_eq!(upload::run(exchange(), |_| {}, &Cancel::new()).await, Ok(vec![200, 404]));
}

#[wasm_bindgen_test]
async fn an_upload_tells_its_progress_up_to_the_end() {
    let id = PhotoId("to-send".to_owned());
    hold_photo(&id).await;
    for body in [Body::Photo(id.clone()), json()] {
        let told = Rc::new(RefCell::new(Vec::new()));
        let heard = told.clone();
        let request = post(&page::address_without_hash(), body);
        let on_progress = move |percent| heard.borrow_mut().push(percent);
        let reply = upload::run(plain(request), on_progress, &Cancel::new()).await.unwrap();
        assert!(reply.is_ok(), "{reply:?}");
        assert_eq!(told.borrow().last(), Some(&100));
        assert!(told.borrow().is_sorted(), "{told:?}");
    }
    photos::remove(&id);
}

#[wasm_bindgen_test]
async fn a_cancelled_upload_ends_as_cancelled() {
    let here = page::address_without_hash();
    let cancel = Cancel::new();
    let handle = cancel.clone();
    // The first word of progress comes before any response can.
    let outcome = upload::run(plain(post(&here, json())), move |_| handle.cancel(), &cancel).await;
    assert_eq!(outcome, Ok(Err(Failure::Cancelled)));
    let told = Rc::new(RefCell::new(0));
    let heard = told.clone();
    let later = upload::run(plain(post(&here, json())), move |_| *heard.borrow_mut() += 1, &cancel).await;
    assert_eq!(later, Ok(Err(Failure::Cancelled)));
    assert_eq!(*told.borrow(), 0, "nothing was sent");
}
