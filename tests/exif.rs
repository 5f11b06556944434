//! What is read of a photo's Exif data, on files that the test writes byte by byte.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use complaint_widget::{
    domain::Point,
    image::{Exif, Orientation, exif},
};
use proptest::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Order {
    Big,
    Little,
}

impl Order {
    const BOTH: [Self; 2] = [Self::Big, Self::Little];

    fn u16(self, value: u16) -> [u8; 2] {
        if self == Self::Big { value.to_be_bytes() } else { value.to_le_bytes() }
    }

    fn u32(self, value: u32) -> [u8; 4] {
        if self == Self::Big { value.to_be_bytes() } else { value.to_le_bytes() }
    }
}

/// An entry's values.
#[derive(Clone, Debug)]
enum Values {
    Short(u16),
    Long(u32),
    Ascii(&'static [u8]),
    Rationals(Vec<(u32, u32)>),
}

/// A directory at `at` with its values behind it.
fn directory(order: Order, at: u32, entries: &[(u16, Values)]) -> Vec<u8> {
    let count = u16::try_from(entries.len()).unwrap();
    let mut bytes = order.u16(count).to_vec();
    let mut outside = Vec::new();
    let outside_at = at + 2 + 12 * u32::from(count) + 4;
    for (tag, values) in entries {
        let (kind, count, mut content): (u16, usize, Vec<u8>) = match values {
            Values::Short(value) => (3, 1, order.u16(*value).to_vec()),
            Values::Long(value) => (4, 1, order.u32(*value).to_vec()),
            Values::Ascii(text) => (2, text.len(), text.to_vec()),
            Values::Rationals(list) => (
                5,
                list.len(),
                list.iter().flat_map(|(a, b)| [order.u32(*a), order.u32(*b)].concat()).collect(),
            ),
        };
        bytes.extend(order.u16(*tag));
        bytes.extend(order.u16(kind));
        bytes.extend(order.u32(u32::try_from(count).unwrap()));
        if content.len() <= 4 {
            content.resize(4, 0);
            bytes.extend(content);
        } else {
            bytes.extend(order.u32(outside_at + u32::try_from(outside.len()).unwrap()));
            outside.extend(content);
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(outside);
    bytes
}

/// TIFF data with an orientation and, if `gps` isn't empty, a GPS directory.
fn tiff(order: Order, orientation: Values, gps: &[(u16, Values)]) -> Vec<u8> {
    let first = |gps_at| {
        let mut entries = vec![(0x010F, Values::Ascii(b"A camera\0")), (0x0112, orientation.clone())];
        if !gps.is_empty() {
            entries.push((0x8825, Values::Long(gps_at)));
        }
        directory(order, 8, &entries)
    };
    let gps_at = 8 + u32::try_from(first(0).len()).unwrap();
    let mut bytes = if order == Order::Big { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
    bytes.extend(order.u32(8));
    bytes.extend(first(gps_at));
    if !gps.is_empty() {
        bytes.extend(directory(order, gps_at, gps));
    }
    bytes
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], length.as_slice(), content].concat()
}

/// The beginning of a JPEG with these Exif data behind a JFIF segment.
fn jpeg(tiff: &[u8]) -> Vec<u8> {
    let exif = [b"Exif\0\0", tiff].concat();
    let start = [0xFF, 0xD8];
    [&start, &*segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), &segment(0xE1, &exif), &[0xFF, 0xDA]]
        .concat()
}

fn png_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length, name.as_slice(), content, &[0; 4]].concat()
}

fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let chunks = chunks.iter().flat_map(|(name, content)| png_chunk(name, content));
    b"\x89PNG\r\n\x1A\n".iter().copied().chain(chunks).collect()
}

fn webp(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let chunks: Vec<u8> = chunks
        .iter()
        .flat_map(|(name, content)| {
            let length = u32::try_from(content.len()).unwrap().to_le_bytes();
            let padding = vec![0; content.len() % 2];
            [name.as_slice(), &length, content, &padding].concat()
        })
        .collect();
    let length = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &length, b"WEBP", &chunks].concat()
}

