//! Takes a picture of every screen, in every language and several settings, for people to look at:
//! `target/screenshots/<language>-<setting>/<screen>.png`.
//!
//! `cargo run -p complaint-widget-journeys --bin screenshots [LANGUAGE-SETTING …]`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for the project's own use"
)]

use std::{env, fs};

use complaint_widget_journeys::{Browser, Colours, Hotline, Options, Places, Setup};

const LANGUAGES: [(&str, &str); 3] = [("en", "en"), ("zh-Hans", "zh-CN,zh"), ("ar", "ar")];
const SETTINGS: [&str; 4] = ["light", "dark", "large", "narrow"];

#[tokio::main]
async fn main() {
    let wanted: Vec<String> = env::args().skip(1).collect();
    for (language, speaks) in LANGUAGES {
        for setting in SETTINGS {
            let name = format!("{language}-{setting}");
            if wanted.is_empty() || wanted.contains(&name) {
                take(&name, setup(speaks, setting)).await;
            }
        }
    }
}

fn setup(speaks: &'static str, setting: &str) -> Setup {
    let usual = Setup::speaking(speaks);
    match setting {
        "dark" => Setup { colours: Colours::Dark, ..usual },
        "large" => Setup { text_size: 32, ..usual },
        "narrow" => Setup { width: 320, ..usual },
        _ => usual,
    }
}

async fn take(name: &str, setup: Setup) {
    let folder = Places::root().join("target/screenshots").join(name);
    fs::create_dir_all(&folder).expect("target can be written to");
    let hotline = Hotline::with(Options { clerk_step: None, ..Options::default() });
    let browser = Browser::start(&setup).await;
    let mut number = 0;
    browser
        .tour(&hotline, async |screen: &str| {
            number += 1;
            let picture = browser.picture().await;
            fs::write(folder.join(format!("{number:02}-{screen}.png")), picture)
                .expect("target can be written to");
        })
        .await;
    println!("{}: {number} pictures", folder.display());
}
