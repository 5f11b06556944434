//! The widget's own words, read from where its translators write them.

use std::fs;

use crate::places::Places;

/// The message `id` of a language, which has no variables and stands on one line.
///
/// # Panics
/// If there is no such message.
#[must_use]
pub fn words(language: &str, id: &str) -> String {
    let folder = Places::root().join("locales").join(language);
    let files = [folder.clone(), folder.join("later")].into_iter().flat_map(|folder| {
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    });
    let paths = files.map(|file| file.expect("a folder can be read").path());
    let start = format!("{id} = ");
    for file in paths.filter(|path| path.is_file()) {
        let text = fs::read_to_string(file).expect("messages are text");
        if let Some(words) = text.lines().find_map(|line| line.strip_prefix(&start)) {
            return words.trim().to_owned();
        }
    }
    panic!("no message {id} in {language}");
}
