//! Cuts the widget's Wasm into parts: what the first screens need, and what comes later or only to some.
//!
//! `src/main.rs` marks the cuts. The files that come of it only work together and therefore share the digest in their
//! names: the glue, the first Wasm, the link script that loads the other parts, and those. What several of them share
//! but the first doesn't need the tool puts into further parts, which the link script loads with them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::imports;
use crate::integrity;
use crate::minify::{self, Kind};
use crate::page;
use crate::project::Project;
use crate::run::{self, Kit};
use crate::trusted;

/// The stem of what the tools write, before it gets its name.
const STEM: &str = "widget";
/// What the tool calls the script that loads the parts after the first.
const LINK: &str = "__wasm_split.js";

/// For each cut the files that loading it takes: its own part and those that it shares with others.
pub type Needs = BTreeMap<String, Vec<String>>;

/// Puts the parts into `dist` in the place of the one Wasm that trunk packed.
pub fn widget(project: &Project, kit: &Kit, dist: &Path) -> Result<Needs> {
    let work = project.path("target/xtask/split");
    if work.is_dir() {
        fs::remove_dir_all(&work).context("emptying the folder for the parts")?;
    }
    fs::create_dir_all(&work).context("making the folder for the parts")?;
    cut(kit, &project.wasm(), &work)?;
    let bundle = Bundle::read(project, kit, &work)?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).context("reading the built page")?;
    for name in page::program(&html)? {
        fs::remove_file(dist.join(name)).with_context(|| format!("removing {name}"))?;
    }
    bundle.write(dist)?;
    fs::write(&index, bundle.page(&html)?).context("writing the built page")?;
    Ok(bundle.needs)
}

/// Runs the tools: the cut itself, the glue for the first part, and wasm-opt on both.
fn cut(kit: &Kit, wasm: &Path, work: &Path) -> Result<()> {
    let mut split = kit.command("wasm-split-cli");
    run::quietly(split.arg(wasm).arg(work).args(["--target", "web", "--out-name", STEM]))?;
    let mut bindgen = kit.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--remove-producers-section"]);
    // By these the chunk finds what it shares with the first part.
    bindgen.args(["--keep-lld-exports", "--no-demangle"]);
    bindgen.arg("--out-dir").arg(work).arg(work.join(format!("{STEM}.wasm")));
    run::quietly(&mut bindgen)?;
    for part in parts(work)?.into_iter().chain([format!("{STEM}_bg.wasm")]) {
        let part = work.join(part);
        let mut optimiser = kit.command("wasm-opt");
        // Twice, since the first round lays open what the second can shorten.
        optimiser.args(["-Oz", "--low-memory-unused", "--code-folding"]);
        optimiser.args(["--one-caller-inline-max-function-size=30", "-Oz"]);
        optimiser.args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
        // What rustc's target has by default; the tools before lose the note of it.
        for feature in ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int"] {
            optimiser.arg(format!("--enable-{feature}"));
        }
        optimiser.args(["--enable-reference-types", "--enable-sign-ext"]);
        run::quietly(optimiser.arg(&part).arg("--output").arg(&part))?;
    }
    Ok(())
}

/// What the tool calls the parts after the first, sorted: `split_NAME.wasm` for the cut NAME, others for what is shared.
fn parts(work: &Path) -> Result<Vec<String>> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(work).context("listing the parts")? {
        let name = entry?.file_name();
        let name = name.to_str().context("a part's name is not text")?;
        if name.ends_with(".wasm") && !name.starts_with(STEM) {
            parts.push(name.to_owned());
        }
    }
    parts.sort();
    ensure!(!parts.is_empty(), "the widget was not cut");
    Ok(parts)
}

/// A part after the first.
#[derive(Debug)]
struct Part {
    /// What the tool calls it, and the link script with it.
    raw_name: String,
    content: Vec<u8>,
}

impl Part {
    /// Its final name.
    fn name(&self, digest: &str) -> String {
        let stem = self.raw_name.trim_end_matches(".wasm").trim_start_matches("split_");
        format!("complaint-widget-{stem}-{digest}.wasm")
    }
}

/// All files of the widget.
struct Bundle {
    glue: String,
    link: String,
    first: Vec<u8>,
    parts: Vec<Part>,
    needs: Needs,
    digest: String,
}

