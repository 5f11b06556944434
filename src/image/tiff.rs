//! The few parts of TIFF 6.0 (section 2) that Exif data needs.

/// Exif data in the order of bytes that its header names. Offsets count from its start.
pub(super) struct Tiff<'a> {
    bytes: &'a [u8],
    is_big_endian: bool,
}

/// One entry of a directory.
pub(super) struct Entry {
    /// The type of its values.
    kind: u16,
    /// How many there are.
    count: u32,
    /// Where they begin.
    at: usize,
}

const BYTE: u16 = 1;
const ASCII: u16 = 2;
const SHORT: u16 = 3;
const LONG: u16 = 4;
const RATIONAL: u16 = 5;

impl<'a> Tiff<'a> {
    /// Looks at the header.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let is_big_endian = match bytes.get(..4)? {
            b"II*\0" => false,
            b"MM\0*" => true,
            _ => return None,
        };
        Some(Self { bytes, is_big_endian })
    }

    /// Where the first directory begins.
    pub(super) fn first_directory(&self) -> Option<usize> {
        self.offset(4)
    }

    /// The entry for `tag` in the directory that begins at `directory`. Entries should be sorted; not all
    /// cameras do.
    pub(super) fn entry(&self, directory: usize, tag: u16) -> Option<Entry> {
        let count = usize::from(self.u16(directory)?);
        let entries = self.bytes.get(directory.checked_add(2)?..)?;
        // A directory that is cut off still has its first entries.
        let index = entries.chunks_exact(12).take(count).position(|entry| {
            let pair = [entry[0], entry[1]];
            tag == if self.is_big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        })?;
        let at = directory + 2 + index * 12;
        let (kind, count) = (self.u16(at + 2)?, self.u32(at + 4)?);
        let size = match kind {
            BYTE | ASCII => 1,
            SHORT => 2,
            LONG => 4,
            RATIONAL => 8,
            _ => return None,
        };
        // Up to four bytes of values stand in the entry itself.
        let at = if count.checked_mul(size)? <= 4 { at + 8 } else { self.offset(at + 8)? };
        Some(Entry { kind, count, at })
    }

    /// The entry's first value as a whole number.
    pub(super) fn integer(&self, entry: &Entry) -> Option<u32> {
        match entry.kind {
            _ if entry.count == 0 => None,
            BYTE => self.bytes.get(entry.at).copied().map(u32::from),
            SHORT => self.u16(entry.at).map(u32::from),
            LONG => self.u32(entry.at),
            _ => None,
        }
    }

    /// The entry's text up to its first NUL.
    pub(super) fn text(&self, entry: &Entry) -> Option<&'a [u8]> {
        let length = usize::try_from(entry.count).ok().filter(|_| entry.kind == ASCII)?;
        let text = self.bytes.get(entry.at..entry.at.checked_add(length)?)?;
        text.split(|byte| *byte == 0).next()
    }

    /// The entry's fraction number `index`, `None` if it has no value (a denominator of 0).
    pub(super) fn fraction(&self, entry: &Entry, index: u8) -> Option<f64> {
        if entry.kind != RATIONAL || u32::from(index) >= entry.count {
            return None;
        }
        let at = entry.at.checked_add(usize::from(index) * 8)?;
        let (numerator, denominator) = (self.u32(at)?, self.u32(at.checked_add(4)?)?);
        (denominator != 0).then(|| f64::from(numerator) / f64::from(denominator))
    }

    /// The offset that is stored at `at`.
    pub(super) fn offset(&self, at: usize) -> Option<usize> {
        self.u32(at).and_then(|offset| usize::try_from(offset).ok())
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn u32(&self, at: usize) -> Option<u32> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }
}
