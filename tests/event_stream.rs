//! A stream of events is understood wherever its pieces end.
#![cfg(not(target_arch = "wasm32"))]

use complaint_widget::backend::EventStream;
use proptest::prelude::*;

/// How many events `stream` holds, arriving as `pieces`.
fn heard<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> usize {
    let mut stream = EventStream::default();
    pieces.into_iter().map(|piece| stream.take(piece)).sum()
}

/// The same for a stream that is there as a whole, by the steps of the standard: decode, split into lines, collect
/// fields, dispatch at an empty line.
fn dispatched(stream: &[u8]) -> usize {
    let text = String::from_utf8_lossy(stream);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    // What no line end follows is no line.
    lines.pop();
    let mut data = String::new();
    let mut events = 0;
    for line in lines {
        if line.is_empty() {
            events += usize::from(!data.is_empty());
            data.clear();
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        if field == "data" {
            data.push_str(value.strip_prefix(' ').unwrap_or(value));
            data.push('\n');
        }
    }
    events
}

#[test]
fn an_event_is_whole_only_with_the_empty_line_behind_it() {
    let mut stream = EventStream::default();
    assert_eq!(stream.take(b"event: changed\ndata: \"5d41"), 0);
    assert_eq!(stream.take(b"402a\"\n"), 0);
    assert_eq!(stream.take(b"\n"), 1);
    assert_eq!(stream.take(b"data: half an event"), 0);
}

#[test]
fn comments_are_signs_of_life_and_no_events() {
    assert_eq!(heard([&b":\n\n"[..], b": still here\n\n", b":\r\n\r\n"]), 0);
    assert_eq!(heard([&b"data: 1\n: between\ndata: 2\n\n"[..]]), 1);
}

#[test]
fn a_line_ends_with_either_or_both_of_its_ends() {
    for end in ["\n", "\r", "\r\n"] {
        let stream = ["event: changed", "data: 1", "", "data: 2", "", ""].join(end);
        assert_eq!(heard([stream.as_bytes()]), 2, "{end:?}");
    }
    // A carriage return ends its line at once, whatever follows: nobody waits for a line feed that never comes.
    let mut stream = EventStream::default();
    assert_eq!(stream.take(b"data: 1\r\r"), 1);
    assert_eq!(stream.take(b"\ndata: 2\r"), 0);
    assert_eq!(stream.take(b"\n\r"), 1);
}

#[test]
fn only_data_makes_an_event() {
    for (stream, events) in [
        ("event: changed\nid: 7\nretry: 3000\n\n", 0),
        ("data\n\n", 1),
        ("data:\n\n", 1),
        ("data : 1\n\n", 0),
        ("database: 1\n\n", 0),
        (" data: 1\n\n", 0),
        ("\u{FEFF}data: 1\n\n\u{FEFF}data: 2\n\n", 1),
        ("\u{FEFF}\ndata: 1\n\n", 1),
        ("data: 1\n\n\n\n", 1),
        ("", 0),
    ] {
        assert_eq!(heard([stream.as_bytes()]), events, "{stream:?}");
        assert_eq!(dispatched(stream.as_bytes()), events, "{stream:?}");
    }
}

/// Streams that are made of what matters in them.
fn stream() -> impl Strategy<Value = Vec<u8>> {
    let part = prop::sample::select(vec![
        "\u{FEFF}",
        "data",
        "data:",
        ":",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "event: changed",
        "data: 值",
        "x",
        "da",
    ]);
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat().into_bytes())
}

proptest! {
    #[test]
    fn pieces_may_end_anywhere(stream in stream(), cuts in prop::collection::vec(0_usize..200, 0..12)) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(stream.len())).collect();
        cuts.extend([0, stream.len()]);
        cuts.sort_unstable();
        let pieces = cuts.windows(2).map(|cut| &stream[cut[0]..cut[1]]);
        prop_assert_eq!(heard(pieces), dispatched(&stream));
        prop_assert_eq!(heard(stream.chunks(1)), dispatched(&stream));
    }

    #[test]
    fn bytes_that_are_no_text_break_nothing(stream in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(heard(stream.chunks(1)), heard([stream.as_slice()]));
    }
}
