//! Decoding, upright.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlImageElement, ImageBitmap, ImageBitmapOptions, ImageOrientation, Url,
};

use super::super::window;

/// A decoded picture, turned upright by the browser. Its memory is given back when it is dropped.
pub(super) enum Decoded {
    Bitmap(ImageBitmap),
    Element(Loaded),
}

/// An image element and the address of what it shows.
pub(super) struct Loaded {
    element: HtmlImageElement,
    url: String,
}

/// Decodes `file`; `None` if the browser can't.
///
/// Both ways turn the picture as its Exif orientation says: `createImageBitmap` because it is told so (a browser
/// too old to know the word refuses the call), an image element by itself (CSS `image-orientation`, initial
/// value). So the orientation is never applied here as well.
pub(super) async fn decode(file: &Blob) -> Option<Decoded> {
    if let Some(bitmap) = bitmap(file).await {
        return Some(Decoded::Bitmap(bitmap));
    }
    let loaded = Loaded::new(file)?;
    JsFuture::from(loaded.element.decode()).await.ok()?;
    Some(Decoded::Element(loaded))
}

async fn bitmap(file: &Blob) -> Option<ImageBitmap> {
    let options = ImageBitmapOptions::new();
    options.set_image_orientation(ImageOrientation::FromImage);
    let decoding = window().create_image_bitmap_with_blob_and_image_bitmap_options(file, &options).ok()?;
    JsFuture::from(decoding).await.ok()?.dyn_into().ok()
}

impl Loaded {
    fn new(file: &Blob) -> Option<Self> {
        let element = HtmlImageElement::new().ok()?;
        let url = Url::create_object_url_with_blob(file).ok()?;
        element.set_src(&url);
        Some(Self { element, url })
    }
}

impl Drop for Loaded {
    fn drop(&mut self) {
        self.element.set_src("");
        let _ = Url::revoke_object_url(&self.url);
    }
}

impl Decoded {
    /// Width and height in pixels, upright.
    pub(super) fn size(&self) -> (u32, u32) {
        match self {
            Self::Bitmap(bitmap) => (bitmap.width(), bitmap.height()),
            Self::Element(Loaded { element, .. }) => (element.natural_width(), element.natural_height()),
        }
    }

    /// Draws it over the whole of a canvas; `None` if the browser won't.
    pub(super) fn draw(&self, context: &CanvasRenderingContext2d, width: f64, height: f64) -> Option<()> {
        match self {
            Self::Bitmap(bitmap) => {
                context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width, height)
            }
            Self::Element(Loaded { element, .. }) => {
                context.draw_image_with_html_image_element_and_dw_and_dh(element, 0.0, 0.0, width, height)
            }
        }
        .ok()
    }
}

impl Drop for Decoded {
    fn drop(&mut self) {
        if let Self::Bitmap(bitmap) = self {
            bitmap.close();
        }
    }
}
