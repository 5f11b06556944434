//! Moments on the wire.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use complaint_widget::domain::Timestamp;
use proptest::prelude::*;

#[test]
fn any_offset_and_any_fraction_are_read() {
    for (text, millis) in [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-11-24T09:12:00Z", 1_795_511_520_000),
        ("2026-11-24T17:12:00+08:00", 1_795_511_520_000),
        ("2026-11-24T09:12:00.5Z", 1_795_511_520_500),
        ("2026-11-24T09:12:00.123456789Z", 1_795_511_520_123),
        ("2026-11-23T23:12:00-10:00", 1_795_511_520_000),
        ("1969-12-31T23:59:59.9995Z", -1),
        ("2028-02-29T00:00:00Z", 1_835_395_200_000),
    ] {
        assert_eq!(Timestamp::from_rfc3339(text).map(Timestamp::unix_millis), Some(millis), "{text}");
    }
}

#[test]
fn what_is_no_moment_is_none() {
    for text in [
        "",
        "2026-11-24",
        "2026-11-24T09:12:00",
        "2026-11-24T09:12Z",
        "2026-02-29T00:00:00Z",
        "2026-11-24T25:00:00Z",
        "1795511520000",
        "yesterday",
    ] {
        assert_eq!(Timestamp::from_rfc3339(text), None, "{text}");
    }
}

#[test]
fn it_is_written_in_universal_time_with_milliseconds_only_where_there_are_any() {
    for (millis, text) in [
        (0, "1970-01-01T00:00:00Z"),
        (1_795_511_520_000, "2026-11-24T09:12:00Z"),
        (1_795_511_520_250, "2026-11-24T09:12:00.25Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (i64::MAX, "1970-01-01T00:00:00Z"),
        (i64::MIN, "1970-01-01T00:00:00Z"),
    ] {
        assert_eq!(Timestamp::from_unix_millis(millis).to_rfc3339(), text);
    }
}

#[test]
fn hours_are_added_and_never_run_over() {
    let moment = Timestamp::from_unix_millis(1_795_511_520_000);
    assert_eq!(moment.plus_hours(24).to_rfc3339(), "2026-11-25T09:12:00Z");
    assert_eq!(moment.plus_hours(-24).to_rfc3339(), "2026-11-23T09:12:00Z");
    assert_eq!(moment.plus_hours(i64::MAX).unix_millis(), i64::MAX);
    assert_eq!(moment.plus_hours(i64::MIN).unix_millis(), i64::MIN + 1_795_511_520_000);
}

#[test]
fn on_the_wire_it_is_a_text() {
    let moment: Timestamp = serde_json::from_str("\"2026-11-24T17:12:00+08:00\"").unwrap();
    assert_eq!(serde_json::to_string(&moment).unwrap(), "\"2026-11-24T09:12:00Z\"");
    assert!(serde_json::from_str::<Timestamp>("1795511520").is_err());
    assert!(serde_json::from_str::<Timestamp>("\"soon\"").is_err());
}

proptest! {
    #[test]
    fn there_and_back_is_the_same_moment(millis in -62_135_596_800_000_i64..253_402_300_800_000) {
        let moment = Timestamp::from_unix_millis(millis);
        prop_assert_eq!(Timestamp::from_rfc3339(&moment.to_rfc3339()), Some(moment));
    }
}
