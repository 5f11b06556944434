//! What may be followed, and what must never be.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use complaint_widget::domain::Link;
use proptest::prelude::*;

#[test]
fn pages_numbers_and_addresses_may_be_followed_as_they_are() {
    for address in [
        "https://district.example",
        "https://district.example/privacy?lang=ar#top",
        "HTTPS://district.example/",
        "http://192.0.2.1:8080/x",
        "https://[2001:db8::1]/",
        "https://平和.example/隐私",
        "tel:12345",
        "tel:+49(30)12-34",
        "mailto:hotline@district.example",
    ] {
        assert_eq!(Link::new(address).unwrap().as_str(), address);
    }
}

#[test]
fn nothing_that_runs_in_the_page_or_isnt_whole_may_be_followed() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "\tjavascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "javascript://district.example/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/png;base64,AAAA",
        "vbscript:x",
        "blob:https://district.example/1",
        "file:///etc/passwd",
        "ftp://district.example",
        "view-source:https://district.example",
        "https:district.example",
        "https:///district.example",
        "https:\\\\district.example",
        "https://district.example\\@evil.example",
        "https://",
        "https://?x",
        "https://district .example",
        "https://district.example\n",
        " https://district.example",
        "//district.example",
        "/privacy",
        "privacy.html",
        "#/privacy",
        "tel:",
        "tel:x",
        "tel:1 2",
        "mailto:",
        "mailto:x",
        "https",
        ":",
        "",
    ] {
        assert_eq!(Link::new(address), None, "{address:?}");
    }
}

#[test]
fn a_number_is_dialled_without_what_makes_it_readable() {
    for (number, link) in [
        ("12345", "tel:12345"),
        ("+86 (10) 12-34", "tel:+86101234"),
        ("*31#", "tel:*31%23"),
        ("javascript:alert(1)", "tel:1"),
        ("", "tel:"),
    ] {
        assert_eq!(Link::call(number).as_str(), link);
    }
}

#[test]
fn only_https_is_secure() {
    let is_secure = |address: &str| Link::new(address).unwrap().is_secure_page();
    assert!(is_secure("https://district.example") && is_secure("HTTPS://district.example"));
    assert!(!is_secure("http://district.example") && !is_secure("tel:12345"));
}

proptest! {
    #[test]
    fn whatever_is_written_no_link_runs(address in r#"\PC{0,3}[jJ]avascript\PC{0,2}:\PC*|\PC*|[ -~]*"#) {
        let schemes = ["https://", "http://", "tel:", "mailto:"];
        if let Some(link) = Link::new(&address) {
            let small = link.as_str().to_ascii_lowercase();
            prop_assert!(schemes.iter().any(|scheme| small.starts_with(scheme)), "{small}");
        }
        let call = Link::call(&address);
        prop_assert!(call.as_str()[4..].chars().all(|c| c.is_ascii_digit() || "+*%".contains(c)));
    }
}
