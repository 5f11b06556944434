//! The browser is killed, and the citizen opens the widget again.

use super::{
    cell::{Desk, Moment},
    citizen::{self, End},
    stage::{DESCRIPTION, Stage},
};
use crate::{
    picture::Photo,
    proxy::{Fault, Rule},
};

/// Everything that was typed is on the disk.
const KEPT: &str = "document.documentElement.dataset.kept === 'kept'";
/// The way to a report that is on this phone.
const REPORT: &str = "[data-report] a, [data-report] button";
/// What is typed in the second before the browser is killed. It may be lost, or a part of it.
const LAST_WORDS: &str = " and children walk there";

/// Goes through a cell up to its end.
pub(super) async fn act(stage: &mut Stage, moment: Moment) -> End {
    citizen::open(stage).await;
    match moment {
        Moment::Typing => typing(stage).await,
        Moment::Scaling => scaling(stage).await,
        Moment::Sending | Moment::BetweenReportAndPhotos | Moment::InPhoto => sending(stage, moment).await,
    }
}

async fn typing(stage: &mut Stage) -> End {
    stage.browser.begin_report().await;
    stage.browser.type_into("description", DESCRIPTION).await;
    stage.browser.until("what was typed is kept", KEPT).await;
    stage.browser.type_into("description", LAST_WORDS).await;
    stage.kill().await;
    go_on_writing(stage, "report/describe").await;
    let there = stage.browser.typed("description").await;
    let whole = format!("{DESCRIPTION}{LAST_WORDS}");
    assert!(there.starts_with(DESCRIPTION) && whole.starts_with(&there), "lost: there is only \"{there}\"");
    citizen::describe(stage, "").await;
    citizen::write_on(stage).await;
    citizen::send(stage).await
}

async fn scaling(stage: &mut Stage) -> End {
    stage.browser.begin_report().await;
    citizen::describe(stage, DESCRIPTION).await;
    citizen::say_place(stage).await;
    stage.browser.add_photos(&Photo::two()[..1]).await;
    stage.browser.until("the first photo is kept", KEPT).await;
    // Larger than any that is sent: it takes a while to make it small.
    let large = Photo { size: (6_000, 4_000), ..Photo::two()[1].clone() };
    let folder = tempfile::tempdir().expect("a folder for the photo");
    stage.browser.pick_files(folder.path(), &[("IMG_0009.JPG", large.jpeg())]).await;
    let is_scaling = "document.querySelectorAll('.photo-card').length === 1 &&
        document.querySelector('main').innerText.includes('…')";
    stage.browser.until("the second photo is being prepared", is_scaling).await;
    stage.kill().await;
    go_on_writing(stage, "report/photos").await;
    let first = "document.querySelectorAll('.photo-card').length === 1";
    stage.browser.until("the first photo is still there, and only it", first).await;
    stage.browser.add_more_photos(&Photo::two()[1..], 1).await;
    citizen::say_contact(stage).await;
    citizen::send(stage).await
}

/// Opens the widget again and goes on with the report on this phone, which must come to `screen`.
async fn go_on_writing(stage: &Stage, screen: &str) {
    citizen::open(stage).await;
    stage.browser.press(REPORT).await;
    stage.browser.on_screen(screen).await;
}

/// Kills it while something is on its way to the hotline; the phone goes on with it when the widget is opened again.
async fn sending(stage: &mut Stage, moment: Moment) -> End {
    citizen::write(stage).await;
    stage.browser.until("all of it is kept", KEPT).await;
    let is_native = stage.cell.desk == Desk::Native;
    let photo = "/api/v1/complaints/*/photos/*";
    let requests = "/open311/v2/requests.json";
    match (moment, is_native) {
        (Moment::Sending, true) => stage.proxy.script(Rule::always("/api/v1/complaints", Fault::HoldAnswer)),
        (Moment::Sending, false) => stage.proxy.script(Rule::once("POST", requests, Fault::HoldAnswer)),
        (Moment::InPhoto, false) => stage.proxy.script(Rule::once("POST", requests, Fault::BlackHole)),
        (_, false) => stage.proxy.script(Rule::always("/open311/v2/requests/*", Fault::BlackHole)),
        (Moment::InPhoto, true) => {
            // The first photo gets through, the second reaches the hotline after the browser's end.
            stage.proxy.script(Rule::once("PUT", photo, Fault::Twice));
            stage.proxy.script(Rule::always(photo, Fault::Hold));
        }
        (_, true) => stage.proxy.script(Rule::always(photo, Fault::BlackHole)),
    }
    stage.look().await;
    stage.browser.go_on().await;
    if moment == Moment::InPhoto && is_native {
        let second = "document.querySelectorAll('.deliveries__done').length === 1 \
            && document.querySelectorAll('.deliveries__item progress, .deliveries__item [role=progressbar]').length === 1";
        stage.browser.until("the second photo is on its way", second).await;
    } else {
        stage.proxy.has_injected(1).await;
    }
    if moment == Moment::Sending {
        stage.hotline_has(1).await;
    }
    stage.kill().await;
    stage.proxy.clear();
    citizen::open(stage).await;
    stage.browser.press(REPORT).await;
    citizen::follow_delivery(stage).await
}

impl Stage {
    /// Waits until the hotline holds so many reports.
    async fn hotline_has(&self, count: usize) {
        while self.hotline.list().lines().count() < count {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}
