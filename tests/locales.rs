//! The words of every language: whole, used, and in their own script.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "support/messages.rs"]
mod messages;
#[path = "support/source.rs"]
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use complaint_widget::i18n::{EMBEDDED_LANGUAGE, EMBEDDED_LATER_MESSAGES, EMBEDDED_MESSAGES};
use messages::{Message, file_names, files_of_messages, language, languages};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use source::{Source, files, group_of, literals, relative, root, text_of, walk};

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The messages of the language that the others are measured by.
fn english() -> BTreeMap<String, Message> {
    let english = language("en");
    assert!(!english.is_empty(), "locales/en has no messages");
    english
}

/// A fault for each message of each other language that `fault` finds, next to its English counterpart.
fn faults_against_english(fault: impl Fn(&str, &Message, &Message) -> Option<String>) -> Vec<String> {
    let english = english();
    let mut faults = Vec::new();
    for tag in languages().iter().filter(|tag| *tag != "en") {
        for (id, message) in language(tag) {
            if let Some(english) = english.get(&id) {
                faults.extend(fault(tag, &message, english).map(|fault| format!("{tag}: {id}: {fault}")));
            }
        }
    }
    faults
}

#[test]
fn the_embedded_language_is_english_with_every_file_of_its_folder() {
    assert_eq!(EMBEDDED_LANGUAGE, "en");
    for path in files("locales/en", ".ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let is_later = relative(&path).contains("/later/");
        let embedded = if is_later { EMBEDDED_LATER_MESSAGES } else { EMBEDDED_MESSAGES };
        assert!(embedded.contains(&text), "{} is not embedded", relative(&path));
        assert!(text.ends_with('\n'), "{}: the next file would run into its last line", relative(&path));
    }
}

#[test]
fn every_message_stands_in_the_same_file_in_every_language() {
    let english = files_of_messages("en");
    for tag in languages() {
        assert_eq!(files_of_messages(&tag), english, "{tag}");
    }
}

#[test]
fn every_language_has_a_folder_of_the_same_files() {
    let config = fs::read_to_string(root().join("public/config.json")).unwrap();
    let config: serde_json::Value = serde_json::from_str(&config).unwrap();
    for tag in config["languages"].as_array().unwrap() {
        let tag = tag.as_str().unwrap();
        assert!(
            languages().iter().any(|known| known == tag),
            "config.json offers {tag}, which has no folder"
        );
    }
    for tag in languages() {
        assert_eq!(file_names(&tag), file_names("en"), "{tag}");
    }
}

#[test]
fn every_language_has_the_same_messages_and_attributes() {
    let english = english();
    let mut faults = Vec::new();
    for tag in languages() {
        let ids: BTreeSet<String> = language(&tag).into_keys().collect();
        let expected: BTreeSet<String> = english.keys().cloned().collect();
        faults.extend(expected.difference(&ids).map(|id| format!("{tag} lacks {id}")));
        faults.extend(ids.difference(&expected).map(|id| format!("{tag} has {id}, which English has not")));
    }
    assert_none(faults);
}

#[test]
fn every_message_speaks_of_the_same_values_in_every_language() {
    assert_none(faults_against_english(|_, message, english| {
        (message.variables != english.variables)
            .then(|| format!("{:?}, in English {:?}", message.variables, english.variables))
    }));
}

#[test]
fn no_message_has_what_the_catalogue_leaves_out() {
    let mut faults = Vec::new();
    for tag in languages() {
        for (id, message) in language(&tag) {
            faults.extend(message.excess.iter().map(|excess| format!("{tag}: {id} has {excess}")));
        }
    }
    assert_none(faults);
}

#[test]
fn no_message_refers_to_one_that_is_missing() {
    let mut faults = Vec::new();
    for tag in languages() {
        let messages = language(&tag);
        for (id, message) in &messages {
            let missing = message.references.iter().filter(|reference| !messages.contains_key(*reference));
            faults.extend(missing.map(|reference| format!("{tag}: {id} refers to {reference}")));
        }
    }
    assert_none(faults);
}

/// The plural categories of cardinal numbers (CLDR, "Language Plural Rules").
fn plural_categories(tag: &str) -> &'static [&'static str] {
    match tag.split('-').next().unwrap_or_default() {
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        "en" => &["one", "other"],
        "zh" => &["other"],
        _ => panic!("{tag}: add its plural categories"),
    }
}

