//! From a picked file to a photo that can be sent.

use complaint_widget::{
    browser::picture::{PictureFault, prepare},
    domain::MediaType,
};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::CanvasRenderingContext2d;

use super::support::{bytes, canvas, decoded, encoded, picked, pixel, rules};

/// The corners of the stored picture: top left, top right, bottom left, bottom right.
const CORNERS: [(char, &str); 4] = [('R', "#ff0000"), ('G', "#00ff00"), ('B', "#0000ff"), ('Y', "#ffff00")];
/// Where the corners of the stored picture are seen for each Exif orientation, in the same order (Exif 2.32,
/// table 6: which side the stored picture's first row and first column are seen on).
const SEEN: [&str; 8] = ["RGBY", "GRYB", "YBGR", "BYRG", "RBGY", "BRYG", "YGBR", "GYRB"];

/// A picture of 80 × 48 pixels with a colour in each quarter.
fn draw_corners(context: &CanvasRenderingContext2d) {
    for (index, (_, colour)) in CORNERS.iter().enumerate() {
        context.set_fill_style_str(colour);
        let (x, y) = (f64::from(index as u32 % 2) * 40.0, f64::from(index as u32 / 2) * 24.0);
        context.fill_rect(x, y, 40.0, 24.0);
    }
}

async fn jpeg_with(orientation: u8) -> Vec<u8> {
    let (canvas, context) = canvas(80, 48);
    draw_corners(&context);
    let plain = encoded(&canvas, MediaType::Jpeg).await;
    let exif = exif(orientation);
    let mut file = vec![0xFF, 0xD8, 0xFF, 0xE1];
    file.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    file.extend(exif);
    file.extend(&plain[2..]);
    file
}

/// An APP1 segment's content: big-endian TIFF with an orientation and the place 39°54′30″ N, 116°23′24″ E.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    let entry = |tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        tiff.extend(tag.to_be_bytes());
        tiff.extend(kind.to_be_bytes());
        tiff.extend(count.to_be_bytes());
        tiff.extend(value);
    };
    // IFD0 at 8: orientation and the pointer to the GPS IFD at 38.
    tiff.extend(2_u16.to_be_bytes());
    entry(&mut tiff, 0x0112, 3, 1, [0, orientation, 0, 0]);
    entry(&mut tiff, 0x8825, 4, 1, 38_u32.to_be_bytes());
    tiff.extend([0; 4]);
    // GPS IFD: four entries and the next pointer take 54 bytes, so that the rationals begin at 92.
    tiff.extend(4_u16.to_be_bytes());
    entry(&mut tiff, 1, 2, 2, *b"N\0\0\0");
    entry(&mut tiff, 2, 5, 3, 92_u32.to_be_bytes());
    entry(&mut tiff, 3, 2, 2, *b"E\0\0\0");
    entry(&mut tiff, 4, 5, 3, 116_u32.to_be_bytes());
    tiff.extend([0; 4]);
    for number in [39_u32, 54, 30, 116, 23, 24] {
        tiff.extend(number.to_be_bytes());
        tiff.extend(1_u32.to_be_bytes());
    }
    [b"Exif\0\0".to_vec(), tiff].concat()
}

