//! The rules of the code's shape, kept by reading the code.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "support/source.rs"]
mod source;

use std::fs;

use proc_macro2::{Delimiter, TokenTree};
use source::{Source, files, group_of, is_identifier, is_punct, relative, root, walk};

/// What a module of the crate may use besides itself.
fn may_use(module: &str) -> Option<&'static [&'static str]> {
    Some(match module {
        "domain" => &[],
        "form" | "geo" | "image" | "i18n" | "embed" => &["domain"],
        "backend" => &["domain", "form", "geo", "image", "i18n", "embed"],
        "delivery" => &["domain", "form", "geo", "image", "i18n", "embed", "backend"],
        "keeping" => &["domain", "form", "geo", "image", "i18n", "embed", "backend", "delivery"],
        "browser" => &["domain", "form", "geo", "image", "i18n", "embed", "backend", "delivery", "keeping"],
        "ui" => {
            &["domain", "form", "geo", "image", "i18n", "embed", "backend", "delivery", "keeping", "browser"]
        }
        _ => return None,
    })
}

/// The modules that `ui::screen` draws as screens, such as `home` or `report::place`.
fn screens() -> Vec<String> {
    let folder = root().join("src/ui/screen");
    let list = Source::read(&folder.join("mod.rs"));
    let mut screens = Vec::new();
    for path in list.paths() {
        let is_child = folder.join(&path[0]).exists() || folder.join(format!("{}.rs", path[0])).exists();
        if is_child {
            screens.push(path[..path.len() - 1].join("::"));
        }
    }
    screens
}

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// A fault for each path in a file of `folder` that `is_fault` finds.
fn faulty_paths(folder: &str, is_fault: impl Fn(&Source, &str) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for source in Source::all().iter().filter(|source| source.path.starts_with(folder)) {
        for path in source.paths() {
            let path = path.join("::");
            if is_fault(source, &path) {
                faults.push(format!("{} names {path}", source.path));
            }
        }
    }
    faults
}

/// The module of the crate that a resolved path leads to.
fn module_of(path: &str) -> Option<&str> {
    path.strip_prefix("crate::")?.split("::").next()
}

#[test]
fn a_module_uses_only_the_layers_below_it() {
    assert_none(faulty_paths("src/", |source, path| {
        let (Some(used), Some(module)) = (module_of(path), source.module.first()) else { return false };
        let allowed = may_use(module).unwrap_or_else(|| panic!("{}: a module without a layer", source.path));
        used != module && !allowed.contains(&used) && may_use(used).is_some()
    }));
}

#[test]
fn every_module_has_a_layer() {
    for source in Source::all() {
        assert!(source.module.first().is_none_or(|module| may_use(module).is_some()), "{}", source.path);
    }
}

#[test]
fn only_the_browser_module_names_the_browsers_types() {
    let faults = Source::all()
        .into_iter()
        .filter(|source| !source.path.starts_with("src/browser/"))
        .flat_map(|source| {
            let is_browser_type = |name: &String| {
                name.starts_with("gloo")
                    || ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"].contains(&name.as_str())
                    || (name == "leptos" && !source.path.starts_with("src/ui/"))
            };
            let named: Vec<String> = source.identifiers().into_iter().filter(is_browser_type).collect();
            named.into_iter().map(move |name| format!("{} names {name}", source.path))
        });
    assert_none(faults.collect());
}

#[test]
fn the_pure_half_does_no_input_or_output_and_asks_no_clock() {
    assert_none(faulty_paths("src/", |source, path| {
        let is_pure = !source.module.is_empty() && source.module[0] != "browser" && source.module[0] != "ui";
        let reaches_out = ["std::fs", "std::net", "std::io", "std::env", "std::process", "std::thread"];
        let clocks = ["std::time::Instant", "std::time::SystemTime"];
        is_pure && reaches_out.iter().chain(&clocks).any(|outside| path.starts_with(outside))
    }));
}

