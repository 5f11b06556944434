//! What this phone keeps, all of it in `localStorage` under names that begin with `complaint-widget:`. Two are the
//! citizen's own, for every hotline on this host:
//!
//! - `complaint-widget:language`: the language chosen from the menu (a BCP 47 tag);
//! - `complaint-widget:text-size`: the text size chosen (a digit);
//!
//! the others belong to one [deployment](set_deployment), DEPLOYMENT in these names:
//!
//! - `complaint-widget:DEPLOYMENT:receipts`: the receipts that the citizen agreed to keep ([`SavedReceipt`], as JSON,
//!   the newest first). They hold the secret codes;
//! - `…:touched`: on a phone that several people use, when somebody was there last (Unix time, milliseconds);
//! - `…:forget`: for a moment, that every tab forgets what it holds;
//! - `…:lease:NAME`: what a tab has for itself, where the browser knows no locks ([`super::locks`]): a UUID that stands
//!   for the tab, and the moment of its latest word (Unix time, milliseconds).
//!
//! and, for as long as the tab lives, in `sessionStorage`:
//!
//! - `…:open`: the id of the report that is open in this tab, so that a reload goes on with it;
//! - `…:origin`: the id of a report that was moved here, and the deployment where it is to be erased.
//!
//! The start script reads the language before the app is there. Reports are in [`super::database`]. Storage may be
//! blocked (private mode, settings) or full: then reading gives nothing and writing says so.

use std::{cell::RefCell, time::Duration};

use web_sys::Storage;

use crate::domain::{LanguageTag, Receipt, Reference, SavedReceipt, Status, Timestamp};

const LANGUAGE: &str = "complaint-widget:language";
const TEXT_SIZE: &str = "complaint-widget:text-size";
const RECEIPTS: &str = "receipts";
const LEASE: &str = "lease:";
const TOUCHED: &str = "touched";
const FORGET: &str = "forget";
const OPEN: &str = "open";
const ORIGIN: &str = "origin";

thread_local! {
    static DEPLOYMENT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Says whose what is kept from now on is: districts that share a host must not see each other's reports. Set once, before
/// anything is read.
pub fn set_deployment(name: &str) {
    DEPLOYMENT.with_borrow_mut(|deployment| name.clone_into(deployment));
}

/// True if what is kept now is this deployment's.
#[must_use]
pub fn is_deployment(name: &str) -> bool {
    DEPLOYMENT.with_borrow(|deployment| deployment == name)
}

/// `name` among what belongs to the deployment, in storage, in the database's name and in the names of locks.
pub(super) fn own(name: &str) -> String {
    DEPLOYMENT.with_borrow(|deployment| name_in(deployment, name))
}

/// `name` among what belongs to another deployment.
pub(super) fn name_in(deployment: &str, name: &str) -> String {
    format!("complaint-widget:{deployment}:{name}")
}

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
    read(&own(RECEIPTS)).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
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
    serde_json::to_string(all).is_ok_and(|text| write(&own(RECEIPTS), &text))
}

/// The id of the report that is open in this tab, if one was when the page was last here.
#[must_use]
pub fn open_report() -> Option<String> {
    session()?.get_item(&own(OPEN)).ok().flatten()
}

/// Notes which report is open in this tab, `None`: none that is kept.
pub fn set_open_report(id: Option<&str>) {
    let Some(session) = session() else { return };
    // Without it a reload offers the report to be continued instead.
    let _ = match id {
        Some(id) => session.set_item(&own(OPEN), id),
        None => session.remove_item(&own(OPEN)),
    };
}

/// Notes which report another deployment is to open in this tab as soon as its page is here, and that it comes from this
/// one, which has none open any more.
pub fn leave_open_report(deployment: &str, id: &str) {
    let Some(session) = session() else { return };
    let from = DEPLOYMENT.with_borrow(Clone::clone);
    for (name, value) in [(OPEN, id), (ORIGIN, &format!("{id} {from}"))] {
        // Without it that page offers the report to be continued instead, and so does this one.
        let _ = session.set_item(&name_in(deployment, name), value);
    }
    set_open_report(None);
}

