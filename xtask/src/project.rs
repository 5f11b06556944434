//! Where the project's files are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The folders of this clone.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// The clone that this program was built from.
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.parent().context("xtask has no folder above its own")?.to_owned();
        ensure!(
            root.join("Trunk.toml").is_file(),
            "{} does not look like the project: it has no Trunk.toml",
            root.display()
        );
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(
            || root.join("target"),
            // A relative one is meant from where the person stands.
            |told| env::current_dir().map_or_else(|_| root.join(&told), |here| here.join(&told)),
        );
        Ok(Self { root, target })
    }

    /// The root of the clone.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// `name` below the root, with `/` between folders.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The widget as a district deploys it.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// The development build that also draws the component gallery.
    pub fn gallery_dist(&self) -> PathBuf {
        self.path("target/gallery-dist")
    }

    /// The widget's Wasm as cargo builds it for a release, before anything else is done to it.
    pub fn wasm(&self) -> PathBuf {
        self.target.join("wasm32-unknown-unknown/widget/complaint-widget.wasm")
    }

    /// What [`crate::assets`] writes. Always below the root, since `index.html` names it.
    pub fn assets(&self) -> PathBuf {
        self.path("target/assets")
    }

    /// The folder with the pinned npm packages.
    pub fn npm(&self) -> PathBuf {
        self.path("xtask/npm")
    }

    /// The hotline's program, as the tests and the demo build it.
    pub fn hotline(&self) -> PathBuf {
        let name = format!("hotline{}", env::consts::EXE_SUFFIX);
        self.target.join("debug").join(name)
    }
}
