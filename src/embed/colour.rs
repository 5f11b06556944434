//! Colours, and how well one can be read on another.

/// An opaque colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red, green and blue.
    channels: [u8; 3],
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self { channels: [255; 3] };
    /// Black.
    pub const BLACK: Self = Self { channels: [0; 3] };

    /// Reads `#rgb`, `#rrggbb`, `rgb(…)` and `color(srgb …)`, as browsers write colours that they have worked out; `None`
    /// for everything else, and for colours that let something shine through.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(digits) = text.strip_prefix('#') {
            return Self::from_digits(digits);
        }
        let (function, content) = text.strip_suffix(')')?.split_once('(')?;
        let mut parts = content.split([' ', ',', '/']).filter(|part| !part.is_empty());
        let scale = match function {
            "rgb" | "rgba" => 1.0,
            "color" if parts.next() == Some("srgb") => 255.0,
            _ => return None,
        };
        let mut channels = [0; 3];
        for channel in &mut channels {
            *channel = level(parts.next()?.parse::<f64>().ok()? * scale)?;
        }
        let is_opaque = match (parts.next(), parts.next()) {
            (None, _) => true,
            (Some(alpha), None) => alpha.parse() == Ok(1.0) || alpha == "100%",
            _ => false,
        };
        is_opaque.then_some(Self { channels })
    }

    fn from_digits(digits: &str) -> Option<Self> {
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let channels = match digits.len() {
            3 => [number >> 8, number >> 4, number].map(|digit| (digit & 0xf) * 0x11),
            6 => [number >> 16, number >> 8, number].map(|byte| byte & 0xff),
            _ => return None,
        };
        Some(Self { channels: channels.map(|channel| u8::try_from(channel).unwrap_or(u8::MAX)) })
    }

    /// The relative luminance, 0 (black) to 1 (white), of WCAG 2.2.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.channels.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio with another colour, 1 to 21, of WCAG 2.2.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// True for colours on which white is easier to read than black.
    #[must_use]
    pub fn is_dark(self) -> bool {
        self.contrast(Self::WHITE) > self.contrast(Self::BLACK)
    }

    /// This colour with `share` of another, 0 (none) to 1 (nothing else).
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mut channels = self.channels;
        for (channel, other) in channels.iter_mut().zip(other.channels) {
            let mixed = f64::from(*channel) * (1.0 - share) + f64::from(other) * share;
            *channel = level(mixed).unwrap_or(*channel);
        }
        Self { channels }
    }

    /// The colour as style sheets write it: `#rrggbb`.
    #[must_use]
    pub fn css(self) -> String {
        let [red, green, blue] = self.channels;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A channel's level; `None` for what is far outside of what a screen can show.
fn level(number: f64) -> Option<u8> {
    // Rounding may leave a colour a hair's breadth outside.
    let is_in_range = (-0.5..255.5).contains(&number);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
    is_in_range.then(|| number.round().clamp(0.0, 255.0) as u8)
}