#[test]
fn every_choice_by_number_has_exactly_the_forms_of_its_language() {
    let mut faults = Vec::new();
    for tag in languages() {
        let categories = plural_categories(&tag);
        for (id, message) in language(&tag) {
            for variants in &message.choices {
                let is_number = |key: &&String| key.parse::<f64>().is_ok();
                let is_by_number = variants.iter().any(|key| {
                    is_number(&key) || ["zero", "one", "two", "few", "many"].contains(&key.as_str())
                });
                let forms: BTreeSet<&str> =
                    variants.iter().filter(|key| !is_number(key)).map(String::as_str).collect();
                // `[0]` says what `[zero]` would.
                let mut expected: BTreeSet<&str> = categories.iter().copied().collect();
                if variants.iter().any(|key| key == "0") && !forms.contains("zero") {
                    expected.remove("zero");
                }
                if is_by_number && forms != expected {
                    faults.push(format!("{tag}: {id} has the forms {forms:?}, not {expected:?}"));
                }
            }
        }
    }
    assert_none(faults);
}

#[test]
fn a_number_that_english_chooses_by_is_chosen_by_in_arabic() {
    assert_none(faults_against_english(|tag, message, english| {
        let is_left_out = tag == "ar" && !english.choices.is_empty() && message.choices.is_empty();
        is_left_out.then(|| "has no choice of forms".to_owned())
    }));
}

/// Names and abbreviations that are the same in every script.
const SAME_IN_EVERY_SCRIPT: [&str; 6] = ["JPEG", "PNG", "WebP", "HEIC", "QR", "GPS"];

/// The words of a message without what is the same in every script.
fn own_words(text: &str) -> String {
    SAME_IN_EVERY_SCRIPT.iter().fold(text.to_owned(), |text, same| text.replace(same, ""))
}

#[test]
fn no_message_is_empty() {
    let mut faults = Vec::new();
    for tag in languages() {
        for (id, message) in language(&tag) {
            faults.extend(message.texts.is_empty().then(|| format!("{tag}: {id} has no text")));
        }
    }
    assert_none(faults);
}

#[test]
fn every_text_is_in_the_script_of_its_language() {
    let is_arabic = |c: char| matches!(c, '\u{620}'..='\u{64A}');
    let is_chinese = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    let mut faults = Vec::new();
    for tag in languages() {
        for (id, message) in language(&tag) {
            for text in message.texts.iter().map(|text| own_words(text)) {
                let letters = || text.chars().filter(|c| c.is_alphabetic());
                let is_in_script = match tag.as_str() {
                    "ar" => letters().any(is_arabic) && !letters().any(is_chinese),
                    "zh-Hans" => letters().any(is_chinese) && !letters().any(is_arabic),
                    _ => !letters().any(|c| is_arabic(c) || is_chinese(c)),
                };
                if letters().next().is_some() && !is_in_script {
                    faults.push(format!("{tag}: {id}: {text}"));
                }
            }
        }
    }
    assert_none(faults);
}

#[test]
fn no_text_was_left_in_english() {
    assert_none(faults_against_english(|_, message, english| {
        let has_words = english.texts.iter().any(|text| own_words(text).chars().any(char::is_alphabetic));
        (has_words && message.texts == english.texts).then(|| "is the English text".to_owned())
    }));
}

#[test]
fn every_message_is_used() {
    let mut used: BTreeSet<String> = Source::all().iter().flat_map(Source::literals).collect();
    for script in ["index.html", "start.js"] {
        let text = fs::read_to_string(root().join(script)).unwrap();
        used.extend(text.split('"').map(str::to_owned));
    }
    let english = english();
    for message in english.values() {
        used.extend(message.references.iter().cloned());
    }
    let unused = english.keys().filter(|id| !used.contains(id.split('.').next().unwrap_or_default()));
    assert_none(unused.map(|id| format!("nothing uses {id}")).collect());
}

/// The first argument of a call and the others.
fn split_arguments(arguments: &TokenStream) -> (TokenStream, TokenStream) {
    let list: Vec<TokenTree> = arguments.clone().into_iter().collect();
    let comma = list.iter().position(|token| source::is_punct(Some(token), ','));
    let (first, rest) = list.split_at(comma.unwrap_or(list.len()));
    (first.iter().cloned().collect(), rest.iter().skip(1).cloned().collect())
}

/// The text literals in `tokens` that aren't patterns of a `match`.
fn values(tokens: &TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    walk(tokens, &mut |tokens| {
        for (at, token) in tokens.iter().enumerate() {
            let next = tokens.get(at + 1);
            let is_pattern = (source::is_punct(next, '=') && source::is_punct(tokens.get(at + 2), '>'))
                || source::is_punct(next, '|');
            found.extend(text_of(token).filter(|_| !is_pattern));
        }
    });
    found
}

