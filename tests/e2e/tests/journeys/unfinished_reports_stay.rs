//! What is typed stays on the phone until the citizen deletes it, and where it can't the citizen is told.

use complaint_widget_journeys::{Browser, Hotline, Report, Setup, words};
use serde_json::json;

/// How many unfinished reports the first screen lists.
async fn are_listed(browser: &Browser, count: usize) {
    let listed = "document.querySelectorAll('[data-report]').length === arguments[0]";
    browser.until_with(&format!("{count} reports are listed"), listed, vec![json!(count)]).await;
}

/// Answers the question that a button asks with yes.
async fn confirm(browser: &Browser) {
    browser.press(".confirm .button--danger").await;
    browser.find("#unfinished-said .notice--success").await;
}

async fn go_home(browser: &Browser, hotline: &Hotline) {
    browser.goto(&format!("{}#/", hotline.url())).await;
    browser.on_screen("home").await;
}

#[tokio::test]
async fn a_whole_report_outlives_its_browser_and_arrives() {
    let hotline = Hotline::start();
    let setup = Setup::default();
    let mut browser = Browser::start(&setup).await;
    browser.open(&hotline.url()).await;
    let report = Report::english();
    browser.write(&report).await;
    browser.all_is_kept().await;
    browser.kill_and_start_again(&setup).await;

    browser.open(&hotline.url()).await;
    are_listed(&browser, 1).await;
    let listed = browser.text("[data-report='0']").await;
    let draft = words("en", "kept-draft");
    assert!(listed.contains("Noise") && listed.contains("photos") && listed.contains(&draft), "{listed}");
    browser.press("[data-report='0'] button").await;
    browser.on_screen("report/check").await;
    browser.until("the heading has the focus", "document.activeElement.id === 'screen-title'").await;
    let everything = browser.text("main").await;
    for part in [report.description, report.found, report.name, report.phone, "View 1", "View 2", "6"] {
        assert!(everything.contains(part), "{part} is not in:\n{everything}");
    }
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    assert_eq!(hotline.photos(&receipt.reference).len(), 2);
    assert_eq!(hotline.list().lines().count(), 1, "{}", hotline.list());
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_reload_goes_on_where_it_was() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    browser.type_into("description", "The lamp is broken").await;
    browser.all_is_kept().await;
    browser.open(&format!("{}?again#/report/describe", hotline.url())).await;
    browser
        .until("the words", "document.getElementById('description')?.value === 'The lamp is broken'")
        .await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn several_reports_side_by_side_and_each_deleted_for_good() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    browser.type_into("description", "The first one, about a lamp").await;
    browser.goto(&format!("{}#/report/photos", hotline.url())).await;
    browser.on_screen("report/photos").await;
    browser.add_photos(&Report::english().photos).await;
    browser.all_is_kept().await;
    go_home(&browser, &hotline).await;
    browser.press("#another").await;
    browser.on_screen("report/describe").await;
    assert_eq!(browser.typed("description").await, "");
    browser.type_into("description", "The second one").await;
    browser.all_is_kept().await;
    go_home(&browser, &hotline).await;
    are_listed(&browser, 1).await;
    assert!(browser.text("[data-report='0']").await.contains("The first one"));
    assert_eq!(browser.stored().await, (2, 2));

    // Going on with one leaves the other in its place.
    browser.press("[data-report='0'] button").await;
    browser.on_screen("report/photos").await;
    browser.until("the photos", "document.querySelectorAll('.photo-card img').length === 2").await;
    go_home(&browser, &hotline).await;
    are_listed(&browser, 1).await;
    assert!(browser.text("[data-report='0']").await.contains("The second one"));

    browser.press("[data-report='0'] .confirm button").await;
    confirm(&browser).await;
    are_listed(&browser, 0).await;
    assert_eq!(browser.stored().await, (1, 2));
    browser.press("#unfinished-delete").await;
    confirm(&browser).await;
    browser.until("the first screen is as new", "document.querySelector('#another') === null").await;
    assert_eq!(browser.stored().await, (0, 0));
    browser.begin_report().await;
    assert_eq!(browser.typed("description").await, "");
    browser.assert_quiet().await;
}

