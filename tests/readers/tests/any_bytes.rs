//! No bytes make a reader panic, go on for ever, or call a success what has no number.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::{fs, path::Path};

use complaint_widget_readers::READERS;
use proptest::{collection::vec, prelude::*};

/// Names and words that stand in answers and files of any of them.
const WORDS: [&str; 48] = [
    "reference",
    "code",
    "status",
    "created_at",
    "updated_at",
    "deadline",
    "timeline",
    "errors",
    "pointer",
    "detail",
    "service_request_id",
    "token",
    "service_requests",
    "request",
    "services",
    "service_code",
    "description",
    "lat",
    "long",
    "media_url",
    "attributes",
    "values",
    "datatype",
    "notes",
    "signal_id",
    "id_display",
    "state",
    "features",
    "geometry",
    "coordinates",
    "sub_categories",
    "slug",
    "results",
    "non_field_errors",
    "结果",
    "成功",
    "数据",
    "工单编号",
    "查询密码",
    "状态",
    "ticket",
    "number",
    "success",
    "received",
    "OPEN",
    "2026-11-24T09:12:00Z",
    "7",
    "9d1a3f52-3b7e-4c1c-8f0a-2f6b8f0c7d11",
];

/// JSON as servers may send it, mostly with words that mean something.
fn json() -> impl Strategy<Value = String> {
    let word = || prop::sample::select(WORDS.to_vec()).prop_map(|word| format!("{word:?}"));
    let leaf = prop_oneof![
        4 => word(),
        1 => Just("null".to_owned()),
        1 => any::<bool>().prop_map(|truth| truth.to_string()),
        1 => any::<i32>().prop_map(|number| number.to_string()),
        1 => (-200.0..200.0_f64).prop_map(|number| number.to_string()),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(|items| format!("[{}]", items.join(","))),
            vec((word(), inner), 0..6).prop_map(|members| {
                let members: Vec<_> =
                    members.into_iter().map(|(name, value)| format!("{name}:{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

/// An input: four bytes that choose, then one to three contents.
fn input() -> impl Strategy<Value = Vec<u8>> {
    let content = prop_oneof![6 => json().prop_map(String::into_bytes), 1 => vec(any::<u8>(), 0..60)];
    (any::<[u8; 4]>(), vec(content, 1..4))
        .prop_map(|(choice, contents)| [choice.to_vec(), contents.join(&0xFF)].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop_oneof![4 => input(), 1 => vec(any::<u8>(), 0..200)]) {
        for (_, reader) in READERS {
            reader(&bytes);
        }
    }
}

/// What fuzzing begins with, and what it found before.
#[test]
fn the_seeds_of_fuzzing_are_read() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds");
    for (name, reader) in READERS {
        let mut count = 0;
        for seed in fs::read_dir(seeds.join(name)).unwrap() {
            reader(&fs::read(seed.unwrap().path()).unwrap());
            count += 1;
        }
        assert!(count > 0, "no seeds for {name}");
    }
}
