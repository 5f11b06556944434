//! The built widget as a district sets it up: the same files, another `config.json`.

use std::{fs, path::Path};

use serde_json::Value;
use tempfile::TempDir;

use crate::places::Places;

/// A copy of the release build. It goes with this value.
pub struct Deployment {
    folder: TempDir,
}

impl Deployment {
    /// The release build with this configuration.
    #[must_use]
    pub fn with(config: &Value) -> Self {
        let folder = tempfile::tempdir().expect("a directory for the deployment");
        copy(&Places::widget(), folder.path());
        for packed in ["config.json.br", "config.json.gz"] {
            // They hold the old configuration.
            let _ = fs::remove_file(folder.path().join(packed));
        }
        let deployment = Self { folder };
        deployment.add("config.json", config);
        deployment
    }

    /// Adds a JSON file, or replaces it.
    pub fn add(&self, name: &str, content: &Value) {
        fs::write(self.path().join(name), content.to_string()).expect("the deployment takes files");
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
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