#[tokio::test]
async fn what_one_tab_has_open_another_does_not_take() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    browser.type_into("description", "Mine alone").await;
    browser.all_is_kept().await;
    let first = browser.new_tab().await;
    browser.open(&hotline.url()).await;
    are_listed(&browser, 1).await;
    assert!(browser.text("[data-report='0']").await.contains(&words("en", "kept-elsewhere")));
    browser.press("[data-report='0'] button").await;
    let said = browser.text("#unfinished-said .notice").await;
    assert_eq!(said, words("en", "kept-unopened-elsewhere"));
    browser.on_screen("home").await;
    browser.turn_to(first).await;
    browser.type_into("description", ", still").await;
    browser.all_is_kept().await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_browser_that_stores_nothing_says_so_and_sends() {
    let hotline = Hotline::start();
    let blocked = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };";
    let browser = Browser::start(&Setup { before: Some(blocked), ..Setup::default() }).await;
    browser.open(&hotline.url()).await;
    browser.until("nothing is kept", "document.documentElement.dataset.kept === 'memory'").await;
    assert!(browser.text("#unkept").await.contains(&words("en", "unkept-title")));
    let report = Report::english();
    browser.write(&report).await;
    assert!(browser.text("#unkept").await.contains(&words("en", "unkept-title")));
    // Another report would lose this one, which is asked about.
    go_home(&browser, &hotline).await;
    browser.press("#another").await;
    assert_eq!(browser.text("#another-question").await, words("en", "sent-another-draft-question"));
    browser.goto(&format!("{}#/report/check", hotline.url())).await;
    browser.on_screen("report/check").await;
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    assert_eq!(hotline.photos(&receipt.reference).len(), 2);
    browser.assert_quiet().await;
}

#[tokio::test]
async fn the_notice_goes_when_there_is_room_again() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    let full = "window.put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    browser.run(full).await;
    browser.type_into("description", "No room").await;
    browser.until("nothing is kept", "document.documentElement.dataset.kept === 'memory'").await;
    browser.find("#unkept .notice").await;
    browser.run("IDBObjectStore.prototype.put = window.put").await;
    browser.type_into("description", " and room again").await;
    browser.all_is_kept().await;
    browser.until("the notice is gone", "document.querySelector('#unkept .notice') === null").await;
    assert_eq!(browser.stored().await, (1, 0));
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_photo_that_the_phone_lost_is_named() {
    let hotline = Hotline::start();
    let setup = Setup::default();
    let mut browser = Browser::start(&setup).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    browser.type_into("description", "With pictures").await;
    browser.goto(&format!("{}#/report/photos", hotline.url())).await;
    browser.on_screen("report/photos").await;
    browser.add_photos(&Report::english().photos).await;
    browser.all_is_kept().await;
    browser.kill_and_start_again(&setup).await;
    browser.open(&hotline.url()).await;
    are_listed(&browser, 1).await;
    let lose_one = "const done = arguments[0];
        const opening = indexedDB.open('complaint-widget:/:database');
        opening.onsuccess = () => {
            const database = opening.result;
            const record = database.transaction('reports').objectStore('reports').getAll();
            record.onsuccess = () => {
                const { draft } = JSON.parse(record.result[0]);
                const transaction = database.transaction('photos', 'readwrite');
                transaction.objectStore('photos').delete(`${draft.key}/${draft.photos[0].id}`);
                transaction.oncomplete = () => { database.close(); done(true); };
            };
        };";
    browser.run_until_done(lose_one, Vec::new()).await;
    browser.press("[data-report='0'] button").await;
    browser.on_screen("report/photos").await;
    let said = browser.text(".screen .notice").await;
    assert!(said.contains("View 1") && !said.contains("View 2"), "{said}");
    browser.until("the other photo", "document.querySelectorAll('.photo-card img').length === 1").await;
    browser.assert_quiet().await;
}
