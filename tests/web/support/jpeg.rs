//! JPEGs as cameras write them: with Exif data in front of the picture.

/// Latitude and longitude as Exif has them: degrees, minutes, seconds; then which half of the globe.
pub struct Place {
    pub latitude: [u32; 3],
    pub north: bool,
    pub longitude: [u32; 3],
    pub east: bool,
}

/// `jpeg` with an APP1 segment of Exif data (Exif 2.32 section 4.5, TIFF 6.0) behind its first marker.
pub fn with_exif(jpeg: &[u8], orientation: u16, place: Option<&Place>) -> Vec<u8> {
    assert_eq!(jpeg[..2], [0xFF, 0xD8], "the picture is a JPEG");
    let tiff = tiff(orientation, place);
    let length = u16::try_from(2 + 6 + tiff.len()).unwrap();
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1];
    bytes.extend(length.to_be_bytes());
    bytes.extend(b"Exif\0\0");
    bytes.extend(tiff);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// One directory with the orientation, and with the place one more.
fn tiff(orientation: u16, place: Option<&Place>) -> Vec<u8> {
    let mut bytes = b"MM\0*\0\0\0\x08".to_vec();
    let entries = if place.is_some() { 2_u16 } else { 1 };
    bytes.extend(entries.to_be_bytes());
    entry(&mut bytes, 0x0112, 3, 1, u32::from(orientation) << 16);
    let gps_at = 8 + 2 + u32::from(entries) * 12 + 4;
    if place.is_some() {
        entry(&mut bytes, 0x8825, 4, 1, gps_at);
    }
    bytes.extend([0; 4]);
    if let Some(place) = place {
        let values_at = gps_at + 2 + 4 * 12 + 4;
        let letter = |is_plus, plus, minus| u32::from(if is_plus { plus } else { minus }) << 24;
        bytes.extend(4_u16.to_be_bytes());
        entry(&mut bytes, 1, 2, 2, letter(place.north, b'N', b'S'));
        entry(&mut bytes, 2, 5, 3, values_at);
        entry(&mut bytes, 3, 2, 2, letter(place.east, b'E', b'W'));
        entry(&mut bytes, 4, 5, 3, values_at + 24);
        bytes.extend([0; 4]);
        for number in place.latitude.iter().chain(&place.longitude) {
            bytes.extend(number.to_be_bytes());
            bytes.extend(1_u32.to_be_bytes());
        }
    }
    bytes
}

fn entry(bytes: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32) {
    bytes.extend(tag.to_be_bytes());
    bytes.extend(kind.to_be_bytes());
    bytes.extend(count.to_be_bytes());
    bytes.extend(value.to_be_bytes());
}
