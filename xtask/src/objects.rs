//! The built widget as a listing for a plain object store: each object under its name, and the headers that it needs.
//!
//! A store hands out what was put there with the headers that were said then, and knows nothing of packed twins: what
//! only browsers that can run the widget ask for is packed with brotli for good. It also can't say anything that it
//! wasn't made to say, such as a content policy; the page says it by itself then, but for who may frame it, which counts
//! as a header only.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};

use crate::compress;
use crate::project::Project;

#[path = "../../hotline/src/widget/headers.rs"]
mod headers;

/// The listing, beside the folder's objects.
const LISTING: &str = "objects.json";
/// The objects themselves, below the folder.
const OBJECTS: &str = "objects";
const PAGE: &str = "index.html";
const WORKER: &str = "worker.js";
/// What only the widget itself loads. The page is read by all sorts of clients; JSON is edited where it lies.
const PACKED: [&str; 5] = [".js", ".css", ".wasm", ".ftl", ".svg"];
/// What upload tools set with an object, in any store; the other headers are a store's or a CDN's own settings.
const METADATA: [&str; 3] = ["content-type", "content-encoding", "cache-control"];

/// What `cargo xtask objects` was told.
#[derive(Debug, PartialEq, Eq)]
pub struct Objects {
    /// Where to write the listing and the objects: a folder that isn't there yet, or is empty.
    pub folder: PathBuf,
    /// The built widget; `dist/` if none is told.
    pub widget: Option<PathBuf>,
}

impl Objects {
    /// Writes them.
    pub fn write(&self, project: &Project) -> Result<()> {
        let widget = self.widget.clone().unwrap_or_else(|| project.dist());
        ensure!(
            widget.join(PAGE).is_file(),
            "there is no widget in {}: run `cargo xtask build` first",
            widget.display()
        );
        if self.folder.is_dir() {
            let mut entries = fs::read_dir(&self.folder).context("listing the folder for the objects")?;
            ensure!(entries.next().is_none(), "{} is not empty", self.folder.display());
        }
        let deployment = Deployment::read(&widget)?;
        let mut names = Vec::new();
        list(&widget, "", &mut names)?;
        names.sort_by_key(|name| (turn(name), name.clone()));
        let mut listing = Vec::new();
        for name in names {
            let (content, entry) = deployment.object(&widget, &name)?;
            let file = self.folder.join(OBJECTS).join(&name);
            fs::create_dir_all(file.parent().context("an object has no folder")?)
                .and_then(|()| fs::write(&file, content))
                .with_context(|| format!("writing {}", file.display()))?;
            listing.push(entry);
        }
        let listing = serde_json::to_string_pretty(&json!({ "objects": listing }))? + "\n";
        fs::write(self.folder.join(LISTING), listing).context("writing the listing")?;
        println!("{} and {}: what to upload", self.folder.join(LISTING).display(), OBJECTS);
        Ok(())
    }
}

/// When an object is uploaded: what a page names before the page, and the worker, which looks for all of it, last.
fn turn(name: &str) -> u8 {
    match name {
        WORKER => 2,
        PAGE => 1,
        _ => 0,
    }
}

/// What the configurations in a built widget say about other origins.
struct Deployment {
    ancestors: Vec<String>,
    connected: Vec<String>,
}

impl Deployment {
    fn read(widget: &Path) -> Result<Self> {
        let (mut ancestors, mut connected) = (BTreeSet::new(), BTreeSet::new());
        for entry in fs::read_dir(widget).context("listing the widget")? {
            let name = entry?.file_name();
            let Some(name) = name.to_str() else { continue };
            let is_configuration = name.starts_with("config.") && name.ends_with(".json");
            if !is_configuration || name == "config.schema.json" {
                continue;
            }
            let config = read_json(widget, name)?;
            let origins = config["embedding"]["origins"].as_array().into_iter().flatten();
            ancestors.extend(origins.filter_map(Value::as_str).filter(|it| is_source(it)).map(str::to_owned));
            add_origins(&config["backend"], &mut connected);
            if let Some(file) = config["backend"]["file"].as_str() {
                add_origins(&read_json(widget, file.trim_start_matches("./"))?, &mut connected);
            }
        }
        Ok(Self { ancestors: Vec::from_iter(ancestors), connected: Vec::from_iter(connected) })
    }

