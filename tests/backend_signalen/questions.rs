//! Questions of all thirteen types.

use complaint_widget::{
    backend::{Backend as _, Trouble},
    domain::{CategoryCode, Datatype, Question},
};
use serde_json::{Value, json};

use super::{answered, asked, english, hotline, lamp, page, read_questions, run};

fn question(field_type: &str, meta: &Value) -> Value {
    json!({ "key": "it", "field_type": field_type, "meta": meta, "required": true })
}

/// What one question becomes.
fn read(question: &Value) -> Question {
    let questions = read_questions(&hotline(), &json!([question])).unwrap();
    let [question] = &questions[..] else { panic!("one question, not {questions:?}") };
    question.clone()
}

fn options(question: &Question) -> Vec<(&str, &str)> {
    question.options.iter().map(|option| (option.key.as_str(), option.name.as_str())).collect()
}

#[test]
fn they_are_asked_for_by_both_slugs() {
    let code = CategoryCode("a&b/c d".to_owned());
    let reply = answered(200, &json!({ "count": 0, "results": [] }));
    let (questions, requests) = run(hotline().questions(&code, &english()), [reply]);
    assert_eq!(questions, Ok(Vec::new()));
    let url = "https://hotline.example/signals/v1/public/questions/?main_slug=a%26b&sub_slug=c%20d";
    assert_eq!(asked(&requests), ("GET", url));
    let unknown = CategoryCode("withdrawn".to_owned());
    assert_eq!(run(hotline().questions(&unknown, &english()), []).0, Err(Trouble::NotFound));
}

#[test]
fn every_type_of_field_becomes_something_that_can_be_answered() {
    let meta = json!({ "label": "What?", "value": "Yes", "values": { "a": "A", "b": "B" } });
    for (field_type, datatype, required) in [
        ("text_input", Datatype::String, true),
        ("text_area_input", Datatype::Text, true),
        ("date_time_input", Datatype::Datetime, true),
        ("radio_input", Datatype::SingleValueList, true),
        ("select_input", Datatype::SingleValueList, true),
        ("checkbox_input", Datatype::MultiValueList, true),
        ("plain_text", Datatype::Notice, false),
        ("question_header", Datatype::Notice, false),
        ("asset_select", Datatype::String, false),
        ("caterpillar_select", Datatype::String, false),
        ("clock_select", Datatype::String, false),
        ("location_select", Datatype::String, false),
        ("streetlight_select", Datatype::String, false),
        ("hologram_input", Datatype::Text, true),
    ] {
        let question = read(&question(field_type, &meta));
        assert_eq!((question.datatype, question.required), (datatype, required), "{field_type}");
        let has_options = matches!(datatype, Datatype::SingleValueList | Datatype::MultiValueList);
        assert_eq!(!question.options.is_empty(), has_options, "{field_type}");
    }
}

#[test]
fn options_keep_the_hotlines_order_in_whatever_shape_they_come() {
    let values =
        r#"{ "z": "Last letter", "": "Choose", "a": { "value": "First letter", "info": "…" }, "m": 7 }"#;
    let raw =
        format!(r#"{{"results":[{{"key":"it","field_type":"radio_input","meta":{{"values":{values}}}}}]}}"#);
    let reply =
        Ok(complaint_widget::backend::Response { status: 200, headers: Vec::new(), body: raw.into_bytes() });
    let questions = run(hotline().questions(&lamp(), &english()), [reply]).0.unwrap();
    assert_eq!(options(&questions[0]), [("z", "Last letter"), ("a", "First letter"), ("m", "7")]);
    let listed = read(&question("select_input", &json!({ "values": ["One", "Two", "One"] })));
    assert_eq!(options(&listed), [("One", "One"), ("Two", "Two")]);
}

#[test]
fn a_choice_without_options_is_a_line_and_a_single_box_is_one_option() {
    for values in [json!(null), json!({}), json!("x"), json!(true)] {
        let meta = json!({ "label": "Which?", "values": values });
        assert_eq!(read(&question("radio_input", &meta)).datatype, Datatype::String);
        assert_eq!(read(&question("checkbox_input", &meta)).datatype, Datatype::String);
    }
    let tick = read(&question("checkbox_input", &json!({ "label": "Beside it?", "value": "Yes, there is" })));
    assert_eq!(tick.datatype, Datatype::MultiValueList);
    assert_eq!(tick.options.len(), 1);
    assert_eq!(tick.options[0].name, "Yes, there is");
}

#[test]
fn texts_come_from_where_they_are() {
    let read = |field_type, meta: Value| read(&question(field_type, &meta)).text;
    assert_eq!(read("text_input", json!({ "label": "Long", "shortLabel": "Short" })), "Long");
    assert_eq!(read("text_input", json!({ "label": null, "shortLabel": "Short" })), "Short");
    assert_eq!(read("text_input", json!({})), "it");
    assert_eq!(read("text_input", json!("no object")), "it");
    assert_eq!(read("plain_text", json!({ "label": "Mind", "value": "Hot!" })), "Mind\nHot!");
    assert_eq!(read("plain_text", json!({ "value": ["One", "", "Two"] })), "One\nTwo");
    let hinted =
        super::questions::read(&question("text_input", &json!({ "label": "N", "subtitle": "On the pole" })));
    assert_eq!(hinted.hint.as_deref(), Some("On the pole"));
}

#[test]
fn a_question_that_depends_on_another_is_never_demanded() {
    let required = |meta: Value| read(&question("text_input", &meta)).required;
    assert!(required(json!({ "ifAllOf": { "category": "street", "subcategory": ["lamp"] } })));
    assert!(!required(json!({ "ifOneOf": { "danger": "yes" } })));
    assert!(!required(json!({ "ifAllOf": { "subcategory": "lamp", "danger": "yes" } })));
}

#[test]
fn a_question_that_cannot_be_read_is_left_out_and_the_others_stay() {
    let list = json!([7, { "field_type": "text_input" }, { "key": 12, "required": "true" }, null, "x"]);
    let questions = read_questions(&hotline(), &list).unwrap();
    assert_eq!(questions.len(), 1);
    assert_eq!((questions[0].code.as_str(), questions[0].required), ("12", true));
    let missing = run(hotline().questions(&lamp(), &english()), [page(200)]).0;
    assert_eq!(missing, Err(Trouble::Unavailable { retry_after: None }));
}
