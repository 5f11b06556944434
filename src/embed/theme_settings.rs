//! `theme`: how the deployment wants the widget to look.

use serde::Deserialize;

use super::{StyleSettings, ThemeMode};

/// What the file says. Its texts are judged where they are used ([`super::dress`]).
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
    accent: Option<String>,
    accent_ink: Option<String>,
    ink: Option<String>,
    soft: Option<String>,
    ground: Option<String>,
    card: Option<String>,
    line: Option<String>,
    focus: Option<String>,
    radius: Option<String>,
    spacing: Option<String>,
    font: Option<String>,
}

impl From<Members> for ThemeSettings {
    fn from(it: Members) -> Self {
        let style = StyleSettings {
            accent: it.accent,
            accent_ink: it.accent_ink,
            ink: it.ink,
            soft: it.soft,
            ground: it.ground,
            card: it.card,
            line: it.line,
            focus: it.focus,
            radius: it.radius,
            spacing: it.spacing,
            font: it.font,
        };
        Self { mode: it.mode, style }
    }
}
