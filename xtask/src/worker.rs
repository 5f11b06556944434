//! Writes the service worker: `worker.js` with the version and the files that a phone keeps, and the version into the
//! page, which registers a worker and asks for the words of its own version only then.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::integrity;
use crate::page;
use crate::project::Project;
use crate::split::Needs;

/// The worker's script. Its folder is what it has a say over, so it lies beside the page.
pub const SCRIPT: &str = "worker.js";
/// The cut that every deployment needs; the others go by the kind of hotline.
const LATER: &str = "later";
/// The folder of the words, which keep their names in every version.
const WORDS: &str = "locales";

/// What a phone keeps, by the names below the page's folder.
#[derive(Debug)]
struct Kept {
    /// In every deployment, but for page and words.
    files: Vec<String>,
    /// The words.
    words: Vec<String>,
    /// What a kind of hotline needs besides.
    parts: BTreeMap<String, Vec<String>>,
    /// What must be in those files that never change under their name.
    integrity: BTreeMap<String, String>,
}

/// Writes the script into `dist`, whose files are final but for the page: it gets `data-version`. `needs` says which
/// files the cuts are made of.
pub fn write(project: &Project, dist: &Path, needs: Needs) -> Result<()> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).context("reading the built page")?;
    let template = fs::read_to_string(project.path(SCRIPT)).context("reading the worker")?;
    let kept = Kept::of(dist, &html, needs)?;
    let version = kept.version(dist, &html, &template)?;
    fs::write(&index, marked(&html, &version)?).context("writing the built page")?;
    fs::write(dist.join(SCRIPT), kept.script(&template, &version)?).context("writing the worker")
}

impl Kept {
    fn of(dist: &Path, html: &str, mut needs: Needs) -> Result<Self> {
        let mut files: Vec<String> = page::asked_for(html).into_iter().map(str::to_owned).collect();
        files.extend(needs.remove(LATER).context("the widget was not cut into first and later screens")?);
        for names in needs.values_mut() {
            names.retain(|name| !files.contains(name));
        }
        let mut words = Vec::new();
        add_words(dist, WORDS, &mut words)?;
        ensure!(!words.is_empty(), "the built widget has no words");
        let mut integrity = BTreeMap::new();
        for name in files.iter().chain(needs.values().flatten()).filter(|name| is_fixed(name)) {
            let content = fs::read(dist.join(name)).with_context(|| format!("reading {name}"))?;
            integrity.insert(name.clone(), integrity::short(&content));
        }
        Ok(Self { files, words, parts: needs, integrity })
    }

    /// A digest of all that is kept, of the page without it, and of the worker itself: 16 hexadecimal digits.
    fn version(&self, dist: &Path, html: &str, template: &str) -> Result<String> {
        let mut hasher = DefaultHasher::new();
        (html, template).hash(&mut hasher);
        for name in self.files.iter().chain(&self.words).chain(self.parts.values().flatten()) {
            let content = fs::read(dist.join(name)).with_context(|| format!("reading {name}"))?;
            (name, content).hash(&mut hasher);
        }
        Ok(format!("{:016x}", hasher.finish()))
    }

    fn script(&self, template: &str, version: &str) -> Result<String> {
        let words = self.words.iter().map(|name| format!("{name}?{version}"));
        // The page lies at the folder's own address.
        let files: Vec<String> =
            std::iter::once(String::new()).chain(self.files.iter().cloned()).chain(words).collect();
        let mut script = template.to_owned();
        for (empty, value) in [
            ("var VERSION = \"\";", format!("var VERSION = {};", json!(version))),
            ("var FILES = [];", format!("var FILES = {};", json!(files))),
            ("var PARTS = {};", format!("var PARTS = {};", json!(self.parts))),
            ("var INTEGRITY = {};", format!("var INTEGRITY = {};", json!(self.integrity))),
        ] {
            ensure!(script.contains(empty), "the worker no longer has {empty}");
            script = script.replace(empty, &value);
        }
        Ok(script)
    }
}

/// Scripts, styles and Wasm have names that follow from their content; a district may change the others.
fn is_fixed(name: &str) -> bool {
    [".js", ".css", ".wasm"].iter().any(|ending| name.ends_with(ending))
}

/// The page with its version.
fn marked(html: &str, version: &str) -> Result<String> {
    ensure!(html.contains("<html "), "the built page has no root to write the version on");
    Ok(html.replacen("<html ", &format!("<html data-version=\"{version}\" "), 1))
}

