//! Service definitions.

use complaint_widget::{
    backend::{Backend as _, Trouble},
    domain::{Datatype, Question},
};
use serde_json::{Value, json};

use crate::{answered, category, end, english, page, plain};

fn read(body: &Value) -> Vec<Question> {
    end(plain().questions(&category("a"), &english()), answered(200, body)).unwrap()
}

fn only(attribute: &Value) -> Question {
    let [question] = <[Question; 1]>::try_from(read(&json!({ "attributes": [attribute] }))).unwrap();
    question
}

fn options(question: &Question) -> Vec<(&str, &str)> {
    question.options.iter().map(|option| (option.key.as_str(), option.name.as_str())).collect()
}

#[test]
fn every_datatype_of_the_specification_is_known() {
    let values = json!([{ "key": "k", "name": "N" }]);
    for (word, values, datatype) in [
        ("string", Value::Null, Datatype::String),
        ("number", Value::Null, Datatype::Number),
        ("datetime", Value::Null, Datatype::Datetime),
        ("text", Value::Null, Datatype::Text),
        ("singlevaluelist", values.clone(), Datatype::SingleValueList),
        ("multivaluelist", values, Datatype::MultiValueList),
    ] {
        let question = only(&json!({ "code": "q", "datatype": word, "description": "?", "values": values }));
        assert_eq!(question.datatype, datatype, "{word}");
    }
}

#[test]
fn what_is_not_variable_is_a_notice_and_never_required() {
    for variable in [json!(false), json!("false")] {
        let attribute = json!({
            "code": "n", "variable": variable, "datatype": "text", "required": true, "description": "Call!",
        });
        let notice = only(&attribute);
        assert_eq!(
            (notice.datatype, notice.required, notice.text.as_str()),
            (Datatype::Notice, false, "Call!")
        );
    }
}

#[test]
fn questions_stand_in_the_servers_order_also_where_it_is_a_text() {
    let list = read(&json!({ "attributes": [
        { "code": "third" }, { "code": "second", "order": "2" }, { "code": "first", "order": 1, "required": "true" },
    ] }));
    assert_eq!(list.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["first", "second", "third"]);
    assert_eq!((list[0].required, list[1].required), (true, false));
}

#[test]
fn options_are_found_in_a_further_layer_as_numbers_and_as_bare_texts() {
    let layered = json!({ "key": { "key": 123, "name": "Red" }, "name": { "key": 123, "name": "Red" } });
    let attribute = |values: Value| json!({ "code": "q", "datatype": "singlevaluelist", "values": values });
    assert_eq!(options(&only(&attribute(json!([layered])))), [("123", "Red")]);
    assert_eq!(
        options(&only(&attribute(json!([{ "key": 5, "name": 6 }, "seven"])))),
        [("5", "6"), ("seven", "seven")]
    );
    assert_eq!(options(&only(&attribute(json!({ "value": [{ "key": "a", "name": "A" }] })))), [("a", "A")]);
}

#[test]
fn a_list_without_options_can_still_be_answered_in_words() {
    for values in [json!([]), json!(40), Value::Null] {
        let question =
            only(&json!({ "code": "q", "datatype": "multivaluelist", "required": true, "values": values }));
        assert_eq!((question.datatype, question.required), (Datatype::String, true));
    }
}

#[test]
fn bostons_own_datatypes_are_understood() {
    let values = json!([{ "key": "k", "name": "N" }]);
    for (word, values, datatype) in [
        ("Text", json!(255), Datatype::Text),
        ("Informational", Value::Null, Datatype::Notice),
        ("Picklist", values.clone(), Datatype::SingleValueList),
        ("Multivalue Picklist", values, Datatype::MultiValueList),
    ] {
        let question = only(&json!({ "code": "q", "datatype": word, "values": values }));
        assert_eq!(question.datatype, datatype, "{word}");
    }
    let checkbox = only(&json!({ "code": "q", "datatype": "Boolean (checkbox)", "values": 0 }));
    assert_eq!(checkbox.datatype, Datatype::SingleValueList);
    assert_eq!(options(&checkbox), [("true", "Yes"), ("false", "No")]);
}

#[test]
fn a_question_is_asked_in_words_wherever_they_stand() {
    let asked = |attribute: &Value| {
        let question = only(attribute);
        (question.text, question.hint)
    };
    let both = json!({ "code": 7, "description": "How deep?", "datatype_description": "In centimetres" });
    assert_eq!(asked(&both), ("How deep?".to_owned(), Some("In centimetres".to_owned())));
    let help = json!({ "code": 7, "description": "", "datatype_description": "How deep?" });
    assert_eq!(asked(&help), ("How deep?".to_owned(), None));
    assert_eq!(asked(&json!({ "code": 7 })), ("7".to_owned(), None));
}

#[test]
fn a_definition_that_is_missing_means_no_questions() {
    let ask = |reply| end(plain().questions(&category("a"), &english()), reply);
    for reply in [
        page(404),
        answered(404, &json!([{ "code": 404, "description": "gone" }])),
        answered(400, &json!([{ "code": 400, "description": "This asks nothing" }])),
        answered(200, &json!([])),
        answered(200, &json!({ "service_code": 5, "attributes": [] })),
        answered(200, &json!({ "service_definition": { "attributes": null } })),
    ] {
        assert_eq!(ask(reply.clone()), Ok(vec![]), "{reply:?}");
    }
}

#[test]
fn a_definition_that_cannot_be_read_is_not_taken_for_none() {
    let ask = |reply| end(plain().questions(&category("a"), &english()), reply);
    for reply in [page(200), page(500), answered(503, &json!({}))] {
        assert_eq!(ask(reply.clone()), Err(Trouble::Unavailable { retry_after: None }), "{reply:?}");
    }
}

#[test]
fn a_wrapped_definition_and_one_in_a_list_are_found() {
    let definition = json!({ "service_code": 5, "attributes": [{ "code": "q" }] });
    for body in [
        definition.clone(),
        json!([definition]),
        json!({ "service_definition": definition }),
        json!({ "attributes": { "attribute": { "code": "q" } } }),
        json!({ "attributes": { "attribute": [{ "code": "q" }] } }),
    ] {
        assert_eq!(read(&body).len(), 1, "{body}");
    }
}

#[test]
fn what_depends_on_other_answers_is_not_demanded_of_everybody() {
    let required = |dependencies: Value| {
        only(&json!({ "code": "q", "datatype": "string", "required": true, "dependencies": dependencies }))
            .required
    };
    assert!(!required(json!({ "clauses": [{ "code": "other" }] })) && !required(json!(["other"])));
    assert!(required(Value::Null) && required(json!([])) && required(json!({})));
}
