//! Numbers, dates and names in the citizen's language.

use complaint_widget::{
    browser::{clock, intl, random},
    domain::{LanguageTag, Timestamp},
    ui::words::{Value, speak, t_with},
};
use wasm_bindgen_test::wasm_bindgen_test;

fn moment(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).unwrap()
}

#[wasm_bindgen_test]
fn dates_speak_the_language() {
    let noon = moment("2031-11-27T12:00:00Z");
    for (language, parts) in
        [("en", ["Nov", "2031"]), ("zh-Hans", ["11月", "2031"]), ("ar", ["نوفمبر", "2031"])]
    {
        intl::set_language(&LanguageTag::new(language));
        let date = intl::date(noon);
        let digits: String = date.chars().map(western).collect();
        for part in parts {
            assert!(digits.contains(part), "{language}: {date}");
        }
    }
}

/// Arabic-Indic digits as western ones: which of them a browser prefers for `ar` is its own affair.
fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10).unwrap(),
        _ => c,
    }
}

#[wasm_bindgen_test]
fn ages_are_said_as_people_say_them() {
    intl::set_language(&LanguageTag::new("en"));
    let now = clock::now();
    assert_eq!(intl::relative(Timestamp::from_unix_millis(now.unix_millis() - 5 * 60_000)), "5 minutes ago");
    assert_eq!(intl::relative(now.plus_hours(2)), "in 2 hours");
    assert_eq!(intl::relative(now.plus_hours(-72)), "3 days ago");
}

#[wasm_bindgen_test]
fn languages_are_called_by_their_own_names() {
    for (tag, name) in [("en", "English"), ("zh-Hans", "简体中文"), ("ar", "العربية")] {
        assert_eq!(intl::language_name(&LanguageTag::new(tag)), name);
    }
    assert_eq!(intl::language_name(&LanguageTag::new("not a tag")), "not a tag");
}

#[wasm_bindgen_test]
fn messages_write_numbers_as_the_language_does() {
    speak(&LanguageTag::new("en"), None);
    assert_eq!(
        t_with("characters-left", &[("count", Value::from(1_999_usize))])
            .replace(['\u{2068}', '\u{2069}'], ""),
        "1,999 characters left"
    );
    assert_eq!(
        t_with("characters-left", &[("count", Value::from(1_usize))]).replace(['\u{2068}', '\u{2069}'], ""),
        "1 character left"
    );
}

#[wasm_bindgen_test]
fn a_local_time_is_read_in_the_phones_zone() {
    let read = intl::local_time("2026-11-24T09:30").unwrap();
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(read.unix_millis() as f64));
    assert_eq!((date.get_full_year(), date.get_month(), date.get_date()), (2026, 10, 24));
    assert_eq!((date.get_hours(), date.get_minutes()), (9, 30));
    for wrong in ["", "tomorrow", "2026-13-45T99:99", "2026-11-24"] {
        assert_eq!(intl::local_time(wrong), None, "{wrong}");
    }
}

#[wasm_bindgen_test]
fn ids_are_random_uuids_of_version_4() {
    let ids: std::collections::BTreeSet<String> = (0..100).map(|_| random::uuid()).collect();
    assert_eq!(ids.len(), 100);
    for id in ids {
        let shape: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(shape, [8, 4, 4, 4, 12], "{id}");
        assert_eq!(id.as_bytes()[14], b'4', "{id}");
        assert!(b"89ab".contains(&id.as_bytes()[19]), "{id}");
    }
}
