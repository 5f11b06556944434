//! Chance, and ids that nobody else makes.

/// A new UUID of version 4 (RFC 9562 section 5.4), in lower case.
///
/// From `crypto.getRandomValues` rather than `crypto.randomUUID`, which a page without TLS doesn't have.
#[must_use]
pub fn uuid() -> String {
    let mut bytes = [0_u8; 16];
    let filled =
        super::window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if filled.is_err() {
        // No engine that runs Wasm comes here. Were there one, weaker randomness still keeps ids apart; they
        // aren't secrets.
        for byte in &mut bytes {
            *byte = weak_byte();
        }
    }
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.into_iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 0x0F] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
}

/// A number of chance from 0 to 1, without 1. Nothing secret comes of it.
#[must_use]
pub fn share() -> f64 {
    js_sys::Math::random()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255 by construction")]
fn weak_byte() -> u8 {
    (share() * 256.0) as u8
}
