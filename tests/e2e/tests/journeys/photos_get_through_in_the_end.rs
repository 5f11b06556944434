//! A network that breaks after the report has arrived, and a hotline that goes away, cost no photo.

use complaint_widget_journeys::{Browser, Fault, Hotline, Proxy, Quadrants, Report, Rule, Setup, words};

#[tokio::test]
async fn after_the_hotline_was_away() {
    let mut hotline = Hotline::start();
    let proxy = Proxy::start(hotline.address()).await;
    proxy.script(Rule::always("**/photos/*", Fault::ResetBeforeBody));
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&proxy.url()).await;
    let report = Report::english();
    browser.write(&report).await;
    let receipt = browser.send().await;

    both_are_missing(&browser).await;
    assert_eq!(hotline.show(&receipt.reference).matches("announced, not there yet").count(), 2);

    hotline.stop();
    browser.press(".deliveries__item:first-child .deliveries__action").await;
    proxy.has_injected(3).await;
    both_are_missing(&browser).await;
    assert_eq!(browser.receipt().await, receipt, "the receipt stands");

    proxy.clear();
    hotline.start_again();
    // They go by themselves.
    browser.photos_are_delivered(2).await;
    for photo in hotline.photos(&receipt.reference) {
        assert_eq!(Quadrants::of(&photo).0, Quadrants::UPRIGHT);
    }
    assert_eq!(hotline.list().lines().count(), 1, "the report is there once");
    browser.assert_quiet_but(&["Failed to load resource"]).await;
}

/// Waits until both photos are said not to have arrived as far as anybody knows, and can be tried again.
async fn both_are_missing(browser: &Browser) {
    let again = words("en", "try-again");
    let expression = "[...document.querySelectorAll('.deliveries__item')].filter(item =>
        [...item.querySelectorAll('button')].some(it => it.innerText.trim() === arguments[0])).length === 2";
    browser.until_with("both photos can be tried again", expression, vec![again.into()]).await;
    assert!(!browser.has(".deliveries__done").await, "nothing is called delivered");
}
