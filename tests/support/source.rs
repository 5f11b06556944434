//! The project's own source, read by tests that keep its rules.
#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `folder` (relative to the root) whose name ends with `ending`, sorted.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A file's path from the root, with `/`.
pub fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// A Rust file of the widget.
pub struct Source {
    /// Its path from the root.
    pub path: String,
    /// Its module, such as `["ui", "screen", "report", "place"]`; empty for `lib.rs` and `main.rs`.
    pub module: Vec<String>,
    /// Its tokens; comments are no tokens.
    pub tokens: TokenStream,
}

impl Source {
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let path = relative(path);
        let tokens = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        Self { module: module(&path), tokens, path }
    }

    /// Every Rust file under `src`.
    pub fn all() -> Vec<Self> {
        files("src", ".rs").iter().map(|path| Self::read(path)).collect()
    }

    /// Every path in it of two parts or more, also each of a group (`a::{b, c}`), with `crate`, `self` and `super`
    /// resolved to modules of the crate: those begin with `crate`.
    pub fn paths(&self) -> Vec<Vec<String>> {
        let mut paths = Vec::new();
        collect_paths(&self.tokens, &[], &mut paths);
        paths.into_iter().map(|path| self.resolve(path)).filter(|path| path.len() > 1).collect()
    }

    fn resolve(&self, path: Vec<String>) -> Vec<String> {
        let supers = path.iter().take_while(|part| *part == "super").count();
        let base = match path[0].as_str() {
            "super" => &self.module[..self.module.len().saturating_sub(supers)],
            "self" => &self.module[..],
            _ => return path,
        };
        let rest = path.iter().skip(supers.max(1)).cloned();
        std::iter::once("crate".to_owned()).chain(base.iter().cloned()).chain(rest).collect()
    }

    /// Every identifier in it.
    pub fn identifiers(&self) -> Vec<String> {
        let mut found = Vec::new();
        walk(&self.tokens, &mut |tokens| {
            found.extend(tokens.iter().filter_map(|token| match token {
                TokenTree::Ident(identifier) => Some(identifier.to_string()),
                _ => None,
            }));
        });
        found
    }

    /// Every text literal in it.
    pub fn literals(&self) -> Vec<String> {
        literals(&self.tokens)
    }
}

fn module(path: &str) -> Vec<String> {
    let name = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let is_root = matches!(name, "lib" | "main");
    if is_root { Vec::new() } else { name.split('/').map(str::to_owned).collect() }
}

/// Calls `visit` with the tokens of `tokens` and of every group in it.
pub fn walk(tokens: &TokenStream, visit: &mut dyn FnMut(&[TokenTree])) {
    let list: Vec<TokenTree> = tokens.clone().into_iter().collect();
    visit(&list);
    for token in &list {
        if let TokenTree::Group(group) = token {
            walk(&group.stream(), visit);
        }
    }
}

/// Every text literal in `tokens`.
pub fn literals(tokens: &TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    walk(tokens, &mut |tokens| found.extend(tokens.iter().filter_map(text_of)));
    found
}

/// The text of a text literal. Escapes stay as they are written.
pub fn text_of(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    let text = literal.to_string();
    Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

pub fn is_punct(token: Option<&TokenTree>, c: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == c)
}

pub fn is_identifier(token: Option<&TokenTree>, name: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(identifier)) if identifier == name)
}

pub fn group_of(token: Option<&TokenTree>, delimiter: Delimiter) -> Option<&Group> {
    match token {
        Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group),
        _ => None,
    }
}

fn collect_paths(tokens: &TokenStream, prefix: &[String], paths: &mut Vec<Vec<String>>) {
    let list: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut at = 0;
    while at < list.len() {
        if let TokenTree::Group(group) = &list[at] {
            collect_paths(&group.stream(), &[], paths);
        }
        let TokenTree::Ident(first) = &list[at] else {
            at += 1;
            continue;
        };
        let mut path = prefix.to_vec();
        path.push(first.to_string());
        at += 1;
        while is_punct(list.get(at), ':') && is_punct(list.get(at + 1), ':') {
            at += 2;
            match list.get(at) {
                Some(TokenTree::Ident(part)) => {
                    path.push(part.to_string());
                    at += 1;
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    collect_paths(&group.stream(), &path, paths);
                    at += 1;
                }
                _ => {}
            }
        }
        paths.push(path);
    }
}
