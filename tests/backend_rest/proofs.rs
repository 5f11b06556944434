//! What counts as success.

use complaint_widget::{
    backend::{Backend as _, Failure, Outcome, Proof, Trouble, rest::Rest},
    domain::{
        Bounds, Category, Datatype, LanguageTag, ListQuery, MediaType, Receipt, Reference, Status, Ticket,
    },
};
use serde_json::{Value, json};

use super::{
    answered, attempt, config, end, english, example, file, hotline, in_house, perform, photo, rating,
    receipt, response, with,
};
use crate::{
    EXAMPLES,
    support::{KEY, PHOTO, draft, full_draft, submission},
};

fn done(data: &Value) -> Value {
    json!({ "结果": "成功", "数据": data })
}

fn taken() -> Value {
    json!({
        "工单编号": "GD2026112400001", "查询密码": "480919", "分类代码": "lamp",
        "答复期限": "2026-12-01 17:00:00", "提示": "请妥善保管",
    })
}

fn submit(description: &Value, reply: &Value) -> Outcome<complaint_widget::backend::Accepted> {
    end(hotline(description).submit(&submission(&draft()), &attempt()), answered(200, reply))
}

#[test]
fn a_submission_is_accepted_with_its_number_its_code_and_its_deadline_in_the_hotlines_zone() {
    let accepted = submit(&in_house(), &done(&taken())).unwrap();
    assert_eq!(accepted.proof, Proof::Numbered(receipt()));
    assert_eq!(accepted.deadline.unwrap().to_rfc3339(), "2026-12-01T09:00:00Z");
    let notice = accepted.notice.unwrap();
    assert_eq!((notice.text.as_str(), notice.language), ("请妥善保管", Some(LanguageTag::new("zh-Hans"))));
    assert_eq!(accepted.photos, []);
}

#[test]
fn numbers_may_be_numbers_and_zones_may_be_named() {
    let mut data = taken();
    data["工单编号"] = json!(7_000_001);
    data["答复期限"] = json!("2026-12-01T17:00:00+00:00");
    let accepted = submit(&in_house(), &done(&data)).unwrap();
    assert_eq!(accepted.receipt().unwrap().reference, Reference("7000001".to_owned()));
    assert_eq!(accepted.deadline.unwrap().to_rfc3339(), "2026-12-01T17:00:00Z");
    for (time, expected) in [
        (json!(1_796_115_600), Some("2026-12-01T09:00:00Z")),
        (json!(1_796_115_600_000_u64), Some("2026-12-01T09:00:00Z")),
        (json!("soon"), None),
        (json!(null), None),
        (json!(i64::MAX), None),
    ] {
        data["答复期限"] = time.clone();
        let deadline = submit(&in_house(), &done(&data)).unwrap().deadline;
        if let Some(expected) = expected {
            assert_eq!(deadline.unwrap().to_rfc3339(), expected, "{time}");
        } else if !time.is_number() {
            assert_eq!(deadline, None, "{time}");
        }
    }
}

#[test]
fn a_success_without_all_of_its_proof_is_unknown() {
    let with = |name: &str, value: Value| {
        let mut data = taken();
        data[name] = value;
        done(&data)
    };
    for reply in [
        with("工单编号", json!("")),
        with("工单编号", json!(null)),
        with("查询密码", json!(" ")),
        with("分类代码", json!("noise")),
        with("分类代码", json!(null)),
        done(&json!([taken(), taken()])),
        done(&json!(null)),
        json!({ "结果": "处理中", "数据": taken() }),
        json!({ "数据": taken() }),
        json!([done(&taken())]),
        json!({}),
        json!([]),
        json!(null),
        json!("成功"),
        // It says both: nobody knows.
        json!({ "结果": "成功", "错误码": "E1001", "数据": taken() }),
    ] {
        assert_eq!(submit(&in_house(), &reply), Err(Trouble::Unknown), "{reply}");
    }
}

#[test]
fn a_status_that_the_envelope_doesnt_name_is_no_success() {
    for status in [202, 204, 206, 302, 500, 502, 503] {
        let reply = answered(status, &done(&taken()));
        let end = end(hotline(&in_house()).submit(&submission(&draft()), &attempt()), reply);
        assert_eq!(end, Err(Trouble::Unknown), "{status}");
    }
    let accepts = with(in_house(), "/envelope/status", json!([202]));
    let reply = answered(202, &done(&taken()));
    assert!(end(hotline(&accepts).submit(&submission(&draft()), &attempt()), reply).is_ok());
}

