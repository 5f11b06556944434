//! The widget's entry.

#![forbid(unsafe_code)]

fn main() {}
