//! A made-up hotline and a citizen's report to it, for several tests.
#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use complaint_widget::{
    domain::{
        Capabilities, Category, CategoryCode, ContactRules, Datatype, DistrictCode, LanguageTag, MediaType,
        PhotoId, PhotoRules, PlaceKind, Point, Question, QuestionOption, RequestClass, Timestamp,
    },
    form::{
        Draft, DraftContact, DraftPhoto, DraftPlace, PointSource, Problem, Rules, Submission, TypedAnswer,
        check,
    },
};

pub const KEY: &str = "5f0c1b86-6d0e-4a52-9d35-3c1f8a2b7e11";
/// When the citizen finishes the report: 2026-11-24T09:00:00Z.
pub const FINISHED_AT: Timestamp = Timestamp::from_unix_millis(1_795_510_800_000);
pub const PHOTO: &str = "0b1e7a7e-2f64-4a30-8d1b-9e6f3f1c2d01";

/// A hotline that can do everything.
pub fn capabilities() -> Capabilities {
    Capabilities {
        name: "Quiet Hills Hotline".to_owned(),
        languages: vec![LanguageTag::new("en")],
        phone: None,
        emergencies: Vec::new(),
        classes: RequestClass::ALL.to_vec(),
        description_max: 50,
        places: vec![PlaceKind::Point, PlaceKind::Address, PlaceKind::Description, PlaceKind::District],
        photos: Some(PhotoRules {
            max_count: 2,
            max_bytes: 1_000,
            media_types: vec![MediaType::Jpeg, MediaType::Png],
            only_with_report: false,
            repeatable: false,
        }),
        contact: ContactRules { name_visibility: true, ..ContactRules::default() },
        idempotent_submit: true,
        tracking: true,
        add_information: true,
        rating: true,
        reopening: true,
        ..Capabilities::default()
    }
}

pub fn question(code: &str, datatype: Datatype, options: &[&str]) -> Question {
    Question {
        code: code.to_owned(),
        datatype,
        required: false,
        text: format!("About {code}"),
        hint: None,
        options: options
            .iter()
            .map(|key| QuestionOption { key: (*key).to_owned(), name: key.to_uppercase() })
            .collect(),
    }
}

pub fn category(code: &str, name: &str, keywords: &[&str]) -> Category {
    serde_json::from_value(serde_json::json!({ "code": code, "name": name, "keywords": keywords })).unwrap()
}

/// `lamp` with a question of every datatype, and `noise` with none.
pub fn categories() -> Vec<Category> {
    let mut lamp = category("lamp", "Street lamp", &["lamp"]);
    lamp.questions = vec![
        question("warning", Datatype::Notice, &[]),
        question("pole", Datatype::String, &[]),
        question("height", Datatype::Number, &[]),
        question("since", Datatype::Datetime, &[]),
        question("more", Datatype::Text, &[]),
        question("state", Datatype::SingleValueList, &["dark", "flickers"]),
        question("damage", Datatype::MultiValueList, &["glass", "cable", "pole"]),
    ];
    vec![lamp, category("noise", "Noise", &["noise"])]
}

/// A report that keeps every rule, with nothing that is not needed.
pub fn draft() -> Draft {
    Draft {
        key: KEY.to_owned(),
        class: Some(RequestClass::Complaint),
        category: Some(CategoryCode("lamp".to_owned())),
        description: "The lamp at the gate is dark".to_owned(),
        place: DraftPlace { description: "North gate".to_owned(), ..DraftPlace::default() },
        ..Draft::default()
    }
}

/// A report that says everything that can be said.
pub fn full_draft() -> Draft {
    let text = |text: &str| TypedAnswer::Text(text.to_owned());
    let answers = [
        ("pole", text("A-17")),
        ("height", text("4.5")),
        ("since", text("2026-11-20T18:30")),
        ("more", text("It hums")),
        ("state", text("dark")),
        ("damage", TypedAnswer::Keys(vec!["glass".to_owned(), "cable".to_owned()])),
    ];
    Draft {
        answers: answers
            .into_iter()
            .map(|(code, answer)| (code.to_owned(), answer))
            .collect::<BTreeMap<_, _>>(),
        place: DraftPlace {
            point: Some((
                Point { latitude: 39.9, longitude: 116.4, accuracy_metres: Some(8.0) },
                PointSource::Phone,
            )),
            address: Some("1 Gate Street".to_owned()),
            address_query: "gate".to_owned(),
            description: "North gate".to_owned(),
            district: Some(DistrictCode("north".to_owned())),
            district_by_address: false,
        },
        photos: vec![photo(PHOTO)],
        contact: DraftContact {
            name: "Amal".to_owned(),
            name_shown: true,
            phone: "+20 100 123 4567".to_owned(),
            email: "amal@example.org".to_owned(),
        },
        ..draft()
    }
}

pub fn photo(id: &str) -> DraftPhoto {
    DraftPhoto {
        id: PhotoId(id.to_owned()),
        media_type: MediaType::Jpeg,
        bytes: 900,
        description: "The dark lamp".to_owned(),
        taken_at: None,
    }
}

/// A clock in UTC that knows the form of a local date and time.
pub fn local_time(text: &str) -> Option<Timestamp> {
    Timestamp::from_rfc3339(&format!("{text}:00Z"))
}

/// Judges `draft` by what the hotline says.
pub fn judge(
    draft: &Draft,
    capabilities: &Capabilities,
    categories: &[Category],
) -> Result<Submission, Vec<Problem>> {
    let language = LanguageTag::new("en");
    let now = FINISHED_AT;
    check(draft, &Rules { capabilities, categories, language: &language, local_time: &local_time, now })
}

pub fn submission(draft: &Draft) -> Submission {
    judge(draft, &capabilities(), &categories()).expect("a draft that keeps every rule")
}
