//! What kind of picture a file is, by its first bytes and not by its name.

use crate::domain::MediaType;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// JPEG (ISO/IEC 10918-1).
    Jpeg,
    /// PNG (ISO/IEC 15948).
    Png,
    /// WebP (RFC 9649).
    Webp,
    /// HEIF coded with HEVC, or with a codec it doesn't name (ISO/IEC 23008-12): what iPhones take. Few
    /// browsers but Safari decode it.
    Heic,
    /// HEIF coded with AV1 (AV1 Image File Format).
    Avif,
    /// GIF 87a or 89a.
    Gif,
    /// Anything else, also an empty file.
    Other,
}

impl Kind {
    /// The kind as hotlines take it, `None` for what has to be re-encoded first or isn't a picture.
    #[must_use]
    pub const fn media_type(self) -> Option<MediaType> {
        match self {
            Self::Jpeg => Some(MediaType::Jpeg),
            Self::Png => Some(MediaType::Png),
            Self::Webp => Some(MediaType::Webp),
            Self::Heic | Self::Avif | Self::Gif | Self::Other => None,
        }
    }
}

/// The kind of the file that begins with `bytes`; its first kilobyte suffices.
#[must_use]
pub fn sniff(bytes: &[u8]) -> Kind {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Kind::Jpeg,
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Kind::Png,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Kind::Gif,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Kind::Webp,
        [a, b, c, d, b'f', b't', b'y', b'p', content @ ..] => {
            let size = usize::try_from(u32::from_be_bytes([*a, *b, *c, *d])).unwrap_or(usize::MAX);
            heif(&content[..content.len().min(size.saturating_sub(8))])
        }
        _ => Kind::Other,
    }
}

/// The kind that a file type box names (ISO/IEC 14496-12 section 4.3): `content` is the major brand, a version,
/// then the compatible brands. The major one is often only `mif1`, "some HEIF", so that all must be looked at.
fn heif(content: &[u8]) -> Kind {
    let mut kind = Kind::Other;
    for brand in content.chunks_exact(4) {
        match brand {
            b"avif" | b"avis" => return Kind::Avif,
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"mif1"
            | b"msf1" => kind = Kind::Heic,
            _ => {}
        }
    }
    kind
}
