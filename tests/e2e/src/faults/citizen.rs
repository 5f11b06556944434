//! What the citizen does in each operation: types, sends, and then whatever the screen advises, until it is done.

use serde_json::json;

use super::{
    cell::{Cell, Desk, Mishap, Operation},
    stage::{CATEGORY, DESCRIPTION, PLACE, Stage, TRY_AGAIN},
};
use crate::{picture::Photo, words::words};

/// The number on the lamp post.
pub(super) const POLE: &str = "Q-17";
/// The citizen's telephone number.
pub(super) const PHONE: &str = "+86 10 5550 0100";
/// What is added.
pub(super) const ADDED: &str = "It has been dark for a week now";
/// What is still wrong after the answer.
pub(super) const STILL_WRONG: &str = "The lamp went out again last night";

/// The form's button on the screen.
const SUBMIT: &str = "document.querySelector('main button[type=submit]')";

/// How it ended for the citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The screen gave this number.
    Numbered(String),
    /// The screen advised to call, and the hotline said on the telephone that it has the report.
    HeardByTelephone,
    /// The screen said that it is done.
    Done,
}

/// How many photos a cell's report has.
pub(super) const fn photos(cell: Cell) -> usize {
    match cell.mishap {
        Mishap::Request(_, Operation::Submit) => 1,
        Mishap::Request(_, Operation::Photo) | Mishap::Kill(_) => 2,
        Mishap::Request(..) => 0,
    }
}

/// Does what the cell is about.
pub(super) async fn act(stage: &Stage, operation: Operation) -> End {
    match operation {
        Operation::Capabilities | Operation::Categories => {
            stage.arm().await;
            open(stage).await;
            write(stage).await;
            send(stage).await
        }
        Operation::Submit | Operation::Photo => {
            open(stage).await;
            write(stage).await;
            stage.arm().await;
            send(stage).await
        }
        Operation::Read => {
            let receipt = stage.filed(true).await;
            open(stage).await;
            track(stage, &receipt, true).await;
            End::Done
        }
        Operation::Message => {
            let receipt = stage.filed(false).await;
            open(stage).await;
            track(stage, &receipt, false).await;
            add_information(stage).await;
            End::Done
        }
        Operation::Rate => {
            let receipt = stage.filed(true).await;
            open(stage).await;
            track(stage, &receipt, false).await;
            rate(stage, None).await;
            End::Done
        }
        Operation::Reopen => {
            let receipt = stage.filed(true).await;
            open(stage).await;
            track(stage, &receipt, false).await;
            rate(stage, Some(STILL_WRONG)).await;
            End::Done
        }
    }
}

/// Opens the widget.
pub(super) async fn open(stage: &Stage) {
    stage.browser.open(&stage.proxy.url()).await;
    stage.browser.on_screen("home").await;
}

/// Types a whole report, up to the last step.
pub(super) async fn write(stage: &Stage) {
    let begin = "document.querySelector(\"a[href='#/report/describe']\")";
    stage.follow("a report can be begun", begin, TRY_AGAIN).await;
    stage.browser.begin_report().await;
    describe(stage, DESCRIPTION).await;
    write_on(stage).await;
}

/// Types `description`, which is all that is missing of it, and fills the rest of the first step.
pub(super) async fn describe(stage: &Stage, description: &str) {
    let browser = &stage.browser;
    browser.type_into("description", description).await;
    let category = format!("document.querySelector('input[name=category][value={CATEGORY}]')");
    stage.follow("the kinds of problem", &category, TRY_AGAIN).await;
    if stage.cell.desk == Desk::Native {
        stage.follow("the classes", "document.querySelector('input[name=class]')", TRY_AGAIN).await;
        browser.choose("class", "complaint").await;
    }
    browser.choose("category", CATEGORY).await;
    browser.type_into("answer-pole_number", POLE).await;
    assert!(browser.typed("description").await.starts_with(DESCRIPTION), "what was typed stays");
}

/// From the first step, which is filled, to the last.
pub(super) async fn write_on(stage: &Stage) {
    say_place(stage).await;
    let photos = &Photo::two()[..photos(stage.cell)];
    if !photos.is_empty() {
        stage.browser.add_photos(photos).await;
    }
    say_contact(stage).await;
}

/// From the first step to the photos.
pub(super) async fn say_place(stage: &Stage) {
    // What is missing stands above the button, with a way to ask for it again.
    let place = "document.querySelector('main')?.dataset.screen === 'report/place'";
    stage.follow("the second step", place, &format!("{TRY_AGAIN} ?? {SUBMIT}")).await;
    stage.browser.type_into("place-description", PLACE).await;
    stage.browser.go_on().await;
    stage.browser.on_screen("report/photos").await;
}

