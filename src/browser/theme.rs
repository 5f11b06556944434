//! The page's colours: what its style sheet says, and what a district puts in its place.

use wasm_bindgen::JsCast as _;
use web_sys::{CssStyleDeclaration, HtmlElement};

use super::{page, root, window};
use crate::embed::{Palette, StyleSettings, ThemeMode, asks_for_dark, dress};

/// The query that is true while the phone is set to dark.
const DARK: &str = "(prefers-color-scheme: dark)";
/// The query that is true while the phone is set to more contrast.
const CONTRAST: &str = "(prefers-contrast: more)";

/// Gives the page the colours and measures of `style`, made readable, in `mode`. Sentences about what could not be taken
/// as it was go to the console.
pub fn wear(mode: ThemeMode, style: &StyleSettings) {
    let Some(own) = root().dyn_ref::<HtmlElement>().map(HtmlElement::style) else { return };
    // What was put on before.
    own.set_css_text("");
    // Who has set the phone to more contrast has that everywhere.
    let wants_contrast = mode == ThemeMode::Contrast || matches(CONTRAST);
    let mode = match (mode, asks_for_dark(style)) {
        _ if wants_contrast => ThemeMode::Contrast,
        // A light ground with the dark theme's signal colours could not be read.
        (_, Some(true)) => ThemeMode::Dark,
        (_, Some(false)) => ThemeMode::Light,
        (mode, None) => mode,
    };
    page::set_theme(mode.as_str());
    let style = if wants_contrast { style.without_colours() } else { style.clone() };
    let Some(base) = palette() else { return };
    let dress = dress(&style, &base);
    for (name, value) in &dress.properties {
        // Fails only for a style that can't be changed.
        let _ = own.set_property(&format!("--{name}"), value);
    }
    for warning in &dress.warnings {
        page::warn(warning);
    }
}

/// Calls `act` whenever the phone is set to other colours.
pub fn on_setting_change(act: impl Fn() + Clone + 'static) {
    for query in [DARK, CONTRAST] {
        if let Ok(Some(list)) = window().match_media(query) {
            let act = act.clone();
            page::listen(&list, "change", Box::new(move |_| act()));
        }
    }
}

fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// The colours of the style sheet.
fn palette() -> Option<Palette> {
    let style: CssStyleDeclaration = window().get_computed_style(&root()).ok().flatten()?;
    Palette::read(|name| style.get_property_value(&format!("--{name}")).unwrap_or_default())
}
