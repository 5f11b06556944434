//! Whatever the file says.

use complaint_widget::embed::{Config, Examined, examine};
use proptest::{collection::vec, prelude::*};
use serde_json::{Map, Value};

use crate::{faults::wrong, whole};

/// Names and words that mean something in the file.
const WORDS: [&str; 40] = [
    "$schema",
    "backend",
    "kind",
    "url",
    "native",
    "rest",
    "file",
    "gateway",
    "languages",
    "en",
    "ar",
    "name",
    "phones",
    "hotline",
    "emergencies",
    "number",
    "police",
    "110",
    "shared_phone",
    "forget_after_minutes",
    "id",
    "start",
    "report",
    "districts",
    "code",
    "bounds",
    "south",
    "west",
    "north",
    "east",
    "privacy",
    "https://district.example",
    "embedding",
    "origins",
    "https://*.city.example",
    "theme",
    "mode",
    "limits",
    "photos",
    "description",
];

fn any_json() -> impl Strategy<Value = Value> {
    let word = || prop_oneof![9 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned), 1 => any::<String>()];
    let leaf = prop_oneof![
        4 => word().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => (-200.0..200.0_f64).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 30, 5, move |inner| {
        let members = vec((word(), inner.clone()), 0..6);
        prop_oneof![
            vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A good file with some of its members, or of those that it may have, made anything.
fn spoilt() -> impl Strategy<Value = Value> {
    vec((prop::sample::select(WORDS.to_vec()), any_json()), 0..4).prop_map(|members| {
        let mut file: Map<String, Value> = whole().as_object().unwrap().clone();
        file.extend(members.into_iter().map(|(name, value)| (name.to_owned(), value)));
        Value::Object(file)
    })
}

/// Two files with a fault, in one.
fn doubly_wrong() -> impl Strategy<Value = Value> {
    let objects: Vec<_> = wrong().into_iter().filter_map(|(file, ..)| file.as_object().cloned()).collect();
    let one = || prop::sample::select(objects.clone());
    (one(), one()).prop_map(|(mut file, other)| {
        file.extend(other);
        Value::Object(file)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_file_gives_a_configuration_or_says_what_is_wrong(
        file in prop_oneof![any_json(), spoilt(), doubly_wrong()],
    ) {
        let text = file.to_string();
        let Examined { config, faults } = examine(text.as_bytes());
        if faults.is_empty() {
            prop_assert!(config.is_some());
            prop_assert_eq!(config, Config::from_json(text.as_bytes()).ok());
        }
        for (index, fault) in faults.iter().enumerate() {
            // A place of the file itself, not of what was made of it.
            prop_assert!(file.pointer(&fault.pointer).is_some(), "{fault:?}");
            prop_assert!(!fault.message.is_empty());
            prop_assert!(!faults[..index].contains(fault), "{fault:?} is there twice");
        }
    }

    #[test]
    fn no_bytes_are_too_odd(text in vec(any::<u8>(), 0..200)) {
        let Examined { config, faults } = examine(&text);
        prop_assert!(config.is_some() == faults.is_empty());
    }
}