/// From the photos to the last step.
pub(super) async fn say_contact(stage: &Stage) {
    stage.browser.go_on().await;
    stage.browser.on_screen("report/contact").await;
    stage.browser.type_into("phone", PHONE).await;
    stage.browser.go_on().await;
    stage.browser.on_screen("report/check").await;
}

/// Sends the report and does what the screen advises until the hotline has it, and its photos.
pub(super) async fn send(stage: &Stage) -> End {
    stage.look().await;
    stage.browser.go_on().await;
    follow_delivery(stage).await
}

/// Does what the screen advises until the hotline has the report that was sent, and its photos.
pub(super) async fn follow_delivery(stage: &Stage) -> End {
    let (call, by_itself) = (words("en", "check-unknown-call"), words("en", "check-try-now"));
    // Nothing is to be done while the widget goes on by itself.
    let asks = format!(
        "document.querySelector('#send-failure') && {SUBMIT} && {SUBMIT}.getAttribute('aria-disabled') !== 'true' \
        && {SUBMIT}.innerText.trim() !== '{by_itself}'"
    );
    let is_sent = "document.querySelector('main')?.dataset.screen === 'sent'";
    // Where a report was found that may have arrived, the way to its receipt.
    let receipt = "document.querySelector('main[data-screen=\"report/check\"]')
        && document.querySelector(\"a[href='#/sent']\")";
    loop {
        stage.follow("the report's end", &format!("{is_sent} || ({asks})"), receipt).await;
        let failure = stage.browser.run("return document.querySelector('#send-failure')?.innerText").await;
        let Some(failure) = failure.as_str() else { break };
        if failure.contains(&call) && !stage.hotline.list().is_empty() {
            return End::HeardByTelephone;
        }
        stage.press_if_there(&format!("{asks} && {SUBMIT}")).await;
    }
    let count = photos(stage.cell);
    let done = match stage.cell.desk {
        Desk::Native => format!("document.querySelectorAll('.deliveries__done').length === {count}"),
        Desk::Open311 => {
            format!("document.querySelectorAll('.deliveries__done, .deliveries__failed').length === {count}")
        }
    };
    let again = "[...document.querySelectorAll('.deliveries__action')]
        .find(it => it.innerText.trim() === arguments[0])";
    stage.follow("the photos' end", &done, again).await;
    End::Numbered(stage.browser.receipt().await.reference)
}

/// Looks the report up; the cell's fault happens to that, if `is_it`.
async fn track(stage: &Stage, (reference, code): &(String, String), is_it: bool) {
    let browser = &stage.browser;
    browser.press("a[href='#/track']").await;
    browser.on_screen("track").await;
    browser.type_into("reference", reference).await;
    if !code.is_empty() {
        browser.type_into("code", code).await;
    }
    if is_it {
        stage.arm().await;
    }
    browser.go_on().await;
    let again = format!("document.querySelector('#track-failure') ? {SUBMIT} : {TRY_AGAIN}");
    stage.follow("the report", "document.querySelector('.complaint__status')", &again).await;
}

async fn add_information(stage: &Stage) {
    stage.browser.type_into("information", ADDED).await;
    stage.arm().await;
    let form = "document.querySelector('#information').closest('form').querySelector('button[type=submit]')";
    stage.press_if_there(form).await;
    let again = format!("document.querySelector('#addition-end[role=alert]') && {form}");
    stage.follow("the addition", "document.querySelector('#addition-end .notice--success')", &again).await;
}

/// Rates the answer: unsolved if something is still wrong, which has it reopened.
async fn rate(stage: &Stage, still_wrong: Option<&str>) {
    let browser = &stage.browser;
    browser.begin_rating().await;
    browser.choose("contacted", "no").await;
    browser.choose("solved", if still_wrong.is_some() { "no" } else { "yes" }).await;
    browser.choose("satisfaction", "2").await;
    if let Some(words) = still_wrong {
        browser.type_into("reopening-reason", words).await;
    }
    stage.arm().await;
    browser.go_on().await;
    let again = format!("document.querySelector('#verdict-end[role=alert]') && {SUBMIT}");
    stage.follow("the verdict", "document.querySelector('#verdict-end .notice--success')", &again).await;
}

/// What the screen of a complaint says of its status.
pub(super) async fn shown_status(stage: &Stage) -> String {
    let read = "return document.querySelector(arguments[0])?.textContent.trim()";
    let shown = stage.browser.run_with(read, vec![json!(".complaint__status")]).await;
    shown.as_str().unwrap_or_default().to_owned()
}
