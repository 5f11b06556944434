//! While the hotline can't be reached, its latest word stands with its age, and a report can be written all the same.

use complaint_widget_journeys::{
    Browser, Fault, Hotline, Options, Proxy, Receipt, Report, Rule, Setup, words,
};
use serde_json::{Value, json};

/// The keys of what the phone keeps of the hotline's words, with the moments at which they were said.
const KNOWN: &str = "
    const read = request => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const open = async () => {
        const database = await read(indexedDB.open('complaint-widget:/:database', 1));
        const store = () => database.transaction('known').objectStore('known');
        const [keys, texts] = [await read(store().getAllKeys()), await read(store().getAll())];
        database.close();
        return keys.map((key, index) => [key, JSON.parse(texts[index]).confirmed_at]);
    };
    return open();";

async fn known(browser: &Browser) -> Vec<String> {
    let pairs = browser.run(KNOWN).await;
    let key = |pair: &Value| pair[0].as_str().unwrap_or_default().to_owned();
    pairs.as_array().unwrap().iter().map(key).collect()
}

/// A phone that keeps the receipt of a report, and has looked at the report.
async fn after_looking(hotline: &Hotline, proxy: &Proxy) -> (Browser, Receipt) {
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&proxy.url()).await;
    let report = Report::english();
    browser.write(&report).await;
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    browser.press_words(&words("en", "sent-keep")).await;
    browser.find(".sent__kept").await;
    browser.see_status().await;
    hotline.answer(&receipt.reference, "in_progress", "Somebody looks after it.");
    browser.wait_for_status("in-progress").await;
    let is_kept = format!(
        "(async () => {{{KNOWN}}})().then(known =>
        known.some(([key]) => key === 'complaint/' + arguments[0]))"
    );
    browser.until_with("it is kept", &is_kept, vec![json!(receipt.reference)]).await;
    (browser, receipt)
}

/// Begins anew at the first screen, a day later: the browser's own cache gives nothing any more.
async fn reload(browser: &Browser, proxy: &Proxy) {
    browser.goto("about:blank").await;
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    browser.open(&proxy.url()).await;
    browser.on_screen("home").await;
}

fn quiet_hotline() -> Hotline {
    Hotline::with(Options { clerk_step: None, ..Options::default() })
}

#[tokio::test]
async fn a_report_and_what_the_hotline_asks_for() {
    let hotline = quiet_hotline();
    let proxy = Proxy::start(hotline.address()).await;
    let (browser, receipt) = after_looking(&hotline, &proxy).await;
    proxy.script(Rule::always("/api/**", Fault::Unavailable));
    reload(&browser, &proxy).await;

    // What is said is what this phone knows, and how old that is.
    browser
        .until_with(
            "it says that one can write",
            "document.querySelector('main')?.innerText.includes(arguments[0])",
            vec![json!(words("en", "home-write-anyway"))],
        )
        .await;
    let listed = browser.text(".saved-report").await;
    assert!(listed.contains(&words("en", "status-in-progress")), "{listed}");
    assert!(listed.contains("Last checked: "), "{listed}");
    browser.press(".saved-report").await;
    browser.on_screen("complaint").await;
    browser.wait_for_status("in-progress").await;
    let said = browser.text("main").await;
    for part in [&words("en", "complaint-stale")[..], "Last checked: ", "Somebody looks after it."] {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }

    // A whole report can be written.
    reload(&browser, &proxy).await;
    let report = Report::english();
    browser.begin_report().await;
    browser.describe(&report).await;
    browser.go_on().await;
    browser.on_screen("report/place").await;

    // And as soon as the hotline answers, nothing is said to be old.
    proxy.clear();
    hotline.answer(&receipt.reference, "closed", "Done.");
    browser.press(".bar__back").await;
    browser.press(".bar__back").await;
    browser.on_screen("home").await;
    browser
        .until_with(
            "nothing is old",
            "!document.querySelector('main').innerText.includes(arguments[0])",
            vec![json!(words("en", "home-write-anyway"))],
        )
        .await;
    browser.press(".saved-report").await;
    browser.on_screen("complaint").await;
    browser.wait_for_status("closed").await;
    browser.assert_quiet_but(&["503 (Service Unavailable)"]).await;
}

#[tokio::test]
async fn nothing_of_it_for_whoever_has_no_receipt() {
    let hotline = quiet_hotline();
    let proxy = Proxy::start(hotline.address()).await;
    let (browser, receipt) = after_looking(&hotline, &proxy).await;
    proxy.script(Rule::always("/api/**", Fault::Unavailable));
    reload(&browser, &proxy).await;
    browser.press("a[href='#/track']").await;
    browser.on_screen("track").await;
    browser.type_into("reference", &receipt.reference).await;
    browser.type_into("code", "0000-0000").await;
    browser.go_on().await;
    browser.find("#track-failure").await;

    // The receipt goes, and what was known with it.
    browser.press(".saved-report__remove").await;
    browser.press_words(&words("en", "saved-remove-yes")).await;
    let is_gone = format!(
        "(async () => {{{KNOWN}}})().then(known =>
        !known.some(([key]) => key.startsWith('complaint/')))"
    );
    browser.until("it is gone", &is_gone).await;
    let left = known(&browser).await;
    assert_eq!(left, ["capabilities/en", "categories/en"]);
    browser.assert_quiet_but(&["503 (Service Unavailable)"]).await;
}
