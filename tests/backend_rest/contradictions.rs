//! What a description declares and doesn't describe, or describes and doesn't declare.

use serde_json::{Value, json};

use super::{
    descriptions::{assert_told, mistakes},
    example, in_house, with, without,
};
use crate::EXAMPLES;

#[test]
fn what_is_declared_and_not_described_or_described_and_not_declared_is_told() {
    let submit = "/operations/submit/request";
    let json = format!("{submit}/body/json");
    let json = json.as_str();
    let zammad = || example(EXAMPLES[1]);
    for (description, at, says) in [
        (with(in_house(), "/base", json!(" ")), "/base", "it is empty"),
        (with(in_house(), "/capabilities/classes", json!([])), "/capabilities/classes", "it is empty"),
        (with(in_house(), "/capabilities/places", json!([])), "/capabilities/places", "it is empty"),
        (
            with(in_house(), "/capabilities/description_max", json!(0)),
            "/capabilities/description_max",
            "how many",
        ),
        (without(in_house(), &format!("{json}/诉求类型")), submit, "{class} isn't sent"),
        (without(in_house(), &format!("{json}/诉求内容")), submit, "{description}, what the citizen writes"),
        (without(in_house(), &format!("{json}/分类代码")), submit, "{category} isn't sent"),
        (without(in_house(), &format!("{json}/补充问题")), submit, "no answers are sent"),
        (
            without(in_house(), "/operations/photo/request/body/multipart/photoId"),
            "/capabilities/photos",
            "\"repeatable\" needs {photo.id}",
        ),
        (without(in_house(), &format!("{json}/requestId")), submit, "\"idempotent_submit\" needs {key}"),
        (
            without(in_house(), &format!("{json}/位置/经度")),
            "/capabilities/places",
            "\"point\" is asked for and not",
        ),
        (
            without(in_house(), &format!("{json}/位置/描述")),
            "/capabilities/places",
            "\"description\" is asked for",
        ),
        (
            with(in_house(), "/capabilities/places", json!(["point", "description", "district"])),
            "/capabilities/places",
            "\"district\" needs the list of districts",
        ),
        (
            with(in_house(), "/capabilities/places", json!(["point", "description", "address"])),
            "/capabilities/places",
            "\"address\" needs a search",
        ),
        (
            with(
                with(in_house(), "/capabilities/places", json!(["description"])),
                "/capabilities/point_required",
                json!(true),
            ),
            "/capabilities/places",
            "need \"point\" here",
        ),
        (
            without(in_house(), &format!("{json}/联系人/姓名")),
            "/capabilities/contact/name",
            "asked for and not sent",
        ),
        (
            without(in_house(), "/capabilities/contact/email"),
            "/capabilities/contact/email",
            "never asked for",
        ),
        (without(in_house(), "/capabilities/photos"), "/capabilities/photos", "photos can be sent"),
        (without(in_house(), "/operations/photo"), "/capabilities/photos", "nothing sends photos"),
        (with(in_house(), "/capabilities/photos/max_count", json!(0)), "/capabilities/photos", "at least 1"),
        (
            without(in_house(), "/operations/photo/request/body/multipart/file"),
            "/operations/photo/request",
            "the photo isn't sent",
        ),
        (
            with(zammad(), "/operations/photo", in_house()["operations"]["photo"].clone()),
            "/operations/photo",
            "photos go with the report already",
        ),
        (
            with(in_house(), "/operations/submit/answer/photos", json!("/n")),
            "/operations/submit/answer/photos",
            "no photos go with the report",
        ),
        (without(in_house(), "/operations/categories"), "/categories", "there are none"),
        (
            with(in_house(), "/categories", json!([{ "code": "1", "name": "One" }])),
            "/categories",
            "keep one of both",
        ),
        (with(zammad(), "/categories", json!([])), "/categories", "it is empty"),
        (
            with(
                zammad(),
                "/categories",
                json!([{ "code": "1", "name": "A" }, { "code": "1", "name": "B" }]),
            ),
            "/categories/1/code",
            "another category has this code",
        ),
        (
            without(in_house(), "/operations/submit/answer/reference"),
            "/operations/submit/answer",
            "needs \"reference\"",
        ),
        (
            with(in_house(), "/operations/submit/answer/ticket", json!("/t")),
            "/operations/submit/answer/ticket",
            "doesn't go with the outcome",
        ),
        (
            with(in_house(), "/operations/submit/answer/outcome", json!("number_to_follow")),
            "/operations/submit/answer",
            "needs \"ticket\" here",
        ),
        (
            with(zammad(), "/operations/submit/answer", json!({ "outcome": "unconfirmed" })),
            "/operations/submit/answer",
            "no number to prove it",
        ),
        (
            with(example(EXAMPLES[2]), "/capabilities/contact/email", json!("optional")),
            "/capabilities/contact/email",
            "goes by e-mail",
        ),
        (
            without(in_house(), "/operations/submit/answer/code"),
            "/operations/read/request",
            "no answer gives one",
        ),
        (
            without(in_house(), "/operations/read/request/headers"),
            "/operations/read/request",
            "{code} isn't sent",
        ),
        (
            with(in_house(), "/operations/read/request/path", json!("/workorders")),
            "/operations/read/request",
            "{reference} isn't sent",
        ),
        (without(in_house(), "/operations/read"), "/operations/rating", "describe /operations/read"),
        (with(in_house(), "/statuses", json!({})), "/statuses", "it is empty"),
        (with(in_house(), "/operations/read/when", json!([])), "/operations/read/when", "leave it out"),
        (
            without(in_house(), "/operations/rating/request/body/json/是否解决"),
            "/operations/rating/request",
            "{rating.solved} isn't sent",
        ),
        (
            without(in_house(), "/operations/reopening/request/body/json/原因"),
            "/operations/reopening/request",
            "{words} isn't sent",
        ),
        (with(in_house(), "/envelope/status", json!([200, 404])), "/envelope/status", "from 200 to 299"),
        (
            with(in_house(), "/envelope/proof", json!({ "/结果": null })),
            "/envelope/proof/~1结果",
            "say the text",
        ),
        (
            with(zammad(), "/operations/submit/before/0/take", json!({})),
            "/operations/submit/before/0/take",
            "it takes nothing",
        ),
    ] {
        assert_told(&description, at, says);
    }
}