/// Calls `visit` with the file, the name and the arguments of every call of `t` and `t_with` in the screens.
fn for_each_call(mut visit: impl FnMut(&str, &str, &TokenStream)) {
    for source in Source::all().iter().filter(|source| source.path.starts_with("src/ui/")) {
        walk(&source.tokens, &mut |tokens| {
            for (at, token) in tokens.iter().enumerate() {
                let TokenTree::Ident(name) = token else { continue };
                let name = name.to_string();
                let is_defined = at > 0 && source::is_identifier(tokens.get(at - 1), "fn");
                let Some(group) = group_of(tokens.get(at + 1), Delimiter::Parenthesis) else { continue };
                if ["t", "t_with"].contains(&name.as_str()) && !is_defined {
                    visit(&source.path, &name, &group.stream());
                }
            }
        });
    }
}

#[test]
fn every_message_that_the_screens_ask_for_exists() {
    let english = english();
    let mut faults = Vec::new();
    let mut calls = 0;
    for_each_call(|path, _, arguments| {
        calls += 1;
        let ids = values(&split_arguments(arguments).0);
        let missing = ids.iter().filter(|id| !english.contains_key(*id));
        faults.extend(missing.map(|id| format!("{path} asks for {id}")));
    });
    assert!(calls > 20, "only {calls} calls found");
    // Messages that travel by variable: there every literal in the form of an id is one.
    let words = Source::read(&root().join("src/ui/words.rs"));
    let is_id =
        |text: &String| text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let missing = words.literals().into_iter().filter(is_id).filter(|id| !english.contains_key(id));
    faults.extend(missing.map(|id| format!("src/ui/words.rs names {id}")));
    assert_none(faults);
}

/// The files whose code is part of the first load: what draws the first screens, and every component that one of them
/// draws.
fn first_files() -> BTreeSet<String> {
    let ui = |name: &str| format!("src/ui/{name}.rs");
    let mut files: BTreeSet<String> = [
        "app",
        "later",
        "screen/mod",
        "screen/home",
        "screen/report/describe",
        "screen/report/category_picker",
    ]
    .map(ui)
    .into();
    let mut unread: Vec<String> = files.iter().cloned().collect();
    while let Some(path) = unread.pop() {
        for name in Source::read(&root().join(&path)).identifiers() {
            let file = ui(&format!("component/{}/mod", snake_case(&name)));
            if name.starts_with(char::is_uppercase)
                && root().join(&file).is_file()
                && files.insert(file.clone())
            {
                unread.push(file);
            }
        }
    }
    files
}

/// `TextArea` as `text_area`.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

#[test]
fn the_first_screens_ask_for_no_message_that_comes_later() {
    let first_files = first_files();
    assert!(first_files.contains("src/ui/component/text_area/mod.rs"), "{first_files:?}");
    let mut first = BTreeSet::new();
    for path in files("locales/en", ".ftl").iter().filter(|path| !relative(path).contains("/later/")) {
        let text = fs::read_to_string(path).unwrap();
        let ids = text.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id.to_owned());
        first.extend(ids);
    }
    let later: BTreeSet<String> = english().into_keys().filter(|id| !first.contains(id)).collect();
    let mut faults = Vec::new();
    for path in &first_files {
        let asked = Source::read(&root().join(path)).literals();
        faults
            .extend(asked.iter().filter(|id| later.contains(*id)).map(|id| format!("{path} asks for {id}")));
    }
    // Words for codes, which the first screens have, too.
    let codes = ["class-", "emergency-", "status-", "trouble-"];
    faults.extend(
        later
            .iter()
            .filter(|id| codes.iter().any(|code| id.starts_with(code)))
            .map(|id| format!("{id} comes later")),
    );
    assert_none(faults);
}

#[test]
fn every_call_gives_a_message_the_values_that_it_speaks_of() {
    let english = english();
    let mut faults = Vec::new();
    for_each_call(|path, name, arguments| {
        let (first, rest) = split_arguments(arguments);
        let ids = values(&first);
        let rest: Vec<TokenTree> = rest.into_iter().collect();
        // Values that come from elsewhere can't be told from here.
        let list = rest.iter().find_map(|token| group_of(Some(token), Delimiter::Bracket));
        let given: Option<BTreeSet<String>> = match (name, list) {
            ("t", _) => Some(BTreeSet::new()),
            (_, Some(list)) => {
                let mut given = BTreeSet::new();
                let mut is_plain = true;
                for token in list.stream() {
                    if let Some(pair) = group_of(Some(&token), Delimiter::Parenthesis) {
                        given.extend(literals(&split_arguments(&pair.stream()).0));
                    } else if matches!(token, TokenTree::Ident(_)) {
                        is_plain = false;
                    }
                }
                is_plain.then_some(given)
            }
            _ => None,
        };
        for id in ids {
            if let (Some(given), Some(message)) = (&given, english.get(&id))
                && *given != message.variables
            {
                faults.push(format!("{path}: {id} speaks of {:?} and is given {given:?}", message.variables));
            }
        }
    });
    assert_none(faults);
}