impl Bundle {
    fn read(project: &Project, kit: &Kit, work: &Path) -> Result<Self> {
        let text = |name: &str| {
            fs::read_to_string(work.join(name)).with_context(|| format!("reading the split's {name}"))
        };
        let bytes =
            |name: &str| fs::read(work.join(name)).with_context(|| format!("reading the split's {name}"));
        let glue = text(&format!("{STEM}.js"))?;
        let first = bytes(&format!("{STEM}_bg.wasm"))?;
        let (first, glue) = imports::shorten(&first, &glue, &format!("./{STEM}_bg.js"))?;
        let glue = trusted::glue(project, &glue)?;
        let mut parts_read = Vec::new();
        for raw_name in parts(work)? {
            let content = bytes(&raw_name)?;
            parts_read.push(Part { raw_name, content });
        }
        let link = text(LINK)?;
        let needs = needs(&link, &parts_read)?;
        // Names go by what comes of it: another minifier must not put something else under the same name.
        let shortened = |name: &str, script: &str| {
            let file = work.join(name);
            fs::write(&file, script).with_context(|| format!("writing the split's {name}"))?;
            minify::script(kit, &file, Kind::Module)?;
            text(name)
        };
        let glue = shortened(&format!("{STEM}.js"), &glue)?;
        let link = shortened(LINK, &held_to(&link, &parts_read)?)?;
        Self::new(&glue, &link, first, parts_read, needs)
    }

    /// Gives the files their names: in both scripts, shortened by now, and in `needs`, the tools' names for the others
    /// become the final ones.
    fn new(glue: &str, link: &str, first: Vec<u8>, parts: Vec<Part>, mut needs: Needs) -> Result<Self> {
        let contents = [glue.as_bytes(), link.as_bytes(), &first];
        let contents = contents.into_iter().chain(parts.iter().map(|part| part.content.as_slice()));
        // Of the digests of all, since the contents one after the other don't tell where each ends.
        let digests: Vec<_> = contents.map(integrity::of).collect();
        let digest = integrity::digest(digests.concat().as_bytes());
        for name in needs.values_mut().flatten() {
            let part = parts.iter().find(|part| part.raw_name == *name);
            *name = part.with_context(|| format!("the split lacks {name}"))?.name(&digest);
        }
        let mut bundle = Self { glue: String::new(), link: String::new(), first, parts, needs, digest };
        let [glue_name, link_name, first_name] = bundle.names();
        bundle.glue = renamed(glue, &format!("\"{STEM}_bg.wasm\""), &format!("\"{first_name}\""))?;
        // Where it is imported from, but not what the Wasm calls it.
        bundle.glue = renamed(&bundle.glue, &format!("from\"./{LINK}\""), &format!("from\"./{link_name}\""))?;
        bundle.link = renamed(link, &format!("\"./{STEM}.js\""), &format!("\"./{glue_name}\""))?;
        for part in &bundle.parts {
            let (old, new) =
                (format!("\"./{}\"", part.raw_name), format!("\"./{}\"", part.name(&bundle.digest)));
            bundle.link = renamed(&bundle.link, &old, &new)?;
        }
        Ok(bundle)
    }

    /// The names of glue, link script and first Wasm. The hotline knows by the 16 digits at their end that they may
    /// be kept for ever.
    fn names(&self) -> [String; 3] {
        let digest = &self.digest;
        [
            format!("complaint-widget-{digest}.js"),
            format!("complaint-widget-link-{digest}.js"),
            format!("complaint-widget-{digest}_bg.wasm"),
        ]
    }

    /// The page that asks for these files in the place of trunk's, and for the link script, which the glue needs at
    /// once. The parts after the first are left to the app.
    fn page(&self, html: &str) -> Result<String> {
        let [glue, link, first] = self.names();
        let [old_glue, old_first] = page::program(html)?;
        let page = html.replace(old_glue, &glue).replace(old_first, &first);
        let end = page.find("</head>").context("the built page has no head")?;
        let preload = format!("<link rel=\"modulepreload\" href=\"./{link}\">");
        Ok(format!("{}{preload}{}", &page[..end], &page[end..]))
    }

    fn write(&self, dist: &Path) -> Result<()> {
        let program: [&[u8]; 3] = [self.glue.as_bytes(), self.link.as_bytes(), &self.first];
        let program = self.names().into_iter().zip(program);
        let parts = self.parts.iter().map(|part| (part.name(&self.digest), part.content.as_slice()));
        for (name, content) in program.chain(parts) {
            fs::write(dist.join(&name), content).with_context(|| format!("writing {name}"))?;
        }
        Ok(())
    }
}

/// The link script, as the tool writes it, with the hash of each part that it loads. What doesn't have it isn't taken,
/// and asked for once more, past what the browser may have kept of it.
fn held_to(link: &str, parts: &[Part]) -> Result<String> {
    let mut link = link.to_owned();
    for part in parts {
        let name = &part.raw_name;
        let held = format!("part(\"./{name}\", \"{}\")", integrity::short(&part.content));
        link = renamed(&link, &format!("fetch(new URL(\"./{name}\", import.meta.url))"), &held)?;
    }
    Ok(format!("{PART}{link}"))
}