#[test]
fn a_photo_whose_description_would_be_lost_is_told() {
    let photos = "/operations/submit/request/body/json/照片";
    let lost = "{photo.description} isn't sent";
    let only_named = with(in_house(), photos, json!({ "$each": "photos", "as": "{photo.id}" }));
    assert_told(&only_named, "/operations/submit/request", lost);
    assert_told(&without(in_house(), photos), "/operations/submit/request", lost);
    for (path, at) in [(EXAMPLES[1], "body"), (EXAMPLES[2], "detail")] {
        let body = format!("/operations/submit/request/body/multipart/{at}");
        assert_told(&with(example(path), &body, json!("{description}")), "/operations/submit/request", lost);
    }
    // A hotline that takes no photos asks for none.
    let none = without(without(without(in_house(), photos), "/operations/photo"), "/capabilities/photos");
    assert_eq!(mistakes(&none), Vec::<String>::new());
}

#[test]
fn each_question_of_the_file_has_its_answer_sent() {
    let question =
        |code: &str, datatype: &str| json!({ "code": code, "datatype": datatype, "text": "Which?" });
    let zammad = |lines: &[Value]| {
        let mut description = example(EXAMPLES[1]);
        description["categories"][1]["questions"] =
            json!([question("x", "text"), question("note", "notice"), question("y", "number")]);
        let body = &mut description["operations"]["submit"]["request"]["body"]["multipart"]["body"]["$lines"];
        body.as_array_mut().unwrap().extend_from_slice(lines);
        description
    };
    let one = zammad(&[json!("{answers.x}")]);
    assert_told(&one, "/categories/1/questions/2", "send {answers.y}");
    assert_eq!(mistakes(&one).len(), 1, "x is sent, and a notice has no answer");
    assert_eq!(mistakes(&zammad(&[json!("{answers.x}, {answers.y}")])), Vec::<String>::new());
    let all = json!({ "$each": "answers", "as": "{answer.code}: {answer.value}" });
    assert_eq!(mistakes(&zammad(&[all])), Vec::<String>::new());
}

#[test]
fn a_change_that_nothing_proves_is_told() {
    let unproven = with(in_house(), "/operations/reopening/answer", json!({}));
    assert_eq!(mistakes(&unproven), Vec::<String>::new(), "the envelope proves it");
    let unproven = with(unproven, "/operations/reopening/envelope", json!({}));
    assert_told(&unproven, "/operations/reopening/answer", "nothing proves a success");
}

