//! Pictures that are painted and looked at with a canvas.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::document;

pub type Colour = [u8; 4];

pub const RED: Colour = [220, 30, 30, 255];
pub const GREEN: Colour = [30, 160, 60, 255];
pub const BLUE: Colour = [30, 60, 220, 255];
pub const YELLOW: Colour = [240, 220, 40, 255];
pub const WHITE: Colour = [255, 255, 255, 255];

/// The four corners in reading order: top left, top right, bottom left, bottom right.
pub const CORNERS: [Colour; 4] = [RED, GREEN, BLUE, YELLOW];

/// A canvas and its context.
pub fn canvas(width: u32, height: u32) -> (HtmlCanvasElement, CanvasRenderingContext2d) {
    let element: HtmlCanvasElement = document().create_element("canvas").unwrap().unchecked_into();
    element.set_width(width);
    element.set_height(height);
    let context = element.get_context("2d").unwrap().unwrap().unchecked_into();
    (element, context)
}

/// A picture of four quarters, in the canvas's own rows and columns.
pub fn quarters(width: u32, height: u32, colours: [Colour; 4]) -> HtmlCanvasElement {
    let (element, context) = canvas(width, height);
    let (half_width, half_height) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
    for (index, [red, green, blue, _]) in (0_u8..).zip(colours) {
        context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
        let (x, y) = (f64::from(index % 2) * half_width, f64::from(index / 2) * half_height);
        context.fill_rect(x, y, half_width, half_height);
    }
    element
}

/// Noise, which no encoder can make small.
pub fn noise(width: u32, height: u32) -> HtmlCanvasElement {
    let (element, context) = canvas(width, height);
    let mut state = 1_u32;
    let pixels: Vec<u8> = (0..width * height * 4)
        .map(|index| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if index % 4 == 3 { 255 } else { state.to_be_bytes()[0] }
        })
        .collect();
    let data =
        web_sys::ImageData::new_with_u8_clamped_array_and_sh(wasm_bindgen::Clamped(&pixels), width, height);
    context.put_image_data(&data.unwrap(), 0.0, 0.0).unwrap();
    element
}

/// The canvas as a file.
pub async fn encoded(canvas: &HtmlCanvasElement, media_type: &str) -> Vec<u8> {
    let encoding = Promise::new(&mut |resolve, _| {
        canvas.to_blob_with_type_and_encoder_options(&resolve, media_type, &JsValue::from_f64(0.95)).unwrap();
    });
    let blob: Blob = JsFuture::from(encoding).await.unwrap().unchecked_into();
    assert_eq!(blob.type_(), media_type, "this browser writes it");
    Uint8Array::new(&JsFuture::from(blob.array_buffer()).await.unwrap()).to_vec()
}

/// The pixels in the middle of the four quarters of the picture at `url`, and its size, as a page shows it.
pub async fn look(url: &str) -> ((u32, u32), [Colour; 4]) {
    let image = HtmlImageElement::new().unwrap();
    image.set_src(url);
    JsFuture::from(image.decode()).await.unwrap();
    let (width, height) = (image.natural_width(), image.natural_height());
    let (_element, context) = canvas(width, height);
    context.draw_image_with_html_image_element(&image, 0.0, 0.0).unwrap();
    let pixel = |column: u32, row: u32| {
        let (x, y) = (f64::from(width * column / 4), f64::from(height * row / 4));
        let data = context.get_image_data(x, y, 1.0, 1.0).unwrap().data();
        [data[0], data[1], data[2], data[3]]
    };
    ((width, height), [pixel(1, 1), pixel(3, 1), pixel(1, 3), pixel(3, 3)])
}

/// Asserts that the colours are these, but for what JPEG does to them.
pub fn assert_alike(seen: [Colour; 4], expected: [Colour; 4], what: &str) {
    let is_alike = |a: &Colour, b: &Colour| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) < 24);
    let all = seen.iter().zip(&expected).all(|(seen, expected)| is_alike(seen, expected));
    assert!(all, "{what}: seen {seen:?}, expected {expected:?}");
}
