//! Records of older and newer versions, and what isn't one.

use std::collections::BTreeMap;

use complaint_widget::keeping::{Form, Migration, Record, Unreadable};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// A note in its third form. The first had `words`; the second called them `text`; the third counts its readings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Note {
    text: String,
    readings: u32,
    #[serde(default)]
    author: Option<Author>,
    #[serde(default)]
    state: State,
    #[serde(default)]
    tags: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Author {
    name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
enum State {
    #[default]
    Open,
    Shut {
        by: String,
    },
    Torn(u8),
}

fn words_become_text(members: &mut Map<String, Value>) {
    if let Some(words) = members.remove("words") {
        members.insert("text".to_owned(), words);
    }
}

fn readings_are_counted(members: &mut Map<String, Value>) {
    members.insert("readings".to_owned(), 0.into());
}

impl Form for Note {
    const MIGRATIONS: &'static [Migration] = &[words_become_text, readings_are_counted];
    const OLDEST_READER: usize = 2;
}

fn note(text: &str) -> Note {
    Note { text: text.to_owned(), readings: 0, author: None, state: State::Open, tags: BTreeMap::new() }
}

fn read(value: &Value) -> Result<Record<Note>, Unreadable> {
    Record::from_text(&value.to_string())
}

fn written(record: &Record<Note>) -> Value {
    serde_json::from_str(&record.to_text().unwrap()).unwrap()
}

#[test]
fn what_is_written_says_its_version_and_who_can_read_it() {
    let record = Record::new(note("hello"));
    let expected = json!({
        "version": 3, "oldest_reader": 2,
        "text": "hello", "readings": 0, "author": null, "state": "Open", "tags": {},
    });
    assert_eq!(written(&record), expected);
    assert_eq!(Record::from_text(&record.to_text().unwrap()), Ok(record));
}

#[test]
fn older_records_go_through_every_form_since() {
    for (version, member) in [(1, "words"), (2, "text"), (3, "text")] {
        let mut stored = json!({ "version": version, "oldest_reader": 1, member: "hello" });
        if version == 3 {
            stored["readings"] = 0.into();
        }
        let record = read(&stored).unwrap();
        assert_eq!(record.value, note("hello"), "{version}");
        assert_eq!(written(&record), written(&Record::new(note("hello"))), "{version}: written as of now");
    }
}

#[test]
fn a_newer_record_that_can_be_read_keeps_what_is_new_in_it() {
    let stored = json!({
        "version": 5, "oldest_reader": 3,
        "text": "hello", "readings": 7, "colour": "red", "size": { "width": 2 },
        "author": { "name": "Amal", "seat": 12 },
    });
    let record = read(&stored).unwrap();
    assert_eq!(record.value.readings, 7);
    let changed = record.with(Note { readings: 8, ..record.value.clone() });
    let expected = json!({
        "version": 5, "oldest_reader": 3,
        "text": "hello", "readings": 8, "colour": "red", "size": { "width": 2 },
        "author": { "name": "Amal", "seat": 12 }, "state": "Open", "tags": {},
    });
    assert_eq!(written(&changed), expected);
}

#[test]
fn a_record_of_the_same_version_keeps_what_a_newer_page_added_to_it() {
    let stored = json!({ "version": 3, "oldest_reader": 2, "text": "hello", "readings": 7, "colour": "red" });
    let record = read(&stored).unwrap();
    assert_eq!(written(&record)["colour"], "red");
    assert_eq!(written(&record)["version"], 3);
    assert_eq!(Record::from_text(&record.to_text().unwrap()), Ok(record));
}

#[test]
fn what_is_new_in_a_part_goes_with_the_part() {
    let stored = json!({
        "version": 3, "oldest_reader": 2, "text": "hello", "readings": 7,
        "author": { "name": "Amal", "seat": 12 }, "state": { "Shut": { "by": "wind", "at": "night" } },
    });
    let record = read(&stored).unwrap();
    assert_eq!(written(&record)["state"], json!({ "Shut": { "by": "wind", "at": "night" } }));
    for state in [State::Torn(3), State::Open] {
        let later = record.with(Note { state: state.clone(), author: None, ..record.value.clone() });
        assert_eq!(written(&later)["author"], Value::Null);
        let again: Record<Note> = Record::from_text(&later.to_text().unwrap()).unwrap();
        assert_eq!(again.value.state, state, "another state isn't mixed with what the first one had");
    }
}

#[test]
fn what_was_removed_does_not_come_back() {
    let stored = json!({
        "version": 4, "oldest_reader": 2, "text": "hello", "readings": 7, "tags": { "a": "1", "b": "2" },
    });
    let record = read(&stored).unwrap();
    let mut value = record.value.clone();
    value.tags.remove("a");
    assert_eq!(written(&record.with(value))["tags"], json!({ "b": "2" }));
}

#[test]
fn a_record_for_newer_readers_is_too_new_whatever_else_it_holds() {
    for stored in [
        json!({ "version": 4, "oldest_reader": 4 }),
        json!({ "version": 9, "oldest_reader": 7, "text": 12, "readings": "many" }),
    ] {
        assert_eq!(read(&stored), Err(Unreadable::TooNew), "{stored}");
    }
}

#[test]
fn what_is_no_record_is_called_broken() {
    let texts = [
        "",
        "null",
        "[]",
        "12",
        "{",
        "{}",
        r#"{"version":3}"#,
        r#"{"oldest_reader":1,"text":"hello","readings":1}"#,
        r#"{"version":0,"oldest_reader":1,"text":"hello","readings":1}"#,
        r#"{"version":3,"oldest_reader":0,"text":"hello","readings":1}"#,
        r#"{"version":-1,"oldest_reader":1,"text":"hello","readings":1}"#,
        r#"{"version":"3","oldest_reader":1,"text":"hello","readings":1}"#,
        r#"{"version":3,"oldest_reader":2,"text":"hello"}"#,
        r#"{"version":3,"oldest_reader":2,"text":5,"readings":1}"#,
        r#"{"version":3,"oldest_reader":2,"text":"hello","readings":1,"state":"Melted"}"#,
        r#"{"version":1,"oldest_reader":1,"text":["hello"]}"#,
    ];
    for text in texts {
        assert_eq!(Record::<Note>::from_text(text), Err(Unreadable::Broken), "{text}");
    }
    let whole = Record::new(note("hello")).to_text().unwrap();
    for end in 0..whole.len() {
        assert_eq!(Record::<Note>::from_text(&whole[..end]), Err(Unreadable::Broken), "cut off at {end}");
    }
}
