//! Shared by the tests.

pub mod jpeg;
pub mod painting;
pub mod patch;

use complaint_widget::browser::picture::{self, PickedFile};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, Document, Event, File, HtmlElement, HtmlInputElement, Response};

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A new, empty element at the end of the page.
pub fn seat() -> HtmlElement {
    let element = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    element.unchecked_into()
}

/// The content of a `blob:` address or a file of the test's own page.
pub async fn content(url: &str) -> Vec<u8> {
    let response = JsFuture::from(web_sys::window().unwrap().fetch_with_str(url)).await.unwrap();
    let buffer = response.unchecked_into::<Response>().array_buffer().unwrap();
    Uint8Array::new(&JsFuture::from(buffer).await.unwrap()).to_vec()
}

/// An `<input type="file">` with these files in it, as if the citizen had picked them.
pub fn file_input(files: &[(&str, &[u8])]) -> HtmlInputElement {
    let input: HtmlInputElement = document().create_element("input").unwrap().unchecked_into();
    input.set_type("file");
    input.set_multiple(true);
    fill(&input, files);
    input
}

/// Picks files in an input.
pub fn fill(input: &HtmlInputElement, files: &[(&str, &[u8])]) {
    let transfer = DataTransfer::new().unwrap();
    for (name, bytes) in files {
        let parts = Array::of1(&Uint8Array::from(*bytes));
        let file = File::new_with_u8_array_sequence(&parts, name).unwrap();
        transfer.items().add_with_file(&file).unwrap();
    }
    input.set_files(transfer.files().as_ref());
}

/// What the widget takes out of an input when it changes.
pub fn change(input: &HtmlInputElement) -> Vec<PickedFile> {
    let event = Event::new("change").unwrap();
    input.dispatch_event(&event).unwrap();
    picture::picked(&event)
}

/// One picked file with this content.
pub fn picked(name: &str, bytes: &[u8]) -> PickedFile {
    change(&file_input(&[(name, bytes)])).into_iter().next().unwrap()
}