#[test]
fn zammad_gives_a_number_and_no_code_and_says_nothing_of_photos() {
    let zammad = hotline(&example(EXAMPLES[1]));
    let submit = |reply: Value| {
        let replies = [answered(200, &json!({ "token": "t0k" })), answered(200, &reply)];
        perform(zammad.submit(&submission(&full_draft()), &attempt()), replies).1
    };
    let accepted = submit(json!({ "ticket": { "id": 1, "number": "77001" } })).unwrap();
    let expected = Receipt { reference: Reference("77001".to_owned()), code: None };
    assert_eq!(accepted.proof, Proof::Numbered(expected));
    assert_eq!(accepted.photos, [(photo(), Err(Trouble::Unknown))]);
    for reply in [
        json!({ "ticket": {} }),
        json!({ "ticket": [] }),
        json!({}),
        json!({ "ticket": { "number": "77001" }, "errors": { "name": "required" } }),
    ] {
        assert_eq!(submit(reply.clone()), Err(Trouble::Unknown), "{reply}");
    }
}

#[test]
fn without_the_token_nothing_was_sent() {
    let zammad = hotline(&example(EXAMPLES[1]));
    let unavailable = Err(Trouble::Unavailable { retry_after: None });
    for reply in [
        answered(200, &json!({ "enabled": true })),
        answered(200, &json!({ "token": null })),
        response(200, b"<!doctype html>"),
        response(500, b""),
        Err(Failure::Broken),
    ] {
        let (requests, end) = perform(zammad.submit(&submission(&draft()), &attempt()), [reply]);
        assert_eq!((requests.len(), end), (1, unavailable.clone()));
    }
}

#[test]
fn photos_that_the_hotline_counts_have_arrived() {
    let counted = with(example(EXAMPLES[1]), "/operations/submit/answer/photos", json!("/ticket/files"));
    let submit = |files: Value| {
        let reply = json!({ "ticket": { "number": "77001", "files": files } });
        let replies = [answered(200, &json!({ "token": "t0k" })), answered(200, &reply)];
        let exchange = hotline(&counted).submit(&submission(&full_draft()), &attempt());
        perform(exchange, replies).1.unwrap().photos
    };
    assert_eq!(submit(json!(1)), [(photo(), Ok(()))]);
    assert_eq!(submit(json!(["a.jpg"])), [(photo(), Ok(()))]);
    for files in [json!(0), json!([]), json!(null), json!("none")] {
        assert_eq!(submit(files), [(photo(), Err(Trouble::Unknown))]);
    }
}

#[test]
fn fixmystreets_form_is_unconfirmed_until_the_link_is_opened() {
    let site = hotline(&example(EXAMPLES[2]));
    let submit = |reply: Value| end(site.submit(&submission(&draft()), &attempt()), answered(200, &reply));
    assert_eq!(submit(json!({ "success": 1 })).unwrap().proof, Proof::Unconfirmed);
    assert_eq!(submit(json!({ "success": "1" })).unwrap().proof, Proof::Unconfirmed);
    for reply in [json!({ "success": 0 }), json!({}), json!([{ "success": 1 }])] {
        assert_eq!(submit(reply.clone()), Err(Trouble::Unknown), "{reply}");
    }
    assert!(matches!(submit(json!({ "errors": { "title": "Please" } })), Err(Trouble::Rejected(_))));
}

#[test]
fn a_number_that_follows_is_asked_for_by_its_ticket() {
    let answer = json!({ "outcome": "number_to_follow", "ticket": "/数据/受理号" });
    let mut description = with(in_house(), "/operations/submit/answer", answer);
    description["operations"]["number"] = json!({
        "request": { "method": "GET", "path": "/tickets/{ticket}" },
        "answer": { "reference": "/数据/工单编号", "code": "/数据/查询密码" },
    });
    let accepted = submit(&description, &done(&json!({ "受理号": 19 }))).unwrap();
    let ticket = Ticket("19".to_owned());
    assert_eq!(accepted.proof, Proof::NumberToFollow(ticket.clone()));
    assert_eq!(submit(&description, &done(&json!({}))), Err(Trouble::Unknown));

    let number = |data: Value| {
        let (requests, end) = perform(hotline(&description).number(&ticket), [answered(200, &done(&data))]);
        assert_eq!(requests[0].url, "./hotline/v2/tickets/19");
        end
    };
    assert_eq!(number(json!({ "工单编号": "GD2026112400001", "查询密码": "480919" })), Ok(Some(receipt())));
    assert_eq!(number(json!({ "工单编号": null })), Ok(None));
    assert_eq!(number(json!({ "工单编号": "GD2026112400001" })), Ok(None), "its code may follow, too");
}

