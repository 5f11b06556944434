//! The page before the app: its words are those of the configuration, and nothing is inline.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use serde_json::Value;

const PAGE: &str = include_str!("../index.html");
const CONFIG: &str = include_str!("../public/config.json");
const START: &str = include_str!("../start.js");
const EMBED: &str = include_str!("../public/embed.js");
const STYLE: &str = include_str!("../src/ui/style/shell.css");

fn config() -> Value {
    serde_json::from_str(CONFIG).unwrap()
}

fn languages() -> Vec<String> {
    let config = config();
    let languages = config["languages"].as_array().unwrap();
    languages.iter().map(|language| language.as_str().unwrap().to_owned()).collect()
}

/// The part of the page in one language.
fn block(language: &str) -> &'static str {
    let start = format!("<section class=\"shell\" lang=\"{language}\" dir=");
    let (_, rest) = PAGE.split_once(&start).unwrap_or_else(|| panic!("no block in {language}"));
    rest.split_once("</section>").unwrap().0
}

#[test]
fn each_language_has_a_block_of_its_own_and_no_other_has_one() {
    let blocks = PAGE.matches("<section class=\"shell\"").count();
    assert_eq!(blocks, languages().len());
    for language in languages() {
        let direction = if language == "ar" { "\"rtl\"" } else { "\"ltr\"" };
        assert!(block(&language).starts_with(direction), "{language}");
    }
}

#[test]
fn the_frame_has_a_title_in_each_language() {
    for language in languages() {
        let primary = language.split('-').next().unwrap();
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        let words = EMBED.lines().find(|line| line.starts_with(&format!("  {primary}: [\"")));
        assert!(
            words.is_some_and(|line| line.ends_with(&format!(", \"{direction}\"],"))),
            "{language}: {words:?}"
        );
    }
}

#[test]
fn each_block_has_the_name_of_the_configuration() {
    for language in languages() {
        let name = config()["name"][&language].as_str().unwrap().to_owned();
        let header = block(&language).split_once("</header>").unwrap().0;
        assert!(header.contains(&format!(">{name}</b>")), "{language}: {name}");
    }
    let title = config()["name"]["en"].as_str().unwrap().to_owned();
    assert!(PAGE.contains(&format!("<title>{title}</title>")));
}

#[test]
fn each_block_has_the_numbers_of_the_configuration_and_no_other() {
    let config = config();
    let phones = &config["phones"];
    let emergencies = phones["emergencies"].as_array().unwrap().iter();
    let mut numbers: Vec<_> = emergencies.map(|phone| phone["number"].as_str().unwrap()).collect();
    numbers.push(phones["hotline"].as_str().unwrap());
    for language in languages() {
        let mut links = block(&language).split(" href=\"tel:").skip(1);
        for number in &numbers {
            let link = links.next().unwrap_or_else(|| panic!("{language}: {number} is missing"));
            let text = link.strip_prefix(&format!("{number}\""));
            let text = text.and_then(|rest| rest.split("</a>").next());
            assert!(text.is_some_and(|text| text.contains(number)), "{language}, {number}: {link}");
        }
        assert!(links.next().is_none(), "{language} has a number that the configuration lacks");
    }
}

#[test]
fn each_block_has_words_for_every_outcome() {
    for language in languages() {
        for part in ["shell__loading", "shell__failed", "shell__again", "<noscript>"] {
            assert!(block(&language).contains(part), "{language} lacks {part}");
        }
    }
}

#[test]
fn script_and_stylesheet_know_the_languages_of_the_configuration() {
    let listed: Vec<_> = languages().iter().map(|language| format!("\"{language}\"")).collect();
    assert!(START.contains(&format!("var LANGUAGES = [{}];", listed.join(", "))));
    for language in listed {
        let rule = format!("[lang={language}] .shell[lang={language}]");
        assert!(STYLE.contains(&rule), "{rule}");
    }
}

#[test]
fn nothing_is_inline() {
    let page = PAGE.to_lowercase();
    assert!(!page.contains("<style"));
    assert!(!page.contains(" style="));
    assert!(!page.contains("javascript:"));
    for tag in page.split('<').skip(1) {
        if tag.starts_with("script") {
            assert!(tag.contains(" src=") && tag.ends_with('>'), "an inline script: <{tag}");
        }
        let handler = tag.split_whitespace().find(|word| word.starts_with("on") && word.contains('='));
        assert!(handler.is_none(), "a handler in <{tag}");
    }
}

#[test]
fn nothing_comes_from_elsewhere() {
    for start in ["src=\"/", "href=\"/", "src=\"http", "href=\"http"] {
        assert!(!PAGE.contains(start), "{start} leaves the folder that the page is in");
    }
}
