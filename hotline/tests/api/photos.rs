//! Photos: pictures are kept without metadata, everything else is refused.

use std::io::Cursor;

use complaint_widget::{
    backend::native::wire::{PhotoReceived, ProblemCode},
    domain::Status,
};
use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::json;

use crate::common::{Receipt, Server, files, key, lamp_with, problem};

/// Somebody's secret, to be found again where it must not be.
const SECRET: &[u8] = b"GPS-38.2041N-115.4512E";
const MAX_BYTES: usize = 10_485_760;

pub fn picture(format: ImageFormat) -> Vec<u8> {
    let pixels = RgbImage::from_fn(64, 48, |x, y| image::Rgb([(x * 4) as u8, (y * 5) as u8, 120]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG segment.
fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], length.as_slice(), &content].concat()
}

/// A JPEG with everything that phones and editors put into one.
fn talkative_jpeg() -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg);
    let second = [&plain[..2], &segment(0xE1, &[b"Exif\0\0", SECRET]), &plain[2..]].concat();
    // The order of bytes, 42, and a directory whose entry 0x8825 points to the GPS directory.
    let tiff = b"MM\0\x2A\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0";
    [
        &plain[..2],
        &segment(0xE1, &[b"Exif\0\0", tiff, SECRET]),
        &segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET]),
        &segment(0xE0, &[b"JFXX\0", SECRET]),
        &segment(0xE2, &[b"MPF\0", SECRET]),
        &segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", b"a colour profile"]),
        &segment(0xED, &[b"Photoshop 3.0\0", SECRET]),
        &segment(0xFE, &[SECRET]),
        // Fill bytes may stand before a marker.
        &[0xFF, 0xFF],
        &plain[2..],
        &second,
        SECRET,
    ]
    .concat()
}

fn talkative_png() -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        // Readers ignore the checksum of chunks that they don't know.
        [length.as_slice(), kind, content, &[0; 4]].concat()
    };
    let plain = picture(ImageFormat::Png);
    let after_header = 8 + 25;
    [
        &plain[..after_header],
        &chunk(b"eXIf", SECRET),
        &chunk(b"tEXt", &[b"Author\0", SECRET].concat()),
        &chunk(b"iTXt", SECRET),
        &chunk(b"tIME", b"\x07\xEA\x0B\x18\x09\x0C\x00"),
        &plain[after_header..],
        SECRET,
    ]
    .concat()
}

fn talkative_webp() -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        let padding = &[0_u8][..content.len() % 2];
        [kind.as_slice(), &length, content, padding].concat()
    };
    let plain = picture(ImageFormat::WebP);
    let canvas = [0b0000_1100, 0, 0, 0, 63, 0, 0, 47, 0, 0];
    let chunks = [
        b"WEBP".as_slice(),
        &chunk(b"VP8X", &canvas),
        &plain[12..],
        &chunk(b"EXIF", SECRET),
        &chunk(b"XMP ", SECRET),
    ]
    .concat();
    let size = u32::try_from(chunks.len()).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &size, &chunks, SECRET].concat()
}

async fn announced(server: &Server, count: usize) -> (Receipt, Vec<String>) {
    let ids: Vec<String> = (0..count).map(|_| key()).collect();
    let photos = ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>();
    (server.filed(&lamp_with("photos", json!(photos))).await, ids)
}

#[tokio::test]
async fn pictures_are_kept_without_their_metadata() {
    let server = Server::start().await;
    let cases = [
        ("jpeg", ImageFormat::Jpeg, talkative_jpeg()),
        ("png", ImageFormat::Png, talkative_png()),
        ("webp", ImageFormat::WebP, talkative_webp()),
    ];
    for (name, format, sent) in cases {
        let contains = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
        assert!(contains(&sent, SECRET), "{name}: the test must send what it looks for");
        let (receipt, ids) = announced(&server, 1).await;
        let response = server.put_photo(&receipt, &ids[0], &format!("image/{name}"), sent.clone()).await;
        assert_eq!(response.status(), 201, "{name}");
        let received: PhotoReceived = response.json().await.unwrap();
        let path = server.data().join(format!("photos/{}/{}.{name}", receipt.reference, ids[0]));
        let kept = std::fs::read(path).unwrap();
        assert_eq!(received.bytes, kept.len() as u64);
        for secret in
            [SECRET, b"Exif", b"adobe", b"Photoshop", b"MPF\0", b"Author", b"eXIf", b"EXIF", b"XMP "]
        {
            assert!(!contains(&kept, secret), "{name}: {}", String::from_utf8_lossy(secret));
        }
        assert_eq!(
            contains(&kept, b"a colour profile"),
            name == "jpeg",
            "colours are wrong without a profile"
        );
        let plain = image::load_from_memory_with_format(&picture(format), format).unwrap();
        assert_eq!(image::load_from_memory_with_format(&kept, format).unwrap(), plain, "{name}");
        assert!(server.read(&receipt).await["photos"][0]["received_at"].is_string());
    }
}

#[tokio::test]
async fn the_type_is_judged_by_the_content() {
    let server = Server::start().await;
    let (receipt, ids) = announced(&server, 1).await;
    let response = server.put_photo(&receipt, &ids[0], "image/jpeg", picture(ImageFormat::Png)).await;
    assert_eq!(response.status(), 201);
    assert_eq!(files(&server.data().join("photos"))[0].extension().unwrap(), "png");
}

