//! `theme`: how the deployment wants the widget to look.

use serde::Deserialize;

use super::{
    Colour, FONTS, StyleSettings, ThemeMode,
    theme::{is_radius, is_spacing},
};

/// What the file says. Whether one colour can be read on another is judged where they are used ([`super::dress`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Members")]
pub struct ThemeSettings {
    /// Light or dark, where neither the page around it nor the address says so.
    pub mode: ThemeMode,
    /// Colours and measures, where the page around it has none.
    pub style: StyleSettings,
}

/// All of it is one object, none of whose members may be misspelt; a page's [`StyleSettings`] may have more.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Members {
    mode: ThemeMode,
    accent: Option<ColourText>,
    accent_ink: Option<ColourText>,
    ink: Option<ColourText>,
    soft: Option<ColourText>,
    ground: Option<ColourText>,
    card: Option<ColourText>,
    line: Option<ColourText>,
    focus: Option<ColourText>,
    radius: Option<Radius>,
    spacing: Option<Spacing>,
    font: Option<FontName>,
}

/// A text that can be used: a judge of it, and what to say of one that can't.
macro_rules! judged {
    ($name:ident, $is_good:expr, $needed:literal) => {
        #[derive(Deserialize)]
        #[serde(try_from = "String")]
        struct $name(String);

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                if $is_good(&text) { Ok(Self(text)) } else { Err($needed) }
            }
        }
    };
}

judged!(ColourText, |text: &str| Colour::parse(text).is_some(), "a colour is written as #rrggbb or #rgb");
judged!(Radius, is_radius, "radius takes 0px to 24px");
judged!(Spacing, is_spacing, "spacing takes 8px to 32px");
judged!(
    FontName,
    |text: &str| FONTS.contains(&text),
    "font takes one of: system, sans, serif, rounded, mono"
);

impl From<Members> for ThemeSettings {
    fn from(it: Members) -> Self {
        let style = StyleSettings {
            accent: it.accent.map(|it| it.0),
            accent_ink: it.accent_ink.map(|it| it.0),
            ink: it.ink.map(|it| it.0),
            soft: it.soft.map(|it| it.0),
            ground: it.ground.map(|it| it.0),
            card: it.card.map(|it| it.0),
            line: it.line.map(|it| it.0),
            focus: it.focus.map(|it| it.0),
            radius: it.radius.map(|it| it.0),
            spacing: it.spacing.map(|it| it.0),
            font: it.font.map(|it| it.0),
        };
        Self { mode: it.mode, style }
    }
}
