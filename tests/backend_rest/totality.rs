//! Nothing that a server sends or a file says makes the widget stop, and what is sent and read back is the same.

use complaint_widget::{
    backend::{
        Backend as _, Body, Outcome, Reply, UtcOffset,
        rest::{Description, Rest, pointer::Pointer, template::Template},
    },
    domain::{CategoryCode, Complaint, ListQuery, MediaType, Rating, Satisfaction, Ticket},
    form::{PointSource, Submission},
};
use proptest::{collection::vec, option, prelude::*};
use serde_json::{Value, json};

use super::{
    answered, attempt, end, english, example, hotline, in_house, perform, photo, rating, receipt, response,
};
use crate::{
    EXAMPLES,
    support::{KEY, full_draft, submission},
};

/// Performs every operation with this reply to each of its requests.
fn perform_all(hotline: &Rest, reply: &Reply) {
    let replies = || std::iter::repeat_with(|| reply.clone());
    let _ = perform(hotline.capabilities(&english()), replies());
    let _ = perform(hotline.categories(&english()), replies());
    let _ = perform(hotline.questions(&CategoryCode("1".to_owned()), &english()), replies());
    let _ = perform(hotline.list(&ListQuery::default()), replies());
    let _ = perform(hotline.districts(&english()), replies());
    let _ = perform(hotline.search_addresses("gate", &english()), replies());
    let _ = perform(hotline.submit(&submission(&full_draft()), &attempt()), replies());
    let _ = perform(hotline.number(&Ticket("t".to_owned())), replies());
    let _ = perform(hotline.upload_photo(&receipt(), &photo(), MediaType::Jpeg), replies());
    let _ = perform(hotline.read(&receipt(), None, &english()), replies());
    let _ = perform(hotline.add_information(&receipt(), "Dark", KEY), replies());
    let _ = perform(hotline.rate(&receipt(), &rating()), replies());
    let _ = perform(hotline.reopen(&receipt(), "Dark", KEY), replies());
}

