//! How large to draw a photo.

/// The size of a picture of `width` × `height` pixels once its longer side is at most `longest` pixels: the same
/// proportions to the nearest pixel, never enlarged, no side ever 0.
///
/// Sides are those of the stored picture or of the upright one alike: scaling doesn't turn it. Who has the
/// stored size and draws it upright swaps the sides if
/// [`Orientation::swaps_sides`](super::Orientation::swaps_sides) says so.
#[must_use]
pub fn fit(width: u32, height: u32, longest: u32) -> (u32, u32) {
    let (width, height, longest) = (width.max(1), height.max(1), longest.max(1));
    let longer = width.max(height);
    if longer <= longest {
        return (width, height);
    }
    let scale = |side: u32| {
        let scaled = (u64::from(side) * u64::from(longest) + u64::from(longer / 2)) / u64::from(longer);
        u32::try_from(scaled).unwrap_or(longest).max(1)
    };
    (scale(width), scale(height))
}
