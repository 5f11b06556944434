//! A report with photos, its receipt, its answer and the rating of it, in each of the engines that phones have.

use complaint_widget_journeys::{Browser, Engine, Hotline, Quadrants, Report, Setup, Site};

#[tokio::test]
async fn chromium() {
    report_and_rate(Engine::Chromium).await;
}

#[tokio::test]
async fn firefox() {
    report_and_rate(Engine::Firefox).await;
}

#[tokio::test]
async fn webkit() {
    report_and_rate(Engine::WebKit).await;
}

async fn report_and_rate(engine: Engine) {
    let hotline = Hotline::start();
    let report = Report::english();
    let browser = Browser::start(&Setup::with(engine)).await;
    browser.open(&hotline.url()).await;
    browser.write(&report).await;
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    let photos = hotline.photos(&receipt.reference);
    let seen: Vec<_> = photos.iter().map(|photo| Quadrants::of(photo)).collect();
    assert_eq!(
        seen,
        report.photos.iter().map(|it| (Quadrants::UPRIGHT, it.size.0, it.size.1)).collect::<Vec<_>>()
    );
    browser.goto(&format!("{}#/", hotline.url())).await;
    browser.track(&receipt).await;
    // By itself, without being asked.
    browser.wait_for_status("answered").await;
    browser.begin_rating().await;
    browser.rate_unsolved(2, report.still_wrong).await;
    browser.back_to_complaint().await;
    let end = hotline.show(&receipt.reference);
    assert!(end.contains("citizen rated it: contacted false, solved false, satisfaction 2 of 5"), "{end}");
    if engine.tells_its_console() {
        browser.assert_quiet().await;
    }
}

/// Otherwise a quiet console would prove nothing.
#[tokio::test]
async fn what_goes_wrong_in_a_page_is_noticed() {
    let site = Site::page(
        "<script>
            setTimeout(() => document.body.append('thrown'), 0);
            throw new Error('a mistake');
        </script>",
    )
    .await;
    for engine in Engine::ALL.into_iter().filter(|engine| engine.tells_its_console()) {
        let browser = Browser::start(&Setup::with(engine)).await;
        browser.goto(site.origin()).await;
        browser.until("the script has run", "document.body.innerText.includes('thrown')").await;
        let seen = browser.complaints().await;
        assert!(seen.iter().any(|it| it.contains("a mistake")), "{engine:?} says only {seen:?}");
    }
}
