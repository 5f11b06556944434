//! The colours and measures that a district gives the widget, and what becomes of them so that everybody can read it.

use std::ops::RangeInclusive;

use serde::Deserialize;

use super::Colour;

/// How round corners may be, in CSS pixels.
const RADIUS: RangeInclusive<f64> = 0.0..=24.0;
/// How much room there may be at the sides, in CSS pixels.
const SPACING: RangeInclusive<f64> = 8.0..=32.0;
/// What text needs to be read (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// By how much an accent that has to be corrected is better than it must be.
const SPARE: f64 = 0.5;
/// What edges of controls and the focus need to be seen (WCAG 2.2, 1.4.11).
const SHAPE: f64 = 3.0;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeMode {
    /// As the phone is set.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As much contrast as there is. The district's colours stay out of it.
    Contrast,
}

impl ThemeMode {
    /// Every mode.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Contrast];

    /// The mode of a word, if it is one's.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == word)
    }

    /// The word for it, in addresses and in `data-theme`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// Colours and measures as a webmaster wrote them, or the browser worked them out. Absent: the widget's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct StyleSettings {
    /// Links, buttons and what is chosen.
    pub accent: Option<String>,
    /// Text on the accent.
    pub accent_ink: Option<String>,
    /// Text.
    pub ink: Option<String>,
    /// Text that is less important.
    pub soft: Option<String>,
    /// What lies behind everything.
    pub ground: Option<String>,
    /// What lies behind fields and cards.
    pub card: Option<String>,
    /// Lines between parts.
    pub line: Option<String>,
    /// The frame around what has the focus.
    pub focus: Option<String>,
    /// How round corners are: 0 to 24 px.
    pub radius: Option<String>,
    /// The room at the sides of the screen: 8 to 32 px.
    pub spacing: Option<String>,
    /// One of [`FONTS`].
    pub font: Option<String>,
}

/// The fonts that can be asked for: all of them are on the phone already.
pub const FONTS: [&str; 5] = ["system", "sans", "serif", "rounded", "mono"];

impl StyleSettings {
    /// Every text in it, with the name that it has in the page's style sheet behind `--complaint-widget-`.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Self { accent, accent_ink, ink, soft, ground, card, line, focus, radius, spacing, font } = self;
        [
            ("accent", accent),
            ("accent-ink", accent_ink),
            ("ink", ink),
            ("soft", soft),
            ("ground", ground),
            ("card", card),
            ("line", line),
            ("focus", focus),
            ("radius", radius),
            ("spacing", spacing),
            ("font", font),
        ]
        .into_iter()
        .filter_map(|(name, text)| Some((name, text.as_deref()?)))
    }

    /// Those of the measures and of the font alone.
    #[must_use]
    pub fn without_colours(&self) -> Self {
        let Self { radius, spacing, font, .. } = self.clone();
        Self { radius, spacing, font, ..Self::default() }
    }

    /// These where they are set, else those of `others`.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            accent: self.accent.or(others.accent),
            accent_ink: self.accent_ink.or(others.accent_ink),
            ink: self.ink.or(others.ink),
            soft: self.soft.or(others.soft),
            ground: self.ground.or(others.ground),
            card: self.card.or(others.card),
            line: self.line.or(others.line),
            focus: self.focus.or(others.focus),
            radius: self.radius.or(others.radius),
            spacing: self.spacing.or(others.spacing),
            font: self.font.or(others.font),
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.named().find(|(known, _)| *known == name).map(|(_, text)| text)
    }
}

/// A colour of the widget's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Links, buttons and what is chosen.
    Accent,
    /// Text on the accent.
    AccentInk,
    /// Behind what is chosen.
    AccentSoft,
    /// Text.
    Ink,
    /// Text that is less important.
    Soft,
    /// Lines between parts.
    Line,
    /// Lines that say more.
    LineStrong,
    /// Edges of controls.
    Edge,
    /// Behind everything.
    Ground,
    /// Behind fields and cards.
    Card,
    /// What went well.
    Good,
    /// Behind it.
    GoodSoft,
    /// What to look out for.
    Warn,
    /// Behind it.
    WarnSoft,
    /// What went wrong.
    Bad,
    /// Behind it.
    BadSoft,
    /// Around what has the focus.
    Focus,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 17] = [
        Self::Accent,
        Self::AccentInk,
        Self::AccentSoft,
        Self::Ink,
        Self::Soft,
        Self::Line,
        Self::LineStrong,
        Self::Edge,
        Self::Ground,
        Self::Card,
        Self::Good,
        Self::GoodSoft,
        Self::Warn,
        Self::WarnSoft,
        Self::Bad,
        Self::BadSoft,
        Self::Focus,
    ];

    /// Its name in the style sheet, behind `--`; for those that a district can set also in [`StyleSettings::named`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::AccentInk => "accent-ink",
            Self::AccentSoft => "accent-soft",
            Self::Ink => "ink",
            Self::Soft => "soft",
            Self::Line => "line",
            Self::LineStrong => "line-strong",
            Self::Edge => "edge",
            Self::Ground => "ground",
            Self::Card => "card",
            Self::Good => "good",
            Self::GoodSoft => "good-soft",
            Self::Warn => "warn",
            Self::WarnSoft => "warn-soft",
            Self::Bad => "bad",
            Self::BadSoft => "bad-soft",
            Self::Focus => "focus",
        }
    }
}

