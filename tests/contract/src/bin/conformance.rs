//! `conformance URL`: checks whether the server speaks the native profile. Started by `cargo xtask conformance`.

#![forbid(unsafe_code)]
// Talking to the person at the terminal is what this program is for.
#![allow(clippy::print_stdout)]

use std::process::ExitCode;

use complaint_widget_contract::{
    conformance,
    finding::{Finding, Miss},
};

const USAGE: &str =
    "Usage: conformance URL\n\nThe URL is where the profile begins: http://127.0.0.1:8080/api/v1";

/// Exit code 0: nothing failed; 1: something did; 2: the command line can't be understood.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url] = arguments.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if url.starts_with("https:") && !cfg!(feature = "tls") {
        eprintln!("conformance: this program was built without https; build it with --features tls");
        return ExitCode::from(2);
    }
    let found = match conformance::run(url, &mut |finding| println!("{finding}")).await {
        Ok(found) => found,
        Err(error) => {
            eprintln!("conformance: {error}");
            return ExitCode::FAILURE;
        }
    };
    let count = |wanted: fn(&Finding) -> bool| found.0.iter().filter(|finding| wanted(finding)).count();
    println!(
        "\n{} ok, {} failed, {} not checked",
        count(|finding| finding.end.is_ok()),
        count(|finding| matches!(finding.end, Err(Miss::Failed { .. }))),
        count(|finding| matches!(finding.end, Err(Miss::NotChecked(_)))),
    );
    if found.are_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
