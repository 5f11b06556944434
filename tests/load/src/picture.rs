//! A photo as the widget sends it.

use std::io::Cursor;

use image::{RgbImage, codecs::jpeg::JpegEncoder};

/// A JPEG of 1,920 × 1,440 pixels with as much detail as a street has. Lives as long as the program.
pub fn jpeg() -> &'static [u8] {
    let mut random = fastrand::Rng::with_seed(7);
    let mut pixels = RgbImage::new(1_920, 1_440);
    for (x, y, pixel) in pixels.enumerate_pixels_mut() {
        let [across, down] = [x / 16, y / 12].map(|part| part as u8);
        pixel.0 = [across, down, across / 2 + down / 2].map(|colour| colour.saturating_add(random.u8(0..14)));
    }
    let mut file = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut file, 80).encode_image(&pixels).expect("a picture can be encoded");
    file.into_inner().leak()
}
