//! A complaint as the hotline tells it.

use complaint_widget::{
    backend::{Backend as _, Outcome, Revised, Trouble},
    domain::{Complaint, LanguageTag, QuotedText, RequestClass, Status, TimelineEvent},
};
use serde_json::{Value, json};

use super::{answered, end, english, hotline, in_house, receipt, with, without};

fn order() -> Value {
    json!({
        "工单编号": "GD2026112400001", "状态": "办理中", "诉求类型": "求助", "分类代码": 101,
        "诉求内容": "The lamp is dark", "位置": { "纬度": "39.9", "经度": 116.4, "描述": "North gate" },
        "受理时间": "2026-11-24 09:01:00", "更新时间": "2026-11-24 09:30:00", "答复期限": "2026-12-01 17:00:00",
        "附件": [{ "附件编号": "GD-01", "photoId": "p1", "上传时间": "2026-11-24 09:02:00" }, {}],
        "办理过程": [
            { "时间": "2026-11-24 09:30:00", "类型": "办理", "状态": "办理中", "单位": "路灯所", "内容": "已派人" },
            { "时间": "2026-11-24 09:01:00", "类型": "办理", "状态": "待受理", "内容": "已收到" },
            { "时间": "2026-11-24 09:10:00", "类型": "市民补充", "状态": "待受理", "内容": "Two lamps" },
            { "时间": "2026-11-24 09:40:00", "类型": "新的一类", "内容": "巡查" },
            { "类型": "办理", "内容": "没有时间" },
        ],
        "评价": null,
    })
}

fn read_by(description: &Value, order: &Value) -> Outcome<Option<Revised<Complaint>>> {
    let reply = answered(200, &json!({ "结果": "成功", "数据": order }));
    end(hotline(description).read(&receipt(), None, &english()), reply)
}

fn read(order: &Value) -> Complaint {
    read_by(&in_house(), order).unwrap().unwrap().value
}

fn with_member(name: &str, value: Value) -> Value {
    let mut order = order();
    order[name] = value;
    order
}

fn chinese(text: &str) -> QuotedText {
    QuotedText { text: text.to_owned(), language: Some(LanguageTag::new("zh-Hans")) }
}

fn citizens(text: &str) -> QuotedText {
    QuotedText { text: text.to_owned(), language: None }
}

#[test]
fn a_complaint_is_read_with_its_history_in_order() {
    let complaint = read(&order());
    assert_eq!(complaint.reference, receipt().reference);
    assert_eq!((complaint.status, complaint.class), (Status::InProgress, Some(RequestClass::Help)));
    assert_eq!(complaint.category.unwrap().0, "101");
    assert_eq!(complaint.description, Some(citizens("The lamp is dark")));
    assert_eq!(complaint.created_at.to_rfc3339(), "2026-11-24T01:01:00Z");
    assert_eq!(complaint.deadline.unwrap().to_rfc3339(), "2026-12-01T09:00:00Z");
    let point = complaint.place.point.unwrap();
    assert_eq!((point.latitude, point.longitude), (39.9, 116.4));
    assert_eq!((complaint.photos.len(), complaint.photos[0].id.0.as_str()), (1, "p1"));
    assert_eq!(complaint.photos[0].received_at.unwrap().to_rfc3339(), "2026-11-24T01:02:00Z");
    let events: Vec<TimelineEvent> = complaint.timeline.into_iter().map(|entry| entry.event).collect();
    let status = |status, unit: Option<&str>, words| TimelineEvent::Status {
        status,
        unit: unit.map(str::to_owned),
        message: Some(chinese(words)),
    };
    assert_eq!(
        events,
        [
            status(Status::Received, None, "已收到"),
            TimelineEvent::Information(citizens("Two lamps")),
            status(Status::InProgress, Some("路灯所"), "已派人"),
            status(Status::InProgress, None, "巡查"),
        ]
    );
}

#[test]
fn a_status_that_the_file_doesnt_explain_is_shown_as_it_is() {
    let complaint = read(&with_member("状态", json!("等待配件")));
    assert_eq!(complaint.status, Status::Other("等待配件".to_owned()));
}

