//! What the tests share: files, pixels and elements.

use complaint_widget::{
    browser::{
        photos,
        picture::{PickedFile, Prepared, take_picked},
        random,
    },
    domain::{MediaType, PhotoId, PhotoRules},
};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, DataTransfer, Document, File, HtmlCanvasElement, HtmlElement,
    HtmlImageElement, HtmlInputElement, Response,
};

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A new, empty element at the end of the page.
pub fn seat() -> HtmlElement {
    let element = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    element.unchecked_into()
}

/// Rules that take what the hotline takes, `first` preferred.
pub fn rules(first: MediaType) -> PhotoRules {
    let all = [MediaType::Jpeg, MediaType::Png, MediaType::Webp];
    let others = all.into_iter().filter(|other| *other != first);
    PhotoRules {
        max_count: 4,
        max_bytes: 10_485_760,
        media_types: std::iter::once(first).chain(others).collect(),
    }
}

/// `bytes` as if the citizen had picked them from the phone.
pub fn picked(name: &str, bytes: &[u8]) -> PickedFile {
    let file = File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)), name).unwrap();
    let transfer = DataTransfer::new().unwrap();
    transfer.items().add_with_file(&file).unwrap();
    let input: HtmlInputElement = document().create_element("input").unwrap().unchecked_into();
    input.set_type("file");
    input.set_id(&random::uuid());
    document().body().unwrap().append_child(&input).unwrap();
    input.set_files(transfer.files().as_ref());
    let files = take_picked(&input.id());
    input.remove();
    assert_eq!(files.len(), 1, "the input holds one file");
    files.into_iter().next().unwrap()
}

/// The bytes that a prepared photo would be sent with.
pub async fn bytes(prepared: &Prepared) -> Vec<u8> {
    let id = PhotoId(random::uuid());
    photos::put(id.clone(), prepared.photo.clone());
    let response = JsFuture::from(web_sys::window().unwrap().fetch_with_str(&photos::url(&id).unwrap()));
    let response: Response = response.await.unwrap().unchecked_into();
    let content = JsFuture::from(response.array_buffer().unwrap()).await.unwrap();
    photos::remove(&id);
    Uint8Array::new(&content).to_vec()
}

/// A canvas of this size and its context.
pub fn canvas(width: u32, height: u32) -> (HtmlCanvasElement, CanvasRenderingContext2d) {
    let canvas: HtmlCanvasElement = document().create_element("canvas").unwrap().unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    (canvas, context)
}

/// What is drawn on `canvas` as a file of this type.
pub async fn encoded(canvas: &HtmlCanvasElement, media_type: MediaType) -> Vec<u8> {
    let promise = Promise::new(&mut |resolve, _| {
        canvas
            .to_blob_with_type_and_encoder_options(&resolve, media_type.as_str(), &JsValue::from_f64(0.95))
            .unwrap();
    });
    let blob: Blob = JsFuture::from(promise).await.unwrap().unchecked_into();
    assert_eq!(blob.type_(), media_type.as_str());
    let content = JsFuture::from(blob.array_buffer()).await.unwrap();
    Uint8Array::new(&content).to_vec()
}

/// The picture in `bytes`, drawn as it is stored: metadata in it is not obeyed a second time, since a photo that
/// is ready has none.
pub async fn decoded(bytes: &[u8], media_type: MediaType) -> (CanvasRenderingContext2d, u32, u32) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type.as_str());
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).unwrap();
    let image = HtmlImageElement::new().unwrap();
    image.set_src(&web_sys::Url::create_object_url_with_blob(&blob).unwrap());
    JsFuture::from(image.decode()).await.unwrap();
    let (width, height) = (image.natural_width(), image.natural_height());
    let (_, context) = canvas(width, height);
    context.draw_image_with_html_image_element(&image, 0.0, 0.0).unwrap();
    (context, width, height)
}

/// The colour of one pixel: red, green, blue.
pub fn pixel(context: &CanvasRenderingContext2d, x: u32, y: u32) -> [u8; 3] {
    let data = context.get_image_data(f64::from(x), f64::from(y), 1.0, 1.0).unwrap().data();
    [data[0], data[1], data[2]]
}