fn nearest(colour: [u8; 3]) -> char {
    match colour.map(|channel| channel > 127) {
        [true, false, false] => 'R',
        [false, true, false] => 'G',
        [false, false, true] => 'B',
        [true, true, false] => 'Y',
        _ => '?',
    }
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[wasm_bindgen_test]
async fn every_orientation_comes_out_upright_and_without_metadata() {
    for (orientation, seen) in (1..=8).zip(SEEN) {
        let file = jpeg_with(orientation).await;
        assert!(holds(&file, b"Exif\0\0"), "the original has metadata");
        let photo = prepare(&picked("IMG_0001.JPG", &file), &rules(MediaType::Jpeg)).await.unwrap();
        let turned = orientation > 4;
        assert_eq!((photo.width, photo.height), if turned { (48, 80) } else { (80, 48) }, "{orientation}");
        let sent = bytes(&photo).await;
        assert!(!holds(&sent, b"Exif"), "{orientation}: no metadata is sent");
        let (context, width, height) = decoded(&sent, photo.media_type).await;
        assert_eq!((width, height), (photo.width, photo.height), "{orientation}");
        let (right, bottom) = (width - 5, height - 5);
        let corners = [(5, 5), (right, 5), (5, bottom), (right, bottom)];
        let found: String = corners.map(|(x, y)| nearest(pixel(&context, x, y))).iter().collect();
        assert_eq!(found, seen, "orientation {orientation}");
    }
}

#[wasm_bindgen_test]
async fn the_place_is_read_from_the_original_and_not_sent() {
    let photo = prepare(&picked("a.jpg", &jpeg_with(1).await), &rules(MediaType::Jpeg)).await.unwrap();
    let place = photo.taken_at.unwrap();
    assert!((place.latitude - (39.0 + 54.5 / 60.0)).abs() < 1e-6, "{place:?}");
    assert!((place.longitude - (116.0 + 23.4 / 60.0)).abs() < 1e-6, "{place:?}");
    let sent = bytes(&photo).await;
    assert!(complaint_widget::image::exif(&sent).place.is_none());
}

#[wasm_bindgen_test]
async fn a_large_picture_is_scaled_to_1920_pixels() {
    let (canvas, context) = canvas(3000, 1500);
    draw_corners(&context);
    let file = encoded(&canvas, MediaType::Jpeg).await;
    let photo = prepare(&picked("large.jpg", &file), &rules(MediaType::Jpeg)).await.unwrap();
    assert_eq!((photo.width, photo.height), (1920, 960));
    let (_, width, height) = decoded(&bytes(&photo).await, photo.media_type).await;
    assert_eq!((width, height), (1920, 960));
}

#[wasm_bindgen_test]
async fn png_and_webp_become_what_the_hotline_prefers() {
    for original in [MediaType::Png, MediaType::Webp] {
        for preferred in [MediaType::Jpeg, MediaType::Png, MediaType::Webp] {
            let (canvas, context) = canvas(80, 48);
            draw_corners(&context);
            let file = encoded(&canvas, original).await;
            let photo = prepare(&picked("picture", &file), &rules(preferred)).await.unwrap();
            assert_eq!(photo.media_type, preferred);
            let (context, ..) = decoded(&bytes(&photo).await, preferred).await;
            assert_eq!(nearest(pixel(&context, 5, 5)), 'R');
        }
    }
}

#[wasm_bindgen_test]
async fn what_is_transparent_becomes_white() {
    let (canvas, _) = canvas(20, 20);
    let file = encoded(&canvas, MediaType::Png).await;
    let photo = prepare(&picked("empty.png", &file), &rules(MediaType::Jpeg)).await.unwrap();
    let (context, ..) = decoded(&bytes(&photo).await, MediaType::Jpeg).await;
    assert!(pixel(&context, 10, 10).iter().all(|channel| *channel > 250));
}

#[wasm_bindgen_test]
async fn each_file_that_is_no_photo_has_its_own_fault() {
    let whole = jpeg_with(1).await;
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[0; 64]].concat();
    let faults = [
        ("notes.jpg", b"Dear hotline, this is a text.".to_vec(), PictureFault::NotAPicture),
        ("cut.jpg", whole[..40].to_vec(), PictureFault::Broken),
        ("IMG_0002.HEIC", heic, PictureFault::HeicUnsupported),
    ];
    for (name, file, fault) in faults {
        let end = prepare(&picked(name, &file), &rules(MediaType::Jpeg)).await;
        assert_eq!(end.map(|_| ()), Err(fault), "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_picture_that_no_quality_makes_small_enough_is_too_large() {
    let (canvas, context) = canvas(600, 400);
    draw_corners(&context);
    let file = encoded(&canvas, MediaType::Png).await;
    let mut rules = rules(MediaType::Jpeg);
    rules.max_bytes = 200;
    assert_eq!(prepare(&picked("a.png", &file), &rules).await.map(|_| ()), Err(PictureFault::TooLarge));
}
