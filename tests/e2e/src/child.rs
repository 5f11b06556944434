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
    /// Starts `command`, whose output nobody reads.
    ///
    /// # Panics
    /// If it can't be started.
    pub fn silent(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self { child: child.unwrap_or_else(|error| panic!("{command:?}: {error}")) }
    }

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

    /// The number that the system knows it by.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|status| status.is_some())
    }

    /// Asks it to end and waits until it has, for a program that has to clear up behind it.
    pub fn end(&mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.id().to_string()]).status();
        if asked.is_ok_and(|status| status.success()) {
            let _ = self.child.wait();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