/// The deployment that the report with this id was moved from in this tab; once.
#[must_use]
pub fn take_origin(id: &str) -> Option<String> {
    let session = session()?;
    let noted = session.get_item(&own(ORIGIN)).ok().flatten()?;
    let origin = noted.strip_prefix(id)?.strip_prefix(' ')?.to_owned();
    // One that stays is of a report that isn't there any more.
    let _ = session.remove_item(&own(ORIGIN));
    Some(origin)
}

/// The names on which another tab's lease, or ours, was renewed less than `term` ago.
pub(super) fn leases(now: Timestamp, term: Duration) -> Vec<String> {
    let lease = own(LEASE);
    let mut names = names();
    names.retain(|name| {
        let renewed_at = read(name).and_then(|lease| lease.split_once(' ')?.1.parse().ok());
        let renewed_at = renewed_at.map(Timestamp::from_unix_millis);
        // One of a time to come was written before the clock was set back.
        let is_fresh = |at: Timestamp| now.since(at) < term && at.since(now) < term;
        name.starts_with(&lease) && renewed_at.is_some_and(is_fresh)
    });
    names.iter().filter_map(|name| name.strip_prefix(&lease)).map(str::to_owned).collect()
}

/// Takes a lease or renews it.
pub(super) fn write_lease(name: &str, holder: &str, now: Timestamp) {
    write(&lease_name(name), &format!("{holder} {}", now.unix_millis()));
}

/// Who wrote the lease of `name`.
pub(super) fn lease_holder(name: &str) -> Option<String> {
    read(&lease_name(name)).and_then(|lease| Some(lease.split_once(' ')?.0.to_owned()))
}

/// Ends the lease of `name`.
pub(super) fn end_lease(name: &str) {
    if let Some(store) = store() {
        // It ends by itself otherwise.
        let _ = store.remove_item(&lease_name(name));
    }
}

fn lease_name(name: &str) -> String {
    own(&format!("{LEASE}{name}"))
}

/// The names of everything that is kept here of this deployment.
fn names() -> Vec<String> {
    let prefix = own("");
    let Some(store) = store() else { return Vec::new() };
    let count = store.length().unwrap_or_default();
    let names = (0..count).filter_map(|index| store.key(index).ok().flatten());
    names.filter(|name| name.starts_with(&prefix)).collect()
}

/// Erases everything that this deployment keeps, and the choice of language and text size. False if some may still be
/// there.
pub fn forget_everything() -> bool {
    let Some(store) = store() else { return false };
    // All names first: removing one moves the others.
    let own = names();
    let mut names = own.iter().map(String::as_str).chain([LANGUAGE, TEXT_SIZE]);
    names.all(|name| store.remove_item(name).is_ok())
}

/// Tells the other tabs of this page to forget what they hold.
pub fn tell_to_forget() {
    if write(&own(FORGET), &super::random::uuid())
        && let Some(store) = store()
    {
        // Erased with everything else otherwise.
        let _ = store.remove_item(&own(FORGET));
    }
}

/// Calls `act` whenever another tab tells to forget.
pub fn on_told_to_forget(act: impl Fn() + 'static) {
    let told = move |event: web_sys::Event| {
        let member = |name: &str| js_sys::Reflect::get(&event, &name.into()).ok()?.as_string();
        if member("key").as_deref() == Some(&own(FORGET)) && member("newValue").is_some() {
            act();
        }
    };
    super::page::listen(&super::window(), "storage", Box::new(told));
}

/// When somebody was last there, in any tab, on a phone that several people use.
#[must_use]
pub fn touched() -> Option<Timestamp> {
    read(&own(TOUCHED))?.parse().ok().map(Timestamp::from_unix_millis)
}

/// Notes that somebody is there.
pub fn set_touched(now: Timestamp) {
    // Without storage nothing outlives the page that could be forgotten.
    write(&own(TOUCHED), &now.unix_millis().to_string());
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
