//! Measures how long the page takes to open, from the moment it is asked for to the first usable screen: for the first
//! time, and from what the phone keeps, with the hotline away. On this machine's processor, and on one that is four
//! times slower.
//!
//! `cargo run -p complaint-widget-journeys --bin opening`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for the project's own use"
)]

use complaint_widget_journeys::{Browser, Hotline, Setup};
use serde_json::json;

/// How often each is measured.
const TIMES: usize = 9;
/// Notes when the app takes over.
const NOTE: &str = "new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.app !== 'ready') return;
    observer.disconnect();
    performance.mark('usable');
}).observe(document, { subtree: true, childList: true, attributes: true })";

#[tokio::main]
async fn main() {
    for slower in [1, 4] {
        let (mut first, mut kept) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            let mut hotline = Hotline::start();
            let browser = Browser::start(&Setup { before: Some(NOTE), ..Setup::default() }).await;
            browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slower })).await;
            first.push(open(&browser, &hotline).await);
            let is_kept = "navigator.serviceWorker.ready.then(it => !!it.active)";
            browser.until("the page is kept", is_kept).await;
            browser.goto("about:blank").await;
            hotline.stop();
            kept.push(open(&browser, &hotline).await);
        }
        for (what, mut times) in [("for the first time, over loopback", first), ("without a network", kept)] {
            times.sort_unstable();
            let (median, slowest) = (times[TIMES / 2], times[TIMES - 1]);
            println!("processor 1/{slower}: {what}: {median} ms (median of {TIMES}), {slowest} ms at most");
        }
    }
}

/// Opens the page; the milliseconds until it can be used.
async fn open(browser: &Browser, hotline: &Hotline) -> u64 {
    browser.open(&hotline.url()).await;
    browser.on_screen("home").await;
    let read = "return Math.round(performance.getEntriesByName('usable')[0].startTime)";
    browser.run(read).await.as_u64().expect("the app's start was noted")
}