    /// An object's bytes and its entry in the listing.
    fn object(&self, widget: &Path, name: &str) -> Result<(Vec<u8>, Value)> {
        let mut content = fs::read(widget.join(name)).with_context(|| format!("reading {name}"))?;
        let mut all = headers::of_every_answer(&self.ancestors, &self.connected);
        if name == PAGE {
            let policy = all.iter().find(|(header, _)| *header == "content-security-policy");
            content = with_policy(&content, &policy.context("there is no content policy")?.1)?;
        }
        for own in headers::of_file(name) {
            all.retain(|(header, _)| *header != own.0);
            all.push(own);
        }
        if !all.iter().any(|(header, _)| *header == "content-type") {
            bail!("what {name} is can't be told by its name");
        }
        if PACKED.iter().any(|ending| name.ends_with(ending)) {
            content = compress::brotli(&content)?;
            all.push(("content-encoding", "br".to_owned()));
        }
        let (metadata, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(header, _)| METADATA.contains(header));
        let object = |headers: Vec<headers::Header>| {
            Map::from_iter(headers.into_iter().map(|(header, value)| (header.to_owned(), json!(value))))
        };
        Ok((content, json!({ "name": name, "metadata": object(metadata), "headers": object(others) })))
    }
}

/// The page with the content policy in it, but for the directive that counts in a header only.
fn with_policy(page: &[u8], policy: &str) -> Result<Vec<u8>> {
    let page = std::str::from_utf8(page).context("the page is not text")?;
    let directives: Vec<_> = policy.split("; ").filter(|it| !it.starts_with("frame-ancestors")).collect();
    let charset = "<meta charset=utf-8>";
    ensure!(page.contains(charset), "the built page doesn't begin as it used to");
    let policy = directives.join("; ");
    let meta = format!("{charset}<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
    Ok(page.replacen(charset, &meta, 1).into_bytes())
}

/// Adds the origins of all addresses in the values below `json`, but for the schema that it is written by.
fn add_origins(json: &Value, origins: &mut BTreeSet<String>) {
    match json {
        Value::String(text) => {
            let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
            if let Some(rest) = rest {
                let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
                let scheme = &text[..text.len() - rest.len()];
                origins.extend(Some(format!("{scheme}{host}")).filter(|origin| is_source(origin)));
            }
        }
        Value::Array(values) => values.iter().for_each(|value| add_origins(value, origins)),
        Value::Object(members) => {
            let members = members.iter().filter(|(name, _)| *name != "$schema");
            members.for_each(|(_, value)| add_origins(value, origins));
        }
        _ => {}
    }
}

/// True for what stays one source in a policy. Whether it is an origin the widget tells the webmaster.
fn is_source(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:/*[]".contains(&byte);
    text.contains("://") && text.bytes().all(is_plain)
}

fn read_json(folder: &Path, name: &str) -> Result<Value> {
    let text = fs::read_to_string(folder.join(name)).with_context(|| format!("reading {name}"))?;
    serde_json::from_str(&text).with_context(|| format!("{name} is not JSON"))
}

/// Adds the names of all files in a folder of the widget and below, but for packed twins.
fn list(widget: &Path, prefix: &str, names: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(widget.join(prefix)).with_context(|| format!("listing {prefix}"))? {
        let entry = entry?;
        let name = entry.file_name();
        let name = format!("{prefix}{}", name.to_str().context("a file's name is not text")?);
        if entry.path().is_dir() {
            list(widget, &format!("{name}/"), names)?;
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            names.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::stamp::tests::Folder;

    const CONFIG: &str = r#"{
        "backend": { "kind": "open311", "url": "https://api.city.example/open311/v2?x=1" },
        "embedding": { "origins": ["https://district.example", "*; script-src *"] },
        "privacy": "https://privacy.example"
    }"#;

    fn widget(name: &str) -> Folder {
        let widget = Folder::new(name);
        for (name, content) in [
            (PAGE, "<!doctype html><html><meta charset=utf-8><title>t</title>"),
            (WORKER, "worker"),
            ("a-0123456789abcdef.js", "script"),
            ("a-0123456789abcdef.js.br", "packed"),
            ("config.json", CONFIG),
            ("config.rest.json", r#"{"backend": {"kind": "rest", "file": "./backend-1.json"}}"#),
            (
                "backend-1.json",
                r#"{"$schema": "https://schema.example/1", "a": [{"url": "https://rest.example/x"}]}"#,
            ),
            ("locales/en.ftl", "a = b"),
        ] {
            widget.write(name, content);
        }
        widget
    }

    fn written(name: &str) -> (Folder, Vec<Value>) {
        let (widget, folder) = (widget(name), Folder::new(&format!("{name}-objects")));
        let objects = Objects { folder: folder.path().to_owned(), widget: Some(widget.path().to_owned()) };
        objects.write(&Project::find().unwrap()).unwrap();
        let listing = read_json(folder.path(), LISTING).unwrap();
        let listing = listing["objects"].as_array().unwrap().clone();
        (folder, listing)
    }

    #[test]
    fn each_object_lies_under_its_name_and_the_page_and_the_worker_come_last() {
        let (folder, listing) = written("objects");
        let names: Vec<_> = listing.iter().map(|object| object["name"].as_str().unwrap()).collect();
        assert_eq!(names.len(), 7, "{names:?}");
        assert_eq!(names[5..], [PAGE, WORKER]);
        for object in &listing {
            let name = object["name"].as_str().unwrap();
            let content = fs::read(folder.path().join(OBJECTS).join(name)).unwrap();
            let is_packed = object["metadata"]["content-encoding"] == "br";
            assert_eq!(is_packed, [".js", ".ftl"].iter().any(|ending| name.ends_with(ending)), "{name}");
            if name == "locales/en.ftl" {
                let mut text = Vec::new();
                brotli::BrotliDecompress(&mut &content[..], &mut text).unwrap();
                assert_eq!(text, b"a = b");
            }
        }
        assert_eq!(listing[0]["metadata"]["cache-control"], "public, max-age=31536000, immutable");
    }

    #[test]
    fn the_policy_knows_the_hotlines_and_stands_in_the_page_too() {
        let (folder, listing) = written("objects-policy");
        let page = listing.iter().find(|object| object["name"] == PAGE).unwrap();
        let policy = page["headers"]["content-security-policy"].as_str().unwrap();
        assert!(
            policy.contains("connect-src 'self' https://api.city.example https://rest.example;"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'self' https://district.example;"), "{policy}");
        let html = fs::read_to_string(folder.path().join(OBJECTS).join(PAGE)).unwrap();
        let meta = html.split("<meta charset=utf-8>").nth(1).unwrap();
        assert!(
            meta.starts_with("<meta http-equiv=Content-Security-Policy content=\"default-src 'none';"),
            "{html}"
        );
        assert!(html.contains("https://api.city.example") && !html.contains("frame-ancestors"), "{html}");
    }

    #[test]
    fn what_is_there_already_is_not_mixed_with_it() {
        let folder = Folder::new("objects-full");
        folder.write("older.txt", "");
        let widget = widget("objects-again");
        let objects = Objects { folder: folder.path().to_owned(), widget: Some(widget.path().to_owned()) };
        let error = objects.write(&Project::find().unwrap()).unwrap_err().to_string();
        assert!(error.ends_with("is not empty"), "{error}");
    }
}
