//! A walk over every screen, in the states that a citizen sees them in.

use serde_json::json;

use crate::{
    browser::Browser,
    citizen::{Receipt, Report},
    hotline::Hotline,
    words::words,
};

impl Browser {
    /// Takes a report in the page's language from the first screen to its end, and calls `look` on every screen
    /// with a name for what is seen. `hotline` must have no clerk: the tour answers by itself.
    pub async fn tour(&self, hotline: &Hotline, mut look: impl AsyncFnMut(&str)) {
        self.open(&hotline.url()).await;
        self.on_screen("home").await;
        look("home").await;
        let (language, _) = self.language().await;
        let report = Report::of(&language);
        let receipt = self.tour_report(&report, &mut look).await;
        self.tour_complaint(hotline, &report, &receipt, &mut look).await;
        self.goto(&format!("{}#/privacy", hotline.url())).await;
        self.on_screen("privacy").await;
        look("privacy").await;
        self.goto(&format!("{}#/", hotline.url())).await;
        self.on_screen("home").await;
        look("home-with-a-report").await;
        self.goto(&format!("{}#/track", hotline.url())).await;
        self.on_screen("track").await;
        look("track-with-a-report").await;
        self.goto(&format!("{}#/feedback", hotline.url())).await;
        self.on_screen("feedback").await;
        look("feedback-without-its-link").await;
        self.tour_out_of_reach(hotline, &mut look).await;
        self.tour_unfinished(hotline, &report, &mut look).await;
    }

    /// Two reports that aren't finished, and a phone that has no room any more.
    async fn tour_unfinished(&self, hotline: &Hotline, report: &Report, look: &mut impl AsyncFnMut(&str)) {
        let home = format!("{}#/", hotline.url());
        self.goto(&home).await;
        self.begin_report().await;
        self.describe(report).await;
        self.goto(&home).await;
        self.press("#another").await;
        self.on_screen("report/describe").await;
        self.type_into("description", report.still_wrong).await;
        self.goto(&home).await;
        self.find("[data-report]").await;
        look("home-with-unfinished").await;
        self.press("[data-report] .confirm button").await;
        self.find("[data-report] .notice").await;
        look("home-deleting").await;
        self.goto(&format!("{}#/privacy", hotline.url())).await;
        self.on_screen("privacy").await;
        look("privacy-with-unfinished").await;
        let full =
            "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') }";
        self.run(full).await;
        self.goto(&format!("{}#/report/describe", hotline.url())).await;
        self.on_screen("report/describe").await;
        self.type_into("description", "…").await;
        self.find("#unkept .notice").await;
        look("report-describe-unkept").await;
        self.goto(&home).await;
        self.on_screen("home").await;
        self.find("#unkept .notice").await;
        look("home-unkept").await;
    }

    async fn tour_report(&self, report: &Report, look: &mut impl AsyncFnMut(&str)) -> Receipt {
        self.begin_report().await;
        self.go_on().await;
        self.find("#error-summary").await;
        look("report-describe-with-errors").await;
        self.describe(report).await;
        look("report-describe").await;
        self.press(".choice--action").await;
        self.find("#category-search").await;
        look("report-describe-all-kinds").await;
        self.go_on().await;
        self.on_screen("report/place").await;
        self.find("#district").await;
        look("report-place").await;
        self.type_into("address", report.address).await;
        self.find("#address-list:not([hidden]) [role=option]").await;
        look("report-place-searching").await;
        self.run("const field = document.getElementById('address'); field.value = ''").await;
        self.say_address(report.address, report.found).await;
        self.go_on().await;
        self.on_screen("report/photos").await;
        look("report-photos-without").await;
        let folder = tempfile::tempdir().expect("a folder for the file");
        self.pick_files(folder.path(), &[("letter.jpg", b"not a picture".to_vec())]).await;
        self.find(".photos__left-out").await;
        self.add_photos(&report.photos).await;
        look("report-photos").await;
        self.go_on().await;
        self.on_screen("report/contact").await;
        self.fill_contact(report).await;
        look("report-contact").await;
        self.go_on().await;
        self.on_screen("report/check").await;
        look("report-check").await;
        let receipt = self.send().await;
        self.photos_are_delivered(report.photos.len()).await;
        let (language, _) = self.language().await;
        self.press_words(&words(&language, "sent-keep")).await;
        self.find(".sent__kept").await;
        look("sent").await;
        receipt
    }

    async fn tour_complaint(
        &self,
        hotline: &Hotline,
        report: &Report,
        receipt: &Receipt,
        look: &mut impl AsyncFnMut(&str),
    ) {
        self.see_status().await;
        self.wait_for_status("received").await;
        look("complaint-received").await;
        hotline.answer(&receipt.reference, "answered", report.answer);
        self.ask_now().await;
        self.wait_for_status("answered").await;
        look("complaint-answered").await;
        self.begin_rating().await;
        self.go_on().await;
        self.find("#error-summary").await;
        self.choose("solved", "no").await;
        self.find("#reopening-reason").await;
        look("rate").await;
        self.rate_unsolved(2, report.still_wrong).await;
        look("rate-reopened").await;
        self.back_to_complaint().await;
        self.wait_for_status("reopened").await;
        look("complaint-reopened").await;
        self.goto(&format!("{}#/track", hotline.url())).await;
        self.on_screen("track").await;
        self.type_into("reference", &receipt.reference).await;
        self.type_into("code", "AAAA-AAAA-AAAA").await;
        self.go_on().await;
        self.find("#track-failure").await;
        look("track-not-found").await;
    }

    /// What a page says that is opened while the hotline can't be reached, on a phone that has been here before.
    async fn tour_out_of_reach(&self, hotline: &Hotline, look: &mut impl AsyncFnMut(&str)) {
        self.goto("about:blank").await;
        self.cdp("Network.enable", json!({})).await;
        self.cdp("Network.clearBrowserCache", json!({})).await;
        self.cdp("Network.setBlockedURLs", json!({ "urls": ["*/api/*"] })).await;
        self.open(&hotline.url()).await;
        let (language, _) = self.language().await;
        let said = "document.querySelector('main')?.innerText.includes(arguments[0])";
        let wanted = vec![json!(words(&language, "home-write-anyway"))];
        self.until_with("it says that one can write", said, wanted).await;
        look("home-out-of-reach").await;
        self.press(".saved-report").await;
        self.on_screen("complaint").await;
        self.find("main .notice--warning").await;
        look("complaint-out-of-reach").await;
        self.cdp("Network.setBlockedURLs", json!({ "urls": [] })).await;
        self.goto("about:blank").await;
        self.open(&hotline.url()).await;
    }
}