fn dms(degrees: u32, minutes: u32, hundredths: u32) -> Values {
    Values::Rationals(vec![(degrees, 1), (minutes, 1), (hundredths, 100)])
}

/// 31° 13′ 49.44″ and 121° 28′ 25.32″ in the quarter of the globe that the letters say.
fn gps(north_south: &'static [u8], east_west: &'static [u8]) -> Vec<(u16, Values)> {
    vec![
        (0x01, Values::Ascii(north_south)),
        (0x02, dms(31, 13, 4944)),
        (0x03, Values::Ascii(east_west)),
        (0x04, dms(121, 28, 2532)),
    ]
}

fn place_of(gps: &[(u16, Values)]) -> Option<Point> {
    let places = Order::BOTH.map(|order| exif(&jpeg(&tiff(order, Values::Short(1), gps))).place);
    assert_eq!(places[0], places[1], "the order of bytes makes no difference");
    places[0]
}

fn replaced(mut gps: Vec<(u16, Values)>, tag: u16, values: Values) -> Vec<(u16, Values)> {
    gps.iter_mut().filter(|entry| entry.0 == tag).for_each(|entry| entry.1 = values.clone());
    gps
}

#[test]
fn every_orientation_is_read_in_both_orders_of_bytes_and_in_every_kind_of_file() {
    for order in Order::BOTH {
        for value in 1..=8 {
            let data = tiff(order, Values::Short(value), &[]);
            let prefixed = [b"Exif\0\0", data.as_slice()].concat();
            for (name, file) in [
                ("jpeg", jpeg(&data)),
                ("png", png(&[(b"IHDR", &[0; 13]), (b"IDAT", &[0; 7]), (b"eXIf", &data), (b"IEND", &[])])),
                ("webp", webp(&[(b"VP8X", &[0; 10]), (b"VP8 ", &[0; 5]), (b"EXIF", &data)])),
                ("webp with JPEG's prefix", webp(&[(b"VP8 ", &[0; 5]), (b"EXIF", &prefixed)])),
            ] {
                let read = exif(&file);
                assert_eq!(u16::from(read.orientation.value()), value, "{name}, {order:?}");
                assert_eq!(read.place, None, "{name}, {order:?}");
            }
        }
    }
}

#[test]
fn an_orientation_is_also_taken_from_a_long_and_an_impossible_one_is_upright() {
    for order in Order::BOTH {
        let read = |values| exif(&jpeg(&tiff(order, values, &[]))).orientation;
        assert_eq!(read(Values::Long(6)).value(), 6);
        for values in [Values::Short(0), Values::Short(9), Values::Short(262), Values::Long(65_542)] {
            assert_eq!(read(values), Orientation::UPRIGHT);
        }
        assert_eq!(read(Values::Ascii(b"6\0")), Orientation::UPRIGHT);
        assert_eq!(read(Values::Rationals(vec![(6, 1)])), Orientation::UPRIGHT);
    }
}

#[test]
fn a_place_is_read_in_each_quarter_of_the_globe() {
    for (north_south, east_west, signs) in [
        (b"N\0", b"E\0", (1.0, 1.0)),
        (b"N\0", b"W\0", (1.0, -1.0)),
        (b"S\0", b"E\0", (-1.0, 1.0)),
        (b"S\0", b"W\0", (-1.0, -1.0)),
        (b"s\0", b"w\0", (-1.0, -1.0)),
    ] {
        let place = place_of(&gps(north_south, east_west)).unwrap();
        assert!((place.latitude - signs.0 * 31.230_4).abs() < 1e-9, "{place:?}");
        assert!((place.longitude - signs.1 * 121.473_7).abs() < 1e-9, "{place:?}");
        assert_eq!(place.accuracy_metres, None);
    }
}

#[test]
fn orientation_and_place_are_read_together() {
    let read = exif(&jpeg(&tiff(Order::Little, Values::Short(6), &gps(b"N\0", b"E\0"))));
    assert_eq!(read.orientation.value(), 6);
    assert!(read.place.is_some());
}

