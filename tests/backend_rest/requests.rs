//! The requests that descriptions make.

use complaint_widget::{
    backend::{Backend as _, Body, Method, Part, PartContent, rest::Rest},
    domain::{Code, LanguageTag, MediaType, Receipt, Reference, RequestClass},
    form::{DraftPlace, TypedAnswer},
};
use serde_json::{Value, json};

use super::{
    answered, attempt, english, hotline, in_house, perform, photo, rating, receipt, request, shipped, with,
};
use crate::{
    EXAMPLES,
    support::{KEY, PHOTO, draft, full_draft, submission},
};

fn json_of(body: &Body) -> Value {
    let Body::Json(text) = body else { panic!("expected JSON, not {body:?}") };
    serde_json::from_str(text).unwrap()
}

fn header<'a>(request: &'a complaint_widget::backend::Request, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

#[test]
fn a_submission_is_written_as_the_description_says_with_the_types_of_its_values() {
    let request = request(hotline(&in_house()).submit(&submission(&full_draft()), &attempt()));
    assert_eq!((request.method, request.url.as_str()), (Method::Post, "./hotline/v2/workorders"));
    assert_eq!(header(&request, "X-App-Key"), Some("widget-of-quiet-hills"));
    let expected = json!({
        "requestId": KEY, "诉求类型": "投诉", "分类代码": "lamp", "诉求内容": "The lamp at the gate is dark",
        "语言": "en", "位置": { "纬度": 39.9, "经度": 116.4, "描述": "North gate" },
        "联系人": {
            "姓名": "Amal", "公开姓名": "是", "电话": "+20 100 123 4567", "邮箱": "amal@example.org",
        },
        "补充问题": [
            { "编码": "pole", "值": "A-17" }, { "编码": "height", "值": 4.5 },
            { "编码": "since", "值": "2026-11-20T18:30:00Z" }, { "编码": "more", "值": "It hums" },
            { "编码": "state", "值": "dark" }, { "编码": "damage", "值": ["glass", "cable"] },
        ],
        "照片": [{ "photoId": PHOTO, "说明": "The dark lamp" }],
    });
    assert_eq!(json_of(&request.body), expected);
}

#[test]
fn what_the_citizen_left_out_is_left_out_with_its_name() {
    let description =
        with(in_house(), "/operations/submit/request/body/json/位置/全", json!("{place.words}"));
    let mut nowhere = draft();
    nowhere.class = Some(RequestClass::Inquiry);
    nowhere.place = DraftPlace::default();
    let nowhere = request(hotline(&description).submit(&submission(&nowhere), &attempt()));
    assert!(json_of(&nowhere.body).get("位置").is_none());
    let request = request(hotline(&in_house()).submit(&submission(&draft()), &attempt()));
    let expected = json!({
        "requestId": KEY, "诉求类型": "投诉", "分类代码": "lamp", "诉求内容": "The lamp at the gate is dark",
        "语言": "en", "位置": { "描述": "North gate" },
    });
    assert_eq!(json_of(&request.body), expected);
}

#[test]
fn an_answer_can_be_named_by_its_code_and_texts_can_hold_several_values() {
    let body = json!({
        "json": {
            "height": "{answers.height}", "damage": "{answers.damage}", "unasked": "{answers.colour}",
            "title": "{{{headline}}} in {place.address}", "nothing": "{place.district|places}, {answers.colour}",
            "fixed": [1, true, null, "{answers.colour}"], "empty": {}, "lines": { "$lines": [
                "{description}", "Pole: {answers.pole}", "Colour: {answers.colour}",
                { "$each": "answers", "as": "{answer.code}={answer.value}" },
            ] },
            "photos": { "$each": "photos", "as": "{photo.description}" },
            "at": "{finished_at}", "all": "{class}{category}{key}{place.latitude}{place.longitude}{place.description}{contact.name}\
                    {contact.phone}{contact.email}",
        },
    });
    let mut description = with(in_house(), "/operations/submit/request/body", body);
    description["tables"]["places"] = json!({});
    description["tables"]["places"]["south"] = json!("S");
    let mut draft = full_draft();
    draft.place.district = None;
    let value = json_of(&request(hotline(&description).submit(&submission(&draft), &attempt())).body);
    assert_eq!(value["at"], submission(&draft).content().finished_at.to_rfc3339());
    assert_eq!(value["height"], json!(4.5));
    assert_eq!(value["damage"], json!(["glass", "cable"]));
    assert_eq!(value["title"], "{The lamp at the gate is dark} in 1 Gate Street");
    assert_eq!(value["fixed"], json!([1, true, null]));
    assert_eq!(value["empty"], json!({}));
    assert!(value.get("unasked").is_none() && value.get("nothing").is_none());
    let lines: Vec<&str> = value["lines"].as_str().unwrap().lines().collect();
    assert_eq!(lines[..2], ["The lamp at the gate is dark", "Pole: A-17"]);
    assert_eq!((lines[2], lines.last().copied()), ("pole=A-17", Some("damage=glass,cable")));
}

