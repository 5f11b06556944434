//! A district's page sets something else while a citizen writes: it takes effect at once, in the same frame, and what is
//! typed stays.

use complaint_widget_journeys::{Browser, Host, Report, Setup};
use serde_json::{Value, json};

const WIDGET: &str = "complaint-widget";
const PAGE: &str =
    "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>A district</title>
    <script type=module src='{widget}/embed.js'></script>
    <body><h1>A district</h1><complaint-widget><a href='{widget}/'>Report a problem</a></complaint-widget>";
/// Whatever is typed here has to be there in the end.
const WORDS: &str = "The lamp at the corner is dark, and 角落很黑";

/// A citizen who has begun to write on a district's page.
async fn somebody_writes(host: &Host) -> Browser {
    let browser = Browser::start(&Setup::default()).await;
    browser.goto(&host.url()).await;
    browser.enter_frame(WIDGET).await;
    browser.on_screen("home").await;
    // A driver doesn't tell what the console of a frame of another site holds.
    let keep = "window.sameFrame = true;
        window.warned = [];
        console.warn = warning => warned.push(String(warning));";
    browser.run(keep).await;
    browser.begin_report().await;
    browser.find("#description").await.send_keys(WORDS).await.unwrap();
    browser
}

/// Sets attributes of the element, null: removes one.
async fn set(browser: &Browser, attributes: Value) {
    browser.leave_frame().await;
    let script = "const widget = document.querySelector('complaint-widget');
        for (const [name, value] of Object.entries(arguments[0]))
            if (value === null) widget.removeAttribute(name); else widget.setAttribute(name, value);";
    browser.run_with(script, vec![attributes]).await;
    browser.enter_frame(WIDGET).await;
}

async fn assert_typed_in_the_same_frame(browser: &Browser) {
    assert_eq!(browser.typed("description").await, WORDS);
    assert_eq!(browser.run("return window.sameFrame").await, json!(true), "the frame was loaded anew");
}

/// Waits until the frame's console says so.
async fn the_webmaster_is_told(browser: &Browser, what: &str) {
    let is_told = "window.warned.some(warning => warning.includes(arguments[0]))";
    browser.until_with("a warning", is_told, vec![json!(what)]).await;
}

async fn chosen(browser: &Browser, name: &str) -> Value {
    let script = "return document.querySelector(`input[name=\"${arguments[0]}\"]:checked`)?.value ?? null";
    browser.run_with(script, vec![json!(name)]).await
}

#[tokio::test]
async fn its_colours_are_made_readable_and_the_webmaster_is_told() {
    let host = Host::of(PAGE, &[]).await;
    let browser = somebody_writes(&host).await;
    set(&browser, json!({ "style": "--complaint-widget-accent: #ffe08a" })).await;
    let accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')";
    browser.until("another accent", &format!("{accent} !== '#0b5cad'")).await;
    assert_ne!(
        browser.run(&format!("return {accent}")).await,
        json!("#ffe08a"),
        "that could not be read on white"
    );
    the_webmaster_is_told(&browser, "--complaint-widget-accent: #ffe08a").await;
    // What was put on goes again.
    set(&browser, json!({ "style": null })).await;
    browser.until("the widget's own", &format!("{accent} === '#0b5cad'")).await;
    assert_typed_in_the_same_frame(&browser).await;
}

#[tokio::test]
async fn a_category_and_a_class_are_chosen_unless_the_citizen_has_chosen() {
    let host = Host::of(PAGE, &[]).await;
    let browser = somebody_writes(&host).await;
    set(&browser, json!({ "category": "street_lighting", "class": "site-form help" })).await;
    browser
        .until("the class is chosen", "document.querySelector('input[value=help]:checked') !== null")
        .await;
    let picked = "document.querySelector('.category-picker, main').innerText.includes('Street')";
    browser.until("the category is chosen", picked).await;
    assert_typed_in_the_same_frame(&browser).await;

    set(&browser, json!({ "class": "inquiry" })).await;
    browser
        .until("the page's later wish", "document.querySelector('input[value=inquiry]:checked') !== null")
        .await;
    browser.choose("class", "suggestion").await;
    // The language comes last, and with it all that was set before.
    set(&browser, json!({ "class": "help", "lang": "zh-Hans" })).await;
    browser.until("the page's language", "document.documentElement.lang === 'zh-Hans'").await;
    assert_eq!(chosen(&browser, "class").await, json!("suggestion"), "the citizen's choice stays");
    assert_typed_in_the_same_frame(&browser).await;
}

#[tokio::test]
async fn a_reports_number_is_filled_in_and_leads_nobody_away() {
    let host = Host::of(PAGE, &[]).await;
    let browser = somebody_writes(&host).await;
    set(&browser, json!({ "reference": "PH-2026-000007", "lang": "zh-Hans" })).await;
    // Set with it, so it has arrived, too.
    browser.until("the page's language", "document.documentElement.lang === 'zh-Hans'").await;
    browser.on_screen("report/describe").await;
    assert_typed_in_the_same_frame(&browser).await;
    browser.run("location.hash = '#/'").await;
    browser.on_screen("home").await;
    set(&browser, json!({ "reference": "PH-2026-000008" })).await;
    browser.on_screen("track").await;
    assert_eq!(browser.typed("reference").await, "PH-2026-000008");
    let address = browser.run("return location.href").await;
    assert!(!address.as_str().unwrap().contains("PH-2026"), "{address}");
    // What the citizen types counts more than what the page sets later.
    browser.find("#reference").await.send_keys("9").await.unwrap();
    set(&browser, json!({ "reference": "PH-2026-000010", "lang": "en" })).await;
    browser.until("the page's language", "document.documentElement.lang === 'en'").await;
    assert_eq!(browser.typed("reference").await, "PH-2026-0000089");
}

