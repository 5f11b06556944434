//! Requests to a hotline that isn't there, or is not one.

use complaint_widget::{
    backend::{Exchange, Failure, Method, Reply, Request},
    browser::{fetch, upload},
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Nothing listens there: ports below 1024 are not for test servers, and this one is nobody's.
const NOBODY: &str = "http://127.0.0.1:9/";

/// An exchange of one request whose outcome is the reply itself.
fn asking(method: Method, url: &str) -> Exchange<Reply> {
    Exchange::one(Request::new(method, url.to_owned()), Ok)
}

fn own_page() -> String {
    web_sys::window().unwrap().location().href().unwrap()
}

#[wasm_bindgen_test]
async fn a_response_comes_with_its_status_and_content() {
    let response = fetch::run(asking(Method::Get, &own_page())).await.unwrap().unwrap();
    assert_eq!(response.status, 200);
    assert!(String::from_utf8(response.body.clone()).unwrap().contains("<html"));
    assert!(response.header("content-type").unwrap().starts_with("text/html"));
}

#[wasm_bindgen_test]
async fn an_upload_gets_the_same_response() {
    let cancel = upload::Cancel::new();
    let response = upload::run(asking(Method::Get, &own_page()), |_| {}, &cancel).await.unwrap().unwrap();
    assert_eq!(response.status, 200);
    assert!(String::from_utf8(response.body.clone()).unwrap().contains("<html"));
    assert!(response.header("content-type").unwrap().starts_with("text/html"));
}

#[wasm_bindgen_test]
async fn a_refused_connection_is_broken() {
    assert_eq!(fetch::run(asking(Method::Post, NOBODY)).await, Ok(Err(Failure::Broken)));
    let cancel = upload::Cancel::new();
    assert_eq!(upload::run(asking(Method::Post, NOBODY), |_| {}, &cancel).await, Ok(Err(Failure::Broken)));
}

#[wasm_bindgen_test]
async fn an_impossible_header_is_not_sent() {
    let request = Request::new(Method::Get, own_page()).header("Authorization", "Bearer 密码");
    let end = fetch::run(Exchange::one(request, Ok)).await;
    assert_eq!(end, Ok(Err(Failure::NotSent)));
}

#[wasm_bindgen_test]
async fn what_was_cancelled_before_it_began_is_never_sent() {
    let cancel = upload::Cancel::new();
    cancel.cancel();
    assert_eq!(
        upload::run(asking(Method::Get, &own_page()), |_| {}, &cancel).await,
        Ok(Err(Failure::Cancelled))
    );
}
