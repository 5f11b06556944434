//! Any bytes for the reader `signalen`; what they mean is said in `tests/readers`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| complaint_widget_readers::signalen(bytes));