/// What texts and links stand on. The accent's own soft tone is made to fit them.
const SURFACES: [Tone; 5] = [Tone::Ground, Tone::Card, Tone::GoodSoft, Tone::WarnSoft, Tone::BadSoft];

/// What has to be told apart: the foreground, everything that it stands on, and the contrast that it needs. Each comes
/// after what it stands on.
const PAIRS: [(Tone, &[Tone], f64); 9] = [
    (Tone::Ink, &SURFACES, TEXT),
    (Tone::Soft, &SURFACES, TEXT),
    (Tone::Accent, &SURFACES, TEXT),
    (Tone::AccentInk, &[Tone::Accent], TEXT),
    (Tone::Good, &[Tone::Ground, Tone::Card, Tone::GoodSoft], TEXT),
    (Tone::Warn, &[Tone::Ground, Tone::Card, Tone::WarnSoft], TEXT),
    (Tone::Bad, &[Tone::Ground, Tone::Card, Tone::BadSoft], TEXT),
    (Tone::Edge, &[Tone::Ground, Tone::Card], SHAPE),
    (Tone::Focus, &[Tone::Ground, Tone::Card], SHAPE),
];

/// A colour for each tone.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette([Colour; Tone::ALL.len()]);

impl Palette {
    /// The widget's own, of what `value_of` says for each name in the style sheet; `None` if one is no colour.
    #[must_use]
    pub fn read(value_of: impl Fn(&str) -> String) -> Option<Self> {
        let mut colours = [Colour::BLACK; Tone::ALL.len()];
        for (colour, tone) in colours.iter_mut().zip(Tone::ALL) {
            *colour = Colour::parse(&value_of(tone.name()))?;
        }
        Some(Self(colours))
    }

    /// The colour of a tone.
    #[must_use]
    pub fn get(&self, tone: Tone) -> Colour {
        self.0[tone as usize]
    }

    fn set(&mut self, tone: Tone, colour: Colour) {
        self.0[tone as usize] = colour;
    }

    /// The lowest contrast of `colour` with any of `grounds`.
    fn contrast(&self, colour: Colour, grounds: &[Tone]) -> f64 {
        grounds.iter().map(|ground| colour.contrast(self.get(*ground))).fold(f64::INFINITY, f64::min)
    }

    /// The colour nearest to `colour` that has the contrast `needed` with all of `grounds`. Lighter or darker, whichever
    /// is nearer; if neither is enough, whichever comes closest.
    fn readable(&self, colour: Colour, grounds: &[Tone], needed: f64) -> Colour {
        const STEPS: u32 = 64;
        let towards =
            |end: Colour| (0..=STEPS).map(move |step| colour.mixed(end, f64::from(step) / f64::from(STEPS)));
        let mut both =
            towards(Colour::BLACK).zip(towards(Colour::WHITE)).flat_map(|(dark, light)| [dark, light]);
        both.find(|it| self.contrast(*it, grounds) >= needed).unwrap_or_else(|| {
            let (black, white) = (Colour::BLACK, Colour::WHITE);
            if self.contrast(black, grounds) >= self.contrast(white, grounds) { black } else { white }
        })
    }
}

/// What the district's wishes come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dress {
    /// Values for the style sheet's custom properties, whose names stand behind `--`.
    pub properties: Vec<(&'static str, String)>,
    /// Sentences for the webmaster about what could not be taken as it was.
    pub warnings: Vec<String>,
}

/// True or false when the district's own ground asks for the widget's dark or light colours, whatever the phone is set to.
#[must_use]
pub fn asks_for_dark(style: &StyleSettings) -> Option<bool> {
    style.ground.as_deref().and_then(Colour::parse).map(Colour::is_dark)
}

/// Makes of `style` what can be read by everybody, beside the widget's own colours in `base`.
#[must_use]
pub fn dress(style: &StyleSettings, base: &Palette) -> Dress {
    let mut dress = Dress::default();
    let told = told(style, base, &mut dress.warnings);
    if !told.is_empty() {
        let palette = palette(&told, base, &mut dress.warnings);
        let changed = Tone::ALL.into_iter().filter(|tone| palette.get(*tone) != base.get(*tone));
        dress.properties.extend(changed.map(|tone| (tone.name(), palette.get(tone).css())));
    }
    for (name, property, range) in [("radius", "radius", RADIUS), ("spacing", "gap", SPACING)] {
        let Some(text) = style.get(name) else { continue };
        match pixels(text) {
            Some(length) if range.contains(&length) => {
                dress.properties.push((property, format!("{length}px")))
            }
            _ => dress.warnings.push(format!(
                "--complaint-widget-{name}: \"{text}\" is left out; it takes a length from {}px to {}px",
                range.start(),
                range.end()
            )),
        }
    }
    if let Some(text) = style.get("font") {
        match FONTS.iter().find(|font| **font == text.trim()) {
            Some(font) => dress.properties.push(("font", format!("var(--font-{font})"))),
            None => dress.warnings.push(format!(
                "--complaint-widget-font: \"{text}\" is left out; it takes one of: {}",
                FONTS.join(", ")
            )),
        }
    }
    dress
}

