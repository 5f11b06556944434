//! Services, in whatever they are packed.

use complaint_widget::{
    backend::{Backend as _, Failure, Refusal, Trouble},
    domain::Category,
};
use serde_json::{Value, json};

use crate::{Reply, answered, end, english, page, plain, response, server};

const UNAVAILABLE: Trouble = Trouble::Unavailable { retry_after: None };

fn read(body: &Value) -> Vec<Category> {
    end(plain().categories(&english()), answered(200, body)).unwrap()
}

fn codes(body: &Value) -> Vec<String> {
    read(body).into_iter().map(|category| category.code.0).collect()
}

#[test]
fn a_list_is_found_bare_or_wrapped() {
    let list = json!([{ "service_code": "a", "service_name": "A" }, { "service_code": "b" }]);
    for body in [
        list.clone(),
        json!({ "services": list }),
        json!({ "services": { "service": list } }),
        json!({ "results": list, "next": null }),
        json!({ "_embedded": { "services": list }, "_links": {} }),
        json!([{ "service": list[0] }, { "service": list[1] }]),
    ] {
        assert_eq!(codes(&body), ["a", "b"], "{body}");
    }
    assert_eq!(codes(&json!({ "services": list[0] })), ["a"]);
}

#[test]
fn nothing_is_an_empty_list_in_any_packing() {
    for body in [
        json!([]),
        json!({}),
        json!({ "services": [] }),
        json!({ "services": null }),
        json!({ "services": "" }),
    ] {
        assert_eq!(codes(&body), [""; 0], "{body}");
    }
}

#[test]
fn codes_are_numbers_texts_or_phrases_and_truths_are_texts() {
    let list = read(&json!([
        { "service_code": 5, "service_name": "Noise", "metadata": "true" },
        { "service_code": "Dogs & benches", "metadata": "false", "description": "", "group": null },
        { "service_code": { "key": 7, "name": "Lamp" }, "service_name": { "name": "Lamp" }, "metadata": true },
        { "service_code": "none" },
    ]));
    let told: Vec<_> =
        list.iter().map(|it| (it.code.0.as_str(), it.name.as_str(), it.questions_apart)).collect();
    let expected = [
        ("5", "Noise", true),
        ("Dogs & benches", "Dogs & benches", false),
        ("7", "Lamp", true),
        ("none", "none", false),
    ];
    assert_eq!(told, expected);
    assert_eq!((&list[1].description, &list[1].group), (&None, &None));
}

#[test]
fn what_helps_to_choose_is_kept_and_what_repeats_the_name_is_not() {
    let list = read(&json!([{
        "service_code": 1, "service_name": "Trees", "description": "Fallen branches", "group": "Parks",
        "keywords": "branch, leaf;;root , ",
    }, { "service_code": 2, "service_name": "Dogs", "description": "Dogs" }]));
    assert_eq!(list[0].keywords, ["branch", "leaf", "root"]);
    assert_eq!(
        (list[0].description.as_deref(), list[0].group.as_deref()),
        (Some("Fallen branches"), Some("Parks"))
    );
    assert_eq!(list[1].description, None);
}

#[test]
fn a_service_without_a_code_and_a_code_that_comes_twice_are_left_out() {
    let list = json!([
        { "service_code": "a", "service_name": "First" }, { "service_name": "No code" },
        { "service_code": "", "service_name": "Empty" }, { "service_code": "a", "service_name": "Second" },
    ]);
    assert_eq!(read(&list).iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["First"]);
}

#[test]
fn a_server_may_say_of_all_or_of_none_that_they_have_questions() {
    let apart = |definitions: &str| {
        let server = server(&json!({ "definitions": definitions }));
        let list =
            json!([{ "service_code": "a", "metadata": true }, { "service_code": "b", "metadata": false }]);
        let read = end(server.categories(&english()), answered(200, &list)).unwrap();
        [read[0].questions_apart, read[1].questions_apart]
    };
    assert_eq!(apart("announced"), [true, false]);
    assert_eq!(apart("always"), [true, true]);
    assert_eq!(apart("never"), [false, false]);
}

#[test]
fn pages_empty_bodies_and_halves_are_no_list_whatever_their_type_and_status() {
    let replies: [Reply; 8] = [
        page(200),
        response(200, "application/json", crate::PAGE),
        response(200, "application/json", b""),
        response(200, "application/json", b"[{\"service_code\":\"a\"},{\"servi"),
        answered(200, &json!([{ "code": 404, "description": "No such thing" }])),
        answered(200, &json!({ "errors": { "jurisdiction_id": "unknown" } })),
        page(404),
        page(500),
    ];
    for reply in replies {
        assert_eq!(end(plain().categories(&english()), reply.clone()), Err(UNAVAILABLE), "{reply:?}");
    }
}

#[test]
fn who_stands_in_the_way_is_told_apart() {
    let ask = |reply| end(plain().categories(&english()), reply).unwrap_err();
    assert_eq!(ask(page(429)), Trouble::Refused(Refusal::Throttled { retry_after: None }));
    assert_eq!(ask(page(403)), Trouble::Refused(Refusal::Forbidden));
    assert_eq!(ask(Err(Failure::Broken)), UNAVAILABLE);
    assert_eq!(ask(Err(Failure::Cancelled)), Trouble::Cancelled);
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let body = b"\xEF\xBB\xBF[{\"service_code\":\"a\"}]";
    assert_eq!(
        end(plain().categories(&english()), response(200, "application/json", body)).unwrap().len(),
        1
    );
}
