use std::time::Duration;

use complaint_widget::{
    browser::{clock, intl},
    domain::{LanguageTag, Timestamp},
    i18n::{Catalogue, Value},
};
use js_sys::Date;
use wasm_bindgen_test::wasm_bindgen_test;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What `write` gives in English, Chinese and Arabic.
fn in_three(write: impl Fn() -> String) -> [String; 3] {
    let texts = ["en", "zh-Hans", "ar"].map(|tag| {
        intl::set_language(&LanguageTag::new(tag));
        write()
    });
    intl::set_language(&LanguageTag::new("en"));
    texts
}

/// The text in the digits that the engine's tables prefer for Arabic: they differ from release to release.
fn in_arabic_digits(text: &str) -> String {
    intl::set_language(&LanguageTag::new("ar"));
    let digits: Vec<String> = (0..10).map(|digit| intl::number(f64::from(digit))).collect();
    text.chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) => digits[digit as usize].clone(),
            None => c.to_string(),
        })
        .collect()
}

/// A moment in the phone's zone.
fn local(year: u32, month: i32, day: i32, hour: i32, minute: i32) -> Timestamp {
    let date = Date::new_with_year_month_day_hr_min(year, month - 1, day, hour, minute);
    Timestamp::from_unix_millis(date.get_time() as i64)
}

/// A time of the day that is `days` from today, in the phone's zone.
fn at(days: i32, hour: i32, minute: i32) -> Timestamp {
    let today = Date::new_0();
    let day = today.get_date().cast_signed() + days;
    local(today.get_full_year(), today.get_month().cast_signed() + 1, day, hour, minute)
}

fn noon(days: i32) -> Timestamp {
    at(days, 12, 0)
}

fn from_now(millis: i64) -> Timestamp {
    // A second more, so that the time that passes within the test rounds nothing down.
    Timestamp::from_unix_millis(clock::now().unix_millis() + millis + if millis > 0 { 1_000 } else { -1_000 })
}

fn holds_all(text: &str, parts: &[&str]) {
    assert!(parts.iter().all(|part| text.contains(part)), "{text} holds {parts:?}");
}

#[wasm_bindgen_test]
fn numbers_are_written_in_the_language() {
    let [en, zh, ar] = in_three(|| intl::number(1_234_567.5));
    assert_eq!((en.as_str(), zh.as_str()), ("1,234,567.5", "1,234,567.5"));
    let bare: String = ar.chars().filter(|c| c.is_numeric()).collect();
    assert_eq!(bare, in_arabic_digits("12345675"));
}

#[wasm_bindgen_test]
fn messages_get_their_numbers_from_it() {
    let english = LanguageTag::new("en");
    intl::set_language(&english);
    let source = "left = { $count ->\n    [one] one left\n   *[other] { $count } left\n}\n";
    let catalogue = Catalogue::new(&english, source, None, intl::NUMBERS);
    assert_eq!(catalogue.text("left", &[("count", Value::from(1_500.0))]), "\u{2068}1,500\u{2069} left");
}

#[wasm_bindgen_test]
fn numbers_take_the_plural_forms_of_the_language() {
    let plural = |tag, number| intl::plural(&LanguageTag::new(tag), number);
    let arabic = [0.0, 1.0, 2.0, 103.0, 111.0, 100.0, 3.5].map(|number| plural("ar", number));
    assert_eq!(arabic, ["zero", "one", "two", "few", "many", "other", "other"]);
    assert_eq!([0.0, 1.0, 2.0].map(|number| plural("en", number)), ["other", "one", "other"]);
    assert_eq!(plural("zh-Hans", 1.0), "other");
    // A file may name a language that is none.
    assert!(!plural("?", 1.0).is_empty());
}

#[wasm_bindgen_test]
fn days_name_the_year_only_if_it_is_another() {
    let [en, zh, ar] = in_three(|| intl::date(local(2019, 3, 5, 12, 0)));
    assert_eq!((en.as_str(), zh.as_str()), ("Tuesday, March 5, 2019", "2019年3月5日星期二"));
    holds_all(&ar, &["الثلاثاء", "مارس", &in_arabic_digits("2019")]);
    let year = Date::new_0().get_full_year();
    let this_year = in_three(|| intl::date(local(year, 3, 5, 12, 0)));
    holds_all(&this_year[0], &["March 5"]);
    holds_all(&this_year[1], &["3月5日"]);
    assert!(this_year[..2].iter().all(|text| !text.contains(&year.to_string())), "{this_year:?}");
}

