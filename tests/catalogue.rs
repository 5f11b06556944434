//! Messages by Fluent: plural forms, values, fallback.
#![cfg(not(target_arch = "wasm32"))]

use complaint_widget::{
    domain::LanguageTag,
    i18n::{Catalogue, Numbers, Value},
};

const ENGLISH: &str = "
hello = Hello, { $name }!
photos = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
}
only-english = Only in English
    .label = A label
pair = { $a } and { $b }
";

const ARABIC: &str = "
hello = مرحبا { $name }
exact = { $count ->
    [0] لا شيء
    [3] ثلاثة بالضبط
   *[other] { $count }
}
photos = { $count ->
    [zero] صفر { $count }
    [one] واحد { $count }
    [two] اثنان { $count }
    [few] قليل { $count }
    [many] كثير { $count }
   *[other] غيره { $count }
}
";

/// Marks what is written, so that the test sees it at work.
const MARK: Numbers = Numbers { write: |number| format!("<{number}>"), plural };

/// The rules of three languages (CLDR, "Language Plural Rules"); the widget asks the browser.
fn plural(language: &LanguageTag, number: f64) -> String {
    let number = number.abs();
    let is_whole = number.fract() == 0.0;
    let is_in = |from: f64, to: f64| is_whole && (from..=to).contains(&(number % 100.0));
    let category = match language.as_str() {
        "ar" if number == 0.0 => "zero",
        "en" | "ar" if number == 1.0 => "one",
        "ar" if number == 2.0 => "two",
        "ar" if is_in(3.0, 10.0) => "few",
        "ar" if is_in(11.0, 99.0) => "many",
        _ => "other",
    };
    category.to_owned()
}

fn english() -> Catalogue {
    Catalogue::new(&LanguageTag::new("en"), ENGLISH, None, MARK)
}

fn arabic() -> Catalogue {
    let english = LanguageTag::new("en");
    Catalogue::new(&LanguageTag::new("ar"), ARABIC, Some((&english, ENGLISH)), MARK)
}

/// Without the marks that isolate values.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn arabic_has_all_of_its_six_plural_forms() {
    for (count, expected) in [
        (0, "صفر <0>"),
        (1, "واحد <1>"),
        (2, "اثنان <2>"),
        (3, "قليل <3>"),
        (10, "قليل <10>"),
        (11, "كثير <11>"),
        (99, "كثير <99>"),
        (100, "غيره <100>"),
        (103, "قليل <103>"),
        (101, "غيره <101>"),
        (102, "غيره <102>"),
        (111, "كثير <111>"),
        (850, "كثير <850>"),
        (1_000, "غيره <1000>"),
        (1_003, "قليل <1003>"),
        (2_000, "غيره <2000>"),
    ] {
        let text = arabic().text("photos", &[("count", Value::from(count))]);
        assert_eq!(plain(&text), expected, "{count}");
    }
}

#[test]
fn an_exact_number_has_its_own_form_and_no_other_number_gets_it() {
    for (count, expected) in [(0, "لا شيء"), (3, "ثلاثة بالضبط"), (103, "<103>"), (100, "<100>")]
    {
        assert_eq!(plain(&arabic().text("exact", &[("count", Value::from(count))])), expected, "{count}");
    }
}

#[test]
fn each_catalogue_writes_numbers_its_own_way() {
    const SOME: Numbers = Numbers { write: |_| "some".to_owned(), plural };
    let quiet = Catalogue::new(&LanguageTag::new("en"), ENGLISH, None, SOME);
    let count = [("count", Value::from(2))];
    assert_eq!(plain(&quiet.text("photos", &count)), "some photos");
    assert_eq!(plain(&english().text("photos", &count)), "<2> photos");
    assert_eq!(plain(&quiet.text("photos", &count)), "some photos");
}

#[test]
fn fractions_have_their_own_form_and_any_number_is_written() {
    for (count, expected) in [(3.5, "غيره <3.5>"), (0.5, "غيره <0.5>"), (3.0, "قليل <3>")] {
        assert_eq!(plain(&arabic().text("photos", &[("count", Value::from(count))])), expected);
    }
    for count in [1e-300, f64::MAX, f64::MIN, f64::NAN, f64::INFINITY, -1.0, 0.1 + 0.2] {
        let text = english().text("photos", &[("count", Value::from(count))]);
        assert_eq!(plain(&text), format!("<{count}> photo{}", if count == -1.0 { "" } else { "s" }));
    }
}

#[test]
fn english_has_two_and_chinese_one() {
    for (count, expected) in [(0, "<0> photos"), (1, "<1> photo"), (2, "<2> photos")] {
        assert_eq!(plain(&english().text("photos", &[("count", Value::from(count))])), expected);
    }
    let source = "photos = { $count ->\n    [one] 错 { $count }\n   *[other] { $count } 张照片\n}\n";
    let chinese = Catalogue::new(&LanguageTag::new("zh-Hans"), source, None, MARK);
    assert_eq!(plain(&chinese.text("photos", &[("count", Value::from(1))])), "<1> 张照片");
}

#[test]
fn values_are_isolated_from_the_direction_of_the_text_around_them() {
    let text = english().text("hello", &[("name", Value::from("أمل"))]);
    assert_eq!(text, "Hello, \u{2068}أمل\u{2069}!");
    let text = english().text("pair", &[("a", Value::from(1.5)), ("b", Value::from("x"))]);
    assert_eq!(text, "\u{2068}<1.5>\u{2069} and \u{2068}x\u{2069}");
}

#[test]
fn a_text_that_looks_like_a_number_or_like_fluent_stays_a_text() {
    for name in ["007", "{ $count }", "{ hello }", "<b>"] {
        assert_eq!(
            plain(&english().text("hello", &[("name", Value::from(name))])),
            format!("Hello, {name}!")
        );
    }
}

#[test]
fn what_a_language_lacks_comes_from_the_fallback_in_its_own_language() {
    let catalogue = arabic();
    assert_eq!(catalogue.language().as_str(), "ar");
    assert_eq!(catalogue.text("only-english", &[]), "Only in English");
    let text = catalogue.text("pair", &[("a", Value::from(2)), ("b", Value::from("x"))]);
    assert_eq!(plain(&text), "<2> and x", "the fallback writes numbers, too");
}

#[test]
fn a_message_that_no_language_has_is_shown_as_its_id() {
    assert_eq!(arabic().text("no-such-message", &[]), "no-such-message");
    assert_eq!(english().text("", &[]), "");
}

#[test]
fn a_missing_value_neither_panics_nor_hides_the_message() {
    assert_eq!(plain(&english().text("hello", &[])), "Hello, {$name}!");
}

#[test]
fn a_faulty_entry_takes_no_other_with_it() {
    let source = "good = Good\nbad = { $\nalso-good = Also good\n";
    let catalogue = Catalogue::new(&LanguageTag::new("en"), source, None, MARK);
    assert_eq!(catalogue.text("good", &[]), "Good");
    assert_eq!(catalogue.text("also-good", &[]), "Also good");
    assert_eq!(catalogue.text("bad", &[]), "bad");
}

#[test]
fn a_tag_that_is_none_still_gives_messages() {
    let catalogue = Catalogue::new(&LanguageTag::new("?"), ENGLISH, None, MARK);
    assert_eq!(catalogue.text("only-english", &[]), "Only in English");
}
