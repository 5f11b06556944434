//! How servers say what is wrong, in every shape that was seen.

use complaint_widget::{
    backend::{Backend as _, Refusal, Trouble},
    domain::LanguageTag,
    form::{Field, Problem, Reason},
};
use serde_json::{Value, json};

use crate::{answered, attempt, end, page, plain, response, server, submission, support::draft};

fn problems(status: u16, body: &Value) -> Vec<Problem> {
    match end(plain().submit(&submission(&draft()), &attempt()), answered(status, body)) {
        Err(Trouble::Rejected(problems)) => problems,
        other => panic!("{status} {body}: {other:?}"),
    }
}

fn told(status: u16, body: &Value) -> Vec<(Field, String)> {
    problems(status, body)
        .into_iter()
        .map(|problem| (problem.field, problem.said.map(|said| said.text).unwrap_or_default()))
        .collect()
}

#[test]
fn every_shape_is_read_and_its_words_are_kept() {
    for (body, field, words) in [
        (
            json!([{ "code": 400, "description": "The service_code is unknown" }]),
            Field::Category,
            "The service_code is unknown",
        ),
        (json!([{ "description": "Too vague" }]), Field::Other, "Too vague"),
        (json!([{ "message": "Too vague" }]), Field::Other, "Too vague"),
        (json!({ "code": 400, "detail": { "email": ["Not an address"] } }), Field::Email, "Not an address"),
        (json!({ "detail": "Too vague" }), Field::Other, "Too vague"),
        (json!({ "request": { "contact": { "phone": ["Too long"] } } }), Field::Phone, "Too long"),
        (json!({ "errors": { "description": "Missing" } }), Field::Description, "Missing"),
        (json!({ "errors": [{ "field": "lat", "message": "Outside" }] }), Field::Place, "Outside"),
        (json!({ "error": { "message": "Too vague" } }), Field::Other, "Too vague"),
        (json!({ "error": "Too vague" }), Field::Other, "Too vague"),
        (json!({ "message": "Too vague" }), Field::Other, "Too vague"),
        (json!(["Too vague"]), Field::Other, "Too vague"),
        (json!([{ "code": "103 - service_code", "description": "Unknown" }]), Field::Category, "Unknown"),
        (json!({ "attribute[A 1]": ["Required"] }), Field::Answer("A 1".to_owned()), "Required"),
    ] {
        assert_eq!(told(400, &body), [(field, words.to_owned())], "{body}");
    }
}

#[test]
fn several_faults_are_all_told() {
    let body = json!([
        { "code": 400, "description": "first_name must be Latin" },
        { "code": 400, "description": "media is too large" },
    ]);
    let fields: Vec<Field> = told(400, &body).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, [Field::Name, Field::Photos]);
}

#[test]
fn words_are_labelled_with_the_servers_language_where_it_is_known() {
    let server = server(&json!({ "language": "nl" }));
    let reply = answered(400, &json!([{ "code": 400, "description": "Te vaag" }]));
    let Err(Trouble::Rejected(problems)) = end(server.submit(&submission(&draft()), &attempt()), reply)
    else {
        panic!("expected a rejection")
    };
    assert_eq!(problems[0].said.as_ref().unwrap().language, Some(LanguageTag::new("nl")));
    assert_eq!(problems[0].reason, Reason::Invalid);
    assert_eq!(self::problems(400, &json!(["x"]))[0].said.as_ref().unwrap().language, None);
}

#[test]
fn faults_under_status_200_are_a_rejection() {
    assert_eq!(
        told(200, &json!({ "errors": { "email": "Not an address" } })),
        [(Field::Email, "Not an address".to_owned())]
    );
    let listed = json!([{ "code": 400, "description": "The service_code is unknown" }]);
    assert_eq!(told(200, &listed)[0].0, Field::Category);
}

#[test]
fn a_number_of_errors_under_status_200_is_no_fault() {
    for body in [json!({ "error": 0, "message": "OK", "id": 17 }), json!({ "errors": 0 })] {
        for status in [200, 201] {
            let outcome = end(plain().submit(&submission(&draft()), &attempt()), answered(status, &body));
            assert_eq!(outcome, Err(Trouble::Unknown), "{status} {body}");
        }
    }
    for body in [json!({ "error": "Too vague" }), json!({ "errors": ["Too vague"] })] {
        assert_eq!(told(200, &body), [(Field::Other, "Too vague".to_owned())]);
    }
}

#[test]
fn a_403_about_the_category_is_the_contents_fault_and_any_other_the_keys() {
    let body = json!([{ "code": 403, "description": "Refused: no valid service_code in it" }]);
    assert_eq!(told(403, &body)[0].0, Field::Category);
    let outcome = end(plain().submit(&submission(&draft()), &attempt()), page(401));
    assert_eq!(outcome, Err(Trouble::Refused(Refusal::Forbidden)));
}

#[test]
fn a_page_instead_of_words_means_that_something_else_answers() {
    for status in [400, 404, 405] {
        let outcome = end(plain().submit(&submission(&draft()), &attempt()), page(status));
        assert_eq!(outcome, Err(Trouble::Unavailable { retry_after: None }), "{status}");
    }
}

#[test]
fn only_the_servers_own_503_says_that_nothing_was_done() {
    let sent = |status: u16, body: &Value| {
        end(plain().submit(&submission(&draft()), &attempt()), answered(status, body))
    };
    let own = json!([{ "code": 503, "description": "Closed for the night" }]);
    assert_eq!(sent(503, &own), Err(Trouble::Unavailable { retry_after: None }));
    for foreign in [
        json!({ "message": "No healthy upstream" }),
        json!({ "error": { "code": 503, "description": "Try again" } }),
        json!([{ "description": "Try again" }]),
        json!([]),
    ] {
        assert_eq!(sent(503, &foreign), Err(Trouble::Unknown), "{foreign}");
    }
    assert_eq!(sent(408, &own), Err(Trouble::Unknown), "the request may have been read before");
    assert_eq!(sent(408, &json!({})), Err(Trouble::Unknown));
}

#[test]
fn too_large_and_wrong_types_are_about_the_photos() {
    for (status, reason) in [(413, Reason::TooLarge { max_bytes: None }), (415, Reason::WrongType)] {
        let outcome = end(plain().submit(&submission(&draft()), &attempt()), page(status));
        assert_eq!(outcome, Err(Trouble::Rejected(vec![Problem::new(Field::Photos, reason)])));
    }
}

#[test]
fn a_fault_without_words_is_not_invented() {
    for body in [&b"[]"[..], b"{}", b"[{}]", b"null", b"{\"code\":400}"] {
        let outcome =
            end(plain().submit(&submission(&draft()), &attempt()), response(400, "application/json", body));
        assert_eq!(outcome, Err(Trouble::Unavailable { retry_after: None }));
    }
}

#[test]
fn a_key_that_went_out_with_another_content_says_nothing_about_this_one() {
    let listed = json!([{ "code": 400, "description": "The Idempotency-Key was used for something else." }]);
    let outcome = end(plain().submit(&submission(&draft()), &attempt()), answered(400, &listed));
    assert_eq!(outcome, Err(Trouble::Unknown));
}