/// Loads a part after the first.
const PART: &str = "\
const part = (name, integrity) => {
    const load = (cache) => fetch(new URL(name, import.meta.url), { integrity, cache });
    return load().catch(() => load(\"reload\"));
};
";

/// Reads from the link script, as the tool writes it, what each cut loads, by the tool's names: its exported loader
/// names the part's file and, in a list at its end, the loaders of the shared ones.
fn needs(link: &str, parts: &[Part]) -> Result<Needs> {
    let mut needs = Needs::new();
    for loader in link.split("export const __wasm_split_load_").skip(1) {
        let (cut, body) = loader.split_once(' ').context("a loader of the split has no name")?;
        let (_, shared) = body.rsplit_once('[').context("a loader of the split lists nothing")?;
        let shared = shared.split(']').next().unwrap_or_default().split(',').map(str::trim);
        let shared = shared.filter_map(|loader| loader.strip_prefix("__")).map(str::to_owned);
        let mut files = Vec::new();
        for stem in std::iter::once(format!("split_{cut}")).chain(shared) {
            let raw_name = format!("{stem}.wasm");
            ensure!(parts.iter().any(|part| part.raw_name == raw_name), "the split lacks {raw_name}");
            files.push(raw_name);
        }
        needs.insert(cut.to_owned(), files);
    }
    Ok(needs)
}

/// `script` with `new` for `old`, which it must have, or the widget would look for a file in vain.
fn renamed(script: &str, old: &str, new: &str) -> Result<String> {
    ensure!(script.contains(old), "a script of the split no longer has {old}");
    Ok(script.replace(old, new))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const GLUE: &str = "import*as a from\"./__wasm_split.js\";{\"./__wasm_split.js\":a}new URL(\"widget_bg.wasm\",import.meta.url)";
    const LINK: &str = "import { initSync } from \"./widget.js\";\nfetch(new URL(\"./split_later.wasm\", import.meta.url))\n\
        fetch(new URL(\"./chunk_0.wasm\", import.meta.url))\n\
        export const __wasm_split_load_later = wrap(load(() => 0\n, [__chunk_0]));";
    const PAGE: &str = "<head><link rel=\"modulepreload\" href=\"./widget-1.js\" crossorigin=\"anonymous\">\
        <link rel=\"preload\" href=\"./widget-1_bg.wasm\" as=\"fetch\" type=\"application/wasm\"></head>";

    fn parts(later: u8) -> Vec<Part> {
        let part = |raw_name: &str, byte| Part { raw_name: raw_name.to_owned(), content: vec![byte] };
        vec![part("chunk_0.wasm", 0), part("split_later.wasm", later)]
    }

    fn bundle(later: u8) -> Bundle {
        let parts = parts(later);
        let link = held_to(LINK, &parts).unwrap();
        let needs = needs(LINK, &parts).unwrap();
        Bundle::new(GLUE, &link, vec![1], parts, needs).unwrap()
    }

    #[test]
    fn the_files_name_each_other() {
        let bundle = bundle(2);
        let [glue, link, first] = bundle.names();
        assert!(bundle.glue.contains(&format!("from\"./{link}\"")));
        assert!(bundle.glue.contains(&format!("\"{first}\"")));
        assert!(bundle.glue.contains("{\"./__wasm_split.js\":a}"), "what the Wasm calls it stays");
        assert!(bundle.link.contains(&format!("\"./{glue}\"")));
        for (part, stem) in bundle.parts.iter().zip(["chunk_0", "later"]) {
            let name = part.name(&bundle.digest);
            assert_eq!(name, format!("complaint-widget-{stem}-{}.wasm", bundle.digest));
            let held = format!("part(\"./{name}\", \"{}\")", integrity::short(&part.content));
            assert!(bundle.link.contains(&held), "{}", bundle.link);
        }
    }

    #[test]
    fn a_cut_needs_its_part_and_what_it_shares() {
        let bundle = bundle(2);
        let names =
            ["later", "chunk_0"].map(|stem| format!("complaint-widget-{stem}-{}.wasm", bundle.digest));
        assert_eq!(bundle.needs, Needs::from([("later".to_owned(), names.to_vec())]));
        let error = needs(&LINK.replace("__chunk_0", "__chunk_9"), &parts(2)).unwrap_err();
        assert!(error.to_string().contains("chunk_9.wasm"), "{error}");
    }

    #[test]
    fn other_content_has_other_names() {
        let other = bundle(3);
        assert!(bundle(2).names().iter().zip(&other.names()).all(|(one, other)| one != other));
        assert_eq!(bundle(2).names(), bundle(2).names());
    }

    #[test]
    fn the_page_asks_for_the_first_part_only() {
        let bundle = bundle(2);
        let [glue, link, first] = bundle.names();
        let page = bundle.page(PAGE).unwrap();
        assert_eq!(page::asked_for(&page), [glue, first, link]);
    }

    #[test]
    fn a_script_that_names_its_files_differently_is_refused() {
        let error = held_to("import {} from \"./widget.js\"", &parts(2)).unwrap_err();
        assert!(error.to_string().contains("chunk_0.wasm"), "{error}");
    }
}