#[test]
fn whole_numbers_go_out_without_a_point() {
    let body = json!({ "json": {
        "text": "{description}", "class": "{class|class}", "code": "{category}", "key": "{key}",
        "height": "{answers.height}", "exact": "{place.accuracy_metres}", "words": "{answers.height} m",
        "where": ["{place.latitude}", "{place.longitude}", "{place.description}"],
        "who": ["{contact.name}", "{contact.phone}", "{contact.email}"],
        "photos": { "$each": "photos", "as": "{photo.description}" },
    } });
    let description = with(in_house(), "/operations/submit/request/body", body);
    let mut draft = full_draft();
    draft.answers.insert("height".to_owned(), TypedAnswer::Text("5".to_owned()));
    let value = json_of(&request(hotline(&description).submit(&submission(&draft), &attempt())).body);
    // 5 and 5.0 are not equal as JSON values.
    assert_eq!((&value["height"], &value["exact"], &value["words"]), (&json!(5), &json!(8), &json!("5 m")));
}

#[test]
fn values_in_addresses_are_encoded_and_the_files_own_words_stay() {
    let mut description =
        with(in_house(), "/operations/read/request/path", json!("工单/{reference}?a=b&v={code}"));
    description["operations"]["read"]["request"]["query"] =
        json!({ "lang[]": "{language}", "n": 1, "x": [2, "三"] });
    let reference = Reference("A/B?&甲 #".to_owned());
    let receipt = Receipt { reference, code: Some(Code::new("%".to_owned())) };
    let request = request(hotline(&description).read(&receipt, None, &LanguageTag::new("zh-Hans")));
    assert_eq!(
        request.url,
        "./hotline/v2/%E5%B7%A5%E5%8D%95/A%2FB%3F%26%E7%94%B2%20%23?a=b&v=%25\
         &lang%5B%5D=zh-Hans&n=1&x=2&x=%E4%B8%89"
    );
}

#[test]
fn the_code_goes_where_the_description_says_also_one_that_no_header_can_carry() {
    let read = |code: &str| {
        let receipt = Receipt { code: Some(Code::new(code.to_owned())), ..receipt() };
        request(hotline(&in_house()).read(&receipt, None, &english()))
    };
    assert_eq!(header(&read("480919"), "X-Query-Password"), Some("480919"));
    assert!(!read("480919").url.contains("480919"));
    assert_eq!(header(&read("四8"), "X-Query-Password"), Some("%E5%9B%9B8"));
    assert_eq!(header(&read("8\r\nX: y"), "X-Query-Password"), Some("8%0D%0AX%3A%20y"));
}

fn text(name: &str, text: &str) -> Part {
    Part { name: name.to_owned(), content: PartContent::Text(text.to_owned()) }
}

#[test]
fn a_photo_goes_as_a_part_or_as_the_whole_content() {
    let upload = |hotline: Rest| request(hotline.upload_photo(&receipt(), &photo(), MediaType::Jpeg));
    let request = upload(shipped(EXAMPLES[0]));
    assert_eq!(request.url, "./hotline/v2/workorders/GD2026112400001/photos");
    let file =
        PartContent::Photo { id: photo(), media_type: MediaType::Jpeg, file_name: format!("{PHOTO}.jpg") };
    let file = Part { name: "file".to_owned(), content: file };
    assert_eq!(request.body, Body::Multipart(vec![text("photoId", PHOTO), file]));

    let raw = with(in_house(), "/operations/photo/request/body", json!("photo"));
    let raw = with(raw, "/operations/photo/request/path", json!("/{reference}/{photo.id}"));
    let request = upload(hotline(&raw));
    assert_eq!(request.body, Body::Photo(photo()));
    assert_eq!(header(&request, "Content-Type"), Some("image/jpeg"));
}

