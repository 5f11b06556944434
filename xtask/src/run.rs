//! Starting programs, and saying what is being done and how long it took.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The tools a command may start: those on PATH, with the project's own first.
pub struct Kit {
    path: OsString,
    folder: PathBuf,
}

impl Kit {
    /// Programs are started in `folder`; `first` are searched before PATH, in their order.
    pub fn new(folder: &Path, first: &[PathBuf]) -> Result<Self> {
        let old = env::var_os("PATH").unwrap_or_default();
        let all = first.iter().cloned().chain(env::split_paths(&old));
        let path = env::join_paths(all).context("a folder's name can't stand in PATH")?;
        Ok(Self { path, folder: folder.to_owned() })
    }

    /// A command that finds its programs with this kit's PATH.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).env("PATH", &self.path);
        command
    }

    /// The same, for cargo.
    pub fn cargo(&self) -> Command {
        self.command("cargo")
    }
}

/// Says `what` is being done, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("xtask: {what} …");
    let start = Instant::now();
    let done = work()?;
    println!("xtask: {what}: done in {}", seconds(start.elapsed()));
    Ok(done)
}

/// [`step`] for one program, whose output the person sees; it must succeed.
pub fn program(what: &str, command: &mut Command) -> Result<()> {
    step(what, || quietly(command))
}

/// Runs one program of a larger step; it must succeed.
pub fn quietly(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| missing(command))?;
    success(command, status)
}

/// [`step`] for one program whose standard output is shown and also read, line by line.
/// Gives whether it succeeded: what it said may count even when it failed.
pub fn reading(what: &str, command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool> {
    step(what, || {
        let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| missing(command))?;
        let output = child.stdout.take().context("no standard output to read")?;
        let mut output = BufReader::new(output);
        let mut bytes = Vec::new();
        // Not `lines()`: one line that isn't UTF-8 must not hide the rest.
        while output.read_until(b'\n', &mut bytes)? > 0 {
            let text = String::from_utf8_lossy(&bytes);
            let text = text.trim_end();
            println!("{text}");
            line(text);
            bytes.clear();
        }
        Ok(child.wait()?.success())
    })
}

/// The first line that a program prints, or nothing if it isn't there or fails.
pub fn first_line(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().map(str::to_owned)
}

/// Whether `program` is in one of PATH's folders.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}

fn success(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed: {status}", line(command));
    }
    Ok(())
}

fn missing(command: &Command) -> String {
    let name = command.get_program().to_string_lossy();
    format!("{name} could not be started: is it installed and on PATH?")
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

fn seconds(time: Duration) -> String {
    let tenths = time.as_millis() / 100;
    format!("{}.{} s", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_in_tenths_of_a_second() {
        assert_eq!(seconds(Duration::from_millis(61_249)), "61.2 s");
        assert_eq!(seconds(Duration::from_millis(7)), "0.0 s");
    }

    #[test]
    fn a_failed_program_is_named_as_typed() {
        let mut command = Command::new("cargo");
        command.args(["build", "-p", "hotline"]);
        assert_eq!(line(&command), "cargo build -p hotline");
    }
}