#[test]
fn the_answer_is_found_in_the_history_or_beside_it() {
    let line = json!({ "时间": "2026-11-25 10:00:00", "类型": "办理", "状态": "待评价", "内容": "已修复" });
    let answered = with_member("状态", json!("待评价"));
    let mut inside = answered.clone();
    inside["办理过程"].as_array_mut().unwrap().push(line);
    assert_eq!(read(&inside).answer(), Some(&chinese("已修复")));

    let place = json!({ "text": "/数据/答复/内容", "at": "/数据/答复/时间" });
    let description = with(in_house(), "/operations/read/answer/answer", place);
    let mut beside = answered.clone();
    beside["答复"] = json!({ "内容": "已修复", "时间": "2026-11-25 10:00:00" });
    let complaint = read_by(&description, &beside).unwrap().unwrap().value;
    assert_eq!(complaint.answer(), Some(&chinese("已修复")));
    assert_eq!(complaint.timeline.last().unwrap().at.to_rfc3339(), "2026-11-25T02:00:00Z");
    let complaint = read_by(&description, &answered).unwrap().unwrap().value;
    assert_eq!(complaint.answer(), None);
}

#[test]
fn a_verdict_counts_if_all_of_it_is_there() {
    let verdict = json!({ "是否联系": "是", "是否解决": "否", "满意度": "不满意", "意见": "Thank you" });
    let rated = |verdict: &Value| {
        let mut order = with_member("评价", verdict.clone());
        let line =
            json!({ "时间": "2026-11-25 11:00:00", "类型": "回访", "状态": "已办结", "内容": "不满意" });
        order["办理过程"].as_array_mut().unwrap().push(line);
        read(&order)
    };
    let complaint = rated(&verdict);
    assert_eq!(complaint.rating, Some(super::rating()));
    assert_eq!(complaint.timeline.last().unwrap().event, TimelineEvent::Rated(super::rating()));
    for (name, value) in [("是否联系", json!("也许")), ("是否解决", json!(null)), ("满意度", json!(9))]
    {
        let mut verdict = verdict.clone();
        verdict[name] = value;
        let complaint = rated(&verdict);
        assert_eq!(complaint.rating, None, "{name}");
        assert_eq!(complaint.timeline.last().unwrap().event, TimelineEvent::Unknown, "{name}");
    }
}

#[test]
fn what_can_be_done_now_follows_from_the_status() {
    let steps = |status: &str| {
        let steps = read(&with_member("状态", json!(status))).next_steps;
        [steps.add_information, steps.add_photo, steps.rate, steps.reopen]
    };
    assert_eq!(steps("待受理"), [true, true, false, false]);
    assert_eq!(steps("待评价"), [false, false, true, true]);
    assert_eq!(steps("重新办理"), [true, true, false, false]);
    assert_eq!(steps("已办结"), [false, false, false, false]);
    assert_eq!(steps("等待配件"), [false, true, false, false]);
    let silent = without(without(in_house(), "/operations/information/when"), "/operations/rating/when");
    let steps = |status: &str| {
        let order = with_member("状态", json!(status));
        let steps = read_by(&silent, &order).unwrap().unwrap().value.next_steps;
        [steps.add_information, steps.rate]
    };
    assert_eq!((steps("等待配件"), steps("待评价")), ([true, false], [false, true]));
}

#[test]
fn what_a_complaint_must_have_is_there_or_nothing_is_shown() {
    let unavailable = Err(Trouble::Unavailable { retry_after: None });
    for order in [
        with_member("工单编号", json!("GD2026112400002")),
        with_member("工单编号", json!(null)),
        with_member("状态", json!("")),
        with_member("受理时间", json!("yesterday")),
        json!(null),
        json!([order()]),
    ] {
        assert_eq!(read_by(&in_house(), &order), unavailable, "{order}");
    }
    // Dashes and case are the citizen's; the hotline answers with its own form.
    assert!(read_by(&in_house(), &with_member("工单编号", json!("gd-20261124-00001"))).is_ok());
}

#[test]
fn what_a_complaint_may_lack_is_left_out() {
    let bare = json!({ "工单编号": "GD2026112400001", "状态": "待受理", "受理时间": "2026-11-24T09:01:00Z" });
    let complaint = read(&bare);
    assert_eq!((complaint.created_at, complaint.timeline.len()), (complaint.updated_at, 0));
    assert!(complaint.place.is_empty() && complaint.photos.is_empty() && complaint.class.is_none());
    let strange = json!({
        "工单编号": "GD2026112400001", "状态": "待受理", "受理时间": "2026-11-24T09:01:00Z", "更新时间": 7.5,
        "诉求类型": "表扬", "位置": [], "附件": {}, "办理过程": "无", "诉求内容": { "a": 1 },
    });
    assert_eq!(read(&strange), complaint);
}
