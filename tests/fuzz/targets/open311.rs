//! Any bytes for the reader `open311`; what they mean is said in `tests/readers`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| complaint_widget_readers::open311(bytes));
