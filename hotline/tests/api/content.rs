//! What the hotline says about itself, in every language, and the demo district's content.

use std::collections::BTreeSet;

use complaint_widget::{
    backend::native::wire::{AddressList, CategoryList, DistrictList},
    domain::{Capabilities, Datatype, Demand, MediaType, PlaceKind, RequestClass},
};
use hotline::content::{Content, clerk_texts};
use reqwest::header;

use crate::common::Server;

const LANGUAGES: [&str; 3] = ["en", "zh-Hans", "ar"];

#[tokio::test]
async fn capabilities_say_what_the_server_does() {
    let server = Server::start().await;
    let capabilities: Capabilities = server.get("capabilities?lang=ar").await.json().await.unwrap();
    assert_eq!(capabilities.name, "خط بلاغات حي بينغخه");
    assert_eq!(capabilities.languages.iter().map(|tag| tag.as_str()).collect::<Vec<_>>(), LANGUAGES);
    assert_eq!(capabilities.phone.as_deref(), Some("12345"));
    let numbers: Vec<_> = capabilities.emergencies.iter().map(|number| number.number.as_str()).collect();
    assert_eq!(numbers, ["110", "119", "120", "122"]);
    assert_eq!(capabilities.classes, RequestClass::ALL);
    assert_eq!(capabilities.description_max, 2_000);
    assert_eq!(
        capabilities.places,
        [PlaceKind::Point, PlaceKind::Address, PlaceKind::Description, PlaceKind::District]
    );
    let photos = capabilities.photos.unwrap();
    assert_eq!((photos.max_count, photos.max_bytes), (4, 10_485_760));
    assert_eq!(photos.media_types, [MediaType::Jpeg, MediaType::Png, MediaType::Webp]);
    assert_eq!(capabilities.contact.email, Demand::Optional);
    assert!(capabilities.idempotent_submit && capabilities.tracking && capabilities.add_information);
    assert!(capabilities.rating && capabilities.reopening);
    assert_eq!(capabilities.retention_days, Some(365));
}

#[tokio::test]
async fn the_query_or_the_browser_chooses_the_language() {
    let server = Server::start().await;
    for (query, accept, name) in [
        ("?lang=zh-Hans", "ar", "平和区热线"),
        ("?lang=zh", "", "平和区热线"),
        ("?lang=ZH-hans", "", "平和区热线"),
        ("", "ar-SA,ar;q=0.9,en;q=0.8", "خط بلاغات حي بينغخه"),
        ("", "fr-FR,de;q=0.5", "Pinghe District Hotline"),
        ("?lang=tlh", "zh-CN", "平和区热线"),
        ("", "", "Pinghe District Hotline"),
    ] {
        let request = server.client.get(server.url(&format!("capabilities{query}")));
        let response = request.header(header::ACCEPT_LANGUAGE, accept).send().await.unwrap();
        assert!(response.headers()[header::VARY].to_str().unwrap().contains("Accept-Language"));
        let tag = response.headers()[header::ETAG].clone();
        assert_eq!(response.json::<Capabilities>().await.unwrap().name, name, "{query} {accept}");
        let request = server.client.get(server.url(&format!("capabilities{query}")));
        let request = request.header(header::ACCEPT_LANGUAGE, accept).header(header::IF_NONE_MATCH, tag);
        assert_eq!(request.send().await.unwrap().status(), 304);
    }
}

#[tokio::test]
async fn categories_are_complete_in_every_language_and_use_every_datatype() {
    let server = Server::start().await;
    let mut lists = Vec::new();
    for language in LANGUAGES {
        let list: CategoryList =
            server.get(&format!("categories?lang={language}")).await.json().await.unwrap();
        for category in &list.categories {
            let texts =
                [&category.name, category.description.as_ref().unwrap(), category.group.as_ref().unwrap()];
            assert!(texts.iter().all(|text| !text.is_empty()));
        }
        lists.push(list.categories);
    }
    let codes: BTreeSet<_> = lists[0].iter().map(|category| &category.code).collect();
    assert!(codes.len() == lists[0].len() && codes.len() >= 14);
    let names: BTreeSet<_> = lists.iter().flatten().map(|category| &category.name).collect();
    assert_eq!(names.len(), 3 * codes.len(), "no name is shared, within or across languages");
    let datatypes: BTreeSet<_> = lists[0]
        .iter()
        .flat_map(|category| &category.questions)
        .map(|question| format!("{:?}", question.datatype))
        .collect();
    assert_eq!(datatypes.len(), 7, "{datatypes:?}");
    let questions = |code: &str| lists[0].iter().find(|c| c.code.0 == code).unwrap().questions.clone();
    let lamp = questions("street_lighting");
    assert!(lamp.len() == 1 && lamp[0].datatype == Datatype::String && !lamp[0].required);
    assert_eq!(questions("noise").iter().filter(|question| question.required).count(), 1);
}

