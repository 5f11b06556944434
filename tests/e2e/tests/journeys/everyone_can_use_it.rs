//! axe-core finds nothing to object to: on every screen and on every example of every component, in a script from
//! left to right and in one from right to left, in light and in dark.

use complaint_widget_journeys::{Browser, Colours, Hotline, Options, Places, Setup};

#[tokio::test]
async fn on_every_screen_in_english() {
    on_every_screen("en", Colours::Light).await;
}

#[tokio::test]
async fn on_every_screen_in_english_in_the_dark() {
    on_every_screen("en", Colours::Dark).await;
}

#[tokio::test]
async fn on_every_screen_in_arabic() {
    on_every_screen("ar", Colours::Light).await;
}

#[tokio::test]
async fn on_every_screen_in_arabic_in_the_dark() {
    on_every_screen("ar", Colours::Dark).await;
}

async fn on_every_screen(language: &'static str, colours: Colours) {
    let hotline = Hotline::with(Options { clerk_step: None, ..Options::default() });
    let browser = Browser::start(&Setup { colours, ..Setup::speaking(language) }).await;
    let mut objections = Vec::new();
    let mut seen = 0;
    browser
        .tour(&hotline, async |screen: &str| {
            seen += 1;
            objections
                .extend(browser.axe().await.into_iter().map(|objection| format!("{screen}: {objection}")));
        })
        .await;
    assert!(seen > 15, "the tour shows {seen} screens only");
    assert!(objections.is_empty(), "{}", objections.join("\n\n"));
    // The browser notes that a wrong code is answered by 404, and that the hotline could not be reached.
    browser.assert_quiet_but(&["404 (Not Found)", "net::ERR_BLOCKED_BY_CLIENT"]).await;
}

#[tokio::test]
async fn on_every_example_in_english() {
    on_every_example("en", Colours::Light).await;
}

#[tokio::test]
async fn on_every_example_in_arabic_in_the_dark() {
    on_every_example("ar", Colours::Dark).await;
}

async fn on_every_example(language: &'static str, colours: Colours) {
    let hotline = Hotline::with(Options { widget: Places::gallery(), ..Options::default() });
    let browser = Browser::start(&Setup { colours, ..Setup::speaking(language) }).await;
    browser.open(&format!("{}#/gallery", hotline.url())).await;
    browser.on_screen("gallery").await;
    browser.until("the examples are drawn", "document.querySelector('[data-example]') !== null").await;
    let examples = browser.run("return document.querySelectorAll('[data-example]').length").await;
    assert!(examples.as_u64() > Some(15), "the gallery shows {examples} examples only");
    let objections = browser.axe().await;
    assert!(objections.is_empty(), "{}", objections.join("\n\n"));
    browser.assert_quiet().await;
}
