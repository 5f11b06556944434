use std::collections::BTreeSet;

use complaint_widget::browser::random::uuid;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn ids_are_uuids_of_version_4_and_all_differ() {
    let ids: BTreeSet<String> = (0..500).map(|_| uuid()).collect();
    assert_eq!(ids.len(), 500);
    for id in ids {
        assert_eq!(id.len(), 36, "{id}");
        for (index, byte) in id.bytes().enumerate() {
            let fits = match index {
                8 | 13 | 18 | 23 => byte == b'-',
                14 => byte == b'4',
                19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
                _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            };
            assert!(fits, "{id} at {index}");
        }
    }
}