#[test]
fn questions_of_the_file_are_judged_as_the_hotlines_are() {
    let zammad = |questions: Value| {
        let mut description = example(EXAMPLES[1]);
        description["categories"][0]["questions"] = questions;
        let lines =
            &mut description["operations"]["submit"]["request"]["body"]["multipart"]["body"]["$lines"];
        lines
            .as_array_mut()
            .unwrap()
            .push(json!({ "$each": "answers", "as": "{answer.code}: {answer.value}" }));
        description
    };
    let question = |datatype: &str| json!({ "code": "q", "datatype": datatype, "text": "Which?" });
    assert_eq!(mistakes(&zammad(json!([question("text")]))), Vec::<String>::new());
    let at = "/categories/0/questions/0";
    let list = zammad(json!([question("single_value_list")]));
    assert_told(&list, &format!("{at}/options"), "lists need options");
    let mut notice = question("notice");
    notice["required"] = json!(true);
    assert_told(&zammad(json!([notice])), &format!("{at}/required"), "a notice has no answer");
    let twice = zammad(json!([question("text"), question("string")]));
    assert_told(&twice, "/categories/0/questions/1/code", "another question here");
}

#[test]
fn questions_and_lists_that_contradict_the_rest_are_told() {
    let questions = json!({
        "request": { "method": "GET", "path": "/questions/{category}" },
        "answer": { "list": "/数据", "code": "/编码", "text": "/标题" },
    });
    let both = with(in_house(), "/operations/questions", questions.clone());
    assert_told(&both, "/operations/questions", "keep one way");
    let apart = without(both, "/operations/categories/answer/questions");
    assert_eq!(mistakes(&apart), Vec::<String>::new());
    let unnamed = with(apart.clone(), "/operations/questions/request/path", json!("/questions"));
    assert_told(&unnamed, "/operations/questions/request", "{category} isn't sent");
    let unanswered = without(apart, "/operations/submit/request/body/json/补充问题");
    assert_told(&unanswered, "/operations/submit/request", "no answers are sent");

    let list = json!({
        "request": { "method": "GET", "path": "/public" },
        "answer": { "list": "/数据", "status": "/状态", "description": "/诉求内容" },
    });
    let secret = with(in_house(), "/operations/list", list);
    assert_told(&secret, "/capabilities/published", "shows reports to everybody");
    assert_eq!(mistakes(&with(secret, "/capabilities/published", json!(true))), Vec::<String>::new());
}

#[test]
fn what_a_step_for_each_photo_gives_belongs_to_the_photo() {
    let submit = "/operations/submit";
    let first = |body: Value| {
        let step = json!({
            "for_each": "photos", "request": { "method": "POST", "path": "/files", "body": body },
            "take": { "id": "/数据/id" },
        });
        let photos = json!({ "$each": "photos", "as": "{before.id} {photo.description}" });
        let description =
            with(without(in_house(), "/operations/photo"), &format!("{submit}/before"), json!([step]));
        with(description, &format!("{submit}/request/body/json/照片"), photos)
    };
    let whole = first(json!("photo"));
    assert_eq!(mistakes(&whole), Vec::<String>::new());
    assert_eq!(mistakes(&first(json!({ "multipart": { "f": "{photo.file}" } }))), Vec::<String>::new());
    let unsent = first(json!({ "json": { "name": "{photo.file_name}" } }));
    assert_told(&unsent, "/capabilities/photos", "nothing sends photos");
    let outside = with(whole.clone(), &format!("{submit}/request/body/json/x"), json!("{before.id}"));
    assert_told(&outside, &format!("{submit}/request/body/json/x"), "there is no field {before.id}");
    let for_all = without(whole, &format!("{submit}/before/0/for_each"));
    assert_told(&for_all, &format!("{submit}/before/0/request/body"), "steps for each photo");
    let mut elsewhere = in_house();
    elsewhere["operations"]["read"]["before"] = json!([{
        "for_each": "photos", "request": { "method": "GET", "path": "/" }, "take": { "a": "/a" },
    }]);
    assert_told(&elsewhere, "/operations/read/before/0/for_each", "only \"submit\" has photos");
}
