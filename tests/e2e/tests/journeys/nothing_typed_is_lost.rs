//! The browser's buttons and a change of language lose nothing that was typed.

use complaint_widget_journeys::{Answer, Browser, Hotline, Report, Setup};

#[tokio::test]
async fn going_back_and_forward_and_changing_the_language() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    let report = Report::english();
    browser.write(&report).await;

    browser.back().await;
    contact_is_there(&browser, &report).await;
    browser.back().await;
    photos_are_there(&browser).await;
    browser.back().await;
    place_is_there(&browser, &report).await;
    browser.back().await;
    matter_is_there(&browser, &report).await;

    browser.choose_language("ar").await;
    assert_eq!(browser.language().await, ("ar".to_owned(), "rtl".to_owned()));
    matter_is_there(&browser, &report).await;
    browser.forward().await;
    place_is_there(&browser, &report).await;
    browser.forward().await;
    photos_are_there(&browser).await;
    browser.forward().await;
    contact_is_there(&browser, &report).await;
    browser.choose_language("en").await;
    assert_eq!(browser.language().await, ("en".to_owned(), "ltr".to_owned()));
    contact_is_there(&browser, &report).await;
    browser.forward().await;
    browser.on_screen("report/check").await;
    let everything = browser.text("main").await;
    for part in [report.description, report.found, report.name, report.phone, "View 1", "View 2"] {
        assert!(everything.contains(part), "{part} is not in:\n{everything}");
    }

    // By the widget's own way back, too.
    for screen in ["report/contact", "report/photos", "report/place", "report/describe", "home"] {
        browser.press(".bar__back").await;
        browser.on_screen(screen).await;
    }
    browser.begin_report().await;
    matter_is_there(&browser, &report).await;
    assert!(hotline.list().is_empty(), "nothing was sent");
    browser.assert_quiet().await;
}

async fn matter_is_there(browser: &Browser, report: &Report) {
    browser.on_screen("report/describe").await;
    assert_eq!(browser.typed("description").await, report.description);
    browser.find(&format!("input[name=class][value={}]:checked", report.class)).await;
    browser.find(&format!("input[name=category][value={}]:checked", report.category)).await;
    for answer in report.answers {
        match answer {
            Answer::Text(code, text) => assert_eq!(browser.typed(&format!("answer-{code}")).await, *text),
            Answer::Choice(code, key) => {
                browser.find(&format!("#answer-{code} input[value={key}]:checked")).await;
            }
        }
    }
}

async fn place_is_there(browser: &Browser, report: &Report) {
    browser.on_screen("report/place").await;
    assert_eq!(browser.typed("address").await, report.found);
    browser
        .until("the address's district", "document.getElementById('district')?.value === 'old-town'")
        .await;
}

async fn photos_are_there(browser: &Browser) {
    browser.on_screen("report/photos").await;
    let read = "return [...document.querySelectorAll('.photo-card input')].map(it => it.value).join()";
    assert_eq!(browser.run(read).await, "View 1,View 2");
}

async fn contact_is_there(browser: &Browser, report: &Report) {
    browser.on_screen("report/contact").await;
    assert_eq!(browser.typed("name").await, report.name);
    assert_eq!(browser.typed("phone").await, report.phone);
}

#[tokio::test]
async fn what_is_typed_to_find_a_report_and_about_an_answer() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.press("a[href='#/track']").await;
    browser.on_screen("track").await;
    browser.type_into("reference", "PH-2026-000001").await;
    browser.choose_language("zh-Hans").await;
    assert_eq!(browser.typed("reference").await, "PH-2026-000001");
    browser.back().await;
    browser.on_screen("home").await;
    browser.forward().await;
    browser.on_screen("track").await;
    assert_eq!(browser.typed("reference").await, "PH-2026-000001");
    browser.assert_quiet().await;
}
