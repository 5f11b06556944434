//! What this phone keeps, all of it in `localStorage` under names that begin with `complaint-widget:`:
//!
//! - `complaint-widget:receipts`: the receipts that the citizen agreed to keep ([`SavedReceipt`], as JSON, the
//!   newest first). They hold the secret codes;
//! - `complaint-widget:language`: the language chosen from the menu (a BCP 47 tag);
//! - `complaint-widget:text-size`: the text size chosen (a digit);
//! - `complaint-widget:touched`: on a phone that several people use, when somebody was there last (Unix time,
//!   milliseconds);
//! - `complaint-widget:forget`: for a moment, that every tab forgets what it holds;
//! - `complaint-widget:lease:NAME`: what a tab has for itself, where the browser knows no locks ([`super::locks`]): a
//!   UUID that stands for the tab, and the moment of its latest word (Unix time, milliseconds).
//!
//! and, for as long as the tab lives, in `sessionStorage`:
//!
//! - `complaint-widget:open`: the id of the report that is open in this tab, so that a reload goes on with it.
//!
//! The start script reads the language before the app is there. Reports are in [`super::database`]. Storage may be blocked (private mode, settings) or full: then reading gives nothing and writing says so.

use std::time::Duration;

use web_sys::Storage;

use crate::domain::{LanguageTag, Receipt, Reference, SavedReceipt, Status, Timestamp};

const PREFIX: &str = "complaint-widget:";
const RECEIPTS: &str = "complaint-widget:receipts";
const LANGUAGE: &str = "complaint-widget:language";
const TEXT_SIZE: &str = "complaint-widget:text-size";
const LEASE: &str = "complaint-widget:lease:";
const TOUCHED: &str = "complaint-widget:touched";
const FORGET: &str = "complaint-widget:forget";
const OPEN: &str = "complaint-widget:open";

/// The storage; asking for it already throws where it is blocked.
fn store() -> Option<Storage> {
    super::window().local_storage().ok().flatten()
}

/// What lives as long as the tab.
fn session() -> Option<Storage> {
    super::window().session_storage().ok().flatten()
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

/// True if this very receipt is kept here, its code included.
#[must_use]
pub fn is_saved(receipt: &Receipt) -> bool {
    saved_receipts().iter().any(|known| known.receipt == *receipt)
}

/// Notes on the receipt with this reference, if it is kept here, the status that the hotline named at `now`.
pub fn note_status(reference: &Reference, status: &Status, now: Timestamp) {
    let mut all = saved_receipts();
    if let Some(known) = all.iter_mut().find(|known| known.receipt.reference == *reference) {
        known.status = Some(status.clone());
        known.status_at = Some(now);
        write_receipts(&all);
    }
}

fn write_receipts(all: &[SavedReceipt]) -> bool {
    serde_json::to_string(all).is_ok_and(|text| write(RECEIPTS, &text))
}

/// The id of the report that is open in this tab, if one was when the page was last here.
#[must_use]
pub fn open_report() -> Option<String> {
    session()?.get_item(OPEN).ok().flatten()
}

/// Notes which report is open in this tab, `None`: none that is kept.
pub fn set_open_report(id: Option<&str>) {
    let Some(session) = session() else { return };
    // Without it a reload offers the report to be continued instead.
    let _ = match id {
        Some(id) => session.set_item(OPEN, id),
        None => session.remove_item(OPEN),
    };
}

/// The names on which another tab's lease, or ours, was renewed less than `term` ago.
pub(super) fn leases(now: Timestamp, term: Duration) -> Vec<String> {
    let mut names = names();
    names.retain(|name| {
        let renewed_at = read(name).and_then(|lease| lease.split_once(' ')?.1.parse().ok());
        let renewed_at = renewed_at.map(Timestamp::from_unix_millis);
        // One of a time to come was written before the clock was set back.
        let is_fresh = |at: Timestamp| now.since(at) < term && at.since(now) < term;
        name.starts_with(LEASE) && renewed_at.is_some_and(is_fresh)
    });
    names.iter().filter_map(|name| name.strip_prefix(LEASE)).map(str::to_owned).collect()
}

/// Takes a lease or renews it.
pub(super) fn write_lease(name: &str, holder: &str, now: Timestamp) {
    write(&format!("{LEASE}{name}"), &format!("{holder} {}", now.unix_millis()));
}

/// Who wrote the lease of `name`.
pub(super) fn lease_holder(name: &str) -> Option<String> {
    read(&format!("{LEASE}{name}")).and_then(|lease| Some(lease.split_once(' ')?.0.to_owned()))
}

/// Ends the lease of `name`.
pub(super) fn end_lease(name: &str) {
    if let Some(store) = store() {
        // It ends by itself otherwise.
        let _ = store.remove_item(&format!("{LEASE}{name}"));
    }
}

/// The names of everything that is kept here.
fn names() -> Vec<String> {
    let Some(store) = store() else { return Vec::new() };
    let count = store.length().unwrap_or_default();
    let names = (0..count).filter_map(|index| store.key(index).ok().flatten());
    names.filter(|name| name.starts_with(PREFIX)).collect()
}

/// Erases everything that this widget keeps, the choice of language included. False if some may still be there.
pub fn forget_everything() -> bool {
    let Some(store) = store() else { return false };
    // All names first: removing one moves the others.
    names().iter().all(|name| store.remove_item(name).is_ok())
}

/// Tells the other tabs of this page to forget what they hold.
pub fn tell_to_forget() {
    if write(FORGET, &super::random::uuid())
        && let Some(store) = store()
    {
        // Erased with everything else otherwise.
        let _ = store.remove_item(FORGET);
    }
}

/// Calls `act` whenever another tab tells to forget.
pub fn on_told_to_forget(act: impl Fn() + 'static) {
    let told = move |event: web_sys::Event| {
        let member = |name: &str| js_sys::Reflect::get(&event, &name.into()).ok()?.as_string();
        if member("key").as_deref() == Some(FORGET) && member("newValue").is_some() {
            act();
        }
    };
    super::page::listen(&super::window(), "storage", Box::new(told));
}

/// When somebody was last there, in any tab, on a phone that several people use.
#[must_use]
pub fn touched() -> Option<Timestamp> {
    read(TOUCHED)?.parse().ok().map(Timestamp::from_unix_millis)
}

/// Notes that somebody is there.
pub fn set_touched(now: Timestamp) {
    // Without storage nothing outlives the page that could be forgotten.
    write(TOUCHED, &now.unix_millis().to_string());
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
