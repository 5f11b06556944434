//! Compresses what the widget is made of, as far as it goes: done once, served for ever.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// What gains by compression. Pictures other than SVG are compressed already, and a district edits what is JSON: a twin
/// would go on saying what stood there before.
const KINDS: &[&str] = &["css", "ftl", "html", "js", "svg", "ts", "txt", "wasm", "webmanifest", "xml"];

/// Writes a `.br` and a `.gz` beside each file of a folder that gains by it.
pub fn folder(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            self::folder(&path)?;
        } else if is_kind(&path) {
            let content = fs::read(&path)?;
            beside(&path, "br", &content, &brotli(&content)?)?;
            beside(&path, "gz", &content, &gzip(&content)?)?;
        }
    }
    Ok(())
}

/// Brotli at quality 11, the best.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)
        .context("compressing with brotli")?;
    Ok(compressed)
}

/// gzip at level 9, the best.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish().context("compressing with gzip")
}

fn is_kind(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| KINDS.contains(&extension))
}

fn beside(path: &Path, ending: &str, content: &[u8], compressed: &[u8]) -> Result<()> {
    if compressed.len() >= content.len() {
        return Ok(());
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    fs::write(&name, compressed).with_context(|| format!("writing {}", name.display()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Read;

    use super::*;
    use crate::stamp::tests::Folder;

    #[test]
    fn what_is_compressed_can_be_had_back() {
        let text = "words and words and words ".repeat(40);
        let mut back = String::new();
        let zipped = gzip(text.as_bytes()).unwrap();
        flate2::read::GzDecoder::new(&zipped[..]).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        let mut back = Vec::new();
        let packed = brotli(text.as_bytes()).unwrap();
        brotli::BrotliDecompress(&mut &packed[..], &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(packed.len() < zipped.len());
    }

    #[test]
    fn only_files_that_gain_get_a_compressed_twin() {
        let dist = Folder::new("compress");
        dist.write("locales/en.ftl", &"home = Home\n".repeat(20));
        dist.write("tiny.js", "0");
        dist.write("photo.png", &"x".repeat(500));
        dist.write("config.json", &" ".repeat(500));
        folder(dist.path()).unwrap();
        let is_there = |name: &str| dist.path().join(name).is_file();
        assert!(is_there("locales/en.ftl.br") && is_there("locales/en.ftl.gz"));
        assert!(!is_there("tiny.js.br") && !is_there("tiny.js.gz"));
        assert!(!is_there("photo.png.br"));
        assert!(!is_there("config.json.br") && !is_there("config.json.gz"));
    }
}
