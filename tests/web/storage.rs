use complaint_widget::{
    browser::{clock, storage},
    domain::{Code, LanguageTag, Receipt, Reference, SavedReceipt, Status, Timestamp},
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

use crate::support::patch::Patch;

fn local_storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

fn receipt(reference: &str, saved_at: i64) -> SavedReceipt {
    SavedReceipt {
        receipt: Receipt {
            reference: Reference(reference.to_owned()),
            code: Some(Code::new(format!("CODE-OF-{reference}"))),
        },
        category_name: "路灯 · Street lights · أضواء".to_owned(),
        saved_at: Timestamp::from_unix_millis(saved_at),
        deadline: Some(clock::now()),
        status: None,
        status_at: None,
    }
}

#[wasm_bindgen_test]
fn receipts_are_kept_the_newest_first_and_one_of_each() {
    local_storage().clear().unwrap();
    assert_eq!(storage::saved_receipts(), []);
    let (old, new) = (receipt("PH-1", 1_000), receipt("PH-2", 2_000));
    assert!(storage::save_receipt(&old));
    assert!(storage::save_receipt(&new));
    assert_eq!(storage::saved_receipts(), [new.clone(), old.clone()]);

    let again = SavedReceipt { status: Some(Status::Answered), ..old.clone() };
    assert!(storage::save_receipt(&again));
    assert_eq!(storage::saved_receipts(), [new.clone(), again.clone()]);

    let seen_at = Timestamp::from_unix_millis(3_000);
    storage::note_status(&new.receipt.reference, &Status::Closed, seen_at);
    storage::note_status(&Reference("PH-UNKNOWN".to_owned()), &Status::Closed, seen_at);
    assert_eq!(
        storage::saved_receipts(),
        [SavedReceipt { status: Some(Status::Closed), status_at: Some(seen_at), ..new.clone() }, again]
    );

    let of_another = Receipt { code: Some(Code::new("CODE-OF-PH-2".to_owned())), ..old.receipt.clone() };
    assert!(storage::is_saved(&old.receipt) && storage::is_saved(&new.receipt));
    assert!(!storage::is_saved(&of_another), "a number alone is no receipt");

    assert!(storage::forget_receipt(&new.receipt.reference));
    assert!(!storage::is_saved(&new.receipt));
    let left: Vec<_> = storage::saved_receipts().into_iter().map(|kept| kept.receipt).collect();
    assert_eq!(left, [old.receipt]);
}

#[wasm_bindgen_test]
fn forgetting_everything_leaves_nothing_of_ours_and_all_of_others() {
    let store = local_storage();
    store.clear().unwrap();
    store.set_item("neighbour", "stays").unwrap();
    storage::save_receipt(&receipt("PH-1", 1));
    assert!(storage::set_language(&LanguageTag::new("zh-Hans")));
    assert!(storage::set_text_size(2));
    assert_eq!(storage::language(), Some(LanguageTag::new("zh-Hans")));
    assert_eq!(storage::text_size(), 2);
    assert_eq!(store.length().unwrap(), 4);

    assert!(storage::forget_everything());
    assert_eq!(store.length().unwrap(), 1);
    assert_eq!(store.get_item("neighbour").unwrap().as_deref(), Some("stays"));
    assert_eq!(storage::saved_receipts(), []);
    assert_eq!((storage::language(), storage::text_size()), (None, 0));
}

#[wasm_bindgen_test]
fn what_one_district_keeps_another_neither_sees_nor_erases() {
    local_storage().clear().unwrap();
    storage::set_open_report(None);
    storage::set_deployment("north");
    assert!(storage::save_receipt(&receipt("N-1", 1)));
    storage::set_open_report(Some("n"));
    // The beginning of its name is the other's whole name.
    for other in ["nor", "/", ""] {
        storage::set_deployment(other);
        assert_eq!(storage::saved_receipts(), [], "{other}");
        assert_eq!(storage::open_report(), None, "{other}");
        assert!(storage::forget_everything());
    }
    storage::set_deployment("north");
    assert_eq!(storage::saved_receipts().len(), 1);
    assert_eq!(storage::open_report().as_deref(), Some("n"));
    storage::set_open_report(None);
    assert!(storage::forget_everything());
    storage::set_deployment("");
}

#[wasm_bindgen_test]
fn what_cannot_be_read_counts_as_nothing() {
    let store = local_storage();
    store.set_item("complaint-widget::receipts", "{broken").unwrap();
    store.set_item("complaint-widget:text-size", "huge").unwrap();
    assert_eq!(storage::saved_receipts(), []);
    assert_eq!(storage::text_size(), 0);
    assert!(storage::save_receipt(&receipt("PH-1", 1)));
    assert_eq!(storage::saved_receipts().len(), 1);
    store.clear().unwrap();
}

#[wasm_bindgen_test]
fn a_blocked_storage_keeps_nothing_and_breaks_nothing() {
    let window = JsValue::from(web_sys::window().unwrap());
    let _blocked = Patch::getter(&window, "localStorage", "throw new DOMException('no', 'SecurityError')");
    assert!(web_sys::window().unwrap().local_storage().is_err(), "the storage is blocked");
    assert_eq!(storage::saved_receipts(), []);
    assert!(!storage::save_receipt(&receipt("PH-1", 1)));
    assert!(!storage::forget_receipt(&Reference("PH-1".to_owned())));
    assert!(!storage::forget_everything());
    assert!(!storage::set_language(&LanguageTag::new("ar")));
    assert_eq!((storage::language(), storage::text_size()), (None, 0));
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_it_had() {
    let store = local_storage();
    store.clear().unwrap();
    let first = receipt("PH-1", 1);
    assert!(storage::save_receipt(&first));
    // As much as it takes, in ever smaller pieces: 5 MB in Chromium.
    let mut piece = "x".repeat(1 << 22);
    let mut index = 0;
    while !piece.is_empty() {
        index += 1;
        if store.set_item(&format!("filler-{index}"), &piece).is_err() {
            piece.truncate(piece.len() / 2);
        }
    }
    assert!(!storage::save_receipt(&receipt("PH-2", 2)));
    assert_eq!(storage::saved_receipts(), [first]);
    store.clear().unwrap();
}
