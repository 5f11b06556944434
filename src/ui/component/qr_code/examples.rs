//! Examples of QR codes.

use leptos::prelude::*;

use super::QrCode;
use crate::ui::component::example::Examples;

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("qr_code/receipt", || {
    let text = "PH-2026-000042\n7K4M-Q2XP\nhttps://hotline.example/#/track".to_owned();
    view! { <QrCode text label="A QR code".to_owned() /> }.into_any()
})];
