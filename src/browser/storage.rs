//! What this phone keeps, all of it in `localStorage` under names that begin with `complaint-widget:`:
//!
//! - `complaint-widget:receipts`: the receipts that the citizen agreed to keep ([`SavedReceipt`], as JSON, the
//!   newest first). They hold the secret codes;
//! - `complaint-widget:language`: the language chosen from the menu (a BCP 47 tag);
//! - `complaint-widget:text-size`: the text size chosen (a digit).
//!
//! The start script reads the language before the app is there. Nothing else is kept: no draft, no photo.
//! Storage may be blocked (private mode, settings) or full: then reading gives nothing and writing says so.

use web_sys::Storage;

use crate::domain::{LanguageTag, Reference, SavedReceipt, Status};

const PREFIX: &str = "complaint-widget:";
const RECEIPTS: &str = "complaint-widget:receipts";
const LANGUAGE: &str = "complaint-widget:language";
const TEXT_SIZE: &str = "complaint-widget:text-size";

/// The storage; asking for it already throws where it is blocked.
fn store() -> Option<Storage> {
    super::window().local_storage().ok().flatten()
}

fn read(name: &str) -> Option<String> {
    store()?.get_item(name).ok().flatten()
}

/// True if the value is there afterwards.
fn write(name: &str, value: &str) -> bool {
    store().is_some_and(|store| store.set_item(name, value).is_ok())
}

/// The receipts kept here, the newest first; none if what is stored can't be read.
#[must_use]
pub fn saved_receipts() -> Vec<SavedReceipt> {
    read(RECEIPTS).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps a receipt, in the place of one with the same reference. False if it isn't kept.
pub fn save_receipt(receipt: &SavedReceipt) -> bool {
    let mut all = saved_receipts();
    all.retain(|known| known.receipt.reference != receipt.receipt.reference);
    all.push(receipt.clone());
    all.sort_by_key(|known| std::cmp::Reverse(known.saved_at));
    write_receipts(&all)
}

/// Erases one receipt. False if it may still be there.
pub fn forget_receipt(reference: &Reference) -> bool {
    let mut all = saved_receipts();
    all.retain(|known| known.receipt.reference != *reference);
    write_receipts(&all)
}

/// Notes the status last seen on the receipt with this reference, if it is kept here.
pub fn note_status(reference: &Reference, status: &Status) {
    let mut all = saved_receipts();
    if let Some(known) = all.iter_mut().find(|known| known.receipt.reference == *reference) {
        known.status = Some(status.clone());
        write_receipts(&all);
    }
}

fn write_receipts(all: &[SavedReceipt]) -> bool {
    serde_json::to_string(all).is_ok_and(|text| write(RECEIPTS, &text))
}

/// Erases everything that this widget keeps, the choice of language included. False if some may still be there.
pub fn forget_everything() -> bool {
    let Some(store) = store() else { return false };
    let Ok(count) = store.length() else { return false };
    // All names first: removing one moves the others.
    let names: Vec<String> = (0..count).filter_map(|index| store.key(index).ok().flatten()).collect();
    names.iter().filter(|name| name.starts_with(PREFIX)).all(|name| store.remove_item(name).is_ok())
}

/// The language that the citizen chose, if any.
#[must_use]
pub fn language() -> Option<LanguageTag> {
    read(LANGUAGE).map(|tag| LanguageTag::new(&tag))
}

/// Keeps the language that the citizen chose. False if it isn't kept.
pub fn set_language(language: &LanguageTag) -> bool {
    write(LANGUAGE, language.as_str())
}

/// The text size that the citizen chose, as [`super::page::set_text_size`] takes it; 0 if none.
#[must_use]
pub fn text_size() -> u8 {
    read(TEXT_SIZE).and_then(|step| step.parse().ok()).unwrap_or_default()
}

/// Keeps the text size that the citizen chose. False if it isn't kept.
pub fn set_text_size(step: u8) -> bool {
    write(TEXT_SIZE, &step.to_string())
}
