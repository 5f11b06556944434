//! What changes at the hotline shows on the complaint's screen by itself, told by its stream of events, or found by
//! asking now and then where that stream is lost.

use complaint_widget_journeys::{Browser, Hotline, Options, Receipt, Report, Setup};
use serde_json::json;

/// The streams of events that the page has opened, by what can end them.
const RECORDER: &str = "
    window.streams = [];
    const send = window.fetch;
    window.fetch = (request, options) => {
        if (request.url?.endsWith('/events')) window.streams.push(request.signal);
        return send(request, options);
    };";

/// A phone on which no second passes by itself: what waits for a second or longer waits until `pass` is called with
/// limits, in milliseconds, that its wait is within.
const STILL_CLOCK: &str = "
    let waiting = [];
    let last = 0;
    const [after, forget] = [window.setTimeout, window.clearTimeout];
    window.setTimeout = (act, wait, ...more) => {
        if (!(wait >= 1000)) return after(act, wait, ...more);
        last -= 1;
        waiting.push({ id: last, act, wait });
        return last;
    };
    window.clearTimeout = id => {
        waiting = waiting.filter(it => it.id !== id);
        forget(id);
    };
    const within = (least, most) => waiting.filter(it => least <= it.wait && it.wait <= most);
    window.waits = (least, most) => within(least, most).length;
    window.pass = (least, most) => {
        const due = within(least, most);
        waiting = waiting.filter(it => !due.includes(it));
        due.forEach(it => it.act());
    };";

/// The pause before the first further try at a stream, and the one between two looks.
const PAUSE: (u32, u32) = (1_000, 3_000);
const LOOKS: (u32, u32) = (10_000, 10_000);
/// What a stream may stand still for, and a page be hidden.
const MINUTE: (u32, u32) = (60_000, 60_000);

/// What the hotline is said to do in the tests.
const WORDS: &str = "Somebody looks after it.";

/// A hotline at which nobody answers by itself.
fn quiet_hotline() -> Hotline {
    Hotline::with(Options { clerk_step: None, ..Options::default() })
}

/// A citizen on a phone with such a clock who looks at a report that was just sent, and a stream that tells of it.
async fn looking(hotline: &Hotline) -> (Browser, Receipt) {
    let before = [RECORDER, STILL_CLOCK].concat().leak();
    let browser = Browser::start(&Setup { before: Some(before), ..Setup::default() }).await;
    browser.open(&hotline.url()).await;
    let report = Report::english();
    browser.write(&report).await;
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    browser.see_status().await;
    browser.wait_for_status("received").await;
    streams(&browser, 1, true).await;
    (browser, receipt)
}

/// Waits until so many streams were opened and the last of them is open, or isn't any more.
async fn streams(browser: &Browser, count: usize, is_open: bool) {
    let expression = "streams.length === arguments[0] && streams.at(-1).aborted !== arguments[1]";
    let what = format!("stream {count}, open: {is_open}");
    browser.until_with(&what, expression, vec![json!(count), json!(is_open)]).await;
}

/// Lets what waits so long wait no longer, as soon as it waits.
async fn pass(browser: &Browser, (least, most): (u32, u32)) {
    let limits = vec![json!(least), json!(most)];
    browser.until_with("something waits", "waits(...arguments)", limits.clone()).await;
    browser.run_with("pass(...arguments)", limits).await;
}

#[tokio::test]
async fn told_by_the_hotline_without_asking() {
    let hotline = quiet_hotline();
    let (browser, receipt) = looking(&hotline).await;
    hotline.answer(&receipt.reference, "in_progress", WORDS);
    browser.wait_for_status("in-progress").await;
    let said = browser.text("main").await;
    assert!(said.contains(WORDS), "{said}");
    streams(&browser, 1, true).await;

    // The connection ends with the screen, and with what there is to hear.
    browser.back().await;
    streams(&browser, 1, false).await;
    browser.forward().await;
    streams(&browser, 2, true).await;
    browser.choose_language("ar").await;
    streams(&browser, 3, true).await;
    hotline.answer(&receipt.reference, "closed", WORDS);
    browser.wait_for_status("closed").await;
    streams(&browser, 3, false).await;
    assert_eq!(browser.run("return streams.filter(it => !it.aborted).length").await, json!(0));
    browser.assert_quiet().await;
}

#[tokio::test]
async fn told_again_as_soon_as_the_network_is_back() {
    let hotline = quiet_hotline();
    let (browser, receipt) = looking(&hotline).await;
    let network = async |is_offline| {
        let conditions = json!({
            "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
        });
        browser.cdp("Network.emulateNetworkConditions", conditions).await;
    };
    network(true).await;
    streams(&browser, 1, false).await;
    hotline.answer(&receipt.reference, "in_progress", WORDS);
    network(false).await;
    browser.wait_for_status("in-progress").await;
    streams(&browser, 2, true).await;
    browser.assert_quiet_but(&["net::ERR_"]).await;
}

#[tokio::test]
async fn found_by_asking_where_the_stream_is_lost() {
    let mut hotline = quiet_hotline();
    let (browser, receipt) = looking(&hotline).await;
    browser.cdp("Network.enable", json!({})).await;
    browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*/events"] })).await;
    hotline.stop();
    streams(&browser, 1, false).await;
    pass(&browser, PAUSE).await;
    streams(&browser, 2, false).await;
    hotline.start_again();
    hotline.answer(&receipt.reference, "in_progress", WORDS);
    pass(&browser, LOOKS).await;
    browser.wait_for_status("in-progress").await;
    browser.assert_quiet_but(&["Failed to load resource", "net::ERR_"]).await;
}

#[tokio::test]
async fn a_stream_that_stands_still_or_that_nobody_looks_at_is_given_up() {
    let hotline = quiet_hotline();
    let (browser, receipt) = looking(&hotline).await;
    // As often as it takes: what waits at first may be the reading that the stream has caused.
    let given_up = "(pass(60000, 60000), streams.length === 1 && streams[0].aborted)";
    browser.until("the stream is given up", given_up).await;
    pass(&browser, PAUSE).await;
    streams(&browser, 2, true).await;

    let look = async |is_hidden: bool| {
        let script = "const [hidden] = arguments;
            Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));";
        browser.run_with(script, vec![json!(is_hidden)]).await;
    };
    look(true).await;
    browser.until("two wait for a minute", "waits(60000, 60000) === 2").await;
    pass(&browser, MINUTE).await;
    streams(&browser, 2, false).await;
    browser.run("pass(1000, 6000)").await;
    streams(&browser, 2, false).await;
    hotline.answer(&receipt.reference, "in_progress", WORDS);
    look(false).await;
    browser.wait_for_status("in-progress").await;
    streams(&browser, 3, true).await;
    browser.assert_quiet().await;
}
