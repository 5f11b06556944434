//! Whatever is wrong is said in words, with a way to it, and costs nothing that was typed.

use complaint_widget_journeys::{Browser, Fault, Hotline, Photo, Proxy, Receipt, Report, Rule, Setup, words};
use serde_json::json;

/// A browser on the first step, with its hotline.
async fn on_the_first_step() -> (Hotline, Browser) {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    (hotline, browser)
}

/// Asks to go on, and gives what the summary of errors says then, a sentence a line.
async fn objections(browser: &Browser) -> String {
    browser.go_on().await;
    browser.until("the summary has the focus", "document.activeElement?.id === 'error-summary'").await;
    browser.until("the title says so", "document.title.startsWith('Error: ')").await;
    let read = "return [...document.querySelectorAll('#error-summary li')].map(it => it.innerText.trim())";
    plain(&browser.run(&format!("{read}.join('\\n')")).await)
}

/// Without the marks that isolate values in bidirectional text.
fn plain(text: &serde_json::Value) -> String {
    text.as_str().unwrap_or_default().replace(['\u{2068}', '\u{2069}'], "")
}

/// Each link of the summary leads to the control that it speaks of, one of `fields` in their order, and the control
/// says what is wrong with it.
async fn links_lead_to(browser: &Browser, fields: &[&str]) {
    for (number, field) in (1..).zip(fields) {
        browser.press(&format!("#error-summary li:nth-child({number}) button")).await;
        let arrived = "document.getElementById(arguments[0])?.contains(document.activeElement)";
        browser.until_with(&format!("the link leads to {field}"), arrived, vec![json!(field)]).await;
        let said = browser.text(&format!("#{field}-error")).await;
        assert!(!said.is_empty(), "{field} says what is wrong");
        let described = "const field = document.getElementById(arguments[0]);
            return field.getAttribute('aria-describedby').split(' ').includes(arguments[0] + '-error')
                && (field.tagName === 'FIELDSET' || field.getAttribute('aria-invalid') === 'true')";
        assert_eq!(browser.run_with(described, vec![json!(field)]).await, true, "{field}");
    }
}