#[test]
fn changes_are_made_only_if_the_hotline_names_what_was_changed() {
    let hotline = hotline(&in_house());
    let ends = |reply: &Value| {
        let reply = || answered(200, reply);
        [
            end(hotline.add_information(&receipt(), "Dark again", KEY), reply()),
            end(hotline.rate(&receipt(), &rating()), reply()),
            end(hotline.reopen(&receipt(), "Still dark", KEY), reply()),
        ]
    };
    assert_eq!(ends(&done(&json!({ "工单编号": "GD2026112400001" }))), [Ok(()), Ok(()), Ok(())]);
    for reply in [done(&json!({ "工单编号": "GD2026112400002" })), done(&json!({})), json!({}), json!(null)]
    {
        assert_eq!(ends(&reply), [const { Err(Trouble::Unknown) }; 3], "{reply}");
    }
}

#[test]
fn a_photo_has_arrived_only_if_the_hotline_names_it() {
    let upload = |data: Value| {
        let exchange = hotline(&in_house()).upload_photo(&receipt(), &photo(), MediaType::Jpeg);
        end(exchange, answered(200, &done(&data)))
    };
    assert_eq!(upload(json!({ "附件编号": "GD-01", "photoId": PHOTO })), Ok(()));
    for data in [
        // Dropped in silence.
        json!({ "数量": 0 }),
        json!({ "附件编号": "GD-01", "photoId": "another" }),
        json!({ "附件编号": "", "photoId": PHOTO }),
    ] {
        assert_eq!(upload(data.clone()), Err(Trouble::Unknown), "{data}");
    }
}

fn categories(data: &Value) -> Outcome<Vec<Category>> {
    end(hotline(&in_house()).categories(&english()), answered(200, &done(data)))
}

#[test]
fn categories_are_read_in_their_groups_with_their_questions() {
    let question = json!({
        "编码": "state", "标题": "现象", "类型": "单选", "必填": "是", "选项": [{ "值": 1, "名称": "不亮" }, { "值": 2 }],
    });
    let read = categories(&json!([
        { "部门": "市政", "分类": [{ "代码": 101, "名称": "路灯", "关键词": ["灯", 7, null], "补充问题": [question] }] },
        { "部门": "环境", "分类": [{ "代码": "203", "名称": "噪声" }, { "名称": "没有代码" }] },
        { "部门": "空" },
    ]))
    .unwrap();
    let named: Vec<_> =
        read.iter().map(|it| (it.code.0.as_str(), it.name.as_str(), it.group.as_deref().unwrap())).collect();
    assert_eq!(named, [("101", "路灯", "市政"), ("203", "噪声", "环境")]);
    assert_eq!(read[0].keywords, ["灯", "7"]);
    let question = &read[0].questions[0];
    assert_eq!((question.datatype, question.required), (Datatype::SingleValueList, true));
    assert_eq!((question.options.len(), question.options[0].key.as_str()), (1, "1"));
}

#[test]
fn questions_that_are_kept_apart_are_asked_for() {
    let mut description = in_house();
    description["operations"]["questions"] = json!({
        "request": { "method": "GET", "path": "/categories/{category}/questions" },
        "answer": { "list": "/数据", "code": "/编码", "text": "/标题" },
    });
    description["operations"]["categories"]["answer"]["questions"].take();
    let hotline = hotline(&description);
    let data = done(&json!([{ "分类": [{ "代码": 101, "名称": "路灯" }] }]));
    let category = end(hotline.categories(&english()), answered(200, &data)).unwrap().remove(0);
    assert!(category.questions_apart && category.questions.is_empty());
    let ask = |reply: Value| perform(hotline.questions(&category.code, &english()), [answered(200, &reply)]);
    let (requests, questions) = ask(done(&json!([{ "编码": "q", "标题": "?" }, {}])));
    assert_eq!(requests[0].url, "./hotline/v2/categories/101/questions");
    let questions = questions.unwrap();
    assert_eq!((questions.len(), questions[0].datatype), (1, Datatype::String));
    assert_eq!(ask(done(&json!([]))).1, Ok(Vec::new()));
    assert_eq!(ask(done(&json!(null))).1, Err(Trouble::Unavailable { retry_after: None }));
}

