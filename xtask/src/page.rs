//! Reads the built page: what it asks for, and whether it is as the content policy wants it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// Makes sure that the built page can work: nothing inline, which the content policy forbids;
/// nothing missing; and the two preloads in which `start.js` finds glue and Wasm.
pub fn check(dist: &Path) -> Result<()> {
    let html = fs::read_to_string(dist.join("index.html")).context("reading the built page")?;
    if let Some(tag) = inline(&html) {
        bail!("the built page has <{tag}> inline, which its content policy forbids");
    }
    for name in asked_for(&html) {
        ensure!(dist.join(name).is_file(), "the built page asks for {name}, which is not there");
    }
    program(&html).map(|_| ())
}

/// The app itself, as `start.js` finds it: the glue, which is the first module, and the Wasm.
pub fn program(html: &str) -> Result<[&str; 2]> {
    let named =
        |kind: &str| {
            let is_kind = |tag: &&str| [attribute(tag, "rel"), attribute(tag, "type")].contains(&Some(kind));
            tags(html).find(is_kind).and_then(|tag| attribute(tag, "href")).map(below).with_context(|| {
                format!("the built page lacks its {kind} link, so start.js can't start the app")
            })
        };
    Ok([named("modulepreload")?, named("application/wasm")?])
}

/// The files that a page's links and scripts name, each once, in their order.
pub fn asked_for(html: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for tag in tags(html).filter(|tag| matches!(name(tag), "link" | "script")) {
        names.extend(target(tag).filter(|name| !names.contains(name)));
    }
    names
}

/// The tags whose file is held to what the page says is in it: scripts, styles and the Wasm.
pub fn checked(html: &str) -> impl Iterator<Item = &str> {
    tags(html).filter(|tag| match name(tag) {
        "script" => true,
        "link" => {
            let is = |name, value| attribute(tag, name) == Some(value);
            is("rel", "stylesheet") || is("rel", "modulepreload") || is("type", "application/wasm")
        }
        _ => false,
    })
}

/// The Wasm that the page doesn't ask for: the app does, later.
pub fn chunks(dist: &Path, html: &str) -> Result<Vec<String>> {
    let mut chunks = Vec::new();
    for entry in fs::read_dir(dist).context("listing the built files")? {
        let name = entry?.file_name();
        let Some(name) = name.to_str().filter(|name| name.ends_with(".wasm")) else { continue };
        if !asked_for(html).contains(&name) {
            chunks.push(name.to_owned());
        }
    }
    chunks.sort();
    Ok(chunks)
}

/// Those of its scripts that are modules.
pub fn modules(html: &str) -> impl Iterator<Item = &str> {
    let links = tags(html).filter(|tag| attribute(tag, "rel") == Some("modulepreload"));
    links.filter_map(|tag| attribute(tag, "href")).map(below)
}

/// The file that a tag names.
pub fn target(tag: &str) -> Option<&str> {
    attribute(tag, "href").or_else(|| attribute(tag, "src")).map(below)
}

/// Whether a tag has an attribute, with a value or without.
pub fn has(tag: &str, name: &str) -> bool {
    tag.split_whitespace().any(|word| word.split('=').next() == Some(name))
}

/// A name as seen from the page's folder.
fn below(name: &str) -> &str {
    name.trim_start_matches("./")
}

/// The first tag that brings script or style of its own instead of naming a file.
fn inline(html: &str) -> Option<&str> {
    tags(html).map(|tag| (tag, name(tag))).find_map(|(tag, name)| match name {
        "style" => Some(tag),
        "script" if attribute(tag, "src").is_none() => Some(tag),
        _ if attribute(tag, "style").is_some() => Some(tag),
        _ => None,
    })
}

/// What stands between `<` and `>`, comments left out.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    let tags = html.split('<').filter_map(|text| text.split('>').next());
    tags.filter(|tag| !tag.starts_with(['!', '/']))
}

fn name(tag: &str) -> &str {
    tag.split_whitespace().next().unwrap_or_default()
}

/// An attribute's value, with or without quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}="))? + name.len() + 2;
    let value = &tag[start..];
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split_whitespace().next(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::stamp::tests::Folder;

    const PAGE: &str = "<!doctype html><head><script src=\"./start-1.js\"></script>\
        <link rel=stylesheet href=./widget-2.css><link href='config.json' rel=\"preload\">\
        <link rel=\"modulepreload\" href=\"./glue-3.js\" integrity=\"sha384-x=\">\
        <link rel=preload href=./app-4.wasm type=application/wasm>\
        <link rel=\"preload\" href=\"./glue-3.js\"></head><a href=\"tel:110\">110</a>";

    const FILES: [&str; 5] = ["start-1.js", "widget-2.css", "config.json", "glue-3.js", "app-4.wasm"];

    fn dist(name: &str, page: &str) -> Folder {
        let dist = Folder::new(name);
        dist.write("index.html", page);
        for file in FILES {
            dist.write(file, "");
        }
        dist
    }

    fn complaint(name: &str, page: &str) -> String {
        check(dist(name, page).path()).unwrap_err().to_string()
    }

    #[test]
    fn the_files_are_those_that_the_page_asks_for() {
        assert_eq!(asked_for(PAGE), FILES);
        check(dist("page", PAGE).path()).unwrap();
        assert_eq!(modules(PAGE).collect::<Vec<_>>(), ["glue-3.js"]);
    }

    #[test]
    fn script_and_style_inside_the_page_are_refused() {
        for bad in ["<script>1</script>", "<script type=module>1", "<style>a{}", "<p style=\"x\">"] {
            let text = complaint("inline", &format!("{PAGE}{bad}"));
            assert!(text.contains("inline"), "{bad}: {text}");
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let text = complaint("missing", &PAGE.replace("glue-3", "glue-9"));
        assert!(text.contains("glue-9.js"), "{text}");
    }

    #[test]
    fn a_page_that_start_js_cannot_read_is_refused() {
        let text = complaint("unreadable", &PAGE.replace("modulepreload", "preload"));
        assert!(text.contains("modulepreload"), "{text}");
    }
}
