//! Numbers, dates and names as people write them, by the browser's own `Intl` (ECMA-402), whose tables the
//! widget then needn't bring. Dates are in the phone's time zone.

use std::cell::RefCell;

use js_sys::{
    Array, Date, Function,
    Intl::{DateTimeFormat, DisplayNames, ListFormat, Locale, NumberFormat, PluralRules, RelativeTimeFormat},
    Object, Reflect,
};
use wasm_bindgen::JsValue;

use super::clock;
use crate::{
    domain::{LanguageTag, Timestamp},
    i18n::Numbers,
};

const DAY: f64 = 86_400_000.0;
const HOUR: f64 = 3_600_000.0;
const MINUTE: f64 = 60_000.0;

/// The formatters of the current language; the rarer ones are made when they are asked for.
struct Formatters {
    /// What `Intl` constructors take: the tag, or nothing (the browser's language) if it isn't a tag.
    locales: Array,
    number: Function,
}

impl Formatters {
    fn new(locales: Array) -> Self {
        let number = NumberFormat::new(&locales, &Object::new()).format();
        Self { locales, number }
    }
}

thread_local! {
    static CURRENT: RefCell<Formatters> = RefCell::new(Formatters::new(Array::new()));
}

/// Chooses the language for everything below; until then it is the browser's.
pub fn set_language(language: &LanguageTag) {
    CURRENT.replace(Formatters::new(locales(language.as_str())));
}

/// `tag` as `Intl` constructors take it. They throw at a text that isn't a tag, and it comes from a file.
fn locales(tag: &str) -> Array {
    if Locale::new(tag).is_ok() { Array::of1(&JsValue::from_str(tag)) } else { Array::new() }
}

fn current() -> Array {
    CURRENT.with_borrow(|current| current.locales.clone())
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        set(&object, name, &JsValue::from_str(value));
    }
    object
}

/// Can't fail for a plain object.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

/// What a bound `format` function gives; empty only for values that can't be written.
fn call(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// What messages need to speak of numbers.
pub const NUMBERS: Numbers = Numbers { write: number, plural };

/// The category of a cardinal number in `language`: `zero`, `one`, `two`, `few`, `many` or `other`.
#[must_use]
pub fn plural(language: &LanguageTag, number: f64) -> String {
    String::from(PluralRules::new(&locales(language.as_str()), &Object::new()).select(number))
}

/// A number, with at most three decimals: `1,234.5`.
#[must_use]
pub fn number(value: f64) -> String {
    CURRENT.with_borrow(|current| call(&current.number, &JsValue::from_f64(value)))
}

/// A day: weekday, day and month, and the year if it isn't this one: `Tuesday, November 24`.
#[must_use]
pub fn date(moment: Timestamp) -> String {
    write_date(moment, &[("weekday", "long"), ("day", "numeric"), ("month", "long")])
}

/// A day and a time: `November 24 at 9:12 AM`, with the year if it isn't this one.
#[must_use]
pub fn date_time(moment: Timestamp) -> String {
    let parts = [("day", "numeric"), ("month", "long"), ("hour", "numeric"), ("minute", "2-digit")];
    write_date(moment, &parts)
}

fn write_date(moment: Timestamp, parts: &[(&str, &str)]) -> String {
    let date = js_date(moment);
    let options = options(parts);
    if date.get_full_year() != js_date(clock::now()).get_full_year() {
        set(&options, "year", &JsValue::from_str("numeric"));
    }
    call(&DateTimeFormat::new(&current(), &options).format(), &date)
}

fn js_date(moment: Timestamp) -> Date {
    Date::new(&JsValue::from_f64(clock::to_js(moment)))
}

/// How far a moment is from now: `in 3 days`, `yesterday`, `5 minutes ago`, `now`.
///
/// Days are those of the calendar, so that "tomorrow" is true at any hour; on the same day it is hours and
/// minutes; from two months on, months.
#[must_use]
pub fn relative(moment: Timestamp) -> String {
    let now = clock::to_js(clock::now());
    let then = clock::to_js(moment);
    let apart = then - now;
    let days = (midnight(then) - midnight(now)) / DAY;
    // Rounded: a day of the calendar may have 23 or 25 hours.
    let (value, unit) = match apart.abs() {
        size if size < MINUTE => (0.0, "second"),
        size if size < HOUR => (apart / MINUTE, "minute"),
        size if days == 0.0 || size < 6.0 * HOUR => (apart / HOUR, "hour"),
        size if size < 60.0 * DAY => (days, "day"),
        _ => (days / 30.44, "month"),
    };
    let format = RelativeTimeFormat::new(&current(), &options(&[("numeric", "auto")]));
    String::from(format.format(value.round(), unit))
}

/// When the day began in the phone's time zone.
fn midnight(moment: f64) -> f64 {
    let date = Date::new(&JsValue::from_f64(moment));
    let (month, day) = (date.get_month(), date.get_date());
    Date::new_with_year_month_day(date.get_full_year(), month.cast_signed(), day.cast_signed()).get_time()
}

/// A language's name in itself: `English`, `简体中文`, `العربية`; the tag if the browser knows none.
#[must_use]
pub fn language_name(language: &LanguageTag) -> String {
    let tag = language.as_str();
    if Locale::new(tag).is_err() {
        return tag.to_owned();
    }
    let names = DisplayNames::new(&locales(tag), &options(&[("type", "language")]));
    names.of(tag).map_or_else(|| tag.to_owned(), String::from)
}

/// A language's name in the current language: `Chinese`; the tag if the browser knows none.
#[must_use]
pub fn language_name_here(language: &LanguageTag) -> String {
    let tag = language.as_str();
    if Locale::new(tag).is_err() {
        return tag.to_owned();
    }
    let names = DisplayNames::new(&current(), &options(&[("type", "language")]));
    names.of(tag).map_or_else(|| tag.to_owned(), String::from)
}

/// The moment that a `datetime-local` input's value (HTML, "valid normalized local date and time string", such
/// as `2026-11-24T09:12`) means in the phone's time zone. `None` for anything else.
#[must_use]
pub fn local_time(text: &str) -> Option<Timestamp> {
    let shape = |(index, byte): (usize, u8)| match index {
        4 | 7 => byte == b'-',
        10 => byte == b'T',
        13 | 16 => byte == b':',
        19 => byte == b'.',
        _ => byte.is_ascii_digit(),
    };
    // Anything longer or differently made would be read by each engine in its own way.
    if !matches!(text.len(), 16 | 19 | 23) || !text.bytes().enumerate().all(shape) {
        return None;
    }
    let millis = Date::parse(text);
    millis.is_finite().then(|| clock::from_js(millis))
}

/// A size of data: `850 byte`, `640 kB`, `1.2 MB` (powers of 1000).
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "no file has 2^53 bytes")]
pub fn bytes(size: u64) -> String {
    let (value, unit) = match size {
        0..1_000 => (size as f64, "byte"),
        1_000..1_000_000 => ((size as f64 / 1e3).round(), "kilobyte"),
        _ => (size as f64 / 1e6, "megabyte"),
    };
    let options = options(&[("style", "unit"), ("unit", unit), ("unitDisplay", "short")]);
    set(&options, "maximumFractionDigits", &JsValue::from_f64(1.0));
    call(&NumberFormat::new(&current(), &options).format(), &JsValue::from_f64(value))
}

/// A list in words: `a, b, and c`.
#[must_use]
pub fn list(items: &[String]) -> String {
    let array: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    String::from(ListFormat::new(&current(), &options(&[("type", "conjunction")])).format(&array))
}
