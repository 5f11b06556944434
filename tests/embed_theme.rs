//! The colours of a district: what is taken, and what is made readable.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use complaint_widget::embed::{Colour, Dress, Palette, StyleSettings, Tone, asks_for_dark, dress};
use proptest::prelude::*;

const STYLE: &str = include_str!("../src/ui/style/base.css");
/// What every text is held against, and the shapes.
const READABLE: [(Tone, &[Tone], f64); 9] = [
    (Tone::Ink, &SURFACES, 4.5),
    (Tone::Soft, &SURFACES, 4.5),
    (Tone::Accent, &SURFACES, 4.5),
    (Tone::AccentInk, &[Tone::Accent], 4.5),
    (Tone::Good, &[Tone::Ground, Tone::Card, Tone::GoodSoft], 4.5),
    (Tone::Warn, &[Tone::Ground, Tone::Card, Tone::WarnSoft], 4.5),
    (Tone::Bad, &[Tone::Ground, Tone::Card, Tone::BadSoft], 4.5),
    (Tone::Edge, &[Tone::Ground, Tone::Card], 3.0),
    (Tone::Focus, &[Tone::Ground, Tone::Card], 3.0),
];
const SURFACES: [Tone; 6] =
    [Tone::Ground, Tone::Card, Tone::AccentSoft, Tone::GoodSoft, Tone::WarnSoft, Tone::BadSoft];

/// The palettes of the style sheet with their selectors, in its order.
fn palettes() -> Vec<(String, Palette)> {
    let mut found = Vec::new();
    for block in
        STYLE.split('}').filter(|block| block.contains("--bad-soft: #") && !block.contains("!important"))
    {
        let (selector, values) = block.rsplit_once('{').unwrap();
        let value_of = |name: &str| {
            let (_, rest) = values.split_once(&format!("--{name}:")).unwrap_or_else(|| panic!("{name}"));
            rest.split(';').next().unwrap().to_owned()
        };
        let selector = selector.rsplit('\n').next().unwrap().trim().to_owned();
        found.push((selector, Palette::read(value_of).unwrap()));
    }
    found
}

fn light() -> Palette {
    palettes()[0].1.clone()
}

fn dark() -> Palette {
    palettes()[1].1.clone()
}

fn style(members: &str) -> StyleSettings {
    serde_json::from_str(members).unwrap()
}

fn value<'a>(dress: &'a Dress, name: &str) -> Option<&'a str> {
    dress.properties.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

/// What is wrong with the widget in this dress.
fn unreadable(dress: &Dress, base: &Palette) -> Vec<String> {
    let colour = |tone: Tone| {
        value(dress, tone.name()).map_or_else(|| base.get(tone), |text| Colour::parse(text).unwrap())
    };
    let mut faults = Vec::new();
    for (tone, grounds, needed) in READABLE {
        for ground in grounds {
            let contrast = colour(tone).contrast(colour(*ground));
            if contrast < needed {
                faults.push(format!("{tone:?} on {ground:?}: {contrast:.2}"));
            }
        }
    }
    faults
}

#[test]
fn the_contrast_is_the_one_of_the_guidelines() {
    let colour = |text| Colour::parse(text).unwrap();
    assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
    // The usual example of the grey that just isn't enough on white.
    assert!((colour("#777").contrast(Colour::WHITE) - 4.478).abs() < 0.001);
    assert!((colour("#767676").contrast(Colour::WHITE) - 4.542).abs() < 0.001);
}

#[test]
fn colours_are_read_as_browsers_write_them() {
    for text in
        ["#0b5cad", "rgb(11, 92, 173)", " RGB(11 92 173) ", "rgba(11, 92, 173, 1)", "rgb(11 92 173 / 100%)"]
    {
        assert_eq!(Colour::parse(text).map(Colour::css).as_deref(), Some("#0b5cad"), "{text}");
    }
    assert_eq!(Colour::parse("#fa0").map(Colour::css).as_deref(), Some("#ffaa00"));
    assert_eq!(Colour::parse("color(srgb 1 0.5 0)").map(Colour::css).as_deref(), Some("#ff8000"));
    for text in [
        "",
        "#",
        "#12",
        "#12345",
        "#1234567",
        "#ggg",
        "red",
        "rgb(1,2)",
        "rgb(1,2,3",
        "rgb(1 2 300)",
        "rgb(0,0,0,.5)",
        "rgb(NaN 0 0)",
        "color(display-p3 1 0 0)",
        "url(https://a.example)",
        "#0b5cad;color:red",
        "\u{661f}",
        "#\u{661f}",
    ] {
        assert_eq!(Colour::parse(text), None, "{text}");
    }
}

