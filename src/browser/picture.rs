//! From a file that the citizen picked to a photo that can be sent: upright, small enough, and with nothing in
//! it but the picture. The original never leaves the phone.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, Event, File, HtmlCanvasElement, HtmlInputElement};

use super::{document, photos::Photo};
use crate::{
    domain::{MediaType, PhotoRules, Point},
    image::{Kind, exif, fit, sniff},
};

mod decode;

use decode::Decoded;

/// The largest original, in bytes: a phone has to hold it and its pixels.
const MAX_ORIGINAL_BYTES: u64 = 50_000_000;
/// The largest original, in pixels, for the same reason.
const MAX_PIXELS: u64 = 100_000_000;
/// How much of a file is read to find out what it is and where it was taken. JPEG and PNG have their metadata at
/// the beginning; a larger WebP has them at the end, and then no place is offered.
const HEAD_BYTES: f64 = 524_288.0;
/// What is tried in turn until the photo is small enough: its longest side in pixels, and the encoder's quality.
const TRIES: [(u32, f64); 5] = [(1920, 0.85), (1920, 0.7), (1440, 0.7), (1080, 0.6), (720, 0.6)];

/// A file that the citizen picked; nothing of it has been read.
#[derive(Clone, Debug)]
pub struct PickedFile(File);

impl PickedFile {
    /// The file's name on the phone, to tell the citizen which one is meant.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// The file's size in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        size(&self.0)
    }
}

/// Takes the files out of the file input in which `event` (its `change`) happened. The input is empty
/// afterwards, so that the same file can be picked again.
#[must_use]
pub fn picked(event: &Event) -> Vec<PickedFile> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = input.files();
    let files = files.iter().flat_map(|list| (0..list.length()).filter_map(|index| list.get(index)));
    let files = files.map(PickedFile).collect();
    input.set_value("");
    files
}

/// A photo that can be sent.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// Its bytes.
    pub photo: Photo,
    /// What the bytes are.
    pub media_type: MediaType,
    /// How many there are.
    pub bytes: u64,
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
    /// Where the original says that it was taken. Not in the photo any more.
    pub taken_at: Option<Point>,
}

/// Why a file can't be sent as a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// It is something else.
    NotAPicture,
    /// It began as a picture, but can't be decoded. One that is merely cut off is drawn as far as it goes: the
    /// citizen sees in the preview what there is.
    Broken,
    /// An iPhone's HEIC, which this browser can't decode.
    HeicUnsupported,
    /// The original has over 50 MB or 100 megapixels, or can't be made small enough for the hotline.
    TooLarge,
}

/// Decodes `file`, whatever it is called, and encodes it anew: turned upright, its longest side at most 1,920
/// pixels, on white, in the first of the hotline's media types that the browser can write.
///
/// # Errors
/// Says why it can't be sent.
pub async fn prepare(file: &PickedFile, rules: &PhotoRules) -> Result<Prepared, PictureFault> {
    let head = read(&file.0).await.ok_or(PictureFault::Broken)?;
    let kind = sniff(&head);
    if kind == Kind::Other {
        return Err(PictureFault::NotAPicture);
    }
    if file.size() > MAX_ORIGINAL_BYTES {
        return Err(PictureFault::TooLarge);
    }
    let taken_at = exif(&head).place;
    drop(head);
    let undecodable = if kind == Kind::Heic { PictureFault::HeicUnsupported } else { PictureFault::Broken };
    let picture = decode::decode(&file.0).await.ok_or(undecodable)?;
    let (width, height) = picture.size();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureFault::TooLarge);
    }
    let canvas = Canvas::new().ok_or(PictureFault::Broken)?;
    for (longest, quality) in TRIES {
        let (width, height) = fit(width, height, longest);
        canvas.draw(&picture, width, height).ok_or(PictureFault::Broken)?;
        let (blob, media_type) =
            canvas.encode(&rules.media_types, quality).await.ok_or(PictureFault::Broken)?;
        let bytes = size(&blob);
        if bytes <= rules.max_bytes {
            return Ok(Prepared { photo: Photo(blob), media_type, bytes, width, height, taken_at });
        }
    }
    Err(PictureFault::TooLarge)
}

/// The file's beginning; `None` if the phone can't read it (any more).
async fn read(file: &Blob) -> Option<Vec<u8>> {
    let head = file.slice_with_f64_and_f64(0.0, HEAD_BYTES).ok()?;
    let content = JsFuture::from(head.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&content).to_vec())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of bytes")]
fn size(blob: &Blob) -> u64 {
    blob.size() as u64
}

/// A canvas that gives its memory back at once rather than when the garbage is collected: Safari has little.
struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Canvas {
    fn new() -> Option<Self> {
        let element: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
        let context = element.get_context("2d").ok()??.unchecked_into();
        Some(Self { element, context })
    }

    /// Draws the picture in the given size on white; `None` if the browser won't.
    fn draw(&self, picture: &Decoded, width: u32, height: u32) -> Option<()> {
        // Setting the size also clears the canvas and resets the context.
        self.element.set_width(width);
        self.element.set_height(height);
        let (width, height) = (f64::from(width), f64::from(height));
        self.context.set_image_smoothing_enabled(true);
        let _ = js_sys::Reflect::set(&self.context, &"imageSmoothingQuality".into(), &"high".into());
        self.context.set_fill_style_str("#fff");
        self.context.fill_rect(0.0, 0.0, width, height);
        picture.draw(&self.context, width, height)
    }

    /// Encodes to the first of `types` that the browser can write: for one that it can't it gives a PNG (HTML,
    /// "a serialization of the bitmap as a file").
    async fn encode(&self, types: &[MediaType], quality: f64) -> Option<(Blob, MediaType)> {
        let quality = JsValue::from_f64(quality);
        for media_type in types {
            let encoding = Promise::new(&mut |resolve, _| {
                let name = media_type.as_str();
                if self.element.to_blob_with_type_and_encoder_options(&resolve, name, &quality).is_err() {
                    let _ = resolve.call0(&JsValue::UNDEFINED);
                }
            });
            let blob = JsFuture::from(encoding).await.ok().and_then(|value| value.dyn_into::<Blob>().ok());
            if let Some(blob) = blob.filter(|blob| blob.type_() == media_type.as_str()) {
                return Some((blob, *media_type));
            }
        }
        None
    }
}

impl Drop for Canvas {
    fn drop(&mut self) {
        self.element.set_width(0);
        self.element.set_height(0);
    }
}