#[wasm_bindgen_test]
fn moments_have_the_time_of_day_in_the_phones_zone() {
    let [en, zh, ar] = in_three(|| intl::date_time(local(2019, 3, 5, 14, 7)));
    holds_all(&en, &["March 5, 2019", "2:07", "PM"]);
    holds_all(&zh, &["2019年3月5日", "14:07"]);
    holds_all(&ar, &["مارس", &in_arabic_digits("07")]);
}

#[wasm_bindgen_test]
fn distances_count_days_of_the_calendar() {
    let in_english = |moment| in_three(move || intl::relative(moment))[0].clone();
    assert_eq!(in_english(clock::now()), "now");
    assert_eq!(in_english(from_now(5 * MINUTE)), "in 5 minutes");
    assert_eq!(in_english(from_now(-MINUTE)), "1 minute ago");
    assert_eq!(in_english(from_now(2 * HOUR)), "in 2 hours");
    for (hour, minute) in [(0, 1), (12, 0), (23, 59)] {
        assert_eq!(in_english(at(2, hour, minute)), "in 2 days");
        assert_eq!(in_english(at(-2, hour, minute)), "2 days ago");
    }
    assert_eq!(in_english(noon(45)), "in 45 days");
    assert_eq!(in_english(from_now(-90 * DAY)), "3 months ago");
    assert_eq!(
        in_three(|| intl::relative(noon(3))).map(|text| text.replace(' ', "")),
        ["in3days".to_owned(), "3天后".to_owned(), format!("خلال{}أيام", in_arabic_digits("3")),]
    );
    // Noon of tomorrow may be less than six hours away; then it is counted in hours.
    if noon(1).unix_millis() - clock::now().unix_millis() > 6 * HOUR {
        assert_eq!(in_three(|| intl::relative(noon(1))), ["tomorrow", "明天", "غدًا"]);
    }
}

#[wasm_bindgen_test]
fn languages_are_called_by_their_own_names() {
    let name = |tag| intl::language_name(&LanguageTag::new(tag));
    assert_eq!([name("en"), name("zh-Hans"), name("ar")], ["English", "简体中文", "العربية"]);
    assert_eq!(name("not_a_tag!"), "not_a_tag!");
}

#[wasm_bindgen_test]
fn a_tag_from_a_faulty_file_breaks_nothing() {
    intl::set_language(&LanguageTag::new("zh_Hans CN"));
    assert!(!intl::number(5.0).is_empty());
    assert!(!intl::date(clock::now()).is_empty());
    intl::set_language(&LanguageTag::new("en"));
}

#[wasm_bindgen_test]
fn typed_local_times_are_of_the_phones_zone() {
    assert_eq!(intl::local_time("2026-11-24T09:12"), Some(local(2026, 11, 24, 9, 12)));
    let with_seconds = intl::local_time("2026-11-24T09:12:30.250").unwrap().unix_millis();
    assert_eq!(with_seconds, local(2026, 11, 24, 9, 12).unix_millis() + 30_250);
    for text in [
        "",
        "tomorrow",
        "2026-11-24",
        "2026-13-24T09:12",
        "2026-11-24T25:12",
        "2026-11-24T09:12Z",
        "24.11.2026 09:12",
        "2026-11-24 09:12",
        "٢٠٢٦-١١-٢٤T٠٩:١٢",
    ] {
        assert_eq!(intl::local_time(text), None, "{text}");
    }
}

#[wasm_bindgen_test]
fn sizes_have_units() {
    let [en, zh, ar] = in_three(|| intl::bytes(1_234_567));
    assert_eq!((en.as_str(), zh.as_str()), ("1.2 MB", "1.2 MB"));
    holds_all(&ar, &[&in_arabic_digits("1"), &in_arabic_digits("2")]);
    intl::set_language(&LanguageTag::new("en"));
    assert_eq!([intl::bytes(0), intl::bytes(850), intl::bytes(640_400)], ["0 byte", "850 byte", "640 kB"]);
}

#[wasm_bindgen_test]
fn lists_are_joined_as_in_a_sentence() {
    let items = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(in_three(|| intl::list(&items)), ["a, b, and c", "a、b和c", "a وb وc"]);
    assert_eq!(intl::list(&[]), "");
}

#[wasm_bindgen_test]
async fn the_clock_runs_and_sleep_waits() {
    let before = clock::now();
    assert!((before.unix_millis() as f64 - Date::now()).abs() < 60_000.0);
    complaint_widget::browser::timer::sleep(Duration::from_millis(30)).await;
    // Timers may fire a little early against the clock, which is rounded.
    assert!(clock::now().unix_millis() - before.unix_millis() >= 25);
}
