use complaint_widget::{
    browser::{
        photos,
        picture::{PictureFault, Prepared, prepare},
    },
    domain::{MediaType, PhotoId, PhotoRules},
    image::{Kind, Orientation, exif, sniff},
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{
    content,
    jpeg::{Place, with_exif},
    painting::{
        BLUE, CORNERS, Colour, GREEN, RED, WHITE, YELLOW, assert_alike, canvas, encoded, look, noise,
        quarters,
    },
    patch::Patch,
    picked,
};

/// 39° 54′ 18″ N, 116° 23′ 30″ E.
const BEIJING: Place = Place { latitude: [39, 54, 18], north: true, longitude: [116, 23, 30], east: true };

fn rules(max_bytes: u64, media_types: &[MediaType]) -> PhotoRules {
    PhotoRules {
        max_count: 3,
        max_bytes,
        media_types: media_types.to_vec(),
        only_with_report: false,
        repeatable: false,
    }
}

fn jpeg_rules() -> PhotoRules {
    rules(10_000_000, &[MediaType::Jpeg])
}

async fn prepared(bytes: &[u8], rules: &PhotoRules) -> Result<Prepared, PictureFault> {
    prepare(&picked("photo.jpg", bytes), rules).await
}

/// What a photo looks like, and its bytes.
async fn seen(photo: &Prepared) -> ((u32, u32), [Colour; 4], Vec<u8>) {
    let id = PhotoId("looked-at".to_owned());
    photos::put(id.clone(), photo.photo.clone());
    let url = photos::url(&id).unwrap();
    let (size, colours) = look(&url).await;
    let bytes = content(&url).await;
    photos::remove(&id);
    assert_eq!(u64::try_from(bytes.len()).unwrap(), photo.bytes);
    assert_eq!(size, (photo.width, photo.height));
    (size, colours, bytes)
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

/// Where the upright picture's corners (top left, top right, bottom left, bottom right) stand in the stored rows
/// and columns, for each orientation: the table of Exif 2.32 section 4.6.5, "orientation", written out.
const STORED: [[Colour; 4]; 8] = [
    [RED, GREEN, BLUE, YELLOW],
    [GREEN, RED, YELLOW, BLUE],
    [YELLOW, BLUE, GREEN, RED],
    [BLUE, YELLOW, RED, GREEN],
    [RED, BLUE, GREEN, YELLOW],
    [GREEN, YELLOW, RED, BLUE],
    [YELLOW, GREEN, BLUE, RED],
    [BLUE, RED, YELLOW, GREEN],
];

#[wasm_bindgen_test]
async fn every_orientation_comes_out_upright_once_and_without_metadata() {
    assert_every_orientation_comes_out_upright().await;
}

#[wasm_bindgen_test]
async fn a_browser_that_cannot_turn_bitmaps_turns_them_by_an_image_element() {
    // What browsers do that don't know the word "from-image": the call is refused.
    let window = JsValue::from(web_sys::window().unwrap());
    let body = "return () => Promise.reject(new TypeError('no such orientation'))";
    let _patch = Patch::getter(&window, "createImageBitmap", body);
    assert_every_orientation_comes_out_upright().await;
}

async fn assert_every_orientation_comes_out_upright() {
    for (orientation, stored) in (1_u16..).zip(STORED) {
        // Upright, every one of them is 192 wide and 128 high.
        let (width, height) = if orientation >= 5 { (128, 192) } else { (192, 128) };
        let plain = encoded(&quarters(width, height, stored), "image/jpeg").await;
        let original = with_exif(&plain, orientation, Some(&BEIJING));
        // The original really says what this test means it to.
        assert_eq!(u16::from(exif(&original).orientation.value()), orientation);

        let photo = prepared(&original, &jpeg_rules()).await.unwrap();
        let (size, colours, bytes) = seen(&photo).await;
        assert_eq!(size, (192, 128), "orientation {orientation}");
        assert_alike(colours, CORNERS, &format!("orientation {orientation}"));

        assert_eq!(sniff(&bytes), Kind::Jpeg);
        assert!(!holds(&bytes, b"Exif"), "orientation {orientation}: Exif data are left");
        let left = exif(&bytes);
        assert_eq!((left.orientation, left.place), (Orientation::UPRIGHT, None));

        let place = photo.taken_at.expect("the place is offered");
        assert!((place.latitude - 39.905).abs() < 1e-9, "{place:?}");
        assert!((place.longitude - (116.0 + 23.5 / 60.0)).abs() < 1e-9, "{place:?}");
    }
}

#[wasm_bindgen_test]
async fn the_place_of_the_other_halves_of_the_globe_is_kept_apart() {
    let plain = encoded(&quarters(32, 32, CORNERS), "image/jpeg").await;
    let rio = Place { latitude: [22, 54, 0], north: false, longitude: [43, 12, 0], east: false };
    let photo = prepared(&with_exif(&plain, 1, Some(&rio)), &jpeg_rules()).await.unwrap();
    let place = photo.taken_at.unwrap();
    assert!((place.latitude + 22.9).abs() < 1e-9 && (place.longitude + 43.2).abs() < 1e-9, "{place:?}");
    let photo = prepared(&with_exif(&plain, 1, None), &jpeg_rules()).await.unwrap();
    assert_eq!(photo.taken_at, None);
}

#[wasm_bindgen_test]
async fn a_large_photo_is_scaled_to_1920_pixels_after_it_was_turned() {
    let plain = encoded(&quarters(2_400, 1_600, STORED[5]), "image/jpeg").await;
    let photo = prepared(&with_exif(&plain, 6, None), &jpeg_rules()).await.unwrap();
    let (size, colours, _) = seen(&photo).await;
    assert_eq!(size, (1_280, 1_920));
    assert_alike(colours, CORNERS, "scaled");
}

#[wasm_bindgen_test]
async fn a_small_photo_is_not_enlarged() {
    let plain = encoded(&quarters(40, 30, CORNERS), "image/jpeg").await;
    let photo = prepared(&plain, &jpeg_rules()).await.unwrap();
    assert_eq!((photo.width, photo.height), (40, 30));
}

#[wasm_bindgen_test]
async fn png_and_webp_are_taken_whatever_they_are_called() {
    for media_type in ["image/png", "image/webp"] {
        let original = encoded(&quarters(96, 64, CORNERS), media_type).await;
        let photo = prepare(&picked("holiday.txt", &original), &jpeg_rules()).await.unwrap();
        let (_, colours, bytes) = seen(&photo).await;
        assert_alike(colours, CORNERS, media_type);
        assert_eq!((photo.media_type, sniff(&bytes)), (MediaType::Jpeg, Kind::Jpeg));
    }
}

#[wasm_bindgen_test]
async fn the_hotlines_first_media_type_is_written() {
    let original = encoded(&quarters(96, 64, CORNERS), "image/jpeg").await;
    for (wanted, kind) in
        [(MediaType::Webp, Kind::Webp), (MediaType::Png, Kind::Png), (MediaType::Jpeg, Kind::Jpeg)]
    {
        let photo = prepared(&original, &rules(1_000_000, &[wanted, MediaType::Jpeg])).await.unwrap();
        let (_, colours, bytes) = seen(&photo).await;
        assert_eq!((photo.media_type, sniff(&bytes)), (wanted, kind));
        assert_alike(colours, CORNERS, wanted.as_str());
    }
}

#[wasm_bindgen_test]
async fn transparent_parts_become_white() {
    let (element, _context) = canvas(64, 64);
    let original = encoded(&element, "image/png").await;
    let photo = prepared(&original, &jpeg_rules()).await.unwrap();
    let (_, colours, _) = seen(&photo).await;
    assert_alike(colours, [WHITE; 4], "transparent");
}

#[wasm_bindgen_test]
async fn a_photo_is_made_small_enough_for_the_hotline_or_refused() {
    let original = encoded(&noise(1_200, 900), "image/jpeg").await;
    let free = prepared(&original, &jpeg_rules()).await.unwrap();
    let limit = free.bytes / 3;
    let squeezed = prepared(&original, &rules(limit, &[MediaType::Jpeg])).await.unwrap();
    assert!(squeezed.bytes <= limit, "{} of {limit} bytes", squeezed.bytes);
    assert!(squeezed.width < 1_200);
    let refused = prepared(&original, &rules(1_000, &[MediaType::Jpeg])).await;
    assert_eq!(refused.unwrap_err(), PictureFault::TooLarge);
}

#[wasm_bindgen_test]
async fn what_cannot_be_sent_is_refused_by_its_own_name() {
    let refused =
        async |name: &str, bytes: &[u8]| prepare(&picked(name, bytes), &jpeg_rules()).await.unwrap_err();
    assert_eq!(refused("letter.jpg", b"Dear hotline, the lamp is out.").await, PictureFault::NotAPicture);
    assert_eq!(refused("empty.jpg", b"").await, PictureFault::NotAPicture);
    assert_eq!(
        refused("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>").await,
        PictureFault::NotAPicture
    );

    let mut broken = vec![0xFF, 0xD8, 0xFF, 0xE0];
    broken.extend([0x55; 400]);
    assert_eq!(refused("broken.jpg", &broken).await, PictureFault::Broken);
    let whole = encoded(&quarters(96, 64, CORNERS), "image/jpeg").await;
    assert_eq!(refused("headers.jpg", &whole[..200]).await, PictureFault::Broken);

    let mut heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    heic.extend([0; 400]);
    assert_eq!(refused("IMG_0001.HEIC", &heic).await, PictureFault::HeicUnsupported);

    let mut huge = whole;
    huge.resize(50_000_001, 0);
    assert_eq!(refused("huge.jpg", &huge).await, PictureFault::TooLarge);
}
