//! What only one tab may have, by the browser's own locks and by leases.

use std::time::Duration;

use complaint_widget::browser::{
    clock,
    locks::{self, Lock},
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

use crate::support::patch::Patch;

const NAME: &str = "report:test";
const LEASE: &str = "complaint-widget::lease:report:test";

fn storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// A browser that knows no locks.
fn without_locks() -> Patch {
    storage().clear().unwrap();
    let navigator = JsValue::from(web_sys::window().unwrap().navigator());
    Patch::getter(&navigator, "locks", "return undefined")
}

async fn ask(name: &str) -> Option<Lock> {
    locks::ask(name, Duration::ZERO).await
}

async fn is_taken(name: &str) -> bool {
    locks::taken().await.iter().any(|taken| taken == name)
}

async fn is_taken_once_and_free_again(name: &str) {
    assert!(!is_taken(name).await);
    let lock = ask(name).await.expect("it is free");
    assert!(lock.is_held() && is_taken(name).await);
    assert!(ask(name).await.is_none(), "it is taken");
    let other = locks::ask("report:other", Duration::ZERO).await;
    assert!(other.is_some(), "another name is another lock");
    drop(lock);
    // What the browser holds ends in a moment of its own.
    let again = locks::ask(name, Duration::from_secs(10)).await;
    assert!(again.is_some(), "it is free again");
}

#[wasm_bindgen_test]
async fn a_name_is_taken_once_and_free_again_when_it_is_let_go() {
    is_taken_once_and_free_again(NAME).await;
}

#[wasm_bindgen_test]
async fn so_it_is_where_the_browser_knows_no_locks() {
    let _hidden = without_locks();
    is_taken_once_and_free_again(NAME).await;
    assert!(!is_taken(NAME).await, "nothing is left of a lease that was let go");
    assert_eq!(storage().length().unwrap(), 0);
}

#[wasm_bindgen_test]
async fn who_is_patient_has_it_as_soon_as_it_is_let_go() {
    let lock = ask("waited-for").await.unwrap();
    spawn_local(async move {
        // Asked for after the other has begun to wait: this begins only when that comes to its first pause.
        drop(lock);
    });
    assert!(locks::ask("waited-for", Duration::from_secs(10)).await.is_some());
}

#[wasm_bindgen_test]
async fn patience_ends_and_leaves_no_claim_behind() {
    let lock = ask("given-up").await.unwrap();
    assert!(locks::ask("given-up", Duration::from_millis(20)).await.is_none());
    drop(lock);
    let next = locks::ask("given-up", Duration::from_secs(10)).await;
    assert!(next.is_some(), "the one who gave up doesn't hold it");
}

#[wasm_bindgen_test]
async fn of_two_who_ask_in_the_same_moment_one_has_it() {
    for is_hidden in [false, true] {
        let _hidden = is_hidden.then(without_locks);
        let both = futures_util::future::join(ask("disputed"), ask("disputed")).await;
        assert!(both.0.is_some() != both.1.is_some(), "{is_hidden}");
        drop(both);
        let free = locks::ask("disputed", Duration::from_secs(10)).await;
        assert!(free.is_some());
    }
}

fn write_lease(holder: &str, millis: i64) {
    let lease = format!("{holder} {}", clock::now().unix_millis() + millis);
    storage().set_item(LEASE, &lease).unwrap();
}

#[wasm_bindgen_test]
async fn a_lease_ends_when_nobody_renews_it_and_when_the_clock_was_set_back() {
    let _hidden = without_locks();
    write_lease("another-tab", -100_000);
    assert!(ask(NAME).await.is_none(), "a page in the background is slow");
    for hours in [-1, 5] {
        write_lease("a-tab-that-is-gone", hours * 3_600_000);
        assert!(!is_taken(NAME).await, "{hours}");
        assert!(ask(NAME).await.is_some(), "{hours}");
    }
    storage().clear().unwrap();
}

#[wasm_bindgen_test]
async fn a_lease_that_another_tab_took_meanwhile_is_lost_and_stays_the_others() {
    let _hidden = without_locks();
    let lock = ask(NAME).await.unwrap();
    write_lease("another-tab", 0);
    assert!(!lock.is_held());
    drop(lock);
    assert!(is_taken(NAME).await);
    assert!(ask(NAME).await.is_none());
    storage().clear().unwrap();
}

#[wasm_bindgen_test]
async fn where_locks_are_refused_leases_serve() {
    storage().clear().unwrap();
    let navigator = JsValue::from(web_sys::window().unwrap().navigator());
    let refusing = "const no = () => Promise.reject(new DOMException('no', 'SecurityError'));
         return { request: no, query: no };";
    let _refused = Patch::getter(&navigator, "locks", refusing);
    is_taken_once_and_free_again(NAME).await;
}
