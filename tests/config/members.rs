//! The members that may be left out.

use complaint_widget::{
    domain::{Bounds, Capabilities, LanguageTag, MediaType, PhotoRules},
    embed::{StartScreen, ThemeMode},
};
use serde_json::{Value, json};

use crate::{plus, read, whole};

/// What is told of a member with this value.
fn told(name: &str, value: Value) -> String {
    read(&plus(name, value)).unwrap_err()
}

#[test]
fn whatever_can_be_left_out_has_a_safe_default() {
    let config = read(&whole()).unwrap();
    assert_eq!(config.id, None);
    assert_eq!(config.start, StartScreen::Home);
    assert!(!config.districts.is_given());
    assert_eq!(config.bounds.read(), None);
    assert_eq!(config.privacy_in(&LanguageTag::new("en")), None);
    assert_eq!(config.embedding.read(), None);
    assert_eq!(config.theme.read(), None);
    assert_eq!(config.limits.read(), None);
}

#[test]
fn editors_find_the_schema() {
    assert!(read(&plus("$schema", json!("./config.schema.json"))).is_ok());
}

#[test]
fn what_the_widget_doesnt_know_is_told() {
    for (config, member) in [
        (plus("backned", json!({})), "backned"),
        (plus("phones", json!({ "hot_line": "1" })), "hot_line"),
        (plus("phones", json!({ "emergencies": [{ "kind": "fire", "number": "1", "of": 1 }] })), "of"),
        (plus("shared_phone", json!({ "forget_after_minutes": 1, "x": 1 })), "x"),
        (plus("districts", json!([{ "code": "1", "name": { "en": "N" }, "names": 1 }])), "names"),
        (plus("bounds", json!({ "south": 1, "west": 1, "north": 2, "east": 2, "up": 1 })), "up"),
        (plus("embedding", json!({ "origins": [], "origin": 1 })), "origin"),
        (plus("theme", json!({ "accent_ink": "#fff" })), "accent_ink"),
        (plus("limits", json!({ "video": 1 })), "video"),
    ] {
        let told = read(&config).unwrap_err();
        assert!(told.contains(&format!("unknown field `{member}`")), "{told}");
    }
}

#[test]
fn an_id_is_short_and_plain() {
    let id = |text: &str| read(&plus("id", json!(text))).map(|config| config.id.unwrap().as_str().to_owned());
    for text in ["pinghe", "a", "1-2", &"x".repeat(40)] {
        assert_eq!(id(text).unwrap(), text);
    }
    for text in ["", "Pinghe", "a b", "a:b", "平和", "a_b", &"x".repeat(41)] {
        assert!(id(text).unwrap_err().contains("1 to 40 characters"), "{text}");
    }
}

#[test]
fn a_start_screen_is_one_of_three() {
    let start = |text: &str| read(&plus("start", json!(text))).map(|config| config.start);
    assert_eq!(start("home").unwrap(), StartScreen::Home);
    assert_eq!(start("report").unwrap(), StartScreen::Report);
    assert_eq!(start("track").unwrap(), StartScreen::Track);
    assert!(start("rate").unwrap_err().contains("expected one of `home`, `report`, `track`"));
}

#[test]
fn districts_have_a_code_of_their_own_and_a_name_in_the_readers_language() {
    let districts = json!([
        { "code": "1", "name": { "en": "North", "ar": "الشمال" } },
        { "code": "2", "name": { "fr": "Sud" } },
    ]);
    let config = read(&plus("districts", districts)).unwrap();
    let english = LanguageTag::new("en");
    let names = |language| {
        let language = LanguageTag::new(language);
        let districts = config
            .districts
            .read()
            .unwrap()
            .0
            .into_iter()
            .map(|it| it.in_language(&language, Some(&english)).name);
        districts.collect::<Vec<_>>()
    };
    assert_eq!(names("ar"), ["الشمال", "Sud"]);
    assert_eq!(names("de"), ["North", "Sud"]);
    let district = |code: &str| json!({ "code": code, "name": { "en": "N" } });
    assert!(
        told("districts", json!([district("1"), district("1")])).contains("two districts have the same code")
    );
    assert!(told("districts", json!([district(" ")])).contains("the code is empty"));
    assert!(told("districts", json!([{ "code": "1", "name": {} }])).contains("at least one language"));
    assert!(told("districts", json!([{ "code": "1", "name": { "en": "" } }])).contains("the text is empty"));
}

