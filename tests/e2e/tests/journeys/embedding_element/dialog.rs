//! The element as a dialog: for the keyboard, for screen readers, and with a control of the page's own.

use complaint_widget_journeys::Browser;
use serde_json::json;
use thirtyfour::Key;

use super::{Stage, assert_well, report, seen};

/// A dialog with the element's own button, between two things that take the focus.
const OWN: &str = "<button id='above'>Above<br>all</button>
    <complaint-widget id='w' mode='dialog'><a href='{widget}/'>Tell us</a></complaint-widget>
    <p><a id='below' href='#below'>Below</a></p>";

/// The same with a button of the page's.
const PAGES: &str = "<button id='above' data-complaint-widget='w'><b id='word'>Complain</b></button>
    <complaint-widget id='w' mode='dialog'><a href='{widget}/'>Tell us</a></complaint-widget>
    <p><a id='below' href='{widget}/' data-complaint-widget='w'>Below</a></p>";

/// What has the focus: an id of the page's, or a part of the element.
async fn focus(browser: &Browser) -> String {
    let script = "const { root, frame, button, close, view } = widget();
        const at = document.activeElement;
        const parts = { frame, button };
        const part = Object.keys(parts).find(name => parts[name] && parts[name] === root.activeElement);
        const shut = close.getRootNode().activeElement === close && 'close';
        return at === document.body ? 'nothing' : part || shut || at.id";
    browser.run(script).await.as_str().unwrap().to_owned()
}

async fn is_open(browser: &Browser) -> bool {
    browser.run("return widget().dialog.matches(':modal')").await == json!(true)
}

/// Goes on with the frame that the dialog shows.
async fn shown(browser: &Browser) {
    browser.until("the frame shows", "widget().frame && widget().state === 'dialog shown'").await;
    report(browser, "w").await;
}

#[tokio::test]
async fn its_own_button_opens_it_and_has_the_focus_back() {
    let stage = Stage::with(OWN).await;
    let browser = stage.open().await;
    browser.until("the element is there", "widget().button.checkVisibility()").await;
    let look = "const { button, close, frame, linkShows } = widget();
        return [button.textContent, button.offsetHeight >= 48, close.ariaLabel, frame, linkShows]";
    assert_eq!(browser.run(look).await, json!(["Tell us", true, "Close", null, false]));
    browser.keys(format!("{}{}", Key::Tab.value(), Key::Tab.value())).await;
    assert_eq!(focus(&browser).await, "button");
    browser.keys(Key::Enter.value().to_string()).await;
    shown(&browser).await;
    assert!(is_open(&browser).await);
    assert_eq!(report(&browser, "w").await["focus"], json!("heading"));
    let told = report(&browser, "w").await["heard"].clone();
    assert_eq!((&told[0]["settings"]["mode"], &told[1]["type"]), (&json!("dialog"), &json!("open")));

    // Nothing behind it can be reached, by a finger or by the keyboard.
    let behind = "const box = document.getElementById('above').getBoundingClientRect();
        document.getElementById('above').focus();
        return document.elementFromPoint(box.x + 5, box.y + 5).id";
    assert_ne!(browser.run(behind).await, json!("above"));
    for _ in 0..6 {
        assert!(!["above", "below", "button"].contains(&focus(&browser).await.as_str()));
        browser.keys(Key::Tab.value().to_string()).await;
    }
    // Inside the frame, Escape is the frame's to hear.
    browser.run("widget().element.open()").await;
    report(&browser, "w").await;
    browser.keys(Key::Escape.value().to_string()).await;
    browser.until("it is closed", "!widget().dialog.open").await;
    assert_eq!(focus(&browser).await, "button");
    browser.until("the page knows", "seen.some(([, type]) => type === 'closed')").await;

    // On its own close button, it is the browser's. The frame is the one from before.
    let born = "widget().frame";
    browser.run(&format!("window.before = {born}")).await;
    browser.keys(Key::Enter.value().to_string()).await;
    browser.until("it is open again", "widget().dialog.open").await;
    browser.run("widget().close.focus()").await;
    browser.keys(Key::Escape.value().to_string()).await;
    browser.until("it is closed", "!widget().dialog.open").await;
    assert_eq!(focus(&browser).await, "button");
    assert_eq!(browser.run(&format!("return window.before === {born}")).await, json!(true));
    browser.keys(Key::Enter.value().to_string()).await;
    browser.until("it is open again", "widget().dialog.open").await;
    browser.run("widget().close.click()").await;
    browser.until("it is closed", "!widget().dialog.open").await;
    assert_eq!(focus(&browser).await, "button");
    assert_well(&browser).await;
}

