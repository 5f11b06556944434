//! Two widgets on one page of another site: each has its own report, and the phone keeps both.

use complaint_widget_journeys::{Browser, Engine, Host, Setup};

const WIDGETS: [(&str, &str); 2] =
    [("#first", "The lamp before the school is broken"), ("#second", "Rubbish lies in the park again")];

/// The list of reports that aren't finished.
const UNFINISHED: &str = "main:has([data-report])";

#[tokio::test]
async fn in_chromium() {
    each_has_its_own_report(Engine::Chromium).await;
}

#[tokio::test]
async fn in_firefox() {
    each_has_its_own_report(Engine::Firefox).await;
}

#[tokio::test]
async fn in_webkit() {
    each_has_its_own_report(Engine::WebKit).await;
}

async fn each_has_its_own_report(engine: Engine) {
    let page = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>A district</title><link rel=icon href='data:,'>
        <script type=module src='{widget}/embed.js'></script>
        <body><complaint-widget id=first><a href='{widget}/'>Report a problem</a></complaint-widget>
        <complaint-widget id=second><a href='{widget}/'>Report a problem</a></complaint-widget>";
    let host = Host::of(page, &[]).await;
    let browser = Browser::start(&Setup::with(engine)).await;
    browser.goto(&host.url()).await;
    for (widget, typed) in WIDGETS {
        enter(&browser, widget).await;
        browser.begin_report().await;
        assert_eq!(browser.typed("description").await, "", "{widget} shows another's report");
        browser.type_into("description", typed).await;
        browser.all_is_kept().await;
        browser.leave_frame().await;
    }
    for (widget, typed) in WIDGETS {
        enter(&browser, widget).await;
        assert_eq!(browser.typed("description").await, typed);
        browser.leave_frame().await;
    }
    browser.goto(&host.url()).await;
    // One of the two goes on with the report that was open last; the other lists both.
    let mut listed = String::new();
    for (widget, _) in WIDGETS {
        enter(&browser, widget).await;
        listed.push_str(&browser.text(UNFINISHED).await);
        assert_eq!(browser.stored().await, (2, 0));
        browser.leave_frame().await;
    }
    for (_, typed) in WIDGETS {
        assert!(listed.contains(typed), "{typed} isn't to be found again: {listed}");
    }
    if engine.tells_its_console() {
        browser.assert_quiet().await;
    }
}

async fn enter(browser: &Browser, widget: &str) {
    browser.run(&format!("document.querySelector('{widget}').scrollIntoView()")).await;
    browser.enter_frame(widget).await;
    browser.until("the app takes over", "document.documentElement.dataset.app === 'ready'").await;
}