/// The colours that the district sets.
fn told(style: &StyleSettings, base: &Palette, warnings: &mut Vec<String>) -> Vec<(Tone, Colour)> {
    let mut told = Vec::new();
    for tone in Tone::ALL {
        let Some(text) = style.get(tone.name()) else { continue };
        match Colour::parse(text) {
            Some(colour) => told.push((tone, colour)),
            None => warnings.push(format!(
                "--complaint-widget-{}: \"{text}\" is left out; it takes an opaque colour of sRGB, such as #0b5cad",
                tone.name()
            )),
        }
    }
    // No text can be read on a light ground and on dark cards.
    let is_dark = |tone: Tone| {
        let colour = told.iter().find(|(it, _)| *it == tone).map_or(base.get(tone), |(_, colour)| *colour);
        colour.is_dark()
    };
    if is_dark(Tone::Ground) != is_dark(Tone::Card) && told.iter().any(|(tone, _)| *tone == Tone::Card) {
        told.retain(|(tone, _)| *tone != Tone::Card);
        warnings.push(
            "--complaint-widget-card is left out: beside the ground, one is light and the other dark"
                .to_owned(),
        );
    }
    told
}

/// `base` with what is told, what follows from it, and everything readable.
fn palette(told: &[(Tone, Colour)], base: &Palette, warnings: &mut Vec<String>) -> Palette {
    let mut palette = base.clone();
    for (tone, colour) in told {
        palette.set(*tone, *colour);
    }
    let is_told = |tone: Tone| told.iter().any(|(it, _)| *it == tone);
    let (ink, card) = (palette.get(Tone::Ink), palette.get(Tone::Card));
    let are_surfaces_told = is_told(Tone::Card) || is_told(Tone::Ground);
    let follows = [
        (Tone::Soft, is_told(Tone::Ink) || are_surfaces_told, card.mixed(ink, 0.72)),
        (Tone::Line, is_told(Tone::Ink) || are_surfaces_told, card.mixed(ink, 0.16)),
        (
            Tone::LineStrong,
            is_told(Tone::Line) || is_told(Tone::Ink) || are_surfaces_told,
            card.mixed(ink, 0.3),
        ),
        (Tone::Edge, is_told(Tone::Ink) || are_surfaces_told, card.mixed(ink, 0.58)),
    ];
    for (tone, does_follow, colour) in follows {
        if does_follow && !is_told(tone) {
            palette.set(tone, colour);
        }
    }
    for (tone, grounds, needed) in PAIRS {
        let wish = palette.get(tone);
        let mut colour = palette.readable(wish, grounds, needed);
        if tone == Tone::Accent && colour != wish {
            // With some to spare, so that what is chosen can have a ground of its own.
            colour = palette.readable(wish, grounds, needed + SPARE);
        }
        if colour != wish && is_told(tone) {
            warnings.push(format!(
                "--complaint-widget-{}: {} has a contrast of {:.1}:1 with what it stands on and needs {needed}:1; {} is \
                 shown instead",
                tone.name(),
                wish.css(),
                palette.contrast(wish, grounds),
                colour.css()
            ));
        }
        palette.set(tone, colour);
    }
    // As much of the accent as what stands on it bears.
    let accent = palette.get(Tone::Accent);
    let is_borne = |soft: Colour| {
        [Tone::Ink, Tone::Soft, Tone::Accent].iter().all(|tone| palette.get(*tone).contrast(soft) >= TEXT)
    };
    let softs = [0.1, 0.05, 0.02].map(|share| card.mixed(accent, share));
    let soft = softs.into_iter().find(|soft| is_borne(*soft)).unwrap_or(card);
    palette.set(Tone::AccentSoft, soft);
    palette
}

/// True for what [`StyleSettings::radius`] can be.
pub(super) fn is_radius(text: &str) -> bool {
    pixels(text).is_some_and(|length| RADIUS.contains(&length))
}

/// True for what [`StyleSettings::spacing`] can be.
pub(super) fn is_spacing(text: &str) -> bool {
    pixels(text).is_some_and(|length| SPACING.contains(&length))
}

/// A length in CSS pixels; a `rem` counts 16.
fn pixels(text: &str) -> Option<f64> {
    let text = text.trim();
    let (number, unit) = text.split_at(text.find(|it: char| it.is_ascii_alphabetic()).unwrap_or(text.len()));
    let number: f64 = number.parse().ok()?;
    match unit {
        "px" => Some(number),
        "rem" => Some(number * 16.0),
        "" if number == 0.0 => Some(0.0),
        _ => None,
    }
}