#[tokio::test]
async fn what_people_type_is_among_the_keywords_whatever_they_read() {
    let server = Server::start().await;
    let list: CategoryList = server.get("categories?lang=en").await.json().await.unwrap();
    for (typed, code) in [
        ("路灯不亮", "street_lighting"),
        ("حفرة كبيرة في الطريق", "road_damage"),
        ("the bin is overflowing with garbage", "waste"),
        ("楼下广场舞太吵", "noise"),
        ("انقطاع الكهرباء منذ الصباح", "power"),
        ("家里停水了", "water_supply"),
        ("there is a smell of gas", "gas_smell"),
        ("暖气不热", "heating"),
    ] {
        let hits: Vec<_> = list
            .categories
            .iter()
            .filter(|category| category.keywords.iter().any(|keyword| typed.contains(keyword.as_str())))
            .map(|category| category.code.0.as_str())
            .collect();
        assert!(hits.contains(&code), "{typed}: {hits:?}");
    }
}

#[tokio::test]
async fn districts_are_named_in_every_language() {
    let server = Server::start().await;
    for language in LANGUAGES {
        let list: DistrictList =
            server.get(&format!("districts?lang={language}")).await.json().await.unwrap();
        assert_eq!(list.districts.len(), 6);
        assert!(list.districts.iter().all(|district| !district.name.is_empty()));
    }
}

#[tokio::test]
async fn addresses_are_found_in_any_language_and_told_in_the_readers() {
    let server = Server::start().await;
    let search = async |typed: &str, language: &str| -> AddressList {
        let request = server.client.get(server.url("addresses"));
        let request = request.query(&[("q", typed), ("lang", language)]);
        request.send().await.unwrap().json().await.unwrap()
    };
    for (typed, language, label) in [
        ("pinghe lib", "en", "Pinghe Library"),
        ("图书馆", "en", "Pinghe Library"),
        ("مكتبة", "zh-Hans", "平和图书馆"),
        ("مكتبه بينغخه", "zh-Hans", "平和图书馆"),
        ("LIBRARY university", "en", "Pinghe University Library"),
        ("12 Pinghe Road", "ar", "شارع بينغخه 12"),
        ("平和路５号", "en", "5 Pinghe Road"),
        ("  willow   bridge ", "en", "Willow Bridge"),
    ] {
        let list = search(typed, language).await;
        assert_eq!(list.addresses.first().map(|hit| hit.label.as_str()), Some(label), "{typed}");
        let hit = &list.addresses[0];
        assert!(hit.point.unwrap().is_valid() && hit.district.is_some());
    }
    assert_eq!(search("pinghe", "en").await.addresses.len(), 8, "no more than fit on a screen");
    for nothing in ["", "  ", "!!", "Atlantis", "%"] {
        assert!(search(nothing, "en").await.addresses.is_empty(), "{nothing}");
    }
}

#[test]
fn the_demo_clerk_never_pretends_to_be_a_person() {
    let texts = clerk_texts().unwrap();
    for text in [&texts.forwarded, &texts.in_progress, &texts.answered, &texts.answered_again] {
        for (language, word) in LANGUAGES.iter().zip(["demonstration", "演示", "توضيحي"]) {
            let said = text.in_language(&complaint_widget::domain::LanguageTag::new(language));
            assert!(said.contains(word), "{language}: {said}");
        }
    }
}

#[test]
fn incomplete_content_is_refused_with_every_fault() {
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    assert!(Content::read(&demo).is_ok());
    let directory = tempfile::TempDir::new().unwrap();
    for file in ["hotline.json", "categories.json", "addresses.json"] {
        let text = std::fs::read_to_string(demo.join(file)).unwrap();
        let text = match file {
            "hotline.json" => text.replace("\"ar\": \"حي المحطة\"", "\"fr\": \"Quartier de la gare\""),
            "categories.json" => text.replace("\"code\": \"parking\"", "\"code\": \"noise\""),
            _ => text.replacen("\"old-town\"", "\"atlantis\"", 1),
        };
        std::fs::write(directory.path().join(file), text).unwrap();
    }
    let error = Content::read(directory.path()).unwrap_err().to_string();
    for fault in
        ["district station: a text in ar is missing", "noise is there twice", "its district is unknown"]
    {
        assert!(error.contains(fault), "{fault}: {error}");
    }
}
