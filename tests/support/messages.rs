//! The Fluent files, read by their syntax.
#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};

/// What a test wants to know of a message or of an attribute of one.
#[derive(Debug, Default)]
pub struct Message {
    /// The values it speaks of.
    pub variables: BTreeSet<String>,
    /// The messages, attributes (`message.attribute`) and terms (`-term`) it refers to.
    pub references: BTreeSet<String>,
    /// What it has beyond what the catalogue can do: values, texts and choices by a value.
    pub excess: Vec<String>,
    /// The keys of each choice in it.
    pub choices: Vec<Vec<String>>,
    /// Its texts, one for each form, blank ones left out.
    pub texts: Vec<String>,
}

fn folder(tag: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(tag)
}

/// The tags of all languages.
pub fn languages() -> Vec<String> {
    let folders = fs::read_dir(folder("")).unwrap().map(|entry| entry.unwrap().path());
    let mut tags: Vec<String> = folders
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    tags.sort();
    tags
}

/// The names of a language's files: those of the first screens, and `later/…` those of the later ones.
pub fn file_names(tag: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (part, prefix) in [(folder(tag), ""), (folder(tag).join("later"), "later/")] {
        let files =
            fs::read_dir(part).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        names.extend(files.map(|path| format!("{prefix}{}", path.file_name().unwrap().to_string_lossy())));
    }
    names
}

/// The file in which each message of a language stands.
pub fn files_of_messages(tag: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for name in file_names(tag) {
        let text = fs::read_to_string(folder(tag).join(&name)).unwrap();
        let ids = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
        let ids = ids.filter(|id| id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
        files.extend(ids.map(|id| (id.to_owned(), name.clone())));
    }
    files
}

/// The messages of a language by id, attributes by `message.attribute`, terms by `-term`.
///
/// Panics on what isn't Fluent and on an id that is there twice.
pub fn language(tag: &str) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    for name in file_names(tag) {
        let text = fs::read_to_string(folder(tag).join(&name)).unwrap();
        let resource = parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("locales/{tag}/{name}: {errors:?}"));
        for entry in resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                Entry::Junk { content } => panic!("locales/{tag}/{name}: {content}"),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            };
            let attributes =
                attributes.into_iter().map(|part| (format!("{id}.{}", part.id.name), part.value));
            let value = value.map(|value| (id.clone(), value));
            for (id, pattern) in value.into_iter().chain(attributes.collect::<Vec<_>>()) {
                let mut message = Message::default();
                read(&pattern, &mut message);
                assert!(messages.insert(id.clone(), message).is_none(), "locales/{tag}/{name}: {id} twice");
            }
        }
    }
    messages
}

fn read(pattern: &Pattern<&str>, message: &mut Message) {
    let mut own = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => own.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, message),
        }
    }
    if !own.trim().is_empty() {
        message.texts.push(own.trim().to_owned());
    }
}

fn read_expression(expression: &Expression<&str>, message: &mut Message) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, message),
        Expression::Select { selector, variants } => {
            read_inline(selector, message);
            let keys = variants.iter().map(|variant| match variant.key {
                VariantKey::Identifier { name } => name.to_owned(),
                VariantKey::NumberLiteral { value } => value.to_owned(),
            });
            message.choices.push(keys.collect());
            variants.iter().for_each(|variant| read(&variant.value, message));
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, message: &mut Message) {
    if !matches!(inline, InlineExpression::VariableReference { .. } | InlineExpression::StringLiteral { .. })
    {
        message.excess.push(format!("{inline:?}"));
    }
    match inline {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute } => {
            let attribute = attribute.as_ref().map(|attribute| format!(".{}", attribute.name));
            message.references.insert(format!("{}{}", id.name, attribute.unwrap_or_default()));
        }
        InlineExpression::TermReference { id, arguments, .. } => {
            message.references.insert(format!("-{}", id.name));
            read_arguments(arguments.as_ref(), message);
        }
        InlineExpression::FunctionReference { arguments, .. } => read_arguments(Some(arguments), message),
        InlineExpression::Placeable { expression } => read_expression(expression, message),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn read_arguments(arguments: Option<&CallArguments<&str>>, message: &mut Message) {
    for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
        read_inline(argument, message);
    }
}
