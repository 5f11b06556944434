//! What the phone keeps.

use complaint_widget::{
    browser::{clock, storage},
    domain::{Code, LanguageTag, Receipt, Reference, SavedReceipt, Status},
};
use wasm_bindgen_test::wasm_bindgen_test;

fn receipt(reference: &str) -> SavedReceipt {
    SavedReceipt {
        receipt: Receipt {
            reference: Reference(reference.to_owned()),
            code: Code::new("7K4M-Q2XP".to_owned()),
        },
        category_name: "路灯".to_owned(),
        saved_at: clock::now(),
        deadline: Some(clock::now().plus_hours(48)),
        status: None,
    }
}

// One test, since the tests of a page share its storage.
#[wasm_bindgen_test]
fn receipts_and_choices_are_kept_until_they_are_forgotten() {
    assert!(storage::is_available());
    assert!(storage::forget_everything());
    assert!(storage::saved_receipts().is_empty());

    let (first, second) = (receipt("PH-2026-000001"), receipt("PH-2026-000002"));
    assert!(storage::save_receipt(&first));
    assert!(storage::save_receipt(&second));
    assert!(storage::save_receipt(&second), "twice is once");
    assert_eq!(storage::saved_receipts().len(), 2);

    storage::note_status(&first.receipt.reference, &Status::Answered);
    let kept = storage::saved_receipts();
    let kept = kept.iter().find(|kept| kept.receipt == first.receipt).unwrap();
    assert_eq!(kept, &SavedReceipt { status: Some(Status::Answered), ..first.clone() });

    assert!(storage::forget_receipt(&first.receipt.reference));
    assert_eq!(storage::saved_receipts(), [second]);

    assert!(storage::set_language(&LanguageTag::new("ar")));
    assert!(storage::set_text_size(2));
    assert_eq!(storage::language(), Some(LanguageTag::new("ar")));
    assert_eq!(storage::text_size(), 2);

    let stranger = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    stranger.set_item("of-the-host-page", "stays").unwrap();
    assert!(storage::forget_everything());
    assert!(storage::saved_receipts().is_empty());
    assert_eq!(storage::language(), None);
    assert_eq!(storage::text_size(), 0);
    assert_eq!(stranger.get_item("of-the-host-page").unwrap().as_deref(), Some("stays"));
    stranger.remove_item("of-the-host-page").unwrap();
}
