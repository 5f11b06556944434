//! Nothing needs scrolling sideways, and every target is large enough for a finger.

use complaint_widget_journeys::{Browser, Hotline, Options, Setup};

#[tokio::test]
async fn on_a_narrow_screen_in_english() {
    everything_fits(Setup { width: 320, ..Setup::speaking("en") }).await;
}

#[tokio::test]
async fn on_a_narrow_screen_in_arabic() {
    everything_fits(Setup { width: 320, ..Setup::speaking("ar") }).await;
}

#[tokio::test]
async fn with_letters_twice_as_large_in_english() {
    everything_fits(Setup { text_size: 32, ..Setup::speaking("en") }).await;
}

#[tokio::test]
async fn with_letters_twice_as_large_in_arabic() {
    everything_fits(Setup { text_size: 32, ..Setup::speaking("ar") }).await;
}

async fn everything_fits(setup: Setup) {
    let hotline = Hotline::with(Options { clerk_step: None, ..Options::default() });
    let browser = Browser::start(&setup).await;
    let mut faults = Vec::new();
    browser
        .tour(&hotline, async |screen: &str| {
            let wide = browser.too_wide().await;
            faults.extend(wide.into_iter().map(|fault| format!("{screen}: too wide: {fault}")));
            let low = browser.too_low().await;
            faults.extend(low.into_iter().map(|fault| format!("{screen}: too low: {fault}")));
        })
        .await;
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn letters_follow_the_size_that_the_browser_is_set_to() {
    let hotline = Hotline::start();
    let size = async |text_size| {
        let browser = Browser::start(&Setup { text_size, ..Setup::default() }).await;
        browser.open(&hotline.url()).await;
        let read = "return parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)";
        browser.run(read).await.as_f64().unwrap()
    };
    let (usual, double) = (size(16).await, size(32).await);
    assert!(double >= 1.9 * usual, "{usual} px becomes {double} px");
}

#[tokio::test]
async fn forced_colours_leave_borders_and_focus_to_be_seen_and_reduced_motion_stills_everything() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.emulate_media(&[("forced-colors", "active"), ("prefers-reduced-motion", "reduce")]).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    let moving =
        browser.run("return document.getAnimations().filter(it => it.playState === 'running').length");
    assert_eq!(moving.await, 0);
    browser.find("#description").await.focus().await.unwrap();
    let style = "const style = getComputedStyle(document.getElementById('description'));
        return [style.outlineStyle, style.borderTopStyle, style.forcedColorAdjust].join()";
    let style = browser.run(style).await;
    assert_eq!(style, "solid,solid,auto", "outline, border, whether the phone's colours rule");
}
