//! The widget in a dialog of another site, whose page changes what it wishes while the citizen types: nothing typed is
//! lost, in any engine.

use complaint_widget_journeys::{Browser, Engine, Host, Report, Setup};
use serde_json::json;

const WIDGET: &str = "#widget";

const ESCAPE: &str = "\u{e00c}";

/// The dialog, in the shadow of what the element shows.
const IS_OPEN: &str = "document.querySelector('#widget').shadowRoot.querySelector('div')
    .shadowRoot.querySelector('dialog').open";

#[tokio::test]
async fn in_chromium() {
    nothing_typed_is_lost(Engine::Chromium).await;
}

#[tokio::test]
async fn in_firefox() {
    nothing_typed_is_lost(Engine::Firefox).await;
}

#[tokio::test]
async fn in_webkit() {
    nothing_typed_is_lost(Engine::WebKit).await;
}

async fn nothing_typed_is_lost(engine: Engine) {
    let page = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>A district</title>
        <script type=module src='{widget}/embed.js'></script>
        <body><button id=opener data-complaint-widget=widget>Tell us</button>
        <complaint-widget id=widget mode=dialog><a href='{widget}/'>Report a problem</a></complaint-widget>";
    let policy = "default-src 'none'; script-src {widget}; frame-src {widget}";
    let host = Host::of(page, &[("content-security-policy", policy)]).await;
    let browser = Browser::start(&Setup::with(engine)).await;
    let typed = Report::english().description;
    browser.goto(&host.url()).await;
    browser.run(Host::LISTEN).await;
    browser.until("the script has come", "customElements.get('complaint-widget') !== undefined").await;
    browser.press("#opener").await;
    browser.enter_frame(WIDGET).await;
    browser.until("the app takes over", "document.documentElement.dataset.app === 'ready'").await;
    browser.begin_report().await;
    browser.type_into("description", typed).await;

    // Another language, other colours.
    wish(&browser, &[("lang", "ar"), ("theme", "dark")]).await;
    browser.until("it speaks Arabic", "document.documentElement.lang === 'ar'").await;
    assert_eq!(browser.language().await, ("ar".to_owned(), "rtl".to_owned()));
    assert_eq!(browser.run("return document.documentElement.dataset.theme").await, json!("dark"));
    assert_eq!(browser.typed("description").await, typed);

    // The dialog closes by the key, though the key is pressed in the frame, and gives the focus back.
    browser.find("#description").await.focus().await.unwrap();
    browser.keys(ESCAPE).await;
    browser.leave_frame().await;
    browser.until("the dialog closes", &format!("!{IS_OPEN}")).await;
    browser.until("the button has the focus again", "document.activeElement.id === 'opener'").await;
    browser.press("#opener").await;
    browser.until("the dialog opens again", IS_OPEN).await;
    browser.enter_frame(WIDGET).await;
    assert_eq!(browser.typed("description").await, typed);

    // Into the page, without being loaded anew.
    browser.run("window.isTheSame = true").await;
    wish(&browser, &[("mode", "inline"), ("lang", "en")]).await;
    browser.until("it speaks English", "document.documentElement.lang === 'en'").await;
    assert_eq!(browser.run("return window.isTheSame").await, json!(true));
    assert_eq!(browser.typed("description").await, typed);
    browser.go_on().await;
    browser.find("#error-summary").await;
    browser.leave_frame().await;
    assert_eq!(browser.run(&format!("return {IS_OPEN}")).await, json!(false));
    assert_eq!(browser.run("return stopped").await, json!([]));
    if engine.tells_its_console() {
        browser.assert_quiet().await;
    }
}

/// Sets attributes of the element and looks into its frame again.
async fn wish(browser: &Browser, attributes: &[(&str, &str)]) {
    browser.leave_frame().await;
    for (name, value) in attributes {
        let script = "document.querySelector('#widget').setAttribute(arguments[0], arguments[1])";
        browser.run_with(script, vec![json!(name), json!(value)]).await;
    }
    browser.enter_frame(WIDGET).await;
}
