//! The demo's pages of a made-up district, with the real widget in them.

use complaint_widget_journeys::{Browser, Engine, Hotline, Options, Setup};
use serde_json::json;
use thirtyfour::Key;

/// The pages, the language that the widget speaks on each, and the colour that it stands on.
const PAGES: [(&str, &str, &str); 5] = [
    ("inline", "en", "rgb(245, 247, 249)"),
    ("dialog", "en", "rgb(245, 247, 249)"),
    ("arabic", "ar", "rgb(245, 247, 249)"),
    ("dark", "en", "rgb(16, 22, 29)"),
    ("colours", "en", "rgb(251, 246, 238)"),
];

fn hotline() -> Hotline {
    Hotline::with(Options { clerk_step: None, demo_hosts: true, ..Options::default() })
}

/// Opens a page, and its dialog if it has one, and waits for the widget.
async fn open(browser: &Browser, hotline: &Hotline, page: &str) {
    browser.goto(&format!("{}demo/{page}.html", hotline.url())).await;
    if page == "dialog" {
        browser.press("[data-complaint-widget]").await;
    }
    let shows = "[...document.querySelectorAll('complaint-widget')]
        .some(it => it.shadowRoot?.querySelector('.shown iframe'))";
    browser.until("the widget shows", shows).await;
}

#[tokio::test]
async fn each_page_has_the_widget_as_it_wants_it() {
    let hotline = hotline();
    let browser = Browser::start(&Setup::default()).await;
    for (page, language, ground) in PAGES {
        open(&browser, &hotline, page).await;
        let widget = if page == "dialog" { "#report" } else { "complaint-widget" };
        browser.enter_frame(widget).await;
        browser.until("the first screen is there", "document.querySelector('[data-screen=home]')").await;
        let look = "return [document.documentElement.lang, getComputedStyle(document.body).backgroundColor]";
        assert_eq!(browser.run(look).await, json!([language, ground]), "{page}");
        browser.leave_frame().await;
        assert_eq!(
            browser.run("return document.querySelector('complaint-widget').ignoredMessages").await,
            json!(0)
        );
    }
    browser.assert_quiet().await;
}

#[tokio::test]
async fn everybody_can_use_each_page_also_on_a_narrow_phone() {
    let hotline = hotline();
    let browser = Browser::start(&Setup { width: 320, ..Setup::default() }).await;
    let mut faults = Vec::new();
    for page in ["index"].into_iter().chain(PAGES.map(|(page, ..)| page)) {
        if page == "index" {
            browser.goto(&format!("{}demo/", hotline.url())).await;
        } else {
            open(&browser, &hotline, page).await;
        }
        let wide = browser.too_wide().await;
        faults.extend(wide.into_iter().chain(browser.axe().await).map(|fault| format!("{page}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn the_dialog_has_the_keyboard_and_gives_it_back_in_chromium() {
    the_dialog_has_the_keyboard_and_gives_it_back(Engine::Chromium).await;
}

#[tokio::test]
async fn the_dialog_has_the_keyboard_and_gives_it_back_in_firefox() {
    the_dialog_has_the_keyboard_and_gives_it_back(Engine::Firefox).await;
}

#[tokio::test]
async fn the_dialog_has_the_keyboard_and_gives_it_back_in_webkit() {
    the_dialog_has_the_keyboard_and_gives_it_back(Engine::WebKit).await;
}

async fn the_dialog_has_the_keyboard_and_gives_it_back(engine: Engine) {
    let hotline = hotline();
    let browser = Browser::start(&Setup::with(engine)).await;
    open(&browser, &hotline, "dialog").await;
    browser.enter_frame("#report").await;
    browser.until("the first screen is there", "document.querySelector('[data-screen=home]')").await;
    browser.until("its heading has the focus", "document.activeElement.matches('h1')").await;
    browser.keys(Key::Tab.value().to_string()).await;
    browser.until("the next thing has the focus", "document.activeElement.matches('a, button')").await;
    // Firefox's driver wants to release the key where it was pressed, but the frame is hidden then.
    browser.leave_frame().await;
    browser.keys(Key::Escape.value().to_string()).await;
    browser.until("it is closed", "document.activeElement.matches('.head__report')").await;
    let shown =
        "return document.getElementById('report').shadowRoot.querySelector('iframe').checkVisibility()";
    assert_eq!(browser.run(shown).await, json!(false));
}
