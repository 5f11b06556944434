//! The widget on a page of another site: the whole path under the strictest content policy, and on a page that does
//! its worst, in each engine.

use complaint_widget_journeys::{Browser, Engine, Host, Hotline, Receipt, Report, Setup, words};
use serde_json::{Value, json};

/// The two directives that the documentation names, and nothing else.
const STRICT: [(&str, &str); 1] =
    [("content-security-policy", "default-src 'none'; script-src {widget}; frame-src {widget}")];

/// What a webmaster pastes.
const PASTED: &str = "<script type=module src='{widget}/embed.js'></script>
    <complaint-widget lang=en><a href='{widget}/'>Report a problem</a></complaint-widget>";

const WIDGET: &str = "complaint-widget";

#[tokio::test]
async fn under_the_strictest_policy_in_chromium() {
    under_the_strictest_policy(Engine::Chromium).await;
}

#[tokio::test]
async fn under_the_strictest_policy_in_firefox() {
    under_the_strictest_policy(Engine::Firefox).await;
}

#[tokio::test]
async fn under_the_strictest_policy_in_webkit() {
    under_the_strictest_policy(Engine::WebKit).await;
}

#[tokio::test]
async fn on_a_hostile_page_in_chromium() {
    on_a_hostile_page(Engine::Chromium).await;
}

#[tokio::test]
async fn on_a_hostile_page_in_firefox() {
    on_a_hostile_page(Engine::Firefox).await;
}

#[tokio::test]
async fn on_a_hostile_page_in_webkit() {
    on_a_hostile_page(Engine::WebKit).await;
}

#[tokio::test]
async fn where_it_may_not_stand_the_link_leads_to_it_in_chromium() {
    where_it_may_not_stand_the_link_leads_to_it(Engine::Chromium).await;
}

#[tokio::test]
async fn where_it_may_not_stand_the_link_leads_to_it_in_firefox() {
    where_it_may_not_stand_the_link_leads_to_it(Engine::Firefox).await;
}

#[tokio::test]
async fn where_it_may_not_stand_the_link_leads_to_it_in_webkit() {
    where_it_may_not_stand_the_link_leads_to_it(Engine::WebKit).await;
}

/// A page that has nothing but what was pasted.
fn plain() -> String {
    format!(
        "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>A district</title>
        <body><h1>A district</h1>{PASTED}<p>Below</p>"
    )
}

async fn under_the_strictest_policy(engine: Engine) {
    let host = Host::of(&plain(), &STRICT).await;
    let browser = Browser::start(&Setup::with(engine)).await;
    let report = Report::english();
    visit(&browser, &host).await;
    browser.write(&report).await;
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    the_page_knows_no_more_than_the_number(&browser, &host, &receipt, &report).await;
    visit(&browser, &host).await;
    // The phone keeps the receipt for this site, too.
    browser.find("a[href='#/sent']").await;
    browser.track(&receipt).await;
    follow_and_rate(&browser, &host.hotline, &receipt, &report).await;
    browser.leave_frame().await;
    browser.until("the page learns of the rating", "told.some(([type]) => type === 'rated')").await;
    assert_eq!(browser.run("return stopped").await, json!([]), "the content policy stopped something");
    if engine.tells_its_console() {
        browser.assert_quiet().await;
    }
}

async fn on_a_hostile_page(engine: Engine) {
    let page = include_str!("at_home_on_any_site/hostile.html").replace("{pasted}", PASTED);
    let host = Host::of(&page, &[("permissions-policy", "geolocation=()")]).await;
    let browser = Browser::start(&Setup::with(engine)).await;
    let report = Report::english();
    visit(&browser, &host).await;
    let size = "return getComputedStyle(document.querySelector('main')).fontSize";
    assert_eq!(browser.run(size).await, json!("16px"), "the page's styles reach into the widget");
    browser.begin_report().await;
    browser.describe(&report).await;
    browser.go_on().await;
    browser.on_screen("report/place").await;
    // The page forbids it to whatever it holds. The other engines don't know that header and ask the citizen, who says
    // nothing: one goes on all the same.
    let answer = if engine == Engine::Chromium { "place-locate-refused" } else { "place-locating" };
    browser.press_words(&words("en", "place-locate")).await;
    let answer = json!(words("en", answer));
    browser
        .until_with("what becomes of it", "document.body.innerText.includes(arguments[0])", vec![answer])
        .await;
    // The browser's own button leads through the widget's screens, and loses nothing.
    browser.back().await;
    browser.on_screen("report/describe").await;
    assert_eq!(browser.typed("description").await, report.description);
    browser.forward().await;
    browser.on_screen("report/place").await;
    browser.say_address(report.address, report.found).await;
    browser.go_on().await;
    browser.on_screen("report/photos").await;
    browser.add_photos(&report.photos).await;
    browser.go_on().await;
    browser.on_screen("report/contact").await;
    browser.fill_contact(&report).await;
    browser.go_on().await;
    browser.on_screen("report/check").await;
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    browser.see_status().await;
    follow_and_rate(&browser, &host.hotline, &receipt, &report).await;
    browser.leave_frame().await;
    assert_eq!(browser.run("return seen").await, json!([]), "the page's router took something for its own");
    assert_eq!(browser.run("return location.href").await, json!(host.url()));
    the_page_still_works(&browser).await;
}

