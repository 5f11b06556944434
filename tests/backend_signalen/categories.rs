//! Categories, and the guess of one.

use complaint_widget::backend::{Backend as _, Failure, Trouble};
use serde_json::{Value, json};

use super::{LAMP, answered, asked, empty, end, english, hotline, json_of, page, run};

const UNAVAILABLE: Trouble = Trouble::Unavailable { retry_after: None };

fn list() -> Value {
    json!({ "count": 2, "results": [
        { "slug": "street", "name": "Straat", "public_name": "Op straat", "sub_categories": [
            { "slug": "lamp", "name": "Lantaarn", "public_name": "Straatlamp", "is_active": true,
              "description": "Brandt niet", "handling_message": "Wij komen kijken.\nBinnen een week." },
            { "slug": "booth", "name": "Telefooncel", "is_active": false, "public_name": null },
            { "slug": "tram", "name": "Tramhalte", "is_active": "false" },
            { "slug": "tile", "name": "Tegel", "public_name": "", "description": null, "handling_message": "" },
        ] },
        { "slug": "waste", "name": "Afval", "public_name": null, "sub_categories": null },
        { "slug": null, "name": "?", "sub_categories": [{ "slug": "x", "name": "X" }] },
        { "slug": "other", "name": "Overig", "sub_categories": [{ "name": "No slug" }, { "slug": "other" }, 7] },
    ] })
}

#[test]
fn active_sub_categories_come_under_their_main_ones_with_the_names_for_the_public() {
    let (categories, requests) = run(hotline().categories(&english()), [answered(200, &list())]);
    assert_eq!(asked(&requests), ("GET", "https://hotline.example/signals/v1/public/terms/categories/"));
    let categories = categories.unwrap();
    let shown: Vec<_> = categories
        .iter()
        .map(|it| (it.code.0.as_str(), it.name.as_str(), it.group.as_deref(), it.description.as_deref()))
        .collect();
    assert_eq!(
        shown,
        [
            (LAMP, "Straatlamp", Some("Op straat"), Some("Brandt niet")),
            ("street/tile", "Tegel", Some("Op straat"), None),
            ("other/other", "other", Some("Overig"), None),
        ]
    );
    assert!(categories.iter().all(|it| it.questions_apart && it.questions.is_empty()));
}

#[test]
fn what_is_no_list_of_categories_is_no_hotline_at_the_moment() {
    for reply in [
        page(200),
        empty(200),
        answered(200, &json!([])),
        answered(200, &json!({ "detail": "?" })),
        page(404),
        page(500),
        Err(Failure::Broken),
        Err(Failure::NotSent),
    ] {
        assert_eq!(end(hotline().categories(&english()), reply), Err(UNAVAILABLE));
    }
}

#[test]
fn a_guess_is_taken_when_the_model_is_sure_enough() {
    let guess = |probability: f64| {
        json!({
            "hoofdrubriek": [["https://old.example/signals/v1/public/terms/categories/street"], [0.9]],
            "subrubriek": [
                ["https://old.example/signals/v1/public/terms/categories/street/sub_categories/lamp", "x"],
                [probability, 0.1],
            ],
        })
    };
    let (found, requests) = run(hotline().suggest_category("It is dark"), [answered(200, &guess(0.41))]);
    assert_eq!(found, Ok(Some(super::lamp())));
    assert_eq!(asked(&requests), ("POST", "https://hotline.example/signals/category/prediction"));
    assert_eq!(json_of(&requests[0]), json!({ "text": "It is dark" }));
    assert_eq!(end(hotline().suggest_category("?"), answered(200, &guess(0.4))), Ok(None));
}

#[test]
fn a_guess_that_fails_says_nothing() {
    for reply in [
        page(500),
        page(200),
        empty(200),
        page(404),
        answered(200, &json!({})),
        answered(200, &json!({ "subrubriek": [["nonsense"], [1.0]] })),
        answered(200, &json!({ "subrubriek": [[], []] })),
        answered(429, &json!({ "detail": "Te veel." })),
        Err(Failure::Broken),
    ] {
        assert_eq!(end(hotline().suggest_category("dark"), reply), Ok(None));
    }
}
