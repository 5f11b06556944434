//! The built widget as a district sets it up: the same files, another `config.json`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::places::Places;

/// A copy of a build, mostly the release one. It goes with this value.
pub struct Deployment {
    root: TempDir,
    below: &'static str,
}

impl Deployment {
    /// The release build as it is.
    #[must_use]
    pub fn release() -> Self {
        Self::below("")
    }

    /// The release build as it is, in this folder of what is served; empty: right there.
    #[must_use]
    pub fn below(folder: &'static str) -> Self {
        Self::of(&Places::widget(), folder)
    }

    /// A development build, which a webmaster tries things out with.
    #[must_use]
    pub fn development() -> Self {
        Self::of(&Places::gallery(), "")
    }

    fn of(build: &Path, folder: &'static str) -> Self {
        let deployment =
            Self { root: tempfile::tempdir().expect("a directory for the deployment"), below: folder };
        fs::create_dir_all(deployment.folder()).expect("the directory takes folders");
        copy(build, &deployment.folder());
        deployment
    }

    /// The release build with this configuration.
    #[must_use]
    pub fn with(config: &Value) -> Self {
        let deployment = Self::release();
        deployment.add("config.json", config);
        deployment
    }

    /// Adds a JSON file, or replaces it.
    pub fn add(&self, name: &str, content: &Value) {
        self.write(name, content.to_string());
    }

    /// Replaces every `old` in a file, which has it, by `new`.
    ///
    /// # Panics
    /// If the file hasn't.
    pub fn change(&self, name: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.folder().join(name)).expect("the deployment has the file");
        assert!(text.contains(old), "{name} lacks {old}");
        self.write(name, text.replace(old, new));
    }

    /// Changes one byte in the middle of a file, as a bad proxy would.
    pub fn spoil(&self, name: &str) {
        let mut content = fs::read(self.folder().join(name)).expect("the deployment has the file");
        let middle = content.len() / 2;
        content[middle] ^= 1;
        self.write(name, &content);
    }

    /// Gives a member of a JSON file another value.
    pub fn set(&self, name: &str, member: &str, value: Value) {
        let mut content: Value = serde_json::from_slice(&self.read(name)).expect("the file is JSON");
        content[member] = value;
        self.add(name, &content);
    }

    /// The names of all files below its folder, but for the packed twins.
    #[must_use]
    pub fn all_files(&self) -> Vec<String> {
        let mut names = Vec::new();
        list(&self.folder(), "", &mut names);
        names
    }

    /// The names of the files in its folder that begin and end so.
    #[must_use]
    pub fn files(&self, beginning: &str, ending: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).expect("the deployment can be read");
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        names.filter(|name| name.starts_with(beginning) && name.ends_with(ending)).collect()
    }

    /// The version that the page names.
    #[must_use]
    pub fn version(&self) -> String {
        let page = fs::read_to_string(self.folder().join("index.html")).expect("the deployment has a page");
        let version = page.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next());
        version.expect("a release build has a version").to_owned()
    }

    /// Makes it another version of the widget, whose program is the same, and gives that version's name.
    #[must_use]
    pub fn renew(&self) -> String {
        let old = self.version();
        let new: String = old.chars().rev().collect();
        assert_ne!(old, new, "a version that reads the same in both directions");
        for file in ["index.html", "worker.js"] {
            self.change(file, &old, &new);
        }
        new
    }

    /// What is in a file.
    #[must_use]
    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder().join(name)).expect("the deployment has the file")
    }

    /// What is served.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.root.path()
    }

    /// Where the page is.
    fn folder(&self) -> PathBuf {
        self.path().join(self.below)
    }

    /// Writes a file without its packed twins, which hold what was there before.
    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let file = self.folder().join(name);
        fs::write(&file, content).expect("the deployment takes files");
        for packed in ["br", "gz"] {
            let mut twin = file.clone().into_os_string();
            twin.push(format!(".{packed}"));
            // Small files have none.
            let _ = fs::remove_file(twin);
        }
    }
}

fn list(folder: &Path, prefix: &str, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the deployment can be read") {
        let path = entry.expect("the deployment can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name is text");
        if path.is_dir() {
            list(&path, &format!("{prefix}{name}/"), names);
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            names.push(format!("{prefix}{name}"));
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the widget is built") {
        let from = entry.expect("the widget's folder can be read").path();
        let to = to.join(from.file_name().expect("an entry has a name"));
        if from.is_dir() {
            fs::create_dir(&to).expect("the copy takes folders");
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("the copy takes files");
        }
    }
}