/// The hotline names the sites that may frame the widget, and browsers keep to that.
async fn where_it_may_not_stand_the_link_leads_to_it(engine: Engine) {
    let host = Host::unlisted(&plain(), &STRICT).await;
    let browser = Browser::start(&Setup::with(engine)).await;
    browser.goto(&host.url()).await;
    browser.run(Host::LISTEN).await;
    let error = browser.until("the page learns of it", "told.find(([type]) => type === 'error')?.[1]").await;
    assert_eq!(error, json!({ "code": "timeout" }));
    let frames =
        "return document.querySelector('complaint-widget').shadowRoot.querySelectorAll('iframe').length";
    assert_eq!(browser.run(frames).await, json!(0));
    browser.press("complaint-widget a").await;
    browser.until("the app takes over", "document.documentElement.dataset.app === 'ready'").await;
    browser.on_screen("home").await;
    assert_eq!(browser.run("return location.href.split('#')[0]").await, json!(host.hotline.url()));
}

/// Opens the page and goes into the widget's frame, where the app has started.
async fn visit(browser: &Browser, host: &Host) {
    browser.goto(&host.url()).await;
    browser.run(Host::LISTEN).await;
    browser.enter_frame(WIDGET).await;
    browser.until("the app takes over", "document.documentElement.dataset.app === 'ready'").await;
    browser.leave_frame().await;
    // As the citizen sees it: the frame in the link's place, as wide as the page's text and no lower than reserved.
    let stands = "(() => {
        const element = document.querySelector('complaint-widget');
        const frame = element.shadowRoot.querySelector('iframe').getBoundingClientRect();
        const link = element.querySelector('a');
        return frame.height >= 640 && frame.width > 300 && !link.checkVisibility();
    })()";
    browser.until("the frame stands in the link's place", stands).await;
    let moving = "return document.querySelector('complaint-widget').getAnimations().length";
    assert_eq!(browser.run(moving).await, json!(0), "the page's transitions move the widget");
    browser.enter_frame(WIDGET).await;
}

/// Waits for the answer, which comes by itself, and says that it is of no use.
async fn follow_and_rate(browser: &Browser, hotline: &Hotline, receipt: &Receipt, report: &Report) {
    browser.wait_for_status("answered").await;
    browser.begin_rating().await;
    browser.rate_unsolved(2, report.still_wrong).await;
    let end = hotline.show(&receipt.reference);
    assert!(end.contains("citizen rated it: contacted false, solved false, satisfaction 2 of 5"), "{end}");
}

async fn the_page_knows_no_more_than_the_number(
    browser: &Browser,
    host: &Host,
    receipt: &Receipt,
    report: &Report,
) {
    let kept = host.hotline.show(&receipt.reference);
    assert!(kept.contains(report.description), "{kept}");
    assert_eq!(host.hotline.photos(&receipt.reference).len(), report.photos.len());
    browser.leave_frame().await;
    let submitted = "told.find(([type]) => type === 'submitted')?.[1]";
    let submitted = browser.until("the page learns of the report", submitted).await;
    assert_eq!(submitted, json!({ "reference": receipt.reference }));
    let told = browser.run("return told").await.to_string();
    for secret in [&receipt.code, report.name, report.phone, report.description, report.found] {
        assert!(!told.contains(secret), "{secret} was told to the page: {told}");
    }
}

/// The router listens still, so that what it hasn't seen was not there to be seen.
async fn the_page_still_works(browser: &Browser) {
    browser.press("#next").await;
    browser
        .until("the page's router goes on", "document.getElementById('view').textContent === 'Next'")
        .await;
    browser.back().await;
    browser
        .until("the page's router goes back", "document.getElementById('view').textContent === 'Start'")
        .await;
    let seen = browser.run("return seen.map(([type]) => type)").await;
    assert_eq!(seen, Value::from(vec!["click", "popstate"]));
}
