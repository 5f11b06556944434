//! From the first screen on.

use complaint_widget_journeys::{Browser, Hotline, Report, Setup};

#[tokio::test]
async fn words_suggest_a_category_and_lead_to_the_next_step() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    browser
        .describe(&Report {
            class: "complaint",
            description: "The street lamp outside building 7 is out, it is a dark street",
            category: "street_lighting",
        })
        .await;
    assert_eq!(browser.suggestions().await[0], "street_lighting");
    browser.go_on().await;
    browser.until("the next step's address", "location.hash === '#/report/place'").await;
    browser.assert_quiet().await;
}
