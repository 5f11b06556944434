//! A plain object store: it has what `cargo xtask objects` lists, and knows nothing else.

use std::{collections::BTreeMap, fs, process::Command};

use serde_json::Value;

use crate::{
    deployment::Deployment,
    places::Places,
    site::{Object, Site},
};

/// Which of the listed headers a store sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// What upload tools set with an object, and no others.
    Metadata,
    /// All of them, as a CDN before it can.
    AllHeaders,
}

impl Store {
    /// Serves a deployment from a store, below `/services/complaints/`.
    ///
    /// # Panics
    /// If the listing can't be made or doesn't fit its objects.
    pub async fn serve(self, deployment: &Deployment) -> Site {
        let folder = tempfile::tempdir().expect("a folder for the objects");
        let mut command = Command::new(Places::xtask());
        command.arg("objects").arg(folder.path()).arg("--widget").arg(deployment.path());
        // By which it would take this package for itself.
        command.env_remove("CARGO_MANIFEST_DIR");
        let output = command.output().expect("the project's commands can be started");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let listing = fs::read(folder.path().join("objects.json")).expect("there is a listing");
        let listing: Value = serde_json::from_slice(&listing).expect("the listing is JSON");
        let mut objects = BTreeMap::new();
        for entry in listing["objects"].as_array().expect("it lists objects") {
            let name = entry["name"].as_str().expect("each has a name");
            let body = fs::read(folder.path().join("objects").join(name)).expect("each is there");
            let kinds: &[&str] = match self {
                Self::Metadata => &["metadata"],
                Self::AllHeaders => &["metadata", "headers"],
            };
            let headers = kinds.iter().flat_map(|kind| entry[kind].as_object().expect("each has headers"));
            let headers = headers.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()));
            let object = Object { headers: headers.collect(), body };
            if name == "index.html" {
                objects.insert("/services/complaints/".to_owned(), object.clone());
            }
            objects.insert(format!("/services/complaints/{name}"), object);
        }
        Site::of(objects).await
    }
}