#[test]
fn the_public_list_holds_what_was_asked_for_the_newest_first() {
    let mut description = with(in_house(), "/capabilities/published", json!(true));
    description["operations"]["list"] = json!({
        "request": {
            "method": "GET", "path": "/public", "query": {
                "box": "{area.west},{area.south},{area.east},{area.north}", "since": "{since}", "kind": "{category}",
            },
        },
        "answer": {
            "list": "/数据", "reference": "/号", "status": "/状态", "description": "/内容", "created_at": "/时间",
            "latitude": "/纬", "longitude": "/经", "category": "/类",
        },
    });
    let hotline = hotline(&description);
    assert!(perform(hotline.capabilities(&english()), []).1.unwrap().public_list);
    let item = |number: u64, day: u64, latitude: f64| {
        json!({
            "号": number, "状态": "已办结", "内容": "Dark", "时间": format!("2026-11-{day} 08:00:00"), "类": "1",
            "纬": latitude, "经": 116.25,
        })
    };
    let data = done(&json!([item(1, 20, 39.5), item(2, 22, 39.5), item(3, 21, 10.0), { "号": 4 }]));
    let area = Bounds { south: 39.0, west: 116.0, north: 40.0, east: 117.0 };
    let query = ListQuery { area: Some(area), ..ListQuery::default() };
    let (requests, listed) = perform(hotline.list(&query), [answered(200, &data)]);
    assert_eq!(requests[0].url, "./hotline/v2/public?box=116.0%2C39.0%2C117.0%2C40.0");
    let listed = listed.unwrap();
    let numbers: Vec<&str> = listed.iter().map(|it| it.reference.as_ref().unwrap().0.as_str()).collect();
    assert_eq!((numbers, &listed[0].status), (vec!["2", "1"], &Status::Closed));
    let lost = end(hotline.list(&ListQuery::default()), answered(200, &done(&json!({}))));
    assert_eq!(lost, Err(Trouble::Unavailable { retry_after: None }));
}

#[test]
fn without_a_category_nothing_can_be_sent() {
    for data in [json!([]), json!({}), json!(null), json!([{ "分类": [{ "代码": "1" }] }])] {
        assert_eq!(categories(&data), Err(Trouble::Unavailable { retry_after: None }), "{data}");
    }
}

#[test]
fn lists_of_the_file_are_in_the_citizens_language() {
    let question = r#""questions": [{
        "code": "q", "datatype": "single_value_list", "text": { "en": "Which?", "ar": "أي؟" },
        "options": [{ "key": "a", "name": { "en": "A", "ar": "أ" } }]
    }], "keywords": ["road""#;
    let text = String::from_utf8(file(EXAMPLES[1])).unwrap();
    let text = text
        .replace("\"keywords\": [\"road\"", question)
        .replace("\"title\"", "\"q\": \"{answers.q}\", \"title\"");
    // The second "title" is the field's name among the faults.
    let text = text.replacen("\"q\": \"{answers.q}\", \"title\"", "\"title\"", 1);
    let described = Rest::new("backend.json", text.as_bytes(), &config()).unwrap();
    let names = |tag: &str| {
        let read = perform(described.categories(&LanguageTag::new(tag)), []).1.unwrap();
        let question = &read[0].questions[0];
        [read[1].name.clone(), question.text.clone(), question.options[0].name.clone()]
    };
    assert_eq!(names("en"), ["Waste", "Which?", "A"]);
    assert_eq!(names("ar-EG"), ["النفايات", "أي؟", "أ"]);
    assert_eq!(names("fr"), ["Waste", "Which?", "A"], "else the first");
}

#[test]
fn districts_and_addresses_are_read() {
    let mut description =
        with(in_house(), "/capabilities/places", json!(["point", "description", "district", "address"]));
    let place = &mut description["operations"]["submit"]["request"]["body"]["json"]["位置"];
    place["区"] = json!("{place.district}");
    place["地址"] = json!("{place.address}");
    description["operations"]["districts"] = json!({
        "request": { "method": "GET", "path": "/districts" },
        "answer": { "list": "/数据", "code": "/码", "name": "/名" },
    });
    description["operations"]["addresses"] = json!({
        "request": { "method": "GET", "path": "/addresses", "query": { "q": "{query}" } },
        "answer": {
            "list": "/数据", "label": "/名", "latitude": "/点/1", "longitude": "/点/0", "district": "/区",
        },
    });
    let hotline = hotline(&description);
    let data = done(&json!([{ "码": 1, "名": "北区" }, { "名": "?" }]));
    let districts = end(hotline.districts(&english()), answered(200, &data)).unwrap();
    assert_eq!((districts.len(), districts[0].code.0.as_str()), (1, "1"));
    let data =
        done(&json!([{ "名": "北门", "点": ["116.4", "39.9"], "区": 1 }, { "名": "南门", "点": [500, 0] }]));
    let (requests, found) = perform(hotline.search_addresses("门&", &english()), [answered(200, &data)]);
    let found = found.unwrap();
    assert_eq!(requests[0].url, "./hotline/v2/addresses?q=%E9%97%A8%26");
    assert_eq!(found[0].point.map(|point| (point.latitude, point.longitude)), Some((39.9, 116.4)));
    assert_eq!((found.len(), found[1].point), (2, None));
}