#[tokio::test]
async fn what_is_no_whole_still_picture_is_refused() {
    let server = Server::start().await;
    let (receipt, ids) = announced(&server, 1).await;
    let rows = server.rows().await;
    let (jpeg, png, webp) =
        (picture(ImageFormat::Jpeg), picture(ImageFormat::Png), picture(ImageFormat::WebP));
    let mut damaged = png.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xFF;
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("text", b"I am a photo, trust me.".to_vec()),
        ("HTML", b"<html><script>alert(1)</script></html>".to_vec()),
        ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        ("GIF", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
        ("only a beginning", jpeg[..3].to_vec()),
        ("half a JPEG", jpeg[..jpeg.len() / 2].to_vec()),
        ("a JPEG without its end", jpeg[..jpeg.len() - 2].to_vec()),
        ("half a PNG", png[..png.len() / 2].to_vec()),
        ("a damaged PNG", damaged),
        ("half a WebP", webp[..webp.len() / 2].to_vec()),
        ("a JPEG of markers only", [0xFF, 0xD8, 0xFF, 0xD9].to_vec()),
        ("text behind a JPEG's first bytes", b"\xFF\xD8\xFFlet me in".to_vec()),
    ];
    for (what, bytes) in cases {
        let response = server.put_photo(&receipt, &ids[0], "image/jpeg", bytes).await;
        assert_eq!(problem(response, 415).await.code, ProblemCode::UnsupportedMediaType, "{what}");
    }
    assert_eq!(server.rows().await, rows);
}

#[tokio::test]
async fn ten_megabytes_are_taken_and_one_byte_more_is_not() {
    let server = Server::start().await;
    let (receipt, ids) = announced(&server, 1).await;
    let mut photo = picture(ImageFormat::Jpeg);
    photo.resize(MAX_BYTES + 1, 0);
    let rows = server.rows().await;
    let response = server.put_photo(&receipt, &ids[0], "image/jpeg", photo.clone()).await;
    assert_eq!(problem(response, 413).await.code, ProblemCode::TooLarge);
    let response = server.put_photo(&receipt, &ids[0], "image/jpeg", vec![0; 11_000_000]).await;
    assert_eq!(problem(response, 413).await.code, ProblemCode::TooLarge);
    assert_eq!(server.rows().await, rows);
    photo.pop();
    assert_eq!(server.put_photo(&receipt, &ids[0], "image/jpeg", photo).await.status(), 201);
}

#[tokio::test]
async fn more_than_fifty_megapixels_are_refused() {
    let server = Server::start().await;
    let (receipt, ids) = announced(&server, 1).await;
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_luma8(8_000, 6_251).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let response = server.put_photo(&receipt, &ids[0], "image/png", bytes.into_inner()).await;
    assert_eq!(problem(response, 413).await.code, ProblemCode::TooLarge);
}

#[tokio::test]
async fn sending_a_photo_again_is_one_photo_and_another_one_is_refused() {
    let server = Server::start().await;
    let (receipt, ids) = announced(&server, 2).await;
    let photo = picture(ImageFormat::Jpeg);
    let first = server.put_photo(&receipt, &ids[0], "image/jpeg", photo.clone()).await;
    assert_eq!(first.status(), 201);
    let first: PhotoReceived = first.json().await.unwrap();
    let rows = server.rows().await;
    let again = server.put_photo(&receipt, &ids[0], "image/jpeg", photo.clone()).await;
    assert_eq!(again.status(), 200);
    assert_eq!(again.json::<PhotoReceived>().await.unwrap(), first);
    let other = server.put_photo(&receipt, &ids[0], "image/png", picture(ImageFormat::Png)).await;
    assert_eq!(problem(other, 422).await.code, ProblemCode::KeyReused);
    assert_eq!(server.rows().await, rows);
    // Closed, the first one is still known; the second can't come any more.
    server.decide(&receipt, Status::Closed).await;
    assert_eq!(server.put_photo(&receipt, &ids[0], "image/jpeg", photo.clone()).await.status(), 200);
    let late = server.put_photo(&receipt, &ids[1], "image/jpeg", photo).await;
    assert_eq!(problem(late, 409).await.code, ProblemCode::WrongStatus);
}

#[tokio::test]
async fn only_announced_photos_are_taken() {
    let server = Server::start().await;
    let (receipt, ids) = announced(&server, 1).await;
    let (other, _) = announced(&server, 1).await;
    let photo = picture(ImageFormat::Jpeg);
    for id in [key().as_str(), "x", "..%2F..%2Fhotline", "%00"] {
        problem(server.put_photo(&receipt, id, "image/jpeg", photo.clone()).await, 404).await;
    }
    problem(server.put_photo(&other, &ids[0], "image/jpeg", photo.clone()).await, 404).await;
    let thief = Receipt { reference: receipt.reference.clone(), code: other.code };
    problem(server.put_photo(&thief, &ids[0], "image/jpeg", photo).await, 404).await;
    assert!(files(&server.data().join("photos")).is_empty());
}