#[test]
fn the_cameras_own_error_is_the_accuracy() {
    let with_error = |values| [gps(b"N\0", b"E\0"), vec![(0x1F, values)]].concat();
    let accuracy = |values| place_of(&with_error(values)).unwrap().accuracy_metres;
    assert_eq!(accuracy(Values::Rationals(vec![(95, 20)])), Some(4.75));
    assert_eq!(accuracy(Values::Rationals(vec![(95, 0)])), None);
    assert_eq!(accuracy(Values::Short(5)), None);
}

#[test]
fn decimal_minutes_are_read() {
    let minutes = Values::Rationals(vec![(31, 1), (13_824, 1000), (0, 1)]);
    let place = place_of(&replaced(gps(b"N\0", b"E\0"), 0x02, minutes)).unwrap();
    assert!((place.latitude - 31.230_4).abs() < 1e-9, "{place:?}");
}

#[test]
fn a_datum_is_taken_only_if_it_is_wgs_84() {
    let with_datum = |name| [gps(b"N\0", b"E\0"), vec![(0x12, Values::Ascii(name))]].concat();
    for name in [b"WGS-84\0".as_slice(), b"WGS 84\0", b"wgs84\0", b"CGCS2000\0", b"\0"] {
        assert!(place_of(&with_datum(name)).is_some(), "{name:?}");
    }
    for name in [b"TOKYO\0".as_slice(), b"WGS\0", b"WGS-841\0", b"GCJ-02\0", b"NAD27\0"] {
        assert_eq!(place_of(&with_datum(name)), None, "{name:?}");
    }
}

#[test]
fn a_place_that_is_not_whole_is_none() {
    let whole = gps(b"N\0", b"E\0");
    for tag in [0x01, 0x02, 0x03, 0x04] {
        let without: Vec<_> = whole.iter().filter(|entry| entry.0 != tag).cloned().collect();
        assert_eq!(place_of(&without), None, "without {tag:#x}");
    }
    for (tag, values) in [
        (0x01, Values::Ascii(b"E\0")),
        (0x01, Values::Ascii(b"\0")),
        (0x03, Values::Ascii(b"N\0")),
        (0x03, Values::Short(1)),
        (0x02, Values::Rationals(vec![(31, 1), (13, 1)])),
        (0x02, Values::Rationals(vec![(31, 0), (13, 1), (49, 1)])),
        (0x02, Values::Rationals(vec![(0, 0), (0, 0), (0, 0)])),
        (0x02, Values::Rationals(vec![(31, 1), (99, 1), (0, 1)])),
        (0x02, Values::Rationals(vec![(31, 1), (13, 1), (99, 1)])),
        (0x02, Values::Rationals(vec![(91, 1), (0, 1), (0, 1)])),
        (0x04, Values::Rationals(vec![(180, 1), (0, 1), (1, 100)])),
        (0x04, Values::Rationals(vec![(u32::MAX, 1), (0, 1), (0, 1)])),
        (0x02, Values::Long(31)),
    ] {
        assert_eq!(place_of(&replaced(whole.clone(), tag, values.clone())), None, "{tag:#x}: {values:?}");
    }
}

#[test]
fn the_bytes_behind_too_few_fractions_are_not_taken_for_more() {
    // What stands behind the latitude's two fractions is the longitude's 12.
    let gps = replaced(gps(b"N\0", b"E\0"), 0x04, dms(12, 0, 0));
    let two = Values::Rationals(vec![(31, 1), (13, 1)]);
    assert!(place_of(&gps).is_some());
    assert_eq!(place_of(&replaced(gps, 0x02, two)), None);
}

#[test]
fn zeros_of_a_camera_without_a_fix_are_no_place() {
    let zeros = replaced(replaced(gps(b"N\0", b"E\0"), 0x02, dms(0, 0, 0)), 0x04, dms(0, 0, 0));
    assert_eq!(place_of(&zeros), None);
    let on_the_equator = replaced(gps(b"N\0", b"E\0"), 0x02, dms(0, 0, 0));
    assert!(place_of(&on_the_equator).is_some());
}

#[test]
fn fill_bytes_and_other_segments_are_passed_over() {
    let data = tiff(Order::Big, Values::Short(3), &[]);
    let xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>");
    let own = segment(0xE1, &[b"Exif\0\0", data.as_slice()].concat());
    let file = [&[0xFF, 0xD8][..], &xmp, &[0xFF, 0xFF, 0xFF], &own, &[0xFF, 0xD9]].concat();
    assert_eq!(exif(&file).orientation.value(), 3);
}

