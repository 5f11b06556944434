//! Pictures without their metadata: places, times, owners, thumbnails, comments and whatever hides behind the
//! end. Only what decoding needs is copied; colour profiles stay, since colours are wrong without them.
//!
//! The formats are walked here rather than by a library, since what the known ones keep as "the rest of the
//! file" is where phones put a second picture with its own metadata.

/// A JPEG (ITU-T T.81) without application data but JFIF, Adobe's colour transform and the ICC profile, without
/// comments, and without anything after its end. `None` if it isn't a whole JPEG.
pub fn jpeg(sent: &[u8]) -> Option<Vec<u8>> {
    let mut rest = sent.strip_prefix(&[0xFF, 0xD8])?;
    let mut kept = vec![0xFF, 0xD8];
    loop {
        let [0xFF, marker, after @ ..] = rest else { return None };
        match marker {
            // Any number of 0xFF may stand before a marker (B.1.1.2).
            0xFF => {
                rest = rest.get(1..)?;
                continue;
            }
            0xD9 => {
                kept.extend_from_slice(&[0xFF, 0xD9]);
                return Some(kept);
            }
            // Markers that stand alone have no business between segments.
            0x00 | 0x01 | 0xD0..=0xD8 => return None,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        let content = after.get(2..length)?;
        if is_needed(*marker, content) {
            kept.extend_from_slice(rest.get(..length + 2)?);
        }
        rest = after.get(length..)?;
        if *marker == 0xDA {
            let scan = scan_length(rest)?;
            kept.extend_from_slice(&rest[..scan]);
            rest = &rest[scan..];
        }
    }
}

fn is_needed(marker: u8, content: &[u8]) -> bool {
    match marker {
        // JFIF's own thumbnail is two bytes of size and then pixels: only a header without one is kept.
        0xE0 => content.starts_with(b"JFIF\0") && content.get(12..) == Some(&[0, 0]),
        0xE2 => content.starts_with(b"ICC_PROFILE\0"),
        0xEE => content.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// The bytes of entropy-coded data before the next marker; stuffed zeros and restart markers belong to it.
fn scan_length(data: &[u8]) -> Option<usize> {
    let mut index = 0;
    loop {
        index += data.get(index..)?.iter().position(|byte| *byte == 0xFF)?;
        match data.get(index + 1)? {
            0x00 | 0xD0..=0xD7 => index += 2,
            0xFF => index += 1,
            _ => return Some(index),
        }
    }
}

/// A PNG (third edition) with the chunks that its pixels and colours need, without animation, and without
/// anything after its end. `None` if it isn't a whole PNG.
pub fn png(sent: &[u8]) -> Option<Vec<u8>> {
    const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";
    let mut rest = sent.strip_prefix(SIGNATURE)?;
    let mut kept = SIGNATURE.to_vec();
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk::<4>()?) as usize;
        let whole = rest.get(..length.checked_add(12)?)?;
        let kind = whole.get(4..8)?;
        if matches!(
            kind,
            b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" | b"tRNS" | b"cHRM" | b"gAMA" | b"iCCP" | b"sRGB" | b"cICP"
        ) {
            kept.extend_from_slice(whole);
        }
        if kind == b"IEND" {
            return Some(kept);
        }
        rest = &rest[whole.len()..];
    }
}

/// A still WebP (RFC 9649) with the chunks that its pixels and colours need. `None` if it isn't a whole one, or
/// if it is animated.
pub fn webp(sent: &[u8]) -> Option<Vec<u8>> {
    const EXIF: u8 = 0b0000_1000;
    const XMP: u8 = 0b0000_0100;
    let size = u32::from_le_bytes(*sent.get(4..)?.first_chunk::<4>()?) as usize;
    let mut rest = sent.get(12..size.checked_add(8)?)?;
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_le_bytes(*rest.get(4..)?.first_chunk::<4>()?) as usize;
        // Chunks are padded to an even length.
        let whole = rest.get(..length.checked_add(8)?.checked_next_multiple_of(2)?)?;
        match whole.get(..4)? {
            b"VP8X" => {
                let start = chunks.len() + 8;
                chunks.extend_from_slice(whole);
                *chunks.get_mut(start)? &= !(EXIF | XMP);
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ICCP" => chunks.extend_from_slice(whole),
            b"ANIM" | b"ANMF" => return None,
            _ => {}
        }
        rest = &rest[whole.len()..];
    }
    let mut kept = b"RIFF".to_vec();
    kept.extend_from_slice(&u32::try_from(chunks.len() + 4).ok()?.to_le_bytes());
    kept.extend_from_slice(b"WEBP");
    kept.extend_from_slice(&chunks);
    Some(kept)
}