#[test]
fn what_the_sheet_names_twice_is_the_same_and_nothing_of_it_needs_correcting() {
    let palettes = palettes();
    assert_eq!(palettes.len(), 7);
    assert_eq!(palettes[1].1, palettes[2].1, "dark");
    assert_eq!(palettes[3].1, palettes[4].1, "contrast");
    assert_eq!(palettes[5].1, palettes[6].1, "dark contrast");
    for (selector, palette) in palettes {
        // Told as it is, each colour is kept.
        let told =
            Tone::ALL.map(|tone| format!("\"{}\":\"{}\"", camel(tone.name()), palette.get(tone).css()));
        let dress = dress(&style(&format!("{{{}}}", told.join(","))), &palette);
        assert_eq!(dress.warnings, [""; 0], "{selector}");
        assert_eq!(unreadable(&dress, &palette), [""; 0], "{selector}");
    }
}

fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + &part[..1].to_uppercase() + &part[1..])
}

#[test]
fn nothing_told_changes_nothing() {
    assert_eq!(dress(&StyleSettings::default(), &light()), Dress::default());
}

#[test]
fn a_readable_accent_is_taken_as_it_is_and_brings_what_goes_with_it() {
    let dress = dress(&style(r##"{"accent":"#a11d33"}"##), &light());
    assert_eq!(value(&dress, "accent"), Some("#a11d33"));
    assert!(value(&dress, "accent-soft").is_some(), "what is chosen isn't blue any more");
    assert_eq!(value(&dress, "ink"), None);
    assert_eq!(dress.warnings, [""; 0]);
    assert_eq!(unreadable(&dress, &light()), [""; 0]);
}

#[test]
fn a_pale_accent_is_made_readable_and_the_webmaster_is_told() {
    let dress = dress(&style(r##"{"accent":"#7fd1ff","accentInk":"#fff"}"##), &light());
    assert_ne!(value(&dress, "accent"), Some("#7fd1ff"));
    assert_eq!(unreadable(&dress, &light()), [""; 0]);
    let [warning] = &dress.warnings[..] else { panic!("{:?}", dress.warnings) };
    assert!(warning.contains("--complaint-widget-accent") && warning.contains("#7fd1ff"), "{warning}");
    assert!(warning.contains("4.5:1") && warning.contains(value(&dress, "accent").unwrap()), "{warning}");
}

#[test]
fn a_dark_ground_asks_for_the_dark_colours() {
    let night = style(r##"{"ground":"#101820"}"##);
    assert_eq!(asks_for_dark(&night), Some(true));
    assert_eq!(asks_for_dark(&style(r##"{"ground":"#fffbe6"}"##)), Some(false));
    assert_eq!(asks_for_dark(&style(r#"{"ground":"nothing"}"#)), None);
    assert_eq!(unreadable(&dress(&night, &dark()), &dark()), [""; 0]);
}

#[test]
fn dark_cards_on_a_light_ground_are_left_out() {
    let dress = dress(&style(r##"{"ground":"#ffffff","card":"#000000"}"##), &light());
    assert_eq!(value(&dress, "card"), None);
    assert!(dress.warnings[0].contains("card"), "{:?}", dress.warnings);
    assert_eq!(unreadable(&dress, &light()), [""; 0]);
}

#[test]
fn measures_have_their_ranges_and_fonts_their_list() {
    let taken = dress(&style(r#"{"radius":"0","spacing":"1.5rem","font":"serif"}"#), &light());
    assert_eq!(value(&taken, "radius"), Some("0px"));
    assert_eq!(value(&taken, "gap"), Some("24px"));
    assert_eq!(value(&taken, "font"), Some("var(--font-serif)"));
    assert_eq!(taken.warnings, [""; 0]);
    let refused = dress(
        &style(r#"{"radius":"40px","spacing":"-1px","font":"Comic Sans; } * { display: none"}"#),
        &light(),
    );
    assert_eq!(refused.properties, []);
    assert_eq!(refused.warnings.len(), 3);
    for text in ["12em", "px", "", "1e999px", "NaNpx", "calc(1px)", "12 px;"] {
        let dress = dress(&style(&format!(r#"{{"radius":"{text}"}}"#)), &light());
        assert_eq!((dress.properties.len(), dress.warnings.len()), (0, 1), "{text}");
    }
}

proptest! {
    #[test]
    fn whatever_a_district_wishes_can_be_read(
        colours in proptest::array::uniform8(proptest::option::of(0_u32..=0xff_ffff)),
        is_dark: bool,
    ) {
        let names = ["accent", "accentInk", "ink", "soft", "ground", "card", "line", "focus"];
        let members: Vec<_> = names
            .iter()
            .zip(colours)
            .filter_map(|(name, colour)| Some(format!("\"{name}\":\"#{:06x}\"", colour?)))
            .collect();
        let style = style(&format!("{{{}}}", members.join(",")));
        let base = if asks_for_dark(&style).unwrap_or(is_dark) { dark() } else { light() };
        let dress = dress(&style, &base);
        prop_assert_eq!(unreadable(&dress, &base), Vec::<String>::new());
    }

    #[test]
    fn whatever_is_written_is_a_colour_or_none(text: String) {
        let _ = Colour::parse(&text);
    }
}
