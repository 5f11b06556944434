//! Whoever can't have the app gets the numbers to call, in three languages; whoever can, sees nothing jump.

use std::fs;

use complaint_widget_journeys::{Browser, Fault, Hotline, Places, Proxy, Report, Rule, Setup, words};
use serde_json::Value;

const LANGUAGES: [&str; 3] = ["en", "zh-Hans", "ar"];

/// Every language's part of the page names the service.
async fn names_are_there(browser: &Browser) {
    let config = fs::read_to_string(Places::widget().join("config.json")).unwrap();
    let config: Value = serde_json::from_str(&config).unwrap();
    for language in LANGUAGES {
        let name = browser.text(&format!(".shell[lang='{language}'] .bar__name")).await;
        assert_eq!(config["name"][language], name, "{language}");
    }
}

/// Every language's part of the page shows all numbers, and `sentence` as well.
async fn numbers_are_there(browser: &Browser, sentence: &str) {
    for language in LANGUAGES {
        let part = format!(".shell[lang='{language}']");
        let text = browser.text(&part).await;
        for number in ["110", "119", "120", "12345"] {
            assert!(text.contains(number), "{language}: {number} is not in:\n{text}");
            let link = browser.find(&format!("{part} a[href='tel:{number}']")).await;
            assert!(link.is_displayed().await.unwrap(), "{language}: {number} can be touched");
        }
        let said = browser.find(&format!("{part} {sentence}")).await;
        assert!(said.is_displayed().await.unwrap(), "{language}: {sentence} is shown");
    }
}

#[tokio::test]
async fn without_javascript() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup { javascript: false, ..Setup::default() }).await;
    browser.goto(&hotline.url()).await;
    names_are_there(&browser).await;
    numbers_are_there(&browser, "noscript p").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn without_webassembly() {
    let hotline = Hotline::start();
    let setup = Setup { before: Some("delete window.WebAssembly"), ..Setup::default() };
    let browser = Browser::start(&setup).await;
    browser.goto(&hotline.url()).await;
    browser
        .until("the page gives up on the app", "document.documentElement.dataset.shell === 'failed'")
        .await;
    names_are_there(&browser).await;
    numbers_are_there(&browser, ".shell__failed").await;
}

#[tokio::test]
async fn without_the_hotline_until_it_is_back() {
    let hotline = Hotline::start();
    let proxy = Proxy::start(hotline.address()).await;
    proxy.script(Rule::always("/api/**", Fault::Unavailable));
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&proxy.url()).await;
    browser.until("the numbers are shown", "document.documentElement.dataset.numbers === 'shown'").await;
    numbers_are_there(&browser, ".emergency").await;
    let said = browser.text(".app .notice--warning").await;
    assert!(said.contains(&words("en", "home-unavailable")), "{said}");
    proxy.clear();
    browser.press(".app .notice--warning button").await;
    browser.until("the hotline is back", "document.querySelector('.app .notice--warning') === null").await;
    browser.until("the app is alone", "!document.querySelector('.shell').checkVisibility()").await;
    browser.assert_quiet_but(&["503 (Service Unavailable)"]).await;
}

#[tokio::test]
async fn without_the_later_screens_until_they_can_be_had() {
    let hotline = Hotline::start();
    let proxy = Proxy::start(hotline.address()).await;
    proxy.script(Rule::always("**-later-**", Fault::Unavailable));
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&proxy.url()).await;
    let report = Report::english();
    browser.begin_report().await;
    browser.type_into("description", report.description).await;
    browser.choose("category", report.category).await;
    let failed =
        "document.querySelector('main [role=alert]:not(:empty)')?.textContent.trim() === arguments[0]";
    browser.until_with("it says so", failed, vec![words("en", "later-failed").into()]).await;
    proxy.clear();
    browser.press_words(&words("en", "try-again")).await;
    browser.find("#answer-source").await;
    assert_eq!(browser.typed("description").await, report.description);
    // What comes in its place isn't what the page was told to expect, either.
    let expected =
        ["503 (Service Unavailable)", "'integrity' attribute", "SRI's integrity", "Failed to fetch"];
    browser.assert_quiet_but(&expected).await;
}

#[tokio::test]
async fn nothing_jumps_when_the_app_takes_over_in_english() {
    nothing_jumps("en").await;
}

#[tokio::test]
async fn nothing_jumps_when_the_app_takes_over_in_arabic() {
    nothing_jumps("ar").await;
}

async fn nothing_jumps(language: &'static str) {
    let hotline = Hotline::start();
    let proxy = Proxy::start(hotline.address()).await;
    proxy.script(Rule::always("**.wasm", Fault::Hold));
    let before = "window.shifts = [];
        new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(it => it.value)))
            .observe({ type: 'layout-shift', buffered: true });";
    let browser = Browser::start(&Setup { before: Some(before), ..Setup::speaking(language) }).await;
    // Not by the driver, which would wait for the app that is still on its way.
    browser.run(&format!("location.href = '{}'", proxy.url())).await;
    let shell = format!(".shell[lang='{language}']");
    let is_painted = "document.documentElement.dataset.shell === 'loading'
        && document.querySelector(arguments[0])?.checkVisibility()
        && performance.getEntriesByName('first-contentful-paint').length";
    browser.until_with("the shell is painted", is_painted, vec![shell.as_str().into()]).await;
    let painted = boxes(&browser, &shell).await;
    proxy.clear();
    browser.on_screen("home").await;
    browser.until("the app takes over", "document.documentElement.dataset.app === 'ready'").await;
    assert_eq!(boxes(&browser, ".app").await, painted);
    let shifts =
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifts))))";
    let shifts = browser.run(&format!("return {shifts}")).await;
    assert_eq!(shifts, Value::Array(Vec::new()), "what jumped");
    browser.assert_quiet().await;
}

/// Where the bar and the notice about danger stand in a part of the page.
async fn boxes(browser: &Browser, part: &str) -> Value {
    let script = "return ['.bar', '.emergency', '.emergency li:last-child'].map(it => {
        const box = document.querySelector(arguments[0] + ' ' + it).getBoundingClientRect();
        return [it, box.x, box.y, box.height].join(' ');
    })";
    browser.run_with(script, vec![part.into()]).await
}
