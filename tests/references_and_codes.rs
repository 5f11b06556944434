//! Numbers and secrets as citizens type them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use complaint_widget::domain::{Code, Receipt, Reference, SavedReceipt};
use proptest::prelude::*;

#[test]
fn a_reference_is_read_however_it_is_typed() {
    for typed in [
        "QH-2026-000042",
        "qh-2026-000042",
        " QH-2026-000042\n",
        "Q H-2026-0000 42",
        "QH–2026—000042",
        "QH‑2026−000042",
        "ＱＨ－２０２６－００００４２",
        "ｑｈー２０２６ー００００４２",
        "QH-٢٠٢٦-٠٠٠٠٤٢",
        "QH-۲۰۲۶-۰۰۰۰۴۲",
        "\u{200E}QH-2026-000042\u{200F}",
        "\u{2066}QH-2026-000042\u{2069}",
        "QH-2026-000042\u{FEFF}",
    ] {
        assert_eq!(Reference::from_typed(typed), Some(Reference("QH-2026-000042".to_owned())), "{typed:?}");
    }
}

#[test]
fn nothing_typed_is_no_reference_and_no_code() {
    for typed in ["", "  ", "\u{200F}", "\u{3000}\t"] {
        assert_eq!(Reference::from_typed(typed), None);
        assert_eq!(Code::from_typed(typed), None);
    }
}

#[test]
fn a_code_is_read_by_the_same_rules() {
    assert_eq!(Code::from_typed(" 7kq2 m9xp\u{200F}"), Some(Code::new("7KQ2M9XP".to_owned())));
    assert_eq!(Code::from_typed("７ｋｑ２").unwrap().secret(), "7KQ2");
}

#[test]
fn letters_of_other_scripts_stay_so_that_the_hotline_can_refuse_them() {
    assert_eq!(Reference::from_typed("平和-７").unwrap().0, "平和-7");
}

#[test]
fn a_code_is_in_no_debug_text_but_on_the_wire() {
    let receipt =
        Receipt { reference: Reference("QH-1".to_owned()), code: Some(Code::new("7KQ2M9XP".to_owned())) };
    let text = format!("{receipt:?} {receipt:#?} {:?}", receipt.code);
    assert!(text.contains("QH-1") && !text.contains("7KQ2"), "{text}");
    assert_eq!(serde_json::to_string(&receipt).unwrap(), r#"{"reference":"QH-1","code":"7KQ2M9XP"}"#);
    let read: Receipt = serde_json::from_str(r#"{"reference":"QH-1","code":"7KQ2M9XP"}"#).unwrap();
    assert_eq!(read, receipt);
}

#[test]
fn what_a_phone_kept_is_read_back_also_from_before_there_were_more_fields() {
    let kept = r#"{"receipt":{"reference":"QH-1","code":"7KQ2"},"category_name":"Noise","saved_at":"2026-11-24T09:00:00Z"}"#;
    let saved: SavedReceipt = serde_json::from_str(kept).unwrap();
    assert_eq!((saved.deadline, saved.status.clone()), (None, None));
    assert_eq!(serde_json::to_string(&saved).unwrap(), kept);
}

proptest! {
    #[test]
    fn what_was_read_once_is_read_the_same_again(typed in ".{0,40}") {
        if let Some(reference) = Reference::from_typed(&typed) {
            prop_assert_eq!(Reference::from_typed(&reference.0), Some(reference.clone()));
            prop_assert!(!reference.0.contains(char::is_whitespace));
        }
    }

    #[test]
    fn white_space_and_case_never_matter(
        reference in "[A-Z]{2}-[0-9]{4}-[0-9]{6}", at in 0..14_usize, space in "[ \u{3000}\u{200F}\t]",
    ) {
        let typed = format!("{}{space}{}", &reference[..at], reference[at..].to_lowercase());
        prop_assert_eq!(Reference::from_typed(&typed), Some(Reference(reference)));
    }
}
