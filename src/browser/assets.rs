//! The widget's own files: settings and words.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The bytes of the file at `url`, relative to the page; `None` when it can't be had, for whatever reason.
///
/// The request is the plainest there is (mode `cors`, credentials `same-origin`, no header of its own), so that
/// it is answered by the `<link rel="preload" as="fetch" crossorigin>` that the page made for the same address:
/// a browser takes a preload only for a request that is alike (HTML, "consume a preloaded resource").
pub async fn text(url: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(super::window().fetch_with_str(url)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let content = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&content).to_vec())
}