/// Adds the names of all message files in a folder of `dist` and below, sorted.
fn add_words(dist: &Path, folder: &str, words: &mut Vec<String>) -> Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist.join(folder)).with_context(|| format!("listing {folder}"))? {
        let name = entry?.file_name();
        names.push(format!("{folder}/{}", name.to_str().context("a file's name is not text")?));
    }
    names.sort();
    for name in names {
        if dist.join(&name).is_dir() {
            add_words(dist, &name, words)?;
        } else if name.ends_with(".ftl") {
            words.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::stamp::tests::Folder;

    const PAGE: &str = "<!doctype html><html dir=ltr><head><link href=icon.svg rel=icon>\
        <script src=./start-1.js></script><link href=config.json rel=preload></head>";
    const TEMPLATE: &str = include_str!("../../worker.js");

    fn dist(name: &str) -> Folder {
        let dist = Folder::new(name);
        for file in [
            "icon.svg",
            "start-1.js",
            "config.json",
            "later-1.wasm",
            "chunk_0-1.wasm",
            "rest-1.wasm",
            "backend-12345.json",
            "locales/en.ftl",
            "locales/later/en.ftl",
            "locales/later/en.ftl.br",
        ] {
            dist.write(file, file);
        }
        dist
    }

    fn needs() -> Needs {
        let files = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Needs::from([
            ("later".to_owned(), files(&["later-1.wasm", "chunk_0-1.wasm"])),
            ("rest".to_owned(), files(&["rest-1.wasm", "chunk_0-1.wasm"])),
        ])
    }

    fn version(dist: &Folder, html: &str, template: &str) -> String {
        Kept::of(dist.path(), html, needs()).unwrap().version(dist.path(), html, template).unwrap()
    }

    /// What the script assigns to a variable.
    fn assigned(script: &str, variable: &str) -> serde_json::Value {
        let value = script.split_once(&format!("var {variable} = ")).unwrap().1.split_once(";\n").unwrap().0;
        serde_json::from_str(value).unwrap()
    }

    #[test]
    fn the_script_lists_what_opening_the_page_takes_and_nothing_else() {
        let dist = dist("worker");
        let kept = Kept::of(dist.path(), PAGE, needs()).unwrap();
        let script = kept.script(TEMPLATE, "0123").unwrap();
        assert_eq!(assigned(&script, "VERSION"), json!("0123"));
        let files = [
            "",
            "icon.svg",
            "start-1.js",
            "config.json",
            "later-1.wasm",
            "chunk_0-1.wasm",
            "locales/en.ftl?0123",
            "locales/later/en.ftl?0123",
        ];
        assert_eq!(assigned(&script, "FILES"), json!(files));
        assert_eq!(assigned(&script, "PARTS"), json!({ "rest": ["rest-1.wasm"] }));
        let fixed = ["chunk_0-1.wasm", "later-1.wasm", "rest-1.wasm", "start-1.js"];
        let integrity = fixed.map(|name| (name.to_owned(), json!(integrity::short(name.as_bytes()))));
        assert_eq!(assigned(&script, "INTEGRITY"), json!(BTreeMap::from(integrity)));
    }

    #[test]
    fn whatever_changes_makes_another_version() {
        let dist = dist("version");
        let first = version(&dist, PAGE, TEMPLATE);
        assert_eq!(version(&dist, PAGE, TEMPLATE), first);
        assert_ne!(version(&dist, &PAGE.replace("ltr", "rtl"), TEMPLATE), first, "the page");
        assert_ne!(version(&dist, PAGE, &TEMPLATE.replace("800", "900")), first, "the worker");
        for name in ["start-1.js", "locales/later/en.ftl", "rest-1.wasm"] {
            dist.write(name, "something else");
            assert_ne!(version(&dist, PAGE, TEMPLATE), first, "{name}");
            dist.write(name, name);
        }
        dist.write("backend-12345.json", "an example, which no page asks for");
        assert_eq!(version(&dist, PAGE, TEMPLATE), first);
    }

    #[test]
    fn the_page_says_its_version() {
        let page = marked(PAGE, "0123").unwrap();
        assert!(page.contains("<html data-version=\"0123\" dir=ltr>"), "{page}");
        assert!(marked("<p>", "0123").is_err());
    }

    #[test]
    fn a_worker_that_cannot_be_filled_in_is_refused() {
        let dist = dist("refused");
        let kept = Kept::of(dist.path(), PAGE, needs()).unwrap();
        let error = kept.script(&TEMPLATE.replace("PARTS = {}", "PARTS = null"), "0123").unwrap_err();
        assert!(error.to_string().contains("PARTS"), "{error}");
        assert!(Kept::of(dist.path(), PAGE, Needs::new()).is_err(), "a widget that was not cut");
    }
}