#[tokio::test]
async fn an_empty_first_step() {
    let (_hotline, browser) = on_the_first_step().await;
    let said = objections(&browser).await;
    let expected =
        ["class", "description", "category"].map(|field| words("en", &format!("problem-{field}-required")));
    for sentence in &expected {
        assert!(said.contains(sentence), "{sentence} is not in:\n{said}");
    }
    let order = browser
        .run("return [...document.querySelectorAll('#class, #description, #category')].map(it => it.id)");
    let order = order.await;
    let order: Vec<&str> = order.as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
    let named = |id: &&str| said.find(&words("en", &format!("problem-{id}-required")));
    let mut by_summary = order.clone();
    by_summary.sort_by_key(named);
    links_lead_to(&browser, &by_summary).await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_number_that_is_none_and_too_many_words() {
    let (_hotline, browser) = on_the_first_step().await;
    let report = Report::english();
    browser.describe(&report).await;
    browser.type_into("answer-days_a_week", " or so").await;
    let long = "long ".repeat(400);
    browser.type_into("description", &long).await;
    let said = objections(&browser).await;
    assert!(said.contains("must be a number"), "{said}");
    assert!(said.contains("to 2,000 characters or fewer"), "{said}");
    links_lead_to(&browser, &["description", "answer-days_a_week"]).await;
    assert_eq!(browser.typed("description").await, format!("{}{long}", report.description));
    assert_eq!(browser.typed("answer-days_a_week").await, "6 or so");
    browser.assert_quiet().await;
}

#[tokio::test]
async fn no_place_and_a_phone_number_that_cannot_be_one() {
    let (_hotline, browser) = on_the_first_step().await;
    browser.describe(&Report::english()).await;
    browser.go_on().await;
    browser.on_screen("report/place").await;
    assert_eq!(objections(&browser).await, words("en", "problem-place-required"));
    links_lead_to(&browser, &["place"]).await;
    browser.type_into("place-description", "behind the bus stop").await;
    browser.go_on().await;
    browser.on_screen("report/photos").await;
    browser.go_on().await;
    browser.on_screen("report/contact").await;
    browser.type_into("phone", "call me").await;
    browser.type_into("email", "nobody").await;
    let said = objections(&browser).await;
    assert_eq!(
        said,
        format!("{}\n{}", words("en", "problem-phone-malformed"), words("en", "problem-email-malformed"))
    );
    links_lead_to(&browser, &["phone", "email"]).await;
    assert_eq!(browser.typed("phone").await, "call me");
    browser.assert_quiet().await;
}

#[tokio::test]
async fn files_that_are_no_photos() {
    let (hotline, browser) = on_the_first_step().await;
    browser.describe(&Report::english()).await;
    browser.goto(&format!("{}#/report/photos", hotline.url())).await;
    browser.on_screen("report/photos").await;
    let folder = tempfile::tempdir().unwrap();
    let photo = &Photo::two()[0];
    let heic = [&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], &[0; 200]].concat();
    let files = [
        ("letter.jpg", b"Dear hotline, this is a letter.".to_vec()),
        ("good.jpg", photo.jpeg()),
        ("cut off.jpg", photo.cut_off()),
        ("phone.heic", heic),
    ];
    browser.pick_files(folder.path(), &files).await;
    browser
        .until("three are left out", "document.querySelectorAll('.photos__left-out li').length === 3")
        .await;
    browser.until("one is ready", "document.querySelectorAll('.photo-card').length === 1").await;
    let said = plain(&browser.run("return document.querySelector('.photos__left-out').innerText").await);
    for (name, id) in [
        ("letter.jpg", "photos-not-a-picture"),
        ("cut off.jpg", "photos-broken"),
        ("phone.heic", "photos-heic"),
    ] {
        let sentence = words("en", id).replace("{ $name }", name);
        assert!(said.contains(&sentence), "{sentence} is not in:\n{said}");
    }

    let more = ["a.jpg", "b.jpg", "c.jpg", "d.jpg"].map(|name| (name, photo.jpeg()));
    browser.pick_files(folder.path(), &more).await;
    browser
        .until("the hotline's four are ready", "document.querySelectorAll('.photo-card').length === 4")
        .await;
    browser.until("one is left out", "document.querySelectorAll('.photos__left-out li').length === 1").await;
    let said = plain(&browser.run("return document.querySelector('.photos__left-out').innerText").await);
    assert!(said.starts_with("d.jpg: the hotline takes 4 photos at most"), "{said}");
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_wrong_code() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&format!("{}#/track", hotline.url())).await;
    browser.on_screen("track").await;
    let missing = ["reference", "code"].map(|field| words("en", &format!("problem-{field}-required")));
    assert_eq!(objections(&browser).await, missing.join("\n"));
    links_lead_to(&browser, &["reference", "code"]).await;
    let wrong = Receipt { reference: "PH-2026-000001".to_owned(), code: "ABCD-EFGH".to_owned() };
    browser.type_into("reference", &wrong.reference).await;
    browser.type_into("code", &wrong.code).await;
    browser.go_on().await;
    browser.until("the answer has the focus", "document.activeElement?.id === 'track-failure'").await;
    let said = browser.text("#track-failure").await;
    assert!(said.contains(&words("en", "trouble-not-found")), "{said}");
    assert!(said.contains("12345"), "whom to call instead: {said}");
    assert_eq!(browser.typed("code").await, wrong.code);
    browser.assert_quiet_but(&["404 (Not Found)"]).await;
}

#[tokio::test]
async fn an_address_that_leads_nowhere() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    for (hash, screen) in [
        ("#/no-such-screen", "home"),
        ("#/report/check", "report/describe"),
        ("#/sent", "home"),
        ("#/complaint", "track"),
        ("#/rate", "track"),
    ] {
        browser.goto("about:blank").await;
        browser.open(&format!("{}{hash}", hotline.url())).await;
        browser.on_screen(screen).await;
    }
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_hotline_that_goes_out_of_service_before_the_report_is_sent() {
    let hotline = Hotline::start();
    let proxy = Proxy::start(hotline.address()).await;
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&proxy.url()).await;
    let report = Report::english();
    browser.write(&report).await;
    proxy.script(Rule::always("/api/**", Fault::Unavailable));
    browser.go_on().await;
    browser.until("the failure has the focus", "document.activeElement?.id === 'send-failure'").await;
    browser.on_screen("report/check").await;
    assert!(hotline.list().is_empty());
    proxy.clear();
    // It goes by itself.
    let receipt = browser.receipt().await;
    browser.photos_are_delivered(2).await;
    assert!(hotline.show(&receipt.reference).contains(report.description));
    assert_eq!(hotline.list().lines().count(), 1, "the report is there once");
    browser.assert_quiet_but(&["503 (Service Unavailable)"]).await;
}
