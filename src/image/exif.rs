//! What a camera has written into a photo: which way up it is, and where it was taken.
//!
//! Sources: Exif 2.32 (CIPA DC-008-2019), which is TIFF 6.0 within JPEG's APP1 segment, PNG's `eXIf` chunk or
//! WebP's `EXIF` chunk. The library for it, `kamadak-exif`, reads every tag there is and brings tens of kilobytes
//! of names and error texts; the widget needs seven tags, so it reads those itself.

use super::{Kind, Orientation, sniff, tiff::Tiff};
use crate::domain::Point;

/// What the widget reads of a photo's Exif data.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Exif {
    /// Which way up; upright if it doesn't say.
    pub orientation: Orientation,
    /// Where it was taken, in WGS-84, if the camera knew. The accuracy is the camera's own estimate
    /// (`GPSHPositioningError`), whose confidence the standard leaves open.
    pub place: Option<Point>,
}

// IFD 0 (TIFF 6.0 section 8, Exif 2.32 section 4.6.3).
const ORIENTATION: u16 = 0x0112;
const GPS_DIRECTORY: u16 = 0x8825;
// The GPS directory (Exif 2.32 section 4.6.6).
const LATITUDE_REF: u16 = 0x01;
const LATITUDE: u16 = 0x02;
const LONGITUDE_REF: u16 = 0x03;
const LONGITUDE: u16 = 0x04;
const MAP_DATUM: u16 = 0x12;
const HORIZONTAL_ERROR: u16 = 0x1F;

/// Reads the Exif data of a whole JPEG, PNG or WebP file. Where there is none, or it is broken, the photo counts
/// as upright and taken nowhere: a wrong place is worse than none.
#[must_use]
pub fn exif(bytes: &[u8]) -> Exif {
    let data = match sniff(bytes) {
        Kind::Jpeg => in_jpeg(bytes),
        Kind::Png => in_png(bytes),
        Kind::Webp => in_webp(bytes),
        Kind::Heic | Kind::Avif | Kind::Gif | Kind::Other => None,
    };
    data.and_then(read).unwrap_or_default()
}

/// The Exif data among a JPEG's segments (ISO/IEC 10918-1 annex B), which end where the picture's own data begin.
fn in_jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(2..)?;
    loop {
        match rest {
            // A marker may be padded with any number of FF.
            [0xFF, 0xFF, ..] => rest = &rest[1..],
            // Markers that stand alone.
            [0xFF, 0x01 | 0xD0..=0xD7, after @ ..] => rest = after,
            // The end, or the start of the picture's data.
            [0xFF, 0xD9 | 0xDA, ..] => return None,
            [0xFF, marker, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                let segment = rest.get(4..2 + length)?;
                if let (0xE1, Some(data)) = (marker, segment.strip_prefix(b"Exif\0\0")) {
                    return Some(data);
                }
                rest = rest.get(2 + length..)?;
            }
            _ => return None,
        }
    }
}

/// The Exif data among a PNG's chunks: length, name, content, checksum (PNG third edition, sections 5.3 and
/// 11.3.4.6).
fn in_png(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(8..)?;
    loop {
        let (length, after) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let content = after.get(..length)?;
        match name {
            b"eXIf" => return Some(content),
            b"IEND" => return None,
            _ => rest = after.get(length.checked_add(4)?..)?,
        }
    }
}

/// The Exif data among a WebP's chunks: name, length, content, padded to an even length (RFC 9649 section 2.3).
fn in_webp(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(12..)?;
    loop {
        let (name, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let content = after.get(..length)?;
        if name == b"EXIF" {
            // Some writers keep the prefix that only JPEG asks for.
            return Some(content.strip_prefix(b"Exif\0\0").unwrap_or(content));
        }
        rest = after.get(length.checked_add(length % 2)?..)?;
    }
}

fn read(data: &[u8]) -> Option<Exif> {
    let tiff = Tiff::new(data)?;
    let directory = tiff.first_directory()?;
    let integer = |tag| tiff.entry(directory, tag).and_then(|entry| tiff.integer(&entry));
    let orientation = integer(ORIENTATION)
        .and_then(|value| u8::try_from(value).ok())
        .and_then(Orientation::new)
        .unwrap_or_default();
    let place =
        integer(GPS_DIRECTORY).and_then(|at| usize::try_from(at).ok()).and_then(|at| place(&tiff, at));
    Some(Exif { orientation, place })
}

/// The place in the GPS directory that begins at `directory`.
fn place(tiff: &Tiff<'_>, directory: usize) -> Option<Point> {
    let text = |tag| tiff.entry(directory, tag).and_then(|entry| tiff.text(&entry));
    if text(MAP_DATUM).is_some_and(|name| !is_wgs84(name)) {
        return None;
    }
    let sign = |tag, plus: u8, minus: u8| match text(tag)?.first()?.to_ascii_uppercase() {
        letter if letter == plus => Some(1.0),
        letter if letter == minus => Some(-1.0),
        // Without the letter the half of the globe would be a guess.
        _ => None,
    };
    let latitude = sign(LATITUDE_REF, b'N', b'S')? * degrees(tiff, directory, LATITUDE)?;
    let longitude = sign(LONGITUDE_REF, b'E', b'W')? * degrees(tiff, directory, LONGITUDE)?;
    let error = tiff.entry(directory, HORIZONTAL_ERROR).and_then(|entry| tiff.fraction(&entry, 0));
    let point = Point { latitude, longitude, accuracy_metres: error };
    // Cameras that had no fix write zeros: a point in the Gulf of Guinea.
    let has_fix = latitude != 0.0 || longitude != 0.0;
    (has_fix && point.is_valid()).then_some(point)
}

/// Degrees, minutes and seconds as degrees.
fn degrees(tiff: &Tiff<'_>, directory: usize, tag: u16) -> Option<f64> {
    let entry = tiff.entry(directory, tag)?;
    let part = |index| tiff.fraction(&entry, index);
    let (degrees, minutes, seconds) = (part(0)?, part(1)?, part(2)?);
    (minutes <= 60.0 && seconds <= 60.0).then_some(degrees + minutes / 60.0 + seconds / 3600.0)
}

/// True for the usual spellings of WGS-84 (`WGS-84`, `WGS 84`, `wgs84`), for CGCS2000, which differs from it by
/// centimetres, and for no name at all.
fn is_wgs84(name: &[u8]) -> bool {
    let is_called = |known: &[u8]| {
        let mut known = known.iter();
        let letters = name.iter().filter(|byte| byte.is_ascii_alphanumeric());
        letters.map(u8::to_ascii_uppercase).all(|letter| known.next() == Some(&letter))
            && known.next().is_none()
    };
    [b"".as_slice(), b"WGS84", b"WGS1984", b"CGCS2000"].into_iter().any(is_called)
}
