//! From a draft to a submission, or to everything that is wrong with it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod answers;
mod by_link;
mod contact;
mod demands;
mod place;

use complaint_widget::{
    domain::{
        AnswerValue, Capabilities, CategoryCode, Demand, DistrictCode, MediaType, PhotoId, PlaceKind, Point,
        RequestClass, Satisfaction,
    },
    form::{
        Draft, DraftPlace, DraftRating, Field, PointSource, Problem, Reason, ReportStep, TypedAnswer,
        check_information, check_rating,
    },
};
use proptest::prelude::*;
use support::{capabilities, categories, draft, full_draft, judge, photo, submission};

fn problems(draft: &Draft) -> Vec<Problem> {
    problems_by(draft, &capabilities())
}

fn problems_by(draft: &Draft, capabilities: &Capabilities) -> Vec<Problem> {
    judge(draft, capabilities, &categories()).err().unwrap_or_default()
}

fn one(field: Field, reason: Reason) -> Vec<Problem> {
    vec![Problem::new(field, reason)]
}

fn answered(code: &str, text: &str) -> Draft {
    let mut draft = draft();
    draft.answers.insert(code.to_owned(), TypedAnswer::Text(text.to_owned()));
    draft
}

fn chosen(code: &str, keys: &[&str]) -> Draft {
    let mut draft = draft();
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    draft.answers.insert(code.to_owned(), TypedAnswer::Keys(keys));
    draft
}

fn at(place: DraftPlace) -> Draft {
    Draft { place, ..draft() }
}

const HERE: Point = Point { latitude: 39.9, longitude: 116.4, accuracy_metres: Some(8.0) };

#[test]
fn an_empty_draft_lacks_everything_needed_in_the_order_of_the_screens() {
    let fields: Vec<Field> = problems(&Draft::default())
        .into_iter()
        .map(|problem| {
            assert_eq!(problem.reason, Reason::Required);
            problem.field
        })
        .collect();
    assert_eq!(fields, [Field::Class, Field::Description, Field::Category, Field::Place]);
}

#[test]
fn a_good_draft_becomes_a_submission_that_says_the_same() {
    let submission = submission(&full_draft());
    let content = submission.content();
    assert_eq!(content.finished_at, support::FINISHED_AT);
    assert_eq!(content.class, RequestClass::Complaint);
    assert_eq!(content.category.0, "lamp");
    assert_eq!(content.description, "The lamp at the gate is dark");
    assert_eq!(content.language.as_str(), "en");
    assert_eq!(content.answers.len(), 6);
    assert_eq!(content.place.point, Some(HERE));
    assert_eq!(content.place.address.as_deref(), Some("1 Gate Street"));
    assert_eq!(content.place.description.as_deref(), Some("North gate"));
    assert_eq!(content.photos[0].description.as_deref(), Some("The dark lamp"));
    assert_eq!(content.contact.name.as_deref(), Some("Amal"));
    assert!(content.contact.name_shown);
}

#[test]
fn problems_come_in_the_order_of_the_screens() {
    let mut draft = full_draft();
    draft.description = "x".repeat(51);
    draft.answers.insert("height".to_owned(), TypedAnswer::Text("tall".to_owned()));
    draft.place.description = "x".repeat(501);
    draft.photos[0].bytes = 1_001;
    draft.contact.email = "amal".to_owned();
    let steps: Vec<_> = problems(&draft).iter().map(|problem| problem.field.step().unwrap()).collect();
    use ReportStep::{Contact, Describe, Photos, Place};
    assert_eq!(steps, [Describe, Describe, Place, Photos, Contact]);
}

#[test]
fn a_choice_that_the_hotline_no_longer_offers_is_not_a_choice() {
    let mut capabilities = capabilities();
    capabilities.classes = vec![RequestClass::Inquiry];
    assert_eq!(problems_by(&draft(), &capabilities), one(Field::Class, Reason::NotAChoice));
    let gone = Draft { category: Some(CategoryCode("gone".to_owned())), ..draft() };
    assert_eq!(problems(&gone), one(Field::Category, Reason::NotAChoice));
}

#[test]
fn the_description_is_trimmed_and_counted_as_people_count() {
    let described = |description: String| Draft { description, ..draft() };
    assert_eq!(problems(&described("灯".repeat(50))), []);
    assert_eq!(problems(&described(format!("  {}\n", "😀".repeat(50)))), []);
    assert_eq!(problems(&described(format!("{}\r\n{}", "a".repeat(24), "b".repeat(25)))), []);
    assert_eq!(
        problems(&described("ا".repeat(51))),
        one(Field::Description, Reason::TooLong { max: Some(50) })
    );
    assert_eq!(submission(&described(" dark \n".to_owned())).content().description, "dark");
    for blank in ["", " \n\t", "\u{200F}\u{200E}", "\u{61C}\u{FEFF}\u{2067}\u{2069}", "\u{AD}"] {
        assert_eq!(
            problems(&described(blank.to_owned())),
            one(Field::Description, Reason::Required),
            "{blank:?}"
        );
    }
}

#[test]
fn photos_are_judged_one_by_one_and_together() {
    let with = |photos: Vec<_>| Draft { photos, ..draft() };
    let field = |id: &str| Field::Photo(PhotoId(id.to_owned()));
    let (mut large, mut webp, mut wordy) = (photo("large"), photo("webp"), photo("wordy"));
    large.bytes = 1_001;
    webp.media_type = MediaType::Webp;
    wordy.description = "x".repeat(201);
    assert_eq!(problems(&with(vec![photo("a"), photo("b")])), []);
    assert_eq!(
        problems(&with(vec![photo("a"), photo("b"), photo("c")])),
        one(Field::Photos, Reason::TooMany { max: 2 })
    );
    assert_eq!(
        problems(&with(vec![large, webp])),
        [
            Problem::new(field("large"), Reason::TooLarge { max_bytes: Some(1_000) }),
            Problem::new(field("webp"), Reason::WrongType),
        ]
    );
    assert_eq!(problems(&with(vec![wordy])), one(field("wordy"), Reason::TooLong { max: Some(200) }));
    let none = Capabilities { photos: None, ..capabilities() };
    assert_eq!(problems_by(&with(vec![photo("a")]), &none), one(Field::Photos, Reason::TooMany { max: 0 }));
}

