//! Photos to send.

use std::io::Cursor;

use complaint_widget::domain::MediaType;
use image::{DynamicImage, ImageFormat, ImageResult};

/// A small picture of this type, another one for another `shade`.
///
/// # Errors
/// When it can't be encoded.
pub fn picture(media_type: MediaType, shade: u8) -> ImageResult<Vec<u8>> {
    let format = match media_type {
        MediaType::Jpeg => ImageFormat::Jpeg,
        MediaType::Png => ImageFormat::Png,
        MediaType::Webp => ImageFormat::WebP,
    };
    let mut pixels = image::RgbImage::new(16, 12);
    pixels.pixels_mut().for_each(|pixel| pixel.0 = [shade, 90, 160]);
    let mut file = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(pixels).write_to(&mut file, format)?;
    Ok(file.into_inner())
}