#[test]
fn bounds_lie_on_the_earth_and_hold_something() {
    let bounds = |south: f64, west: f64, north: f64, east: f64| {
        read(&plus("bounds", json!({ "south": south, "west": west, "north": north, "east": east })))
    };
    let config = bounds(38.0, 115.5, 39.0, 116.0).unwrap();
    assert_eq!(
        config.bounds.read().unwrap().0,
        Bounds { south: 38.0, west: 115.5, north: 39.0, east: 116.0 }
    );
    assert!(bounds(-90.0, -180.0, 90.0, 180.0).is_ok());
    for (south, west, north, east) in [
        (39.0, 115.0, 38.0, 116.0),
        (38.0, 116.0, 39.0, 115.0),
        (38.0, 115.0, 38.0, 116.0),
        (38.0, 115.0, 39.0, 115.0),
        (-91.0, 115.0, 39.0, 116.0),
        (38.0, 115.0, 91.0, 116.0),
        (38.0, -181.0, 39.0, 116.0),
        (38.0, 115.0, 39.0, 181.0),
    ] {
        assert!(bounds(south, west, north, east).unwrap_err().contains("bounds are in degrees"));
    }
}

#[test]
fn a_privacy_notice_is_a_page_over_tls_in_any_or_in_the_readers_language() {
    let link = |privacy: Value, language: &str| {
        let config = read(&plus("privacy", privacy))?;
        Ok::<_, String>(config.privacy_in(&LanguageTag::new(language)).map(|link| link.as_str().to_owned()))
    };
    let one = "https://district.example/privacy?a=b#c";
    assert_eq!(link(json!(one), "ar").unwrap().as_deref(), Some(one));
    let two = json!({ "en": "https://district.example/en", "ar": "https://district.example/ar" });
    assert_eq!(link(two.clone(), "ar").unwrap().as_deref(), Some("https://district.example/ar"));
    assert_eq!(link(two, "zh-Hans").unwrap().as_deref(), Some("https://district.example/en"));
    assert_eq!(
        link(json!({ "fr": "https://district.example/fr" }), "ar").unwrap().as_deref(),
        Some("https://district.example/fr")
    );
    for wrong in [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "http://district.example/privacy",
        "//district.example",
        "/privacy",
        "https:district.example",
        "https://",
        "https:///x",
        "https:// district.example",
        "https://district.example/\u{7}",
        "https://district.example\\x",
    ] {
        for wrong in [json!(wrong), json!({ "en": wrong })] {
            assert!(told("privacy", wrong.clone()).contains("begins with https://"), "{wrong}");
        }
    }
    assert!(told("privacy", json!({})).contains("begins with https://"));
    assert!(told("privacy", json!(7)).contains("a link, or an object with a link for each language"));
}

#[test]
fn a_theme_is_read_as_it_is_written() {
    let theme = json!({ "mode": "dark", "accent": "#0a5", "accentInk": "#fff", "radius": "4px", "font": "serif",
        "ink": "#111", "soft": "#222", "ground": "#333", "card": "#444", "line": "#555", "focus": "#666", "spacing": "9px" });
    let theme = read(&plus("theme", theme)).unwrap().theme.read().unwrap();
    assert_eq!(theme.mode, ThemeMode::Dark);
    let named: Vec<_> = theme.style.named().map(|(_, text)| text).collect();
    let written = ["#0a5", "#fff", "#111", "#222", "#333", "#444", "#555", "#666", "4px", "9px", "serif"];
    assert_eq!(named, written);
    assert!(told("theme", json!({ "mode": "blue" })).contains("`auto`, `light`, `dark`, `contrast`"));
    assert!(told("theme", json!({ "accent": 7 })).contains("expected a string"));
}

#[test]
fn limits_only_ever_tighten_what_the_hotline_takes() {
    let hotline = || Capabilities {
        description_max: 1_000,
        photos: Some(PhotoRules {
            max_count: 5,
            max_bytes: 2_000_000,
            media_types: vec![MediaType::Jpeg],
            only_with_report: false,
            repeatable: true,
        }),
        ..Capabilities::default()
    };
    let taken = |limits: Value| {
        let it = read(&plus("limits", limits)).unwrap().limits.read().unwrap().tighten(hotline());
        (it.description_max, it.photos.map(|photos| (photos.max_count, photos.max_bytes)))
    };
    let tight = json!({ "photos": 2, "photo_bytes": 500_000, "description": 500 });
    assert_eq!(taken(tight), (500, Some((2, 500_000))));
    let loose = json!({ "photos": 9, "photo_bytes": 9_000_000, "description": 9_000 });
    assert_eq!(taken(loose), (1_000, Some((5, 2_000_000))));
    assert_eq!(taken(json!({})), (1_000, Some((5, 2_000_000))));
    assert_eq!(taken(json!({ "photos": 0 })), (1_000, None));
    let none = Capabilities { photos: None, ..hotline() };
    assert_eq!(
        read(&plus("limits", json!({ "photos": 2 }))).unwrap().limits.read().unwrap().tighten(none).photos,
        None
    );
    assert!(told("limits", json!({ "photo_bytes": 99_999 })).contains("at least 100000 bytes"));
    assert!(told("limits", json!({ "description": 99 })).contains("at least 100 characters"));
    assert!(told("limits", json!({ "photos": -1 })).contains("integer `-1`"));
}
