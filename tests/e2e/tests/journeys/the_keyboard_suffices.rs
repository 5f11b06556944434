//! The whole path by the keyboard alone. At every stop the focus can be seen.

use complaint_widget_journeys::{Browser, Hotline, Photo, Report, Setup, words};
use serde_json::json;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const SPACE: &str = " ";
const DOWN: &str = "\u{E015}";
const ESCAPE: &str = "\u{E00C}";

/// More stops than any screen has: a walk that doesn't arrive in so many never does.
const MOST_STOPS: usize = 80;

/// Tabs until the focus is where `expression` says of `arguments[0]`. The end of the page leads to its beginning:
/// nothing traps.
async fn tab_until(browser: &Browser, expression: &str, argument: &str) {
    for _ in 0..MOST_STOPS {
        browser.keys(TAB).await;
        assert_focus_is_seen(browser).await;
        let arrived = format!("return document.activeElement?.{expression}");
        if browser.run_with(&arrived, vec![json!(argument)]).await == true {
            return;
        }
    }
    panic!("Tab doesn't lead to {argument}");
}

/// Tabs to what `selector` finds.
async fn reach(browser: &Browser, selector: &str) {
    tab_until(browser, "matches(arguments[0])", selector).await;
}

/// Tabs to the button that says the message `id`, and presses it.
async fn press_words(browser: &Browser, id: &str) {
    tab_until(browser, "innerText.trim() === arguments[0]", &words("en", id)).await;
    browser.keys(ENTER).await;
}

/// The element with the focus, or the label or frame that stands for it, has an outline.
async fn assert_focus_is_seen(browser: &Browser) {
    let script = "const focused = document.activeElement;
        if (!focused || focused === document.body) return '';
        const chain = [focused, focused.parentElement, focused.parentElement?.parentElement];
        const seen = chain.some(element => {
            if (!element) return false;
            const style = getComputedStyle(element);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        });
        const box = focused.closest('label, button, a, input, select, textarea, fieldset, [tabindex]')
            .getBoundingClientRect();
        const inView = box.bottom > 0 && box.top < innerHeight;
        return seen && inView ? '' : (seen ? 'out of view: ' : 'no outline: ') + focused.outerHTML.slice(0, 300)";
    assert_eq!(browser.run(script).await, "", "the focus can't be seen");
}

/// Waits until the screen `name` is there, with the focus on its heading.
async fn arrive(browser: &Browser, name: &str) {
    browser.on_screen(name).await;
    browser.until("the heading has the focus", "document.activeElement?.id === 'screen-title'").await;
}

async fn press(browser: &Browser, selector: &str) {
    reach(browser, selector).await;
    browser.keys(ENTER).await;
}

async fn go_on(browser: &Browser) {
    press(browser, "main button[type=submit]").await;
}

#[tokio::test]
async fn from_the_first_screen_to_the_end() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    let report = Report::english();

    browser.on_screen("home").await;
    browser.keys(TAB).await;
    browser.until("the skip link comes first", "document.activeElement?.matches('.skip-link')").await;
    assert_focus_is_seen(&browser).await;
    browser.keys(ENTER).await;
    browser.until("it skips to the heading", "document.activeElement?.id === 'screen-title'").await;
    press(&browser, "a[href='#/report/describe']").await;

    describe(&browser, &report).await;
    place(&browser, &report).await;
    photos(&browser).await;

    arrive(&browser, "report/contact").await;
    reach(&browser, "#phone").await;
    browser.keys(report.phone).await;
    go_on(&browser).await;

    arrive(&browser, "report/check").await;
    go_on(&browser).await;
    arrive(&browser, "sent").await;
    let receipt = browser.receipt().await;
    browser.photos_are_delivered(1).await;
    assert!(hotline.show(&receipt.reference).contains(report.description));

    press_words(&browser, "sent-see-status").await;
    arrive(&browser, "complaint").await;
    browser.wait_for_status("answered").await;
    press_words(&browser, "complaint-rate").await;
    rate(&browser).await;
    let end = hotline.show(&receipt.reference);
    assert!(end.contains("contacted true, solved true, satisfaction 4 of 5"), "{end}");
    browser.assert_quiet().await;
}