#[tokio::test]
async fn another_configuration_takes_the_report_with_its_photo_along() {
    let host = Host::of(PAGE, &[]).await;
    let mut north: Value = host.config();
    north["name"] = json!({ "en": "Hotline of the north" });
    host.widget.add("config.north.json", &north);
    let browser = somebody_writes(&host).await;
    browser.all_is_kept().await;
    browser.run("location.hash = '#/report/photos'").await;
    browser.on_screen("report/photos").await;
    let report = Report::english();
    browser.add_photos(&report.photos[..1]).await;
    browser.all_is_kept().await;

    let turns =
        [(json!("north"), "Hotline of the north", "/north"), (Value::Null, "Pinghe District Hotline", "/")];
    for (config, name, deployment) in turns {
        set(&browser, json!({ "config": config })).await;
        let is_there = "document.querySelector('.app .bar__name')?.innerText === arguments[0]";
        browser.until_with("the other hotline", is_there, vec![json!(name)]).await;
        // The same screen, with what was on it.
        browser.on_screen("report/photos").await;
        browser.until("the photo", "document.querySelectorAll('.photo-card').length === 1").await;
        browser.run("location.hash = '#/report/describe'").await;
        browser.on_screen("report/describe").await;
        assert_eq!(browser.typed("description").await, WORDS);
        browser.run("location.hash = '#/'").await;
        browser.on_screen("home").await;
        browser.all_is_kept().await;
        assert_eq!(browser.stored_by(deployment).await, (1, 1), "one report with one photo");
        let other = if deployment == "/" { "/north" } else { "/" };
        assert_eq!(browser.stored_by(other).await, (0, 0), "nothing of it stays behind");
        browser.run("location.hash = '#/report/photos'").await;
        browser.on_screen("report/photos").await;
    }
}

#[tokio::test]
async fn a_configuration_that_cannot_be_used_changes_nothing() {
    let host = Host::of(PAGE, &[]).await;
    let browser = somebody_writes(&host).await;
    set(&browser, json!({ "config": "nowhere" })).await;
    set(&browser, json!({ "lang": "ar" })).await;
    browser.until("what was set later", "document.documentElement.lang === 'ar'").await;
    assert_typed_in_the_same_frame(&browser).await;
    the_webmaster_is_told(&browser, "the configuration stays").await;
}

#[tokio::test]
async fn a_configuration_with_the_same_storage_or_a_name_that_is_none_erases_nothing() {
    let host = Host::of(PAGE, &[]).await;
    let mut twin = host.config();
    twin["id"] = json!("twins");
    for name in ["config.one.json", "config.two.json"] {
        host.widget.add(name, &twin);
    }
    let browser = somebody_writes(&host).await;
    browser.all_is_kept().await;
    set(&browser, json!({ "config": "Not A Name" })).await;
    the_webmaster_is_told(&browser, "the configuration stays").await;
    assert_typed_in_the_same_frame(&browser).await;
    for config in ["one", "two"] {
        browser.run("window.before = true").await;
        set(&browser, json!({ "config": config })).await;
        browser.until("the frame is loaded anew", "!window.before").await;
        browser.on_screen("report/describe").await;
        browser.all_is_kept().await;
        let is_there = "document.getElementById('description')?.value === arguments[0]";
        browser.until_with("what was typed", is_there, vec![json!(WORDS)]).await;
        assert_eq!(browser.stored_by("twins").await, (1, 0), "{config}");
        assert_eq!(browser.stored_by("/").await, (0, 0), "{config}");
    }
}

#[tokio::test]
async fn a_configuration_that_may_not_stand_in_this_page_changes_nothing() {
    let host = Host::of(PAGE, &[]).await;
    let mut closed = host.config();
    closed["embedding"] = json!({ "origins": ["https://elsewhere.example"] });
    host.widget.add("config.closed.json", &closed);
    let browser = somebody_writes(&host).await;
    browser.all_is_kept().await;
    set(&browser, json!({ "config": "closed" })).await;
    the_webmaster_is_told(&browser, "embedding.origins").await;
    assert_typed_in_the_same_frame(&browser).await;
    assert_eq!(browser.stored().await, (1, 0));
}

#[tokio::test]
async fn a_report_that_was_sent_is_not_changed_by_the_page() {
    let host = Host::of(PAGE, &[]).await;
    let browser = Browser::start(&Setup::default()).await;
    browser.goto(&host.url()).await;
    set(&browser, json!({ "class": "complaint" })).await;
    browser.on_screen("home").await;
    let report = Report::english();
    browser.write(&report).await;
    let receipt = browser.send().await;
    set(&browser, json!({ "class": "inquiry", "category": "street_lighting", "lang": "ar" })).await;
    browser.until("the page's language", "document.documentElement.lang === 'ar'").await;
    browser.on_screen("sent").await;
    browser.photos_are_delivered(report.photos.len()).await;
    assert_eq!(host.hotline.photos(&receipt.reference).len(), report.photos.len());
}
