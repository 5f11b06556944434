//! The hotline server.

fn main() {}
