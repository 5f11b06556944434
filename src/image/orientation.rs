//! Which way up a photo is.

/// How the stored rows and columns lie in the picture (tag `Orientation`, TIFF 6.0 section 8 and Exif 2.32
/// section 4.6.4), 1 to 8:
///
/// | value | the first stored row is | the first stored column is | to see it upright |
/// |---|---|---|---|
/// | 1 | the top | the left side | nothing |
/// | 2 | the top | the right side | mirror |
/// | 3 | the bottom | the right side | turn by 180° |
/// | 4 | the bottom | the left side | mirror, turn by 180° |
/// | 5 | the left side | the top | mirror, turn by 270° clockwise |
/// | 6 | the right side | the top | turn by 90° clockwise |
/// | 7 | the right side | the bottom | mirror, turn by 90° clockwise |
/// | 8 | the left side | the bottom | turn by 270° clockwise |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Orientation(u8);

impl Orientation {
    /// Upright as stored.
    pub const UPRIGHT: Self = Self(1);

    /// `Some` for 1 to 8.
    #[must_use]
    pub const fn new(value: u8) -> Option<Self> {
        if value >= 1 && value <= 8 { Some(Self(value)) } else { None }
    }

    /// The tag's value, 1 to 8.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }

    /// True when the upright picture is as wide as the stored one is high.
    #[must_use]
    pub const fn swaps_sides(self) -> bool {
        self.0 >= 5
    }
}

impl Default for Orientation {
    fn default() -> Self {
        Self::UPRIGHT
    }
}
