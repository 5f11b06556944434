//! From a cold start to a report, its answer, a reopening, another answer and the end of it, in each language.

use complaint_widget_journeys::{Browser, Hotline, Photo, Proxy, Quadrants, Receipt, Report, Setup};

#[tokio::test]
async fn in_english() {
    the_whole_path("en-GB,en", "en", "ltr", "construction, night").await;
}

#[tokio::test]
async fn in_chinese() {
    the_whole_path("zh-CN,zh", "zh-Hans", "ltr", "平和-0457").await;
}

#[tokio::test]
async fn in_arabic() {
    the_whole_path("ar-EG,ar", "ar", "rtl", "24").await;
}

/// The path of a citizen whose phone speaks `languages`. `answered` are the answers to the category's questions as
/// the hotline keeps them.
async fn the_whole_path(languages: &'static str, language: &str, direction: &str, answered: &str) {
    let hotline = Hotline::start();
    let report = Report::of(language);
    let receipt = reporting(&hotline, languages, (language, direction), &report).await;
    the_hotline_has(&hotline, &receipt, &report, answered);
    let browser = Browser::start(&Setup::speaking(languages)).await;
    browser.open(&hotline.url()).await;
    browser.track(&receipt).await;
    assert_eq!(browser.language().await, (language.to_owned(), direction.to_owned()));
    // By itself, without being asked.
    browser.wait_for_status("answered").await;
    browser.begin_rating().await;
    browser.rate_unsolved(2, report.still_wrong).await;
    browser.back_to_complaint().await;
    let events = answered_again(&hotline, &receipt).await;
    assert!(
        events.contains("citizen rated it: contacted false, solved false, satisfaction 2 of 5"),
        "{events}"
    );
    assert!(events.contains(&format!("citizen reopened it:\n    {}", report.still_wrong)), "{events}");
    browser.ask_now().await;
    browser.wait_for_status("answered").await;
    browser.begin_rating().await;
    browser.rate_solved(5, "☺").await;
    browser.back_to_complaint().await;
    browser.wait_for_status("closed").await;
    let end = hotline.show(&receipt.reference);
    assert!(end.contains("status:      closed"), "{end}");
    assert!(end.contains("citizen rated it: contacted true, solved true, satisfaction 5 of 5  ☺"), "{end}");
    browser.assert_quiet().await;
}

/// Writes and sends the report on a phone that has never been here.
async fn reporting(
    hotline: &Hotline,
    languages: &'static str,
    (language, direction): (&str, &str),
    report: &Report,
) -> Receipt {
    let browser = Browser::start(&Setup::speaking(languages)).await;
    let proxy = Proxy::start(hotline.address()).await;
    browser.open(&proxy.url()).await;
    assert_eq!(browser.language().await, (language.to_owned(), direction.to_owned()));
    browser.write(report).await;
    assert!(hotline.list().is_empty(), "nothing goes out before it is sent");
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    let sent = proxy.photos();
    assert_eq!(sent.len(), report.photos.len());
    assert!(!sent.iter().any(|photo| holds_exif(photo)), "Exif data never leaves the phone");
    let address = browser.run("return location.href + document.referrer").await.to_string();
    assert!(!address.contains(&receipt.code), "the code stays out of the address");
    browser.assert_quiet().await;
    receipt
}

/// What the citizen said stands in the hotline's database, and the photos hold nothing else.
fn the_hotline_has(hotline: &Hotline, receipt: &Receipt, report: &Report, answered: &str) {
    let kept = hotline.show(&receipt.reference);
    for part in [
        report.description,
        report.category,
        report.class,
        report.found,
        report.name,
        report.phone,
        "(not for the unit)",
        "View 1",
        "View 2",
    ] {
        assert!(kept.contains(part), "{part} is not in:\n{kept}");
    }
    for answer in answered.split(", ") {
        let stands = kept.lines().any(|line| line.starts_with("answer ") && line.ends_with(answer));
        assert!(stands, "{answer} is not an answer in:\n{kept}");
    }
    assert!(!kept.contains(&receipt.code), "the code is kept as a hash only");
    let photos = hotline.photos(&receipt.reference);
    assert_eq!(photos.len(), report.photos.len());
    for (photo, kept) in report.photos.iter().zip(&photos) {
        assert_eq!(Quadrants::of(kept), (Quadrants::UPRIGHT, photo.size.0, photo.size.1));
        assert!(holds_exif(&photo.jpeg()), "there was something to remove");
        assert!(!holds_exif(kept), "nothing but the picture is kept");
    }
}

fn holds_exif(file: &[u8]) -> bool {
    file.windows(6).any(|part| part == b"Exif\0\0")
}

/// Waits until the clerk has answered twice, and gives what happened.
async fn answered_again(hotline: &Hotline, receipt: &Receipt) -> String {
    let look = async || {
        loop {
            let shown = hotline.show(&receipt.reference);
            if shown.lines().filter(|line| line.contains("Z  answered")).count() == 2 {
                return shown;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    let patience = std::time::Duration::from_secs(30);
    tokio::time::timeout(patience, look()).await.expect("the clerk answers again")
}

#[test]
fn the_photos_of_a_report_have_something_to_hide() {
    let photos = Photo::two();
    assert!(photos.iter().all(|photo| photo.place.is_some()));
    assert!(photos.iter().any(|photo| photo.orientation != 1));
}
