//! The accessibility rules of axe-core.

use std::{fs, sync::LazyLock};

use serde_json::{Value, json};

use crate::{browser::Browser, places::Places};

static AXE: LazyLock<String> = LazyLock::new(|| fs::read_to_string(Places::axe()).expect("axe-core is text"));

/// WCAG 2.2 AA with all it holds, and what axe calls good practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

impl Browser {
    /// What axe-core objects to on the page, a readable paragraph each.
    ///
    /// # Panics
    /// If it doesn't run.
    pub async fn axe(&self) -> Vec<String> {
        if !self.run("return 'axe' in window").await.as_bool().unwrap_or_default() {
            self.run(&AXE).await;
        }
        let script = "const [rules, done] = arguments;
            axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
                .then(result => done(result.violations), fault => done(String(fault)));";
        let violations = self.run_until_done(script, vec![json!(RULES)]).await;
        let violations = violations.as_array().unwrap_or_else(|| panic!("axe did not run: {violations}"));
        violations.iter().map(readable).collect()
    }
}

fn readable(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let nodes: Vec<String> = nodes
        .iter()
        .map(|node| {
            let why = text(&node["failureSummary"]).replace('\n', "\n    ");
            format!("  {}\n    {}\n    {why}", node["target"], text(&node["html"]))
        })
        .collect();
    format!("{}: {}\n{}", text(&violation["id"]), text(&violation["help"]), nodes.join("\n"))
}