#[tokio::test]
async fn controls_of_the_page_open_it_instead_of_its_own() {
    let stage = Stage::with(PAGES).await;
    let browser = stage.open().await;
    browser.until("the element is there", "widget().dialog").await;
    assert_eq!(browser.run("return widget().button.checkVisibility()").await, json!(false));
    for (control, back) in [("#word", "above"), ("#below", "below")] {
        browser.press(control).await;
        shown(&browser).await;
        assert!(is_open(&browser).await);
        browser.run("widget().element.close()").await;
        browser.until("the focus is back", &format!("document.activeElement.id === '{back}'")).await;
    }
    // Safari gives buttons no focus when they are pressed, so that it can't give it back by itself.
    browser.run("document.activeElement.blur(); document.getElementById('above').click()").await;
    browser.run("widget().element.close()").await;
    browser.until("the focus is there", "document.activeElement.id === 'above'").await;
    browser.until("the page knows", "seen.filter(([, type]) => type === 'closed').length === 3").await;
    assert_well(&browser).await;
}

#[tokio::test]
async fn a_dialog_whose_frame_does_not_come_closes_and_leaves_the_link() {
    let stage = Stage::silent(OWN).await;
    let browser = stage.open().await;
    browser.until("the element is there", "widget().button.checkVisibility()").await;
    browser.run("widget().button.click()").await;
    browser.until("the dialog is open", "widget().dialog.open").await;
    // The link is in it, too, as long as nothing else is.
    assert_eq!(browser.run("return widget().linkShows").await, json!(true));
    browser.run("for (const work of timers.values()) work()").await;
    browser.until("the link has the focus", "document.activeElement.textContent === 'Tell us'").await;
    let look = "return [widget().dialog.open, widget().linkShows, widget().button.checkVisibility()]";
    assert_eq!(browser.run(look).await, json!([false, true, false]));
    assert_eq!(seen(&browser).await[0], json!(["w", "error", { "code": "timeout" }]));
    assert_well(&browser).await;
}

#[tokio::test]
async fn changing_between_page_and_dialog_loads_nothing_anew() {
    let stage = Stage::with(OWN).await;
    let browser = stage.open().await;
    browser.run("widget().element.open('track')").await;
    shown(&browser).await;
    let born = report(&browser, "w").await["born"].clone();
    browser.run("widget().element.setAttribute('mode', 'inline')").await;
    browser
        .until("it stands in the page", "widget().state === 'inline shown' && !widget().dialog.open")
        .await;
    assert_eq!(
        browser.run("return [widget().frame.offsetHeight, widget().button.hidden]").await,
        json!([640, true])
    );
    assert_eq!(report(&browser, "w").await["born"], born);
    browser.run("widget().element.setAttribute('mode', 'dialog'); widget().element.open()").await;
    shown(&browser).await;
    assert!(is_open(&browser).await);
    assert_eq!(report(&browser, "w").await["born"], born);
    assert_well(&browser).await;
}

#[tokio::test]
async fn the_accessibility_rules_hold_in_the_page_and_in_the_dialog() {
    let stage = Stage::with(OWN).await;
    let browser = stage.open().await;
    browser.until("the element is there", "widget().button.checkVisibility()").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "closed");
    browser.run("widget().element.open()").await;
    shown(&browser).await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "as a dialog");
    browser.run("widget().element.setAttribute('mode', 'inline')").await;
    browser.until("it stands in the page", "widget().state === 'inline shown'").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "in the page");
    // axe-core looks for itself in the frame.
    browser.assert_quiet_but(&["does not match the recipient window's origin"]).await;
}
