//! Subresource Integrity: the page says of each script, stylesheet and Wasm what is in it, and a browser takes nothing
//! else. Their names follow from the same content, so that no browser holds something else under a name.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest as _, Sha256, Sha384};

use crate::page;

/// What other sites' pages load, which they can hold to the hash that is written beside it.
const EMBED: &str = "embed.js";
/// Where that hash is.
const EMBED_HASH: &str = "embed.integrity.txt";

/// What `integrity` says of a file that the page names.
pub fn of(content: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(content)))
}

/// The same, a third shorter, for the many parts that the link script names: it is part of the first load.
pub fn short(content: &[u8]) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(content)))
}

/// 64 bits of a digest, as they stand in names: 16 hexadecimal digits.
pub fn digest(content: &[u8]) -> String {
    Sha256::digest(content)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Names the page's own script and stylesheet by what is in them, and has the page say of all that it asks for what
/// is in it. The files are final by now.
pub fn seal(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).context("reading the built page")?;
    let mut sealed = html.clone();
    for tag in page::checked(&html) {
        let name = page::target(tag).context("a tag of the built page names nothing")?;
        let content = fs::read(dist.join(name)).with_context(|| format!("reading {name}"))?;
        let final_name = final_name(name, &content);
        if final_name != name {
            fs::rename(dist.join(name), dist.join(&final_name))
                .with_context(|| format!("renaming {name}"))?;
        }
        let crossorigin = if page::has(tag, "crossorigin") { "" } else { " crossorigin" };
        // Browsers warn of `integrity` where they preload for a fetch: `start.js` hands it to the fetch itself.
        let attribute = if name.ends_with(".wasm") { "data-integrity" } else { "integrity" };
        let tag_now = tag.replace(name, &final_name);
        let says = format!("{tag_now}{crossorigin} {attribute}=\"{}\"", of(&content));
        sealed = sealed.replacen(&format!("<{tag}>"), &format!("<{says}>"), 1);
    }
    fs::write(&index, sealed).context("writing the built page")?;
    let embed = fs::read(dist.join(EMBED)).with_context(|| format!("reading {EMBED}"))?;
    fs::write(dist.join(EMBED_HASH), of(&embed) + "\n").with_context(|| format!("writing {EMBED_HASH}"))
}

/// `start-0123456789abcdef.js` for what trunk calls `start-89abcdef.js`. The program's names are final: its files name
/// each other.
fn final_name(name: &str, content: &[u8]) -> String {
    match (name.rsplit_once('-'), name.rsplit_once('.')) {
        (Some((stem, _)), Some((_, extension))) if !stem.starts_with("complaint-widget") => {
            format!("{stem}-{}.{extension}", digest(content))
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::stamp::tests::Folder;

    const PAGE: &str = "<head><link href=icon.svg rel=icon><link href=./widget-1.css rel=stylesheet>\
        <script src=./start-2.js></script><link as=fetch crossorigin href=config.json rel=preload>\
        <link crossorigin href=./complaint-widget-3.js rel=modulepreload>\
        <link as=fetch crossorigin href=./complaint-widget-3_bg.wasm rel=preload type=application/wasm></head>";

    fn sealed(name: &str, script: &str) -> String {
        let dist = Folder::new(name);
        dist.write("index.html", PAGE);
        dist.write("start-2.js", script);
        for name in ["widget-1.css", "complaint-widget-3.js", "complaint-widget-3_bg.wasm", EMBED] {
            dist.write(name, name);
        }
        seal(dist.path()).unwrap();
        let html = fs::read_to_string(dist.path().join("index.html")).unwrap();
        for name in page::asked_for(&html) {
            let is_plain = ["icon.svg", "config.json"].contains(&name);
            assert!(is_plain || dist.path().join(name).is_file(), "{name}");
        }
        assert_eq!(fs::read_to_string(dist.path().join(EMBED_HASH)).unwrap(), of(EMBED.as_bytes()) + "\n");
        html
    }

    #[test]
    fn the_page_says_what_is_in_whatever_never_changes_under_its_name() {
        let page = sealed("integrity", "one");
        assert_eq!(page.matches(" integrity=").count(), 3, "{page}");
        assert_eq!(
            page.matches("wasm rel=preload type=application/wasm data-integrity=").count(),
            1,
            "{page}"
        );
        assert_eq!(page.matches("crossorigin").count(), 5, "{page}");
        assert!(page.contains(&format!(
            "start-{}.js crossorigin integrity=\"{}\"",
            digest(b"one"),
            of(b"one")
        )));
        assert!(page.contains(&of(b"complaint-widget-3_bg.wasm")), "{page}");
    }

    #[test]
    fn other_content_has_another_name() {
        assert_ne!(sealed("integrity-one", "one"), sealed("integrity-two", "two"));
    }

    /// What `openssl dgst -sha384 -binary | base64` says of an empty file.
    #[test]
    fn hashes_are_written_as_browsers_read_them() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(of(b""), empty);
        assert_eq!(short(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
