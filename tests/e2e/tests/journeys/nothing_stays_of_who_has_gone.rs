//! Everything is forgotten when the citizen says so, in every tab; and by itself on a phone that several people use.

use std::fs;

use complaint_widget_journeys::{Browser, Deployment, Hotline, Options, Places, Report, Setup, words};
use serde_json::{Value, json};

/// A hotline whose widget is set up for a phone that several people use.
fn shared(minutes: f64) -> (Hotline, Deployment) {
    let config = fs::read(Places::root().join("public/config.json")).expect("the widget has a configuration");
    let mut config: Value = serde_json::from_slice(&config).expect("it is JSON");
    config["shared_phone"] = json!({ "forget_after_minutes": minutes });
    let deployment = Deployment::with(&config);
    let widget = deployment.path().to_owned();
    (Hotline::with(Options { widget, ..Options::default() }), deployment)
}

/// Lets the page believe that the question has waited for long enough.
async fn nobody_answers(browser: &Browser) {
    browser.run("const now = Date.now; Date.now = () => now() + 61_000").await;
    browser.find("#forgotten .notice--success").await;
    browser.on_screen("home").await;
}

async fn type_a_report(browser: &Browser, text: &str) {
    browser.begin_report().await;
    browser.type_into("description", text).await;
    browser.all_is_kept().await;
}

#[tokio::test]
async fn the_citizen_forgets_everything_in_one_tab_and_the_other_is_empty() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    type_a_report(&browser, "In the first tab").await;
    let first = browser.new_tab().await;
    browser.open(&hotline.url()).await;
    type_a_report(&browser, "In the second tab").await;
    assert_eq!(browser.stored().await, (2, 0));
    browser.goto(&format!("{}#/privacy", hotline.url())).await;
    browser.on_screen("privacy").await;
    let kept = browser.text(".privacy__kept").await;
    assert!(kept.contains("reports that you haven’t sent"), "{kept}");
    browser.press("#forget").await;
    browser.press(".confirm .button--danger").await;
    browser.find("#privacy-end .notice--success").await;
    assert!(browser.text(".privacy__kept").await.contains(&words("en", "privacy-draft-none")));

    browser.turn_to(first).await;
    browser.on_screen("home").await;
    browser.all_is_kept().await;
    assert!(!browser.has("#another").await, "nothing is being written");
    assert_eq!(browser.stored().await, (0, 0));
    let left = "return [...Object.keys(localStorage), ...Object.keys(sessionStorage)]";
    assert_eq!(browser.run(left).await, json!([]));
    browser.begin_report().await;
    assert_eq!(browser.typed("description").await, "");
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_shared_phone_asks_and_goes_on_and_forgets_when_nobody_answers() {
    let (hotline, _deployment) = shared(0.05);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    type_a_report(&browser, "Only for the hotline").await;
    browser.find("#still-there").await;
    browser.until("the answer has the focus", "document.activeElement.id === 'still-there-go-on'").await;
    assert!(browser.axe().await.is_empty());
    browser.press("#still-there-go-on").await;
    browser.until("the question is gone", "document.getElementById('still-there') === null").await;
    browser.until("the focus is back", "document.activeElement.id === 'description'").await;
    assert_eq!(browser.typed("description").await, "Only for the hotline");

    browser.find("#still-there").await;
    nobody_answers(&browser).await;
    assert_eq!(browser.stored().await, (0, 0));
    assert!(!browser.has("#another").await, "nothing is being written");
    browser.assert_quiet().await;
}

#[tokio::test]
async fn what_had_not_arrived_is_named_before_it_is_forgotten() {
    let (mut hotline, _deployment) = shared(0.2);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.write(&Report::english()).await;
    hotline.stop();
    browser.go_on().await;
    browser.find("#still-there").await;
    assert!(browser.text("#still-there-about").await.contains(&words("en", "still-there-under-way")));
    nobody_answers(&browser).await;
    assert!(browser.text("#forgotten").await.contains(&words("en", "forgotten-under-way")));
    hotline.start_again();
    assert_eq!(browser.stored().await, (0, 0));
    assert!(hotline.list().is_empty(), "nothing is sent after that");
}

#[tokio::test]
async fn a_shared_phone_keeps_no_receipt_and_is_finished_with_one_button() {
    let (hotline, _deployment) = shared(10.0);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.write(&Report::english()).await;
    browser.send().await;
    assert!(!browser.has("#keep").await, "nothing offers to keep the receipt");
    browser.press("#finish").await;
    browser.press(".confirm .button--danger").await;
    browser.find("#forgotten .notice--success").await;
    browser.on_screen("home").await;
    assert_eq!(browser.stored().await, (0, 0));
    browser.assert_quiet().await;
}

#[tokio::test]
async fn what_was_left_long_ago_is_erased_before_it_is_shown() {
    let (hotline, _deployment) = shared(10.0);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    type_a_report(&browser, "Of somebody else").await;
    // A page of the same origin on which the app doesn't run.
    browser.goto(&format!("{}config.json", hotline.url())).await;
    browser.run("localStorage.setItem('complaint-widget:/:touched', Date.now() - 11 * 60_000)").await;
    browser.open(&hotline.url()).await;
    browser.all_is_kept().await;
    assert!(!browser.has("[data-report], #another").await, "nothing is offered");
    assert_eq!(browser.stored().await, (0, 0));
    browser.begin_report().await;
    assert_eq!(browser.typed("description").await, "");

    // Who comes back in time goes on.
    browser.type_into("description", "Mine").await;
    browser.all_is_kept().await;
    browser.goto(&format!("{}config.json", hotline.url())).await;
    browser.open(&format!("{}#/report/describe", hotline.url())).await;
    browser.until("the words", "document.getElementById('description')?.value === 'Mine'").await;
    browser.assert_quiet_but(&["favicon.ico"]).await;
}