#[test]
fn exif_data_behind_the_start_of_the_picture_are_not_looked_for() {
    let data = [b"Exif\0\0", tiff(Order::Big, Values::Short(3), &[]).as_slice()].concat();
    let file = [&[0xFF, 0xD8][..], &segment(0xDA, &[0; 8]), &segment(0xE1, &data)].concat();
    assert_eq!(exif(&file), Exif::default());
    let after_end = png(&[(b"IEND", &[]), (b"eXIf", &data[6..])]);
    assert_eq!(exif(&after_end), Exif::default());
}

#[test]
fn broken_files_count_as_upright_and_taken_nowhere() {
    let data = tiff(Order::Little, Values::Short(6), &gps(b"N\0", b"E\0"));
    let mut endless = data.clone();
    // The GPS directory is the first directory, and its offset points beyond the end.
    endless[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    for file in [
        Vec::new(),
        b"GIF89a".to_vec(),
        vec![0xFF, 0xD8, 0xFF],
        [0xFF, 0xD8].into_iter().chain([0xFF; 64]).collect(),
        vec![0xFF, 0xD8, 0xFF, 0xE1, 0, 0],
        vec![0xFF, 0xD8, 0xFF, 0xE1, 0, 1, 0xFF, 0xE1, 0, 1],
        vec![0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, b'E'],
        jpeg(b""),
        jpeg(b"MM\0+\0\0\0\x08"),
        jpeg(b"II\0*\0\0\0\x08"),
        jpeg(&endless),
        png(&[(b"eXIf", b"MM\0*")]),
        [b"\x89PNG\r\n\x1A\n".as_slice(), &u32::MAX.to_be_bytes(), b"eXIf"].concat(),
        [b"RIFF\0\0\0\0WEBPEXIF".as_slice(), &u32::MAX.to_le_bytes(), b"MM"].concat(),
    ] {
        assert_eq!(exif(&file), Exif::default(), "{file:?}");
    }
}

#[test]
fn a_directory_that_points_at_itself_comes_to_an_end() {
    // Every entry of the first directory says that the GPS directory is the first directory.
    let mut bytes = b"MM\0*\0\0\0\x08\xFF\xFF".to_vec();
    for _ in 0..5000 {
        bytes.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8]);
    }
    assert_eq!(exif(&jpeg(&bytes)), Exif::default());
}

#[test]
fn every_beginning_of_a_good_file_is_read_without_panic() {
    for order in Order::BOTH {
        let data = tiff(order, Values::Short(6), &gps(b"S\0", b"W\0"));
        for file in [jpeg(&data), png(&[(b"eXIf", &data)]), webp(&[(b"EXIF", &data)])] {
            for length in 0..file.len() {
                let _ = exif(&file[..length]);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes_behind_any_header_are_read_without_panic(
        header in prop_oneof![
            Just(b"\xFF\xD8\xFF\xE1\0\xF0Exif\0\0II*\0".to_vec()),
            Just(b"\xFF\xD8\xFF\xE1\0\xF0Exif\0\0MM\0*\0\0\0\x08".to_vec()),
            Just(b"\xFF\xD8\xFF".to_vec()),
            Just(b"\x89PNG\r\n\x1A\n".to_vec()),
            Just(b"RIFF\0\0\0\0WEBP".to_vec()),
            Just(Vec::new()),
        ],
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let _ = exif(&[header, rest].concat());
    }

    #[test]
    fn a_good_file_with_any_bytes_changed_gives_a_valid_place_or_none(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        big: bool,
    ) {
        let order = if big { Order::Big } else { Order::Little };
        let mut file = jpeg(&tiff(order, Values::Short(6), &gps(b"N\0", b"E\0")));
        for (index, byte) in changes {
            let at = index.index(file.len());
            file[at] = byte;
        }
        let read = exif(&file);
        prop_assert!(read.place.is_none_or(|place| place.is_valid()));
        prop_assert!((1..=8).contains(&read.orientation.value()));
    }
}
