//! What is wrong with a configuration.

use std::fmt;

/// A mistake of the webmaster's, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place in the file: a JSON Pointer (RFC 6901), such as `/phones/hotline`; empty for the file as a whole.
    pub pointer: String,
    /// What is wrong, in English.
    pub message: String,
}

impl Fault {
    /// A fault at `pointer`.
    #[must_use]
    pub fn new(pointer: &str, message: impl fmt::Display) -> Self {
        Self { pointer: pointer.to_owned(), message: message.to_string() }
    }

    /// A fault of the member `name` of what is at `pointer`.
    #[must_use]
    pub fn of_member(pointer: &str, name: &str, message: impl fmt::Display) -> Self {
        Self::new(&format!("{pointer}/{}", token(name)), message)
    }

    /// The fault with the file's name, as a webmaster's console has it: `config.json#/phones/hotline: …`.
    #[must_use]
    pub fn in_file(&self, file: &str) -> String {
        let Self { pointer, message } = self;
        let mark = if pointer.is_empty() { "" } else { "#" };
        format!("{file}{mark}{pointer}: {message}")
    }
}

/// A member's name in a JSON Pointer.
pub(super) fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
