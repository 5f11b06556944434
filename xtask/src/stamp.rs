//! Tells whether something built is still good, by what it was built from.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run;

/// All that the widget's build depends on, below the project's root.
const SOURCES: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "locales",
    "public",
    "src",
    "start.js",
    "worker.js",
    "xtask/npm/package-lock.json",
    "xtask/src",
];

/// A fingerprint of the widget's sources and of the compiler: equal prints, equal builds.
pub fn of_widget(project: &Project) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    run::first_line(Command::new("rustc").arg("--version")).hash(&mut hasher);
    env::var_os("RUSTFLAGS").hash(&mut hasher);
    for source in SOURCES {
        add(&project.path(source), source, &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Whether `built` was noted under this fingerprint and is still there.
pub fn holds(project: &Project, built: &Path, print: &str) -> bool {
    built.join("index.html").is_file()
        && fs::read_to_string(note(project, built)).is_ok_and(|noted| noted == print)
}

/// Notes that `built` is complete under this fingerprint.
pub fn set(project: &Project, built: &Path, print: &str) -> Result<()> {
    let note = note(project, built);
    let folder = note.parent().context("a note has no folder")?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&note, print))
        .with_context(|| format!("writing {}", note.display()))
}

/// Forgets `built` before it is built anew: a build that breaks off must not pass as good.
pub fn forget(project: &Project, built: &Path) {
    // Nothing to forget is fine; a note that can't be removed shows when it is set again.
    let _ = fs::remove_file(note(project, built));
}

fn note(project: &Project, built: &Path) -> PathBuf {
    let name = built.file_name().unwrap_or_default();
    project.path("target/xtask").join(name).with_extension("stamp")
}

/// Adds names and contents, folders in sorted order, so that the print is the same everywhere.
fn add(path: &Path, name: &str, hasher: &mut DefaultHasher) -> Result<()> {
    if path.is_dir() {
        let mut names = Vec::new();
        for entry in fs::read_dir(path)? {
            names.push(entry?.file_name());
        }
        names.sort();
        for child in names {
            let child_name = format!("{name}/{}", child.to_string_lossy());
            add(&path.join(&child), &child_name, hasher)?;
        }
    } else if path.is_file() {
        name.hash(hasher);
        let content = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        content.hash(hasher);
    }
    Ok(())
}

#[cfg(test)]
pub mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// A folder of a test's own, gone when the test is over.
    pub struct Folder(PathBuf);

    impl Folder {
        pub fn new(name: &str) -> Self {
            let own = format!("complaint-widget-xtask-{name}-{}", std::process::id());
            let path = env::temp_dir().join(own);
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        pub fn path(&self) -> &Path {
            &self.0
        }

        pub fn write(&self, name: &str, content: &str) {
            let file = self.0.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn print(folder: &Folder) -> u64 {
        let mut hasher = DefaultHasher::new();
        add(folder.path(), "src", &mut hasher).unwrap();
        hasher.finish()
    }

    #[test]
    fn a_print_changes_with_content_and_with_names_and_with_nothing_else() {
        let folder = Folder::new("print");
        folder.write("ui/app.rs", "one");
        let before = print(&folder);
        folder.write("ui/app.rs", "one");
        assert_eq!(print(&folder), before, "written again, same content");
        folder.write("ui/app.rs", "two");
        let changed = print(&folder);
        assert_ne!(changed, before, "content");
        fs::rename(folder.path().join("ui/app.rs"), folder.path().join("ui/application.rs")).unwrap();
        assert_ne!(print(&folder), changed, "name");
    }
}