#[test]
fn a_screen_never_names_another_screen() {
    let screens = screens();
    assert!(screens.iter().any(|screen| screen == "report::place"), "{screens:?}");
    let screen_of = |module: &str| {
        let inside = module.strip_prefix("ui::screen::")?;
        screens.iter().find(|screen| {
            inside.strip_prefix(screen.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        })
    };
    assert_none(faulty_paths("src/ui/screen/", |source, path| {
        let module = source.module.join("::");
        let named = path.strip_prefix("crate::").and_then(screen_of);
        module != "ui::screen" && named.is_some() && named != screen_of(&module)
    }));
}

#[test]
fn a_component_never_names_a_screen_or_the_app() {
    assert_none(faulty_paths("src/ui/component/", |_, path| {
        path.starts_with("crate::ui::screen") || path.starts_with("crate::ui::app")
    }));
}

#[test]
fn nothing_in_the_ui_names_a_backend() {
    let backends: Vec<String> = fs::read_dir(root().join("src/backend"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(backends.contains(&"native".to_owned()));
    assert_none(faulty_paths("src/ui/", |_, path| {
        path.split("::").any(|part| backends.contains(&part.to_lowercase()))
    }));
}

#[test]
fn no_code_is_unsafe_unfinished_or_left_from_debugging() {
    let mut faults = Vec::new();
    for source in Source::all() {
        let identifiers = source.identifiers();
        for word in ["unsafe", "todo", "unimplemented", "dbg"] {
            if identifiers.iter().any(|identifier| identifier == word) {
                faults.push(format!("{} has {word}", source.path));
            }
        }
    }
    for path in ["src", "locales", "public"].into_iter().flat_map(|folder| files(folder, "")) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for word in ["TODO", "FIXME", "XXX"] {
            if text.contains(word) {
                faults.push(format!("{} has {word}", relative(&path)));
            }
        }
    }
    assert_none(faults);
}

#[test]
fn markup_has_no_style_attributes_and_no_raw_html() {
    let mut faults = Vec::new();
    for source in Source::all() {
        walk(&source.tokens, &mut |tokens| {
            for (at, token) in tokens.iter().enumerate() {
                let view = is_identifier(Some(token), "view") && is_punct(tokens.get(at + 1), '!');
                let Some(markup) = group_of(tokens.get(at + 2), Delimiter::Brace).filter(|_| view) else {
                    continue;
                };
                walk(&markup.stream(), &mut |tokens| {
                    for (at, token) in tokens.iter().enumerate() {
                        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
                        let is_attribute = is_punct(tokens.get(at + 1), '=')
                            && !is_identifier(before, "let")
                            && !is_punct(before, '.');
                        let name =
                            if let TokenTree::Ident(name) = token { name.to_string() } else { continue };
                        if is_attribute && ["style", "inner_html"].contains(&name.as_str()) {
                            faults.push(format!("{} has {name}=", source.path));
                        }
                    }
                });
            }
        });
    }
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    if page.contains(" style=") || page.contains("<style") {
        faults.push("index.html has inline style".to_owned());
    }
    assert_none(faults);
}

/// What stands behind `name=` in the markup of `tokens`, up to the next attribute or the tag's end.
fn attribute_values(tokens: &[TokenTree], name: &str) -> Vec<String> {
    let mut values = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !is_identifier(Some(token), name) || !is_punct(tokens.get(at + 1), '=') {
            continue;
        }
        let rest = &tokens[at + 2..];
        // An attribute's name may have hyphens, and a directive a colon.
        let is_end = |index: usize| {
            let follows = |c| is_punct(rest.get(index + 1), c);
            let is_name =
                matches!(rest[index], TokenTree::Ident(_)) && (follows('=') || follows('-') || follows(':'));
            is_punct(rest.get(index), '>') || is_punct(rest.get(index), '/') || is_name
        };
        let length = (1..rest.len()).find(|index| is_end(*index)).unwrap_or(rest.len());
        values.push(rest[..length].iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    }
    values
}

#[test]
fn whatever_can_be_followed_is_a_screen_or_a_link_that_was_judged() {
    // What a picture shows are the citizen's own photos, by addresses that the browser made.
    const PICTURES: [&str; 3] = [
        "src/ui/component/delivery_list/mod.rs",
        "src/ui/component/photo_card/mod.rs",
        "src/ui/screen/report/summary.rs",
    ];
    let (mut faults, mut found) = (Vec::new(), 0);
    for source in Source::all().iter().filter(|source| source.path.starts_with("src/ui/")) {
        let links_are_judged = |value: &str| {
            let is_screen = value.ends_with(". hash ()") || value.starts_with("\"#/");
            is_screen || value.starts_with("Link : : call (") || value.starts_with("link . as_str ()")
        };
        walk(&source.tokens, &mut |tokens| {
            for name in ["href", "src", "action", "formaction", "srcset", "poster", "data", "srcdoc", "cite"]
            {
                // `name=value` is markup only between the signs of a tag.
                let is_markup = tokens.iter().any(|token| is_punct(Some(token), '<'));
                for value in attribute_values(tokens, name).into_iter().filter(|_| is_markup) {
                    found += 1;
                    let is_own_photo =
                        name == "src" && value == "url" && PICTURES.contains(&source.path.as_str());
                    if !(name == "href" && links_are_judged(&value) || is_own_photo) {
                        faults.push(format!("{} has {name}={value}", source.path));
                    }
                }
            }
        });
    }
    assert!(found >= 11, "{found}");
    assert_none(faults);
}

/// The declarations of a style sheet: property and value.
fn declarations(css: &str) -> Vec<(String, String)> {
    let mut plain = String::new();
    for (index, part) in css.split("/*").enumerate() {
        plain.push_str(if index == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
    }
    plain
        .split(['{', '}', ';'])
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(property, value)| (property.trim().to_lowercase(), value.trim().to_lowercase()))
        .collect()
}

/// Whether a declaration names a side of the screen rather than of the text.
fn is_physical(property: &str, value: &str) -> bool {
    let names_side = |text: &str| {
        text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| ["left", "right"].contains(&word))
    };
    // Selectors with a pseudo-class and custom properties are no declarations of a side.
    let is_property =
        property.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !property.starts_with("--");
    let takes_side =
        ["text-align", "float", "clear", "caption-side", "justify-content", "justify-items", "justify-self"];
    let shorthand = ["margin", "padding", "inset", "border-width", "border-color", "border-style"];
    let parts: Vec<&str> = value.split_whitespace().filter(|part| !part.starts_with('!')).collect();
    let is_uneven = shorthand.contains(&property) && parts.len() == 4 && parts[1] != parts[3];
    is_property
        && (names_side(property) || (takes_side.contains(&property) && names_side(value)) || is_uneven)
}

#[test]
fn styles_name_no_left_and_no_right() {
    let mut faults = Vec::new();
    for path in files("src", ".css") {
        for (property, value) in declarations(&fs::read_to_string(&path).unwrap()) {
            if is_physical(&property, &value) {
                faults.push(format!("{} has {property}: {value}", relative(&path)));
            }
        }
    }
    assert_none(faults);
}

#[test]
fn the_rule_on_styles_knows_what_it_looks_for() {
    for css in [
        "a { margin-left: 1px }",
        "a{border-right-color:red}",
        "@media print { a { LEFT : 0; } }",
        "a { color: red; text-align: right }",
        "a { float: left !important }",
        "a { border-top-left-radius: 2px }",
        "a { padding: 0 1px 0 2px }",
        "a { inset: 0 auto 0 0 }",
        "a { scroll-margin-right: 1px }",
        "/* b */ a { /* c: d; */ padding-right: 1px; }",
    ] {
        assert!(declarations(css).iter().any(|(property, value)| is_physical(property, value)), "{css}");
    }
    for css in [
        "a { margin-inline-start: 1px; inset: 0 }",
        "/* left: 1px; */ a { text-align: start }",
        "a:hover, .left:focus { color: red }",
        "a { padding: 0 1px 2px 1px; margin: 0 auto }",
        "a { --gap-left: 1px }",
        "a { grid-template-areas: 'left right' }",
    ] {
        assert!(!declarations(css).iter().any(|(property, value)| is_physical(property, value)), "{css}");
    }
}
