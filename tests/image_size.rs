//! Kinds of file, and how large a photo is drawn.
#![cfg(not(target_arch = "wasm32"))]

use complaint_widget::{
    domain::MediaType,
    image::{Kind, Orientation, fit, sniff},
};
use proptest::prelude::*;

/// A file type box with these brands and something after it.
fn heif(major: &[u8; 4], compatible: &[&[u8; 4]]) -> Vec<u8> {
    let size = u32::try_from(16 + 4 * compatible.len()).unwrap_or_default();
    let mut file = size.to_be_bytes().to_vec();
    file.extend(b"ftyp");
    file.extend(major);
    file.extend([0; 4]);
    compatible.iter().for_each(|brand| file.extend(*brand));
    file.extend(b"\0\0\0\x08mdatavif");
    file
}

#[test]
fn a_file_is_what_its_first_bytes_say() {
    for (kind, bytes) in [
        (Kind::Jpeg, b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec()),
        (Kind::Jpeg, b"\xFF\xD8\xFF\xE1\0\x10Exif".to_vec()),
        (Kind::Png, b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec()),
        (Kind::Webp, b"RIFF\x24\0\0\0WEBPVP8 ".to_vec()),
        (Kind::Gif, b"GIF89a\x01\0".to_vec()),
        (Kind::Gif, b"GIF87a\x01\0".to_vec()),
        (Kind::Heic, heif(b"heic", &[b"mif1", b"heic"])),
        (Kind::Heic, heif(b"heix", &[b"mif1", b"heix"])),
        (Kind::Heic, heif(b"hevc", &[b"msf1", b"hevc"])),
        (Kind::Heic, heif(b"mif1", &[b"heic"])),
        (Kind::Heic, heif(b"mif1", &[])),
        (Kind::Avif, heif(b"avif", &[b"mif1", b"miaf"])),
        (Kind::Avif, heif(b"mif1", &[b"miaf", b"avif"])),
        (Kind::Avif, heif(b"avis", &[])),
        (Kind::Other, heif(b"isom", &[b"mp41"])),
        (Kind::Other, heif(b"qt  ", &[])),
        (Kind::Other, Vec::new()),
        (Kind::Other, b"\xFF\xD8".to_vec()),
        (Kind::Other, b"\0\0\0\x04ftypheic".to_vec()),
        (Kind::Other, b"RIFF\x24\0\0\0WAVEfmt ".to_vec()),
        (Kind::Other, b"%PDF-1.7".to_vec()),
        (Kind::Other, b"<svg xmlns='http://www.w3.org/2000/svg'>".to_vec()),
        (Kind::Other, b"BM\x36\0\0\0".to_vec()),
    ] {
        assert_eq!(sniff(&bytes), kind, "{:?}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn only_what_hotlines_take_has_a_media_type() {
    assert_eq!(Kind::Jpeg.media_type(), Some(MediaType::Jpeg));
    assert_eq!(Kind::Png.media_type(), Some(MediaType::Png));
    assert_eq!(Kind::Webp.media_type(), Some(MediaType::Webp));
    for kind in [Kind::Heic, Kind::Avif, Kind::Gif, Kind::Other] {
        assert_eq!(kind.media_type(), None);
    }
}

#[test]
fn sizes_keep_their_proportions_to_the_pixel() {
    for (width, height, expected) in [
        (4032, 3024, (1920, 1440)),
        (3024, 4032, (1440, 1920)),
        (1920, 1080, (1920, 1080)),
        (1921, 1080, (1920, 1079)),
        (3000, 2001, (1920, 1281)),
        (640, 480, (640, 480)),
        (100_000, 1, (1920, 1)),
        (1, 100_000, (1, 1920)),
        (0, 0, (1, 1)),
        (0, 4000, (1, 1920)),
        (u32::MAX, u32::MAX, (1920, 1920)),
    ] {
        assert_eq!(fit(width, height, 1920), expected, "{width} × {height}");
    }
    assert_eq!(fit(10, 20, 0), (1, 1));
}

#[test]
fn orientations_are_one_to_eight_and_the_last_four_swap_the_sides() {
    assert_eq!(Orientation::new(0), None);
    assert_eq!(Orientation::new(9), None);
    let swapping: Vec<u8> = (1..=8)
        .filter_map(Orientation::new)
        .filter(|orientation| orientation.swaps_sides())
        .map(Orientation::value)
        .collect();
    assert_eq!(swapping, [5, 6, 7, 8]);
    assert_eq!(Orientation::default(), Orientation::UPRIGHT);
}

proptest! {
    #[test]
    fn a_size_is_never_enlarged_never_zero_and_never_beyond_the_longest(
        width: u32, height: u32, longest in 1..10_000_u32,
    ) {
        let (fitted_width, fitted_height) = fit(width, height, longest);
        prop_assert!((1..=longest).contains(&fitted_width) && (1..=longest).contains(&fitted_height));
        prop_assert!(fitted_width <= width.max(1) && fitted_height <= height.max(1));
        // Turning and scaling may change places.
        prop_assert_eq!(fit(height, width, longest), (fitted_height, fitted_width));
    }

    #[test]
    fn any_bytes_have_a_kind(bytes: Vec<u8>) {
        let _ = sniff(&bytes);
    }
}
