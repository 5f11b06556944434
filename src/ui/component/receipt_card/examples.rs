//! Examples of receipts.

use leptos::prelude::*;

use super::ReceiptCard;
use crate::{
    domain::{Code, Receipt, Reference},
    ui::component::example::Examples,
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("receipt_card/plain", || {
        let receipt = Receipt {
            reference: Reference("PH-2026-000042".to_owned()),
            code: Some(Code::new("7K4M-Q2XP".to_owned())),
        };
        view! { <ReceiptCard receipt address=Some("https://hotline.example/#/track".to_owned()) /> }
            .into_any()
    }),
    ("receipt_card/no-code", || {
        let receipt = Receipt { reference: Reference("318207".to_owned()), code: None };
        view! { <ReceiptCard receipt address=None /> }.into_any()
    }),
];