async fn describe(browser: &Browser, report: &Report) {
    arrive(browser, "report/describe").await;
    go_on(browser).await;
    browser.until("the summary has the focus", "document.activeElement?.id === 'error-summary'").await;
    assert_focus_is_seen(browser).await;
    reach(browser, "#error-summary button").await;
    browser.keys(ENTER).await;
    browser.until("its link leads to a field", "document.activeElement?.closest('form') !== null").await;
    assert_focus_is_seen(browser).await;
    browser.shift_tab().await;
    assert_focus_is_seen(browser).await;
    reach(browser, "#description").await;
    browser.keys(report.description).await;
    reach(browser, "input[name=class]").await;
    // To the next one and back: arrows choose.
    browser.keys(DOWN).await;
    browser.until("an arrow chooses", "document.querySelector('input[name=class]:checked') !== null").await;
    browser.keys("\u{E013}").await;
    let first = "document.querySelector(\"input[name=class]:checked\")?.value === 'complaint'";
    browser.until("another goes back", first).await;
    reach(browser, "input[name=category]").await;
    browser.keys(SPACE).await;
    reach(browser, "input[name=answer-source]").await;
    browser.keys(SPACE).await;
    go_on(browser).await;
}

async fn place(browser: &Browser, report: &Report) {
    arrive(browser, "report/place").await;
    reach(browser, "#address").await;
    browser.keys(report.address).await;
    browser.find("#address-list:not([hidden]) [role=option]").await;
    browser.keys(ESCAPE).await;
    browser.until("Escape closes the list", "document.getElementById('address-list').hidden").await;
    browser.keys(DOWN).await;
    browser.until("an arrow opens it", "!document.getElementById('address-list').hidden").await;
    let active = "document.getElementById('address').getAttribute('aria-activedescendant')";
    browser.keys(DOWN).await;
    browser.until("an arrow goes into it", active).await;
    let marked =
        "document.getElementById('address-list').querySelector('[aria-selected=true]')?.textContent.trim()";
    while browser.until("one is marked", marked).await != report.found {
        browser.keys(DOWN).await;
    }
    browser.keys(ENTER).await;
    let chosen = "document.getElementById('address').value === arguments[0]";
    browser.until_with("Enter chooses", chosen, vec![json!(report.found)]).await;
    go_on(browser).await;
}

async fn photos(browser: &Browser) {
    arrive(browser, "report/photos").await;
    // The dialogue that chooses files is the browser's own.
    reach(browser, "#photo-picker").await;
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["one.jpg", "two.jpg"].map(|name| (name, Photo::two()[1].jpeg()));
    browser.pick_files(folder.path(), &[first, second]).await;
    browser.until("both are ready", "document.querySelectorAll('.photo-card').length === 2").await;
    reach(browser, ".photo-card input").await;
    browser.keys("The site").await;
    press(browser, ".photo-card:nth-child(2) .photo-card__remove").await;
    browser.until("one is removed", "document.querySelectorAll('.photo-card').length === 1").await;
    browser.until("the focus stays near", "document.activeElement?.closest('main') !== null").await;
    go_on(browser).await;
}

async fn rate(browser: &Browser) {
    arrive(browser, "rate").await;
    reach(browser, "input[name=contacted]").await;
    browser.keys(SPACE).await;
    reach(browser, "input[name=solved]").await;
    browser.keys(SPACE).await;
    reach(browser, "input[name=satisfaction]").await;
    browser.keys(SPACE).await;
    for _ in 0..3 {
        browser.keys(DOWN).await;
    }
    go_on(browser).await;
    browser.until("the thanks have the focus", "document.activeElement?.id === 'verdict-end'").await;
    press(browser, "#verdict-end a").await;
    arrive(browser, "complaint").await;
    browser.wait_for_status("closed").await;
}