#[test]
fn a_form_repeats_what_is_a_list() {
    let body = json!({ "form": {
        "text": "{description}", "class": "{class|class}", "code": "{category}", "key": "{key}",
        "where": ["{place.latitude}", "{place.longitude}", "{place.description}"],
        "who": ["{contact.name}", "{contact.phone}", "{contact.email}"],
        "answer[]": { "$each": "answers", "as": "{answer.value}" },
        "photo[]": { "$each": "photos", "as": "{photo.description}" },
    } });
    let description = with(in_house(), "/operations/submit/request/body", body);
    let request = request(hotline(&description).submit(&submission(&draft()), &attempt()));
    let expected = format!(
        "class=%E6%8A%95%E8%AF%89&code=lamp&key={KEY}&text=The%20lamp%20at%20the%20gate%20is%20dark&where=North%20gate"
    );
    assert_eq!(request.body, Body::Form(expected));
}

#[test]
fn words_and_verdicts_go_out_as_the_description_says() {
    let hotline = hotline(&in_house());
    let request_of = |exchange| request::<()>(exchange);
    let information = request_of(hotline.add_information(&receipt(), "Dark again", KEY));
    assert_eq!(information.url, "./hotline/v2/workorders/GD2026112400001/notes");
    assert_eq!(json_of(&information.body), json!({ "requestId": KEY, "内容": "Dark again" }));
    let reopening = request_of(hotline.reopen(&receipt(), "Still dark", KEY));
    assert_eq!(json_of(&reopening.body), json!({ "requestId": KEY, "原因": "Still dark" }));
    let verdict = request_of(hotline.rate(&receipt(), &rating()));
    assert_eq!(
        json_of(&verdict.body),
        json!({ "是否联系": "是", "是否解决": "否", "满意度": "不满意", "意见": "Thank you" })
    );
}

#[test]
fn the_zammad_form_is_sent_with_the_token_that_was_asked_for() {
    let zammad = shipped(EXAMPLES[1]);
    let mut draft = full_draft();
    draft.place = DraftPlace { description: "North gate".to_owned(), ..DraftPlace::default() };
    let replies = [answered(200, &json!({ "enabled": true, "token": "t0k" })), answered(200, &json!({}))];
    let (requests, _) = perform(zammad.submit(&submission(&draft), &attempt()), replies);
    assert_eq!((requests.len(), requests[0].url.as_str()), (2, "./api/v1/form_config"));
    assert_eq!(json_of(&requests[0].body), json!({ "fingerprint": KEY }));
    let Body::Multipart(parts) = &requests[1].body else { panic!("expected parts") };
    let body = "The lamp at the gate is dark\nKind: complaint\nPlace: North gate\nPhoto: The dark lamp\n\
                Telephone: +20 100 123 4567\nLanguage: en";
    let file =
        PartContent::Photo { id: photo(), media_type: MediaType::Jpeg, file_name: format!("{PHOTO}.jpg") };
    let expected = [
        text("fingerprint", KEY),
        text("token", "t0k"),
        text("name", "Amal"),
        text("email", "amal@example.org"),
        text("title", "lamp: The lamp at the gate is dark"),
        text("body", body),
        Part { name: "file[]".to_owned(), content: file },
    ];
    assert_eq!(parts.as_slice(), expected);
}

#[test]
fn a_report_to_fixmystreet_says_what_its_photo_shows() {
    let site = shipped(EXAMPLES[2]);
    let detail = |draft| {
        let Body::Multipart(parts) = request(site.submit(&submission(&draft), &attempt())).body else {
            panic!("expected parts")
        };
        parts.into_iter().find(|part| part.name == "detail").unwrap()
    };
    assert_eq!(detail(full_draft()), text("detail", "The lamp at the gate is dark\nPhoto: The dark lamp"));
    assert_eq!(detail(draft()), text("detail", "The lamp at the gate is dark"));
}

#[test]
fn a_headline_is_the_first_line_cut_after_a_word() {
    let headline = |description: &str| {
        let mut draft = draft();
        draft.description = description.to_owned();
        let capabilities =
            complaint_widget::domain::Capabilities { description_max: 500, ..crate::support::capabilities() };
        let submission = crate::support::judge(&draft, &capabilities, &crate::support::categories()).unwrap();
        let described = with(in_house(), "/operations/submit/request/body/json/标题", json!("{headline}"));
        json_of(&request(hotline(&described).submit(&submission, &attempt())).body)["标题"].clone()
    };
    assert_eq!(headline("Dark lamp\nSince Monday"), "Dark lamp");
    let long = headline(&"word ".repeat(40));
    assert_eq!(long, format!("{}…", "word ".repeat(15).trim_end()));
    assert_eq!(headline(&"路".repeat(100)), format!("{}…", "路".repeat(79)));
}