/// The words that stand in a description and in what it describes.
fn words() -> impl Strategy<Value = String> {
    let known = [
        "结果",
        "数据",
        "成功",
        "失败",
        "错误码",
        "错误信息",
        "字段",
        "名称",
        "说明",
        "工单编号",
        "查询密码",
        "状态",
        "办理过程",
        "时间",
        "类型",
        "内容",
        "附件",
        "评价",
        "满意度",
        "E1001",
        "待受理",
        "2026-11-24 09:00:00",
        "0",
        "",
        "errors",
        "error",
        "ticket",
        "number",
        "token",
        "success",
    ];
    prop_oneof![4 => prop::sample::select(known.map(str::to_owned).to_vec()), 1 => ".{0,6}"]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        words().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((words(), inner), 0..6).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A complaint as the in-house hotline would tell it that was given `sent`.
fn told(sent: &Value) -> Complaint {
    let order = json!({
        "工单编号": "GD2026112400001", "状态": "已办结", "受理时间": "2026-11-24 09:01:00",
        "诉求类型": sent["诉求类型"], "分类代码": sent["分类代码"], "诉求内容": sent["诉求内容"], "位置": sent["位置"],
        "评价": sent,
    });
    let reply = answered(200, &json!({ "结果": "成功", "数据": order }));
    end(hotline(&in_house()).read(&receipt(), None, &english()), reply).unwrap().unwrap().value
}

fn sent<T: std::fmt::Debug>(exchange: complaint_widget::backend::Exchange<T>) -> Value {
    let Body::Json(text) = super::request(exchange).body else { panic!("expected JSON") };
    serde_json::from_str(&text).unwrap()
}

fn any_submission() -> impl Strategy<Value = Submission> {
    let degrees = option::of((-90.0..=90.0_f64, -180.0..=180.0_f64));
    ("[\\PC\n]{1,30}", option::of("\\PC{1,20}"), degrees, prop::sample::select(vec![0_usize, 1, 2, 3, 4]))
        .prop_filter_map("a draft that keeps every rule", |(description, words, degrees, class)| {
            let mut draft = full_draft();
            draft.class = Some(complaint_widget::domain::RequestClass::ALL[class]);
            draft.description = description;
            draft.place.description = words.unwrap_or_default();
            if let (Some((point, _)), Some((latitude, longitude))) = (&mut draft.place.point, degrees) {
                (point.latitude, point.longitude) = (latitude, longitude);
                draft.place.point.as_mut().unwrap().1 = PointSource::Phone;
            }
            crate::support::judge(&draft, &crate::support::capabilities(), &crate::support::categories()).ok()
        })
}

proptest! {
    #[test]
    fn no_bytes_from_a_server_stop_the_widget(
        status in 100_u16..600, body in vec(any::<u8>(), 0..200), which in 0..EXAMPLES.len(),
    ) {
        perform_all(&hotline(&example(EXAMPLES[which])), &response(status, &body));
    }

    #[test]
    fn no_json_from_a_server_stops_the_widget(
        status in prop::sample::select(vec![200_u16, 201, 400, 404, 422, 500]), body in any_json(),
        which in 0..EXAMPLES.len(),
    ) {
        perform_all(&hotline(&example(EXAMPLES[which])), &answered(status, &body));
    }

    #[test]
    fn no_json_in_the_hotlines_own_envelope_stops_the_widget(data in any_json()) {
        perform_all(&hotline(&in_house()), &answered(200, &json!({ "结果": "成功", "数据": data })));
    }

    #[test]
    fn nothing_but_a_whole_number_and_code_is_ever_accepted(data in any_json()) {
        let reply = answered(200, &json!({ "结果": "成功", "数据": data }));
        let end: Outcome<_> = end(hotline(&in_house()).submit(&submission(&full_draft()), &attempt()), reply);
        if let Ok(accepted) = end {
            let text = |name: &str| complaint_widget::backend::loose::text(&data[name]);
            prop_assert_eq!(accepted.receipt().map(|receipt| receipt.reference.0.clone()), text("工单编号"));
            prop_assert!(text("查询密码").is_some());
        }
    }

    #[test]
    fn no_bytes_in_a_file_stop_the_widget(body in vec(any::<u8>(), 0..200)) {
        prop_assert!(Description::from_json(&body).is_err());
    }

    #[test]
    fn no_value_anywhere_in_a_file_stops_the_widget(value in any_json(), at in any::<prop::sample::Index>()) {
        let mut description = in_house();
        let places = places(&description);
        *description.pointer_mut(at.get(&places).as_str()).unwrap() = value;
        if let Ok(hotline) = Rest::new("backend.json", description.to_string().as_bytes(), &super::config()) {
            perform_all(&hotline, &answered(200, &json!({ "结果": "成功", "数据": {} })));
        }
    }

    #[test]
    fn no_text_stops_a_template_or_a_pointer(text in "[{}|~/a.\\PC]{0,20}", answer in any_json()) {
        let _ = Template::try_from(text.clone());
        let east = UtcOffset::try_from("+08:00".to_owned()).unwrap();
        if let Ok(pointer) = Pointer::try_from(text) {
            let _ = (pointer.text(&answer), pointer.items(&answer).len(), pointer.moment(&answer, east));
            let _ = pointer.says_something(&answer);
        }
    }

    #[test]
    fn a_submission_comes_back_as_it_was_sent(submission in any_submission()) {
        let complaint = told(&sent(hotline(&in_house()).submit(&submission, &attempt())));
        let content = submission.content();
        prop_assert_eq!(complaint.class, Some(content.class));
        prop_assert_eq!(complaint.category.as_ref(), Some(&content.category));
        prop_assert_eq!(complaint.description.map(|words| words.text), Some(content.description.clone()));
        prop_assert_eq!(complaint.place.description, content.place.description.clone());
        // serde_json reads a number back to within its last bit.
        let (there, sent) = (complaint.place.point.unwrap(), content.place.point.unwrap());
        prop_assert!((there.latitude - sent.latitude).abs() < 1e-9);
        prop_assert!((there.longitude - sent.longitude).abs() < 1e-9);
    }

    #[test]
    fn a_verdict_comes_back_as_it_was_sent(
        contacted in any::<bool>(), solved in any::<bool>(), step in 1_u8..=5, words in option::of("[a-z]{1,20}"),
    ) {
        let rating = Rating { contacted, solved, satisfaction: Satisfaction::new(step).unwrap(), words };
        let complaint = told(&sent(hotline(&in_house()).rate(&receipt(), &rating)));
        prop_assert_eq!(complaint.rating, Some(rating));
    }
}

/// A pointer to each value in `value`.
fn places(value: &Value) -> Vec<String> {
    let mut places = vec![String::new()];
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
        _ => Vec::new(),
    };
    for (name, value) in inner {
        places.extend(self::places(value).into_iter().map(|rest| format!("/{name}{rest}")));
    }
    places
}
