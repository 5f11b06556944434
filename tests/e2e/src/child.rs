//! A program that a journey starts, and ends.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    thread,
};

/// A running program. It is ended when this is dropped.
pub struct Running {
    child: Child,
}

impl Running {
    /// Starts `command` and reads what it prints until a line gives a value; `None` if it ends before.
    ///
    /// # Panics
    /// If it can't be started.
    pub fn start<T>(command: &mut Command, told: impl Fn(&str) -> Option<T>) -> Option<(Self, T)> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut output = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let running = Self { child };
        for line in output.by_ref() {
            let line = line.expect("its output is text");
            if let Some(value) = told(&line) {
                // It may go on printing: a full pipe must not stop it.
                thread::spawn(move || output.for_each(drop));
                return Some((running, value));
            }
        }
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
