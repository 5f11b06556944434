//! What a first load transfers, against the budget.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::build;
use crate::compress;
use crate::embed;
use crate::page;
use crate::project::Project;
use crate::tools;

/// Bytes, all files together, brotli at quality 11.
const BUDGET: usize = 200_000;

/// One file of a first load, in bytes.
#[derive(Debug)]
struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Builds the widget if need be and prints the table; fails over budget.
pub fn report(project: &Project) -> Result<ExitCode> {
    let kit = tools::for_building(project)?;
    build::widget(project, &kit)?;
    let (rows, later) = measure(&project.dist())?;
    print!("{}", table(&rows));
    let brotli = |rows: &[Row]| rows.iter().map(|row| row.brotli).sum::<usize>();
    let total = brotli(&rows);
    for row in &later {
        println!("later: {} with {} bytes brotli", row.name, row.brotli);
    }
    println!("together: {} bytes brotli", total + brotli(&later));
    let script = embed::size(&project.dist())?;
    println!("embed.js: {script} bytes brotli, budget {}", embed::BUDGET);
    println!("first load: {total} bytes brotli, budget {BUDGET}");
    Ok(if total <= BUDGET { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is there before the first form can be used: the page, all that it asks for, and the largest
/// language; and what the app fetches afterwards.
fn measure(dist: &Path) -> Result<(Vec<Row>, Vec<Row>)> {
    let html = fs::read_to_string(dist.join("index.html")).context("reading the built page")?;
    let mut rows = vec![row(dist, "index.html")?];
    for name in page::asked_for(&html) {
        rows.push(row(dist, name)?);
    }
    let mut later = Vec::new();
    for name in page::chunks(dist, &html)? {
        later.push(row(dist, &name)?);
    }
    let mut languages = Vec::new();
    for entry in fs::read_dir(dist.join("locales")).context("listing the languages")? {
        let name = entry?.file_name();
        let name = name.to_str().context("a language's name is not text")?;
        if name.ends_with(".ftl") {
            languages.push(row(dist, &format!("locales/{name}"))?);
        }
    }
    rows.extend(languages.into_iter().max_by_key(|row| row.brotli));
    Ok((rows, later))
}

fn row(dist: &Path, name: &str) -> Result<Row> {
    let content = fs::read(dist.join(name)).with_context(|| format!("reading {name}"))?;
    Ok(Row {
        name: name.to_owned(),
        raw: content.len(),
        gzip: compress::gzip(&content)?.len(),
        brotli: compress::brotli(&content)?.len(),
    })
}

fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    let mut text = format!("{:width$}  {:>9}  {:>9}  {:>9}\n", "file", "raw", "gzip 9", "brotli 11");
    let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum();
    let total = Row {
        name: "together".to_owned(),
        raw: sum(|row| row.raw),
        gzip: sum(|row| row.gzip),
        brotli: sum(|row| row.brotli),
    };
    for row in rows.iter().chain([&total]) {
        text.push_str(&format!("{:width$}  {:>9}  {:>9}  {:>9}\n", row.name, row.raw, row.gzip, row.brotli));
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::stamp::tests::Folder;

    #[test]
    fn the_largest_language_is_counted_but_no_other_and_no_chunk() {
        let dist = Folder::new("size");
        dist.write("index.html", "<link href=\"./widget.css\">");
        dist.write("widget.css", "a{}");
        dist.write("locales/en.ftl", "home = Home\n");
        dist.write("locales/ar.ftl", "home = Home\nback = Something else\n");
        dist.write("locales/ar.ftl.br", "not a language");
        dist.write("later.wasm", "of no interest yet");
        let (rows, later) = measure(dist.path()).unwrap();
        let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["index.html", "widget.css", "locales/ar.ftl"]);
        assert_eq!(rows[1].raw, 3);
        assert_eq!(later.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["later.wasm"]);
    }

    #[test]
    fn the_table_closes_with_the_sum() {
        let row = |name: &str, bytes| Row { name: name.to_owned(), raw: bytes, gzip: bytes, brotli: bytes };
        let text = table(&[row("a", 7), row("b", 35)]);
        let last: Vec<_> = text.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(last, ["together", "42", "42", "42"]);
    }
}
