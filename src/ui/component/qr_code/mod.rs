//! A text as a QR code (ISO/IEC 18004).

#[cfg(feature = "gallery")]
pub mod examples;

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcodegen::{QrCode as Matrix, QrCodeEcc};

/// The white frame that a reader needs, in modules (ISO/IEC 18004, "quiet zone").
const QUIET: i32 = 4;

/// The QR code of a text; nothing if the text is too long for one. Black on white whatever the colours around,
/// since readers need the contrast.
#[component]
pub fn QrCode(
    /// What it says.
    text: String,
    /// What it is for.
    label: String,
) -> impl IntoView {
    Matrix::encode_text(&text, QrCodeEcc::Medium).ok().map(|matrix| {
        let size = matrix.size() + 2 * QUIET;
        view! {
            <svg
                class="qr"
                viewBox=format!("0 0 {size} {size}")
                role="img"
                aria-label=label
                shape-rendering="crispEdges"
            >
                <path fill="#fff" d=format!("M0 0h{size}v{size}H0z") />
                <path fill="#000" d=dark_modules(&matrix) />
            </svg>
        }
        .into_any()
    })
}

/// The dark modules as one path: a rectangle for each run in a row.
fn dark_modules(matrix: &Matrix) -> String {
    let mut path = String::new();
    for y in 0..matrix.size() {
        let mut x = 0;
        while x < matrix.size() {
            let start = x;
            while matrix.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let run = x - start;
                // Writing to a string can't fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", start + QUIET, y + QUIET);
            }
            x += 1;
        }
    }
    path
}
