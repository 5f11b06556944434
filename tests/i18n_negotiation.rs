//! Which language a citizen gets.
#![cfg(not(target_arch = "wasm32"))]

use complaint_widget::{domain::LanguageTag, i18n::negotiate};

fn tags(list: &[&str]) -> Vec<LanguageTag> {
    list.iter().map(|tag| LanguageTag::new(tag)).collect()
}

fn chosen(wanted: &[&str], available: &[&str]) -> Option<String> {
    negotiate(&tags(wanted), &tags(available)).map(|tag| tag.as_str().to_owned())
}

#[test]
fn the_closest_language_is_chosen() {
    const SHIPPED: [&str; 3] = ["en", "zh-Hans", "ar"];
    for (wanted, expected) in [
        (&["ar"][..], "ar"),
        (&["ar-EG", "en"], "ar"),
        (&["AR"], "ar"),
        (&["ar_EG"], "ar"),
        (&["en-GB"], "en"),
        (&["zh"], "zh-Hans"),
        (&["zh-CN"], "zh-Hans"),
        (&["zh-Hans-CN"], "zh-Hans"),
        (&["zh-TW"], "zh-Hans"),
        (&["zh-Hant-HK", "en"], "zh-Hans"),
        (&["fr", "ar", "en"], "ar"),
        (&["fr", "de"], "en"),
        (&[], "en"),
        (&["", "ar"], "ar"),
        (&["arz"], "en"),
    ] {
        assert_eq!(chosen(wanted, &SHIPPED).as_deref(), Some(expected), "{wanted:?}");
    }
}

#[test]
fn traditional_chinese_is_preferred_where_it_is_written() {
    let available = ["en", "zh-Hans", "zh-Hant"];
    for (wanted, expected) in [
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
    ] {
        assert_eq!(chosen(&[wanted], &available).as_deref(), Some(expected), "{wanted}");
    }
}

#[test]
fn the_very_tag_and_the_shorter_one_come_before_a_sibling() {
    assert_eq!(chosen(&["en-GB"], &["en-US", "en", "en-GB"]).as_deref(), Some("en-GB"));
    assert_eq!(chosen(&["en-AU"], &["en-US", "en"]).as_deref(), Some("en"));
    assert_eq!(chosen(&["en-AU"], &["ar", "en-US"]).as_deref(), Some("en-US"));
}

#[test]
fn the_citizens_order_comes_before_the_closeness() {
    assert_eq!(chosen(&["zh-TW", "en"], &["en", "zh-Hans"]).as_deref(), Some("zh-Hans"));
}

#[test]
fn without_languages_there_is_none() {
    assert_eq!(chosen(&["en"], &[]), None);
}

#[test]
fn direction_follows_the_primary_language() {
    for tag in ["ar", "ar-EG", "he", "fa-IR", "UR"] {
        assert!(LanguageTag::new(tag).is_right_to_left(), "{tag}");
    }
    for tag in ["en", "zh-Hans", "", "arn"] {
        assert!(!LanguageTag::new(tag).is_right_to_left(), "{tag}");
    }
}
