//! Trusted Types: the page's content policy lets script in by one way only, `src/browser/trusted.js`, and the glue goes
//! it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::page;
use crate::project::Project;

/// What decides, below the project's root.
const RULES: &str = "src/browser/trusted.js";

/// The two calls of the glue that could bring script into the page, as wasm-bindgen writes them, and as they ask first.
const CALLS: [[&str; 2]; 2] = [
    [
        "arg0.innerHTML = getStringFromWasm0(arg1, arg2);",
        "arg0.innerHTML = trusted.createHTML(getStringFromWasm0(arg1, arg2));",
    ],
    [
        "arg0.register(getStringFromWasm0(arg1, arg2), arg3)",
        "arg0.register(trusted.createScriptURL(getStringFromWasm0(arg1, arg2)), arg3)",
    ],
];

/// The glue, as the tool writes it, with the rules before it.
pub fn glue(project: &Project, glue: &str) -> Result<String> {
    let rules = fs::read_to_string(project.path(RULES)).context("reading the rules for trusted types")?;
    Ok(format!("{rules}{}", asking(glue)?))
}

/// Does that to the glue of a built page that isn't split.
pub fn in_place(project: &Project, dist: &Path) -> Result<()> {
    let html = fs::read_to_string(dist.join("index.html")).context("reading the built page")?;
    let [name, _] = page::program(&html)?;
    let file = dist.join(name);
    let text = fs::read_to_string(&file).with_context(|| format!("reading {name}"))?;
    fs::write(&file, glue(project, &text)?).with_context(|| format!("writing {name}"))
}

fn asking(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    for [call, asks] in CALLS {
        ensure!(glue.matches(call).count() == 1, "the glue no longer has `{call}` exactly once");
        glue = glue.replace(call, asks);
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_glue_asks_before_each_call() {
        let glue = CALLS.map(|[call, _]| call).join("\n");
        assert_eq!(asking(&glue).unwrap(), CALLS.map(|[_, asks]| asks).join("\n"));
    }

    #[test]
    fn a_call_that_is_written_differently_is_told() {
        let error = asking(CALLS[0][0]).unwrap_err().to_string();
        assert!(error.contains("arg0.register"), "{error}");
    }
}
