//! What the page said in the browser's console.

use thirtyfour::BrowserLogEntry;

/// The entries that are no mere information: errors, warnings, failed requests, and what the content security
/// policy has stopped.
pub fn complaints(log: Vec<BrowserLogEntry>) -> Vec<String> {
    let is_harmless = |level: &str| matches!(level, "INFO" | "DEBUG" | "FINE" | "FINER" | "FINEST");
    log.into_iter()
        .filter(|entry| !is_harmless(&entry.level))
        .map(|entry| format!("{} {} {}", entry.level, entry.source.unwrap_or_default(), entry.message))
        .collect()
}