#[test]
fn a_rating_needs_its_three_answers() {
    let whole = DraftRating {
        contacted: Some(true),
        solved: Some(false),
        satisfaction: Some(4),
        words: "  Quick ".to_owned(),
        reopening_reason: String::new(),
    };
    let rating = check_rating(&whole).unwrap();
    assert_eq!((rating.contacted, rating.solved), (true, false));
    assert_eq!(rating.satisfaction, Satisfaction::new(4).unwrap());
    assert_eq!(rating.words.as_deref(), Some("Quick"));
    let fields: Vec<_> =
        check_rating(&DraftRating::default()).unwrap_err().into_iter().map(|p| p.field).collect();
    assert_eq!(fields, [Field::Contacted, Field::Solved, Field::Satisfaction]);
    for step in [0, 6, 255] {
        let rating = DraftRating { satisfaction: Some(step), ..whole.clone() };
        assert_eq!(check_rating(&rating).unwrap_err(), one(Field::Satisfaction, Reason::Required));
    }
    let wordy = DraftRating { words: "x".repeat(1_001), ..whole };
    assert_eq!(
        check_rating(&wordy).unwrap_err(),
        one(Field::RatingWords, Reason::TooLong { max: Some(1_000) })
    );
}

#[test]
fn added_words_must_be_there_and_keep_their_limit() {
    for field in [Field::Information, Field::ReopeningReason] {
        assert_eq!(check_information(" still dark\n", field.clone()), Ok("still dark".to_owned()));
        assert_eq!(check_information(" \u{200F}", field.clone()), Err(one(field.clone(), Reason::Required)));
        assert_eq!(
            check_information(&"x".repeat(2_001), field.clone()),
            Err(one(field, Reason::TooLong { max: Some(2_000) }))
        );
    }
}

#[test]
fn ids_of_controls_have_no_white_space_and_differ() {
    let ids: Vec<String> = ["a b", "a~20~b", "a_b", "a-b", "ab", "灯\u{3000}", "a&b\t"]
        .map(|code| Field::Answer(code.to_owned()).control_id())
        .to_vec();
    for (index, id) in ids.iter().enumerate() {
        assert!(id.is_ascii() && !id.contains(char::is_whitespace), "{id:?}");
        assert!(!ids[..index].contains(id), "{id:?}");
    }
    assert_eq!(Field::Answer("lamp_number-2".to_owned()).control_id(), "answer-lamp_number-2");
}

#[test]
fn only_the_key_makes_no_draft_touched() {
    assert!(Draft { key: "k".to_owned(), ..Draft::default() }.is_untouched());
    assert!(!draft().is_untouched());
}

#[test]
fn a_kept_draft_is_read_back_also_one_of_an_older_version() {
    let kept = serde_json::to_string(&full_draft()).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&kept).unwrap(), full_draft());
    let older: Draft =
        serde_json::from_str(r#"{"description":"It is dark","place":{"description":"gate"},"contact":{}}"#)
            .unwrap();
    assert_eq!((older.description.as_str(), older.place.description.as_str()), ("It is dark", "gate"));
}

proptest! {
    #[test]
    fn any_typed_text_is_judged_without_panic_and_what_passes_keeps_the_limits(
        description in ".{0,80}", address in ".{0,300}", words in ".{0,300}", phone in ".{0,30}",
        email in ".{0,30}", height in "[0-9.,٫٠-٩+-]{0,8}|.{0,8}",
    ) {
        let mut draft = answered("height", &height);
        draft.description = description;
        draft.place.address_query = address;
        draft.place.description = words;
        draft.contact.phone = phone;
        draft.contact.email = email;
        match judge(&draft, &capabilities(), &categories()) {
            Err(problems) => prop_assert!(!problems.is_empty()),
            Ok(submission) => {
                let content = submission.content();
                prop_assert!((1..=50).contains(&content.description.chars().filter(|c| *c != '\r').count()));
                let place = content.place.description.clone().unwrap_or_default();
                prop_assert!(place.chars().filter(|c| *c != '\r').count() <= 500);
                for answer in &content.answers {
                    prop_assert!(matches!(answer.value, AnswerValue::Number(number) if number.is_finite()));
                }
            }
        }
    }
}

#[test]
fn where_there_is_one_class_of_request_only_nobody_has_to_choose_it() {
    let only = Capabilities { classes: vec![RequestClass::Help], ..capabilities() };
    for class in [None, Some(RequestClass::Help)] {
        let submission = judge(&Draft { class, ..draft() }, &only, &categories()).unwrap();
        assert_eq!(submission.content().class, RequestClass::Help);
    }
    let two = Capabilities { classes: vec![RequestClass::Help, RequestClass::Inquiry], ..capabilities() };
    let unchosen = Draft { class: None, ..draft() };
    assert_eq!(problems_by(&unchosen, &two), one(Field::Class, Reason::Required));
    let withdrawn = Draft { class: Some(RequestClass::Complaint), ..draft() };
    assert_eq!(problems_by(&withdrawn, &two), one(Field::Class, Reason::NotAChoice));
}
