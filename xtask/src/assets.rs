//! Makes the files that trunk packs: one stylesheet of many, two message files a language.
//!
//! trunk calls this before each build. A file is written only when its content changes, since
//! trunk watches the folder and would build for ever.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;

/// The folder of what only the later screens need.
const LATER: &str = "later";

/// Writes `target/assets/widget.css`, and a language's messages to `target/assets/locales/<language>.ftl`, those of the
/// later screens to `target/assets/locales/later/<language>.ftl`.
pub fn write(project: &Project) -> Result<()> {
    let assets = project.assets();
    let sheets = stylesheets(&project.path("src/ui"))?;
    refresh(&assets.join("widget.css"), &joined(&sheets)?)?;

    let locales = assets.join("locales");
    let mut written = Vec::new();
    for language in folders(&project.path("locales"))? {
        let name = language.file_name().context("a language has no name")?;
        for (source, target) in
            [(language.clone(), locales.clone()), (language.join(LATER), locales.join(LATER))]
        {
            let messages = joined(&files(&source, "ftl")?)?;
            let file = target.join(name).with_extension("ftl");
            refresh(&file, &messages_only(&messages))?;
            written.push(file);
        }
    }
    for file in files(&locales, "ftl")?.into_iter().chain(files(&locales.join(LATER), "ftl")?) {
        if !written.contains(&file) {
            fs::remove_file(file).context("removing a language that is no more")?;
        }
    }
    Ok(())
}

/// The stylesheets in the order in which they apply: the common ones, components, screens.
fn stylesheets(ui: &Path) -> Result<Vec<PathBuf>> {
    let mut sheets = files(&ui.join("style"), "css")?;
    for kind in ["component", "screen"] {
        for folder in folders(&ui.join(kind))? {
            let sheet = folder.join("style.css");
            if sheet.is_file() {
                sheets.push(sheet);
            }
        }
    }
    Ok(sheets)
}

/// The messages without comments, and without the empty lines between them.
///
/// Empty lines inside a message's text are text and stay: what follows them is indented.
fn messages_only(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut empty = 0;
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if line.trim().is_empty() {
            empty += 1;
            continue;
        }
        if line.starts_with(' ') {
            kept.extend(std::iter::repeat_n('\n', empty));
        }
        empty = 0;
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

fn joined(files: &[PathBuf]) -> Result<String> {
    let mut all = String::new();
    for file in files {
        let text = fs::read_to_string(file);
        all.push_str(&text.with_context(|| format!("reading {}", file.display()))?);
        if !all.ends_with('\n') {
            all.push('\n');
        }
    }
    Ok(all)
}

/// Writes a file unless it says so already.
fn refresh(file: &Path, content: &str) -> Result<()> {
    if fs::read(file).is_ok_and(|old| old == content.as_bytes()) {
        return Ok(());
    }
    let folder = file.parent().context("a file has no folder")?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, content))
        .with_context(|| format!("writing {}", file.display()))
}

/// The files right in a folder that end in `extension`, sorted; none if there is no folder.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let entries = entries(folder)?.into_iter();
    Ok(entries.filter(|path| path.is_file() && path.extension() == Some(OsStr::new(extension))).collect())
}

/// The folders right in a folder, sorted; none if there is no folder.
fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = entries(folder)?.into_iter();
    Ok(entries.filter(|path| path.is_dir()).collect())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let listed: std::io::Result<Vec<_>> =
        fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut paths = listed.with_context(|| format!("listing {}", folder.display()))?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::stamp::tests::Folder;

    #[test]
    fn comments_and_empty_lines_between_messages_go() {
        let source = "# Words of the hotline\n\n### Home\n\nhome = Home\n\n\n# Hint\nback = Back\n";
        assert_eq!(messages_only(source), "home = Home\nback = Back\n");
    }

    #[test]
    fn empty_lines_inside_a_text_stay() {
        let source = "note =\n    First.\n\n    Second.\n\nnext = Next\n";
        let kept = "note =\n    First.\n\n    Second.\nnext = Next\n";
        assert_eq!(messages_only(source), kept);
    }

    #[test]
    fn a_hash_inside_a_text_is_text() {
        let source = "note =\n    # 1 of 3\n";
        assert_eq!(messages_only(source), source);
    }

    #[test]
    fn stylesheets_come_in_the_order_of_the_layers() {
        let ui = Folder::new("sheets");
        for name in [
            "style/b.css",
            "style/a.css",
            "style/notes.md",
            "screen/home/style.css",
            "component/select/style.css",
            "component/button/style.css",
            "component/button/mod.rs",
        ] {
            ui.write(name, "");
        }
        let found = stylesheets(ui.path()).unwrap();
        let names: Vec<_> =
            found.iter().map(|path| path.strip_prefix(ui.path()).unwrap().to_str().unwrap()).collect();
        assert_eq!(
            names,
            [
                "style/a.css",
                "style/b.css",
                "component/button/style.css",
                "component/select/style.css",
                "screen/home/style.css"
            ]
        );
    }

    #[test]
    fn a_file_that_already_says_so_is_left_alone() {
        let folder = Folder::new("refresh");
        folder.write("same.css", "a{}");
        let file = folder.path().join("same.css");
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
        refresh(&file, "a{}").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), long_ago);
        refresh(&file, "b{}").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "b{}");
    }
}
