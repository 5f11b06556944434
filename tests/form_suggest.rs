//! Categories from words, in the widget's languages.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use complaint_widget::{
    domain::Category,
    form::{says_enough, search_categories, suggest_categories},
};
use proptest::prelude::*;
use support::category;

/// Keywords in three languages, as a hotline would list them.
fn categories() -> Vec<Category> {
    let mut categories = vec![
        category("lamp", "Street lighting", &["lamp", "street light", "路灯", "照明", "إنارة", "مصباح"]),
        category("waste", "Waste", &["garbage", "trash", "rubbish", "垃圾", "القمامة", "نفايات"]),
        category("noise", "Noise", &["noise", "noisy", "loud", "噪音", "噪声", "ضوضاء", "ضجيج", "إزعاج"]),
        category("bus", "Buses", &["bus", "公交", "公共汽车", "حافلة", "باص"]),
        category("water", "Water", &["water", "leak", "水管", "漏水", "停水", "ماء", "مياه", "تسرب"]),
        category("road", "Roads", &["pothole", "road", "坑洼", "路面", "طريق", "حفرة"]),
    ];
    categories[0].description = Some("Dark or flickering".to_owned());
    categories[4].group = Some("Networks".to_owned());
    categories
}

fn suggested(text: &str) -> Vec<String> {
    suggest_categories(&categories(), text, 3).into_iter().map(|code| code.0).collect()
}

fn found(query: &str) -> Vec<String> {
    search_categories(&categories(), query).into_iter().map(|code| code.0).collect()
}

#[test]
fn what_a_citizen_writes_suggests_what_it_is_about() {
    for (text, first) in [
        ("The lamp in front of my house is broken", "lamp"),
        ("STREET LIGHTS are off!", "lamp"),
        ("They make so much NOISE at night, it's very loud", "noise"),
        ("garbage everywhere", "waste"),
        ("Two potholes near the school", "road"),
        ("a leaking pipe", "water"),
        ("The buses never come", "bus"),
        ("我家门口的路灯坏了好几天", "lamp"),
        ("半夜施工噪音太大", "noise"),
        ("垃圾没人清理", "waste"),
        ("小区停水了", "water"),
        ("公交车一直不来", "bus"),
        ("الإنارة في الشارع معطلة", "lamp"),
        ("انارة الشارع لا تعمل", "lamp"),
        ("توجد قمامة أمام المنزل", "waste"),
        ("تراكم القمامه", "waste"),
        ("والقمامة في كل مكان", "waste"),
        ("رائحة بالقمامة", "waste"),
        ("تَسَرُّب في الجدار", "water"),
        ("تســرب في الجدار", "water"),
        ("هناك ضوضاء ليلا", "noise"),
        ("للحافلة موعد لا تحترمه", "bus"),
        ("حفره كبيره في الطريق", "road"),
    ] {
        assert_eq!(suggested(text).first().map(String::as_str), Some(first), "{text}");
    }
}

#[test]
fn nothing_is_suggested_from_nothing() {
    for text in [
        "",
        "   ",
        "?!",
        "Good morning",
        "你好",
        "صباح الخير",
        // Words within other words.
        "my business partner is on the clamped airplane",
        "a busy man",
    ] {
        assert!(suggested(text).is_empty(), "{text}: {:?}", suggested(text));
    }
}

#[test]
fn the_category_that_covers_most_of_the_text_comes_first() {
    assert_eq!(suggested("noise of a bus"), ["noise", "bus"]);
    assert_eq!(suggested("noise under the 路灯"), ["lamp", "noise"], "two characters are a whole word");
    assert_eq!(suggested("路灯旁边的垃圾、垃圾、还是垃圾"), ["waste", "lamp"]);
}

#[test]
fn synonyms_that_cover_the_same_letters_count_once() {
    let categories =
        [category("many", "Bin", &["bin", "bins", "Bin", "bi n"]), category("one", "Trees", &["tree"])];
    let codes = suggest_categories(&categories, "bins under a tree", 2);
    assert_eq!(codes.iter().map(|code| code.0.as_str()).collect::<Vec<_>>(), ["many", "one"]);
    let codes = suggest_categories(&categories, "a bin under a tree", 2);
    assert_eq!(codes.iter().map(|code| code.0.as_str()).collect::<Vec<_>>(), ["one", "many"]);
}

#[test]
fn equals_keep_the_hotlines_order_and_no_more_are_given_than_asked_for() {
    assert_eq!(suggested("bus noise water lamp").len(), 3);
    let twins = [category("b", "Twin", &[]), category("a", "Twin", &[])];
    let codes = suggest_categories(&twins, "my twin", 5);
    assert_eq!(codes.iter().map(|code| code.0.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert!(suggest_categories(&twins, "my twin", 0).is_empty());
}

#[test]
fn the_search_finds_names_keywords_groups_and_descriptions() {
    for (query, expected) in [
        ("", vec!["lamp", "waste", "noise", "bus", "water", "road"]),
        ("  ", vec!["lamp", "waste", "noise", "bus", "water", "road"]),
        ("light", vec!["lamp"]),
        ("LIGHTS", vec!["lamp"]),
        ("street lamp", vec!["lamp"]),
        ("flicker", vec!["lamp"]),
        ("network", vec!["water"]),
        ("垃", vec!["waste"]),
        ("قمامه", vec!["waste"]),
        ("القمامة", vec!["waste"]),
        ("الطريق", vec!["road"]),
        ("dragons", vec![]),
        ("lamp dragons", vec![]),
    ] {
        assert_eq!(found(query), expected, "{query}");
    }
}

#[test]
fn a_hotline_is_asked_about_a_text_only_once_it_says_something() {
    for text in ["the lamp flickers", "街灯从昨天晚上开始一直不亮", "المصباح لا يعمل", "Strassenlampe"]
    {
        assert!(says_enough(text), "{text}");
    }
    for text in ["", "  ", "lamp", "dark lamp ", "路灯坏了", "\n a \n b \n"] {
        assert!(!says_enough(text), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_known_categories_each_once(text in ".{0,200}", most in 0..10_usize) {
        let categories = categories();
        let codes = suggest_categories(&categories, &text, most);
        prop_assert!(codes.len() <= most);
        for (index, code) in codes.iter().enumerate() {
            prop_assert!(categories.iter().any(|category| category.code == *code));
            prop_assert!(!codes[..index].contains(code));
        }
        let _ = search_categories(&categories, &text);
    }
}
